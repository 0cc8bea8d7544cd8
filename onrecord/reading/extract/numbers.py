"""Finds the numbers in a text that can measure a happening: spans only, no values.

Left out are dates, hours, ages, ordinals, the numbers of names, and how many there are of whom some are
counted ("three of the five"). Extract offers these spans to the reader as candidates;
resolve/quantities.py reads their values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.extract.number_words import NumberWords, number_words
from onrecord.reading.extract.times import TimeExpression, find_times


@dataclass(frozen=True, slots=True, order=True)
class NumberExpression:
    """A stretch of text that names a number: code points, end exclusive, without the noun it counts."""

    start: int
    end: int


_STARTERS = re.compile(
    r"(?<![\w\u2019'/.,:-])(?:\d|(?i:an?\s|another\b|both\b|one\b|two\b|thr|fo[ur]|fi[vf]|si[xn]|se[v]|eigh|nin|ten|ele|twe|thi|half\b|doz"
    r"|sco|hun|thou|mill|bill|several|few|many\b))|(?<=[\u2013\u2014/:+-])(?<![\w][\u2013\u2014/:+-])\d"
)
_JOIN = re.compile(r"(?<=\d)[\u2013\u2014-](?=\d)|\s(?:to|or)\s")
_BETWEEN = re.compile(r"(?i:\bbetween\s(?:about\s|around\s)?)$")
_RISE = re.compile(r"(?i:\b(?:from|by|rises?|rose|increased?|raised?|up(?!\sto))\s(?:\w+\s)?)$")
_AND = re.compile(r"\sand\s(?:about\s|around\s)?")
_NO_COUNT_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|-(?:year|month|week|day|hour|minute|mile|mm|storey|story|point|inch|foot|lane|man\b|member\b|party|nation)"
    r"|\s?(?:years?|months?)[\s-]old|:\d\d|\s?(?:a|p)\.?m\b|\s?mm\b|\s?(?:years?|months?)\sof\sage|-(?!strong\b)[a-z]|\s?\u00b0"
    r"|\s?hours\s(?:GMT|local)|\so'clock|(?:[\s-]+(?:full|consecutive|straight|more))?[\s-]+(?:second|minute|hour|day|night|week|month|year|decade)s?\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"[A-Z][\w.\u2019'-]+,\s$")
_OTHER = re.compile(r"(?:no|any|every|each|some|this|that|which|another)\s$", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|last|latest)\sof\s"
    r"(?:the\s|its\s|their\s|these\s)?$",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("a", "an", "another"))  # what follows them was seen to be a person ("a second man")
_CONTEXT = 32


def find_numbers(text: str, times: Sequence[TimeExpression] | None = None) -> list[NumberExpression]:
    """Return the numbers in a text that can count something, without overlap, in order.

    A range ("20-30", "between 20 and 30") is one span from its first number to its last. `times` are the
    expressions of time in the text, for those who have found them already.
    """
    words = number_words()
    times = find_times(text) if times is None else times
    found: list[NumberExpression] = []
    position = 0
    next_time = 0
    while True:
        starter = _STARTERS.search(text, position)
        if starter is None:
            return found
        start = starter.start()
        while next_time < len(times) and times[next_time].end <= start:
            next_time += 1
        if next_time < len(times) and times[next_time].start <= start:
            position = times[next_time].end
            continue
        end = _number_end(text, start, words)
        if end is None:
            position = start + 1
            continue
        if next_time < len(times) and end > times[next_time].start:
            position = times[next_time].end
            continue
        position = end
        if _counts(text, start, end, words):
            found.append(NumberExpression(start, end))


def _number_end(text: str, start: int, words: NumberWords) -> int | None:
    """Return where the number or the range that begins at `start` ends."""
    before = text[max(0, start - _CONTEXT) : start]
    first = words.number.match(text, start)
    if first is None or _is_ordinal(text, start, first.end()):
        return _article_end(text, start, before, words)
    join = _AND.match(text, first.end()) if _BETWEEN.search(before) else _JOIN.match(text, first.end())
    if join is None or (join.group().strip() == "to" and _RISE.search(before)):
        return first.end()
    second = words.number.match(text, join.end())
    if second is None or not (_is_exact(first.group(), words) and _is_exact(second.group(), words)):
        return first.end()
    return second.end()


def _article_end(text: str, start: int, before: str, words: NumberWords) -> int | None:
    """Return where "a", "another" or "both" ends that counts the people behind it."""
    for pattern in (words.article, words.another, words.both):
        if counted := pattern.match(text, start):
            return counted.end()
    alone = words.alone.match(text, start) if words.harm_before.search(before) else None
    return alone.end() if alone else None


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Whether a part is an ordinal before its noun: "a third bomber"."""
    return _PART.fullmatch(text, start, end) is not None and _NOUN_NEXT.match(text, end) is not None


def _is_exact(number: str, words: NumberWords) -> bool:
    """Whether a number can be an end of a range: "dozens", "half" and "a dozen" can't."""
    bare = " ".join(number.casefold().split())
    return not (bare in words.vague or bare in words.fractions or bare.startswith(("a ", "an ")))


def _counts(text: str, start: int, end: int, words: NumberWords) -> bool:
    """Whether the words around leave the number a count, and not an ordinal, an hour, an age or a name."""
    if end < len(text) and text[end].isalnum() and text[end - 1].isdigit() and not _unit_glued(text, end):
        return False
    if _NO_COUNT_AFTER.match(text, end) and text[start:end].casefold() not in _ARTICLES:
        return False
    if _SCORE.fullmatch(text, start, end) and not _is_range(text[start:end]):
        return False
    before = text[max(0, start - _CONTEXT) : start]
    if words.name_before.search(before) or words.age_before.search(before) or _OF_ALL.search(before):
        return False
    if text[start].isalpha():
        return not (text[start:end].casefold() == "one" and _OTHER.search(before))
    return not (end - start <= 2 and _AGE.search(before) and text.startswith(",", end))


_SCORE = re.compile(r"\d{1,3}[\u2013\u2014-]\d{1,3}")
_PART = re.compile(r"(?:a|one)[\s-](?:third|quarter|fifth|tenth)", re.IGNORECASE)
_NOUN_NEXT = re.compile(r"\s(?!of\b|in\b|to\b|and\b|have\b|has\b|are\b|were\b|was\b|is\b)\w")


def _is_range(numbers: str) -> bool:
    """Whether two numbers with a dash between rise; else they are the score of a match ("3-1")."""
    first, second = (int(number) for number in re.findall(r"\d+", numbers))
    return first < second


_GLUED = re.compile(r"(?:kg|km|m|t|bn|k|kt|cm)\b")


def _unit_glued(text: str, end: int) -> bool:
    """Whether a unit is written right behind the digits ("200kg")."""
    return _GLUED.match(text, end) is not None
