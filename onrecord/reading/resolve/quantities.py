"""Reads what a number in the text says: its value, its bounds, whether it is new or a total, what it counts.

Resolve calls it for each number that a reader ties to an act; the words left and right of the number
decide. Bounds follow the codebook: "at least 5" is 5 to open, "up to 5" is 0 to 5, "nearly 240" is open
both ways, "dozens" has no value and is 24 to open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.extract.number_words import Bound, NumberWords, number_words
from onrecord.reading.resolve.nouns import noun_follows, unit_noun
from onrecord.reading.resolve.number_values import number_value

__all__ = ["Quantity", "read_quantity", "unit_noun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The reading of a number; `low` and `high` are inclusive bounds, None means open.

    `approx` is the word that blurs it, as the text has it in lower case. `new` says that it comes on top
    of what stood before, `total` that it is a running total; `fraction` that it is a part of one.
    """

    value: float | None
    low: float | None
    high: float | None
    approx: str | None = None
    new: bool = False
    total: bool = False
    percent: bool = False
    fraction: bool = False


_BEFORE = 150
_AFTER = 120
_BETWEEN = re.compile(r"(?i:\bbetween\s(?:about\s|around\s)?)$")
_PERCENT = re.compile(r"(?i:\s?(?:%|per\s?cent\b|percentage\b))")
_TOLL = r"(?:toll|tally|number|total|count|figure|losses|deaths|casualties|fatalities)"
_WAR = r"(?:conflict|war|insurgency|uprising|crisis|rebellion|campaign|violence|protests)"
_STRIFE = rf"(?:{_WAR}|fighting|unrest|clashes)"
_TOTAL_BEFORE = re.compile(
    r"(?i:"
    r"\b(?:bring|brought|rais|push|tak|took|lift|increas|putt|driv)\w*\s"
    rf"(?:[^.;:\d]{{0,60}}\b{_TOLL}\b[^.;:\d]{{0,50}}\s)?(?:to|at)"
    rf"|\b(?:toll|tally|number|total|count|figure)\b[^.;:\d]{{0,90}}\b(?:to|at|reach(?:es|ed|ing)?|pass(?:es|ed|ing)?"
    r"|exceed(?:s|ed|ing)?|is|was|now|hits?|tops?|surpass(?:es|ed|ing)?)"
    r"|\b(?:toll|tally)\sof(?:\s[\w,-]+\s[\w-]+\sand)?"
    rf"|\b{_STRIFE}\b[^.;:\d]{{0,60}}\b(?:has|have)\s(?:\w+\s){{1,2}}"
    r"|\b(?:has|have)\s(?:(?:now|already|so\sfar)\s\w+|claimed\sthe\slives\sof(?:\s[\w,-]+\s[\w-]+\sand)?)"
    r"|\b(?:so\sfar|to\sdate|in\stotal|in\sall,),?"
    r")\s?$"
)
_TOTAL_AFTER = re.compile(
    rf"(?i:[^.;:,\d\n]{{0,70}}?(?:\bso\sfar\b|\bto\sdate\b|\b(?:ha(?:s|ve)\s(?:been\s)?\w+|dead|killed|wounded|injured|displaced)"
    rf"\b[^.;:,\d\n]{{0,40}}\b(?:since(?!\sthen)|(?:in|result\sof|due\sto)\sthe\s(?:\w+\s)?{_WAR})\b))"
)
_PERFECT = re.compile(r"(?i:\b(?:has|have|had)\s\w+\s?$)")
_SINCE = re.compile(r"(?i:[^.;:,\d\n]{0,60}?\bsince\b(?!\sthen))")


def read_quantity(text: str, start: int, end: int) -> Quantity:
    """Return what the number that stands at `start` to `end` says, with the words beside it.

    A stretch that holds no number has no value and open bounds.
    """
    words = number_words()
    number = _plain(text[start:end])
    before = text[max(0, start - _BEFORE) : start]
    after = text[end : end + _AFTER]
    between = _BETWEEN.search(before)
    value, low, high = number_value(number, words, two=between is not None)
    new, before, after = _new(before, after, words)
    approx, bound = _hedge(before if between is None else before[: between.start()], after, words)
    if bound is not None:
        low, high = _bounded(value, low, high, bound)
    bare = words.hedge_before.sub("", before)
    total = not new and bool(
        _TOTAL_BEFORE.search(bare)
        or _TOTAL_AFTER.match(after)
        or (_PERFECT.search(bare) and _SINCE.match(after))
    )
    return Quantity(
        value=value,
        low=low,
        high=high,
        approx=approx,
        new=new,
        total=total,
        percent=bool(_PERCENT.match(text[end : end + _AFTER])),
        fraction=number in words.fractions,
    )


def _plain(number: str) -> str:
    return re.sub(r"\s+", " ", number).strip().casefold()


def _new(before: str, after: str, words: NumberWords) -> tuple[bool, str, str]:
    """Return whether the number is additional, and the words beside it without the word that says so.

    "Killing four and wounding nine more" only counts on in the sentence: "more" says new where a noun
    follows, or where no other number stands before it.
    """
    hedge = words.hedge_before.search(before)
    ahead = words.new_before.search(before) or (hedge and words.new_before.search(before[: hedge.start()]))
    behind = words.new_after.match(after)
    if not ahead and not behind:
        return False, before, after
    rest = after[behind.end() :] if behind else after
    new = noun_follows(rest, words)
    if not new:
        clause = re.split(r"[.!?;]\s", before)[-1]
        new = words.number.search(clause) is None
    return new, before[: ahead.start()] if ahead and not hedge else before, rest


def _hedge(before: str, after: str, words: NumberWords) -> tuple[str | None, Bound | None]:
    """Return the word that blurs the number and how it bounds it."""
    ahead = words.hedge_before.search(before)
    if ahead is not None:
        word = _plain(ahead[1])
        return word, words.hedges_before.get(word, "about")
    behind = words.hedge_after.match(after)
    if behind is not None:
        word = _plain(behind[1])
        return word, words.hedges_after.get(word, "about")
    return None, None


def _bounded(
    value: float | None, low: float | None, high: float | None, bound: Bound
) -> tuple[float | None, float | None]:
    """Return the bounds of a number once a hedge is applied to them."""
    if value is None:
        return (low, None) if bound not in ("high", "below") else (0.0, None)
    step = 1.0 if value.is_integer() and value >= 1 else 0.0
    if bound == "low":
        return low, None
    if bound == "high":
        return 0.0, high
    if bound == "above":
        return value + step, None
    if bound == "below":
        return 0.0, max(0.0, value - step)
    return (low, high) if low != high else (None, None)
