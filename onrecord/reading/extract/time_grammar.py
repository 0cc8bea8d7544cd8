"""The grammar of expressions of time: what `find_times` looks for and `resolve_when` reads.

It stands between extract, which needs the ends of an expression, and resolve, which needs its parts, so
that both mean the same thing by it. It gives no values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.extract.time_words import CLOCK, PART, RULES, SPACE, Rule

Form = Literal["point", "since", "until", "before", "span"]

_COMPILED: tuple[tuple[Rule, re.Pattern[str]], ...] = tuple(
    (rule, re.compile(rf"(?i:{pattern})")) for rule, pattern in RULES.items()
)
# One look that says whether any rule begins here: most words begin none, and this is four times cheaper.
_ANY = re.compile("(?i:" + "|".join(re.sub(r"\?P<\w+>", "?:", rule) for rule in RULES.values()) + ")")
_DAYS: frozenset[Rule] = frozenset(
    {"iso", "numeric", "date", "american date", "day of month", "weekday", "day word", "feast"}
)
_COUNTED: frozenset[Rule] = _DAYS | {
    "month",
    "year",
    "decade",
    "season",
    "calendar",
    "weekend",
    "attacks of 2001",
    "shift",
}
_PREFIX = re.compile(
    rf"(?i:(?:(?:(?:the\s)?(?:small|early|late|first)\s(?:hours|morning|evening)|(?:the\s)?{PART})\s(?:of|on)\s(?:the\s(?!\d))?"
    r"|(?:very\s)?(?:late|early|earlier|later)\s(?:on\s|in\sthe\s(?:day|night)\son\s)?))"
)
_CLOCK_THEN = re.compile(rf"(?i:{CLOCK}(?:,?\son|,)?\s)")
_THEN_CLOCK = re.compile(rf"(?i:,?(?:\sat)?(?:\s(?:about|around))?\s{CLOCK})")
_KEYWORDS = re.compile(
    r"(?i:(?P<since>(?:ever\s)?since)|(?P<until>until|till|by|through|up\sto)"
    r"|(?P<before>before|prior\sto)|(?P<span>from|between))(?:\s(?:on|in|the\stime\sof|at))?\s(?:(?P<the>the)\s)?"
)
_JOIN = re.compile(
    rf"(?i:\s?[\u2013\u2014-]\s?|{SPACE}(?:to|and|until|till|through|into)(?:\s(?:on|the))?{SPACE})"
)
_SINCE_CLAUSE = re.compile(
    r"(?i:(?:ever\s)?since\s(?:[^\W\d][\w\u2019'-]*\s){1,7}?(?:began|begun|started|erupted|broke\sout|flared(?:\sup)?|resumed"
    r"|launched|escalated|intensified|took\seffect|came\sinto\s(?:force|effect)|took\spower|seized\spower)\s)"
)
_WORD = re.compile(r"[^\W\d][\w\u2019'-]*\s")
_CLAUSE_WORDS = 5
_NOUN_NEXT = re.compile(
    r"\s(?!(?:in|on|at|and|or|to|when|with|as|after|by|for|from|has|have|had|was|were|but)\b)\w"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One time that an expression names: the rule that it follows, its ends and its named parts.

    `clock` says that an hour stands with it.
    """

    rule: Rule
    start: int
    end: int
    parts: Mapping[str, str | None]
    clock: bool = False


@dataclass(frozen=True, slots=True)
class TimeForm:
    """An expression of time taken apart: one point, or two for a span from the first to the second."""

    form: Form
    start: int
    end: int
    points: tuple[Point, ...]


def time_at(text: str, position: int) -> TimeForm | None:
    """Return the longest expression of time that begins at `position`; None where none does."""
    best = _since_clause_at(text, position) or _range_at(text, position)
    keyword = _KEYWORDS.match(text, position)
    if keyword is not None and keyword.lastgroup is not None:
        form = keyword.lastgroup
        inner = _range_at(text, keyword.end(), between=form == "span")
        if inner is not None and inner.points[0].rule in _COUNTED and not _is_noun(text, keyword, inner):
            if form == "span" and not _is_span(inner):
                inner = None
            elif form == "span" or (form == "since" and inner.form == "point"):
                inner = TimeForm(
                    "since" if form == "since" else inner.form, position, inner.end, inner.points
                )
            elif form in ("until", "before"):
                inner = TimeForm("until" if form == "until" else "before", position, inner.end, inner.points)
            if inner is not None and (best is None or inner.end > best.end):
                best = inner
    return best


