"""Reads the value of a number in digits or words, without the words beside it. quantities.py adds those."""

from __future__ import annotations

import math
import re

from text_to_num import text2num

from onrecord.reading.extract.number_words import NumberWords

_LONGEST = 100
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "bn": 1e9,
}
_WORDS = {"a": 1.0, "an": 1.0, "one": 1.0, "another": 1.0, "both": 2.0}
_SCALED = re.compile(
    r"(?P<digits>[\d.]+)[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|dozen|bn|[km])?"
)
_JOIN = re.compile(r"\s?[\u2013\u2014]\s?|(?<=\d)\s?-\s?(?=\d)|\s(?:to|or|and)\s(?:about\s|around\s)?")
_SCALE_WORDS = "hundred|thousand|million|billion|trillion"
_HALF = re.compile(
    rf"(?:half a|(?P<whole>[a-z]+)(?:[ -](?P<inner>{_SCALE_WORDS}))?[ -]and[ -]a[ -]half)"
    rf"(?: (?P<outer>{_SCALE_WORDS}))?"
)
_GROUPING = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}(?!\d))")


def number_value(
    number: str, words: NumberWords, *, two: bool = False
) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high of a number in lower case; `two` where "and" joins a range.

    A range has its first number as value; "dozens" has a lowest number alone. All are None where no number
    stands.
    """
    if len(number) > _LONGEST:
        return None, None, None
    if number in words.vague:
        return None, words.vague[number], None
    single = _single(number, words)
    if single is not None and not (two and " and " in number):
        return single, single, single
    for join in _JOIN.finditer(number):
        if join.group().strip().startswith("and") and not two:
            continue
        first, second = _single(number[: join.start()], words), _single(number[join.end() :], words)
        if first is None or second is None:
            continue
        scale = _SCALED.fullmatch(_GROUPING.sub("", number[join.end() :]))
        if (
            scale is not None
            and scale["scale"] is not None
            and first < 1000
            and not number[join.start() - 1].isalpha()
        ):
            first *= _SCALES[scale["scale"]]
        return first, min(first, second), max(first, second)
    return single, single, single


def _single(number: str, words: NumberWords) -> float | None:
    """Return the value of one number in digits or words; None where it has none."""
    if number in words.fractions:
        return words.fractions[number]
    if number in _WORDS:
        return _WORDS[number]
    digits = _SCALED.fullmatch(_GROUPING.sub("", number))
    if digits is not None:
        try:
            value = round(float(digits["digits"]) * _SCALES.get(digits["scale"] or "", 1.0), 6)
        except ValueError:
            return None
        return value if math.isfinite(value) else None
    half = _HALF.fullmatch(number)
    if half is not None:
        whole = 0.0 if number.startswith("half") else _single(half["whole"], words) or 0.0
        inner, outer = _SCALES.get(half["inner"] or "", 1.0), _SCALES.get(half["outer"] or "", 1.0)
        return (whole + 0.5) * inner * outer
    dozen = re.fullmatch(r"(.+?)[\s-]dozen", number)
    if dozen is not None:
        many = 0.5 if dozen[1] == "half a" else _single(dozen[1], words)
        return None if many is None else 12.0 * many
    try:
        return float(text2num(re.sub(r"^an? ", "one ", number).replace("fourty", "forty"), "en"))
    except ValueError:
        return None
