"""Says which days an expression of time means, seen from the day it was said.

Resolve calls it with the words that a reader tied to an act; the grammar is that of
extract/time_grammar.py, so that what is found can be read.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.model.claim import When
from onrecord.reading.extract.time_grammar import Point, TimeForm, time_at
from onrecord.reading.resolve.days import DAY, Days, in_year
from onrecord.reading.resolve.time_points import View, parts_of, point_days

_LEAD = re.compile(r"(?i:(?:on|in|at|during|over|of|from|within|throughout|and|the|late\son|for\sthe)\s+)")
_EDGES = re.compile(r"[\s,.;:()\u2013\u2014\"\u201c\u201d-]+")


def resolve_when(
    expression: str, said_on: dt.date, *, planned: bool = False, anchor: dt.date | None = None
) -> When | None:
    """Return the days that an expression of time means, seen from the day it was said.

    Both ends are inclusive; an open end is None. "Monday" is the last Monday up to `said_on`, for a
    planned act the next one. "The day before" and the like count from `anchor`, the day of the happening
    told beside it; "a day after", tied to the earlier of two happenings, counts back from it, and from
    `said_on` where none is given. None where the expression names no time or no day can be told. It never
    raises.
    """
    form = _read(expression)
    if form is None:
        return None
    try:
        days = _form_days(form, View(said_on, planned, anchor))
    except (ValueError, OverflowError, LookupError):
        # A 31st of February, or a day outside the calendar.
        return None
    if days is None or (days.start is None and days.end is None):
        return None
    if days.start is not None and days.end is not None and days.start > days.end:
        return None
    return When(
        start=days.start.isoformat() if days.start else None,
        end=days.end.isoformat() if days.end else None,
        precision=days.precision,
        basis="expression",
        text=expression,
    )


def _read(expression: str) -> TimeForm | None:
    """Take an expression apart; words that belong to no time may stand before or behind it."""
    lead = _EDGES.match(expression)
    position = lead.end() if lead else 0
    for _ in range(4):
        form = time_at(expression, position)
        if form is not None:
            return form
        preposition = _LEAD.match(expression, position)
        if preposition is None:
            break
        position = preposition.end()
    for word in re.finditer(r"(?<!\w)\w", expression[:400]):
        form = time_at(expression, word.start())
        if form is not None:
            return form
    return None


def _form_days(form: TimeForm, view: View) -> Days | None:
    if form.form == "since":
        first = point_days(form.points[0], replace(view, planned=False))
        start = first.start if first else None
        return Days(start, view.said_on, "range") if start and start <= view.said_on else None
    if form.form == "until":
        return _until(form.points[0], view)
    first = point_days(form.points[0], view)
    if form.form == "span":
        return _span(form.points, first, point_days(form.points[1], view), view)
    if first is None or form.form == "point":
        return first
    if form.form == "before":
        return Days(None, first.start - DAY if first.start else None, "range")
    return None


def _until(point: Point, view: View) -> Days | None:
    """Return "until 24 October", "by Friday": up to the nearest such day, be it behind or ahead."""
    ends = {
        days.end
        for planned in {view.planned, True}
        if (days := point_days(point, replace(view, planned=planned))) is not None and days.end is not None
    }
    if not ends:
        return None
    end = min(ends, key=lambda day: (abs(day - view.said_on), day))
    return Days(view.said_on if view.planned and end >= view.said_on else None, end, "range")


def _span(points: tuple[Point, ...], first: Days | None, second: Days | None, view: View) -> Days | None:
    """Return the days from the first of two times to the second; a missing year comes from the other."""
    if first is None or second is None or first.start is None or second.end is None:
        return None
    start, end = first.start, second.end
    of_week = points[0].rule == "weekday", points[1].rule == "weekday"
    given = ("year" in parts_of(points[0]) or points[0].rule in _ABSOLUTE, "year" in parts_of(points[1]))
    backwards = (start.month, start.day) > (end.month, end.day)
    if given[1] and not given[0] and not any(of_week):
        start = in_year(start, end.year - backwards)
    elif given[0] and not given[1] and not any(of_week):
        end = in_year(end, start.year + backwards)
    elif start > end and of_week[0] and not view.planned:
        start -= 7 * DAY
    elif start > end and of_week[1]:
        end += 7 * DAY
    elif start > end and not any(given):
        start = in_year(start, end.year - backwards)
    return Days(start, end, "range") if start <= end else None


_ABSOLUTE = frozenset({"decade", "attacks of 2001"})