def _since_clause_at(text: str, position: int) -> TimeForm | None:
    """Return "since fighting began on 27 September", where the clause only says what began."""
    clause = _SINCE_CLAUSE.match(text, position)
    if clause is None:
        return None
    at = clause.end()
    for _ in range(_CLAUSE_WORDS):
        inner = _range_at(text, at)
        if inner is not None and inner.points[0].rule in _COUNTED:
            return TimeForm("since", position, inner.end, inner.points[:1])
        word = _WORD.match(text, at)
        if word is None:
            return None
        at = word.end()
    return None


def _is_noun(text: str, keyword: re.Match[str], inner: TimeForm) -> bool:
    """Whether the time only names a thing that the keyword governs ("since the 1998 bombing")."""
    if keyword.lastgroup in ("until", "before") and text[inner.end : inner.end + 2] in ("'s", "\u2019s"):
        return True
    return (
        keyword["the"] is not None
        and inner.points[0].rule in ("year", "month", "date", "american date")
        and not inner.points[0].parts.get("edge")
        and _NOUN_NEXT.match(text, inner.end) is not None
    )


def _is_span(inner: TimeForm) -> bool:
    """Whether an expression has two ends, which "from" and "between" need."""
    return inner.form == "span" or inner.points[0].parts.get("day2") is not None


def _range_at(text: str, position: int, *, between: bool = False) -> TimeForm | None:
    first = _point_at(text, position)
    if first is None:
        return None
    join = _JOIN.match(text, first.end)
    if join is not None and first.rule in _COUNTED and first.rule != "shift":
        second = _point_at(text, join.end())
        if second is not None and _joins(join.group(), first, second, between=between):
            return TimeForm("span", position, second.end, (first, second))
    return TimeForm("point", position, first.end, (first,))


def _joins(join: str, first: Point, second: Point, *, between: bool) -> bool:
    """Whether two times on both sides of a join are one span: of one grain, and not a mere list."""
    if second.rule not in _COUNTED or second.rule in ("shift", "calendar", "weekend"):
        return False
    same = first.rule == second.rule or (first.rule in _DAYS and second.rule in _DAYS)
    if not same or between or join.strip().casefold() != "and" or first.rule in _DAYS:
        return same
    # "2008 and 2009" are one stretch, "2003 and 2011" two.
    return first.rule == "year" and int(second.parts["year"] or 0) - int(first.parts["year"] or 0) == 1


def _point_at(text: str, position: int) -> Point | None:
    """Return the longest single time at a position, with the hour and the part of day beside it."""
    best = _bare_point_at(text, position)
    for lead in (_PREFIX, _CLOCK_THEN):
        prefix = lead.match(text, position)
        if prefix is None:
            continue
        inner = _bare_point_at(text, prefix.end())
        if inner is not None and inner.rule in _DAYS and (best is None or inner.end > best.end):
            best = Point(inner.rule, position, inner.end, inner.parts, inner.clock or lead is _CLOCK_THEN)
    if best is not None and best.rule in _DAYS:
        clock = _THEN_CLOCK.match(text, best.end)
        if clock is not None:
            return Point(best.rule, best.start, clock.end(), best.parts, True)
    return best


def _bare_point_at(text: str, position: int) -> Point | None:
    if _ANY.match(text, position) is None:
        return None
    best: re.Match[str] | None = None
    best_rule: Rule = "iso"
    for rule, pattern in _COMPILED:
        match = pattern.match(text, position)
        if match is not None and match.end() > position and (best is None or match.end() > best.end()):
            best, best_rule = match, rule
    if best is None:
        return None
    parts = best.groupdict()
    if best_rule == "season" and not (parts["which"] or parts["year"]):
        return None
    if (
        best_rule == "calendar"
        and parts["which"].casefold() == "the"
        and not (parts["edge"] or parts["shade"])
    ):
        return None
    return Point(best_rule, position, best.end(), parts, best_rule == "clock")
