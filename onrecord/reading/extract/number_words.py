"""The words of numbers, loaded from `vocabulary/data/numbers.toml`, as the patterns that find and read them.

It stands between extract, which needs the ends of a number, and resolve, which needs its value.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.vocabulary.alternation import alternation

Bound = Literal["low", "high", "above", "below", "about"]

_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[-\s](?:{_UNITS}))?|{_UNITS})"
_SCALE = "hundred|thousand|million|billion|trillion"
_BELOW_THOUSAND = (
    rf"(?:(?:{_BELOW_HUNDRED}|an?(?=[-\s]hundred\b))(?:[-\s]hundred\b(?:\s(?:and\s)?{_BELOW_HUNDRED}\b)?)?)"
)
_REST = rf"(?:\s(?:and\s)?{_BELOW_THOUSAND}\b)?"
_SPELLED = (
    rf"(?:{_BELOW_THOUSAND}|an?(?=\s(?:{_SCALE})\b))(?:[-\s](?:trillion|billion)\b{_REST})?"
    rf"(?:[-\s]million\b{_REST})?(?:[-\s]thousand\b{_REST})?"
)
_HALF = (
    rf"(?:half\sa\s(?:{_SCALE})\b"
    rf"|(?:{_UNITS}|an?)(?:[-\s](?:{_SCALE}))?[-\s]and[-\s]a[-\s]half(?:\s(?:{_SCALE})\b)?)"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]\d)|\d{1,12}(?:\.\d{1,6})?"
_SCALED = rf"(?:{_DIGITS})(?:[\s-](?:{_SCALE}|dozen)\b|m\b|bn\b|k\b)?"
_DOZEN = rf"(?:half\sa|{_UNITS}|an?)[\s-]dozen\b"


# What may follow a noun that is not the first half of a longer one ("a student was", not "a student strike").
_AFTER_NOUN = (
    r"\s(?:\w+(?:ed|ing)|is|are|was|were|be|been|says|dies|remains|loses|of|in|on|at|to|by|for|from|with|and|or|who|whom|that|which|while|when|after|as|before|near|inside"
    r"|outside|during|under|over|into|dead|died|shot|said|held|left|lost|fell|told|took|has|have|had|could|would|may|might"
    r"|will|but|because|than|through|if|where|whose|between|against|according|later|also|then|per|came|went|hurt"
    r"|yesterday|today|tonight|earlier|last|early|late|there|nearby)\b"
)
_NO_NOUN = (  # no words of a noun phrase, so that "a battle in which a soldier" has one article that counts
    r"of|in|on|at|to|by|for|from|with|and|or|the|that|who|which|was|were|is|are|as|against|after|between|into|near|lot"
    r"|an?|his|her|its|their|my|our|over|under|has|have|had|hits|kills"
)
_NOUN_WORD = rf"(?:(?!(?:{_NO_NOUN})\b)\(?[\w\u2019'-]+\)?,?\s)"
_NOUN_ENDS = rf"(?:\W*$|[^\w\s-]|{_AFTER_NOUN})"
_HARMED = r"(?:wounded|injured|killed|hurt|dead|missing)\b"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of the data file and the patterns made of them."""

    vague: Mapping[str, float]
    fractions: Mapping[str, float]
    people: frozenset[str]
    irregular: Mapping[str, str]
    stop: frozenset[str]
    skipped: frozenset[str]
    harmed: frozenset[str]
    no_nouns: frozenset[str]
    in_ly: frozenset[str]
    hedges_before: Mapping[str, Bound]
    hedges_after: Mapping[str, Bound]
    number: re.Pattern[str]
    article: re.Pattern[str]
    another: re.Pattern[str]
    alone: re.Pattern[str]
    harm_before: re.Pattern[str]
    both: re.Pattern[str]
    hedge_before: re.Pattern[str]
    hedge_after: re.Pattern[str]
    new_before: re.Pattern[str]
    new_after: re.Pattern[str]
    name_before: re.Pattern[str]
    age_before: re.Pattern[str]


def _alternation(words: Iterable[str]) -> str:
    """Return words as an alternation; three blanks at most may part those of a phrase."""
    return alternation(words, space=r"\s{1,3}")


def _bounds(table: Mapping[str, list[str]]) -> dict[str, Bound]:
    return {phrase: cast(Bound, bound) for bound, phrases in table.items() for phrase in phrases}


@cache
def number_words() -> NumberWords:
    """Return the words of numbers, read once."""
    source = files("onrecord.vocabulary").joinpath("data/numbers.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    vague = {phrase: float(low) for phrase, low in tables["vague"].items()}
    fractions = {phrase: float(part) for phrase, part in tables["fractions"].items()}
    nouns = tables["nouns"]
    people = frozenset(nouns["people"])
    person = rf"(?:{_alternation(people)})\b{_NOUN_ENDS}"
    persons = _alternation(
        [f"{noun}s" for noun in people] + [p for p, one in nouns["irregular"].items() if one in people]
    )
    before, after = _bounds(tables["hedges"]["before"]), _bounds(tables["hedges"]["after"])
    return NumberWords(
        vague=vague,
        fractions=fractions,
        people=people,
        irregular=nouns["irregular"],
        stop=frozenset(nouns["stop"]),
        skipped=frozenset(nouns["skipped"]),
        harmed=frozenset(nouns["harmed"]),
        no_nouns=frozenset(nouns["no_nouns"]),
        in_ly=frozenset(nouns["in_ly"]),
        hedges_before=before,
        hedges_after=after,
        number=re.compile(
            rf"(?i:{_DOZEN}|{_HALF}|(?:{_alternation(vague)}|{_alternation(fractions)})\b|{_SPELLED}\b|{_SCALED})"
        ),
        article=re.compile(rf"(?i:an?(?=\s{_NOUN_WORD}{{0,7}}?{person}))"),
        another=re.compile(rf"(?i:another(?=\s{_HARMED}|\s{_NOUN_WORD}{{0,4}}?{person}))"),
        alone=re.compile(rf"(?i:another(?={_NOUN_ENDS}))"),
        harm_before=re.compile(r"(?i:\b(?:kill|wound|injur|maim)(?:s|e|es|ed|ing)?\s)$"),
        both=re.compile(rf"(?i:both(?=\s(?:of\sthe\s)?{_NOUN_WORD}{{0,3}}?(?:{persons})\b))"),
        hedge_before=re.compile(rf"(?i:(?<!\w)({_alternation(before)})\s{{0,3}})$"),
        hedge_after=re.compile(rf"(?i:\s{{0,3}}({_alternation(after)})(?!\w))"),
        new_before=re.compile(rf"(?i:(?<!\w)(?:{_alternation(tables['beside']['new_before'])})\s{{1,3}})$"),
        new_after=re.compile(
            rf"(?i:\s{{1,3}}(?:{_alternation(tables['beside']['new_after'])})\b(?!\s+than\b))"
        ),
        name_before=re.compile(rf"(?i:(?<!\w)(?:{_alternation(tables['names']['before'])})[\s-]{{1,3}})$"),
        age_before=re.compile(rf"(?i:(?<!\w)(?:{_alternation(tables['names']['age_before'])})\s{{1,3}})$"),
    )
