"""Says which days one named time means: a date, a weekday, "last month", "two days ago".

The rules are those of extract/time_words.py, one function for each or for several alike; times.py joins
what they give to stretches ("since …", "from … to …").
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from onrecord.reading.extract.time_grammar import Point
from onrecord.reading.extract.time_words import FEASTS, MONTHS, ORDINALS, WEEKDAYS
from onrecord.reading.resolve.days import (
    DAY,
    LONG_UNITS,
    Days,
    add_months,
    amount_of,
    back,
    edge_of,
    forth,
    grain,
    month_days,
    one_day,
    valid_day,
    week_days,
    year_days,
)


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is seen: the day it was said, whether the act is planned, an earlier day."""

    said_on: dt.date
    planned: bool
    anchor: dt.date | None


_JUST_PASSED = dt.timedelta(days=31)


def parts_of(point: Point) -> dict[str, str]:
    """Return the parts of a point that its words give, in lower case, white space as one blank.

    The dotless i, which matching without case takes for an i, is read as one.
    """
    return {
        name: re.sub(r"\s+", " ", part).casefold().replace("\u2019", "'").replace("\u0131", "i")
        for name, part in point.parts.items()
        if part is not None
    }


def point_days(point: Point, view: View) -> Days | None:
    """Return the days of one time; None where they can't be told. ValueError for a day that no month has."""
    days = _rule_days(point, view)
    if days is not None and point.clock and days.precision == "day":
        return replace(days, precision="hour")
    return days


def _rule_days(point: Point, view: View) -> Days | None:
    parts = parts_of(point)
    match point.rule:
        case "iso":
            return one_day(dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"])))
        case "numeric":
            return _numeric(parts)
        case "date" | "american date":
            return _date(parts, view)
        case "day of month":
            return one_day(_day_of_month(int(parts["day"]), view))
        case "feast":
            return one_day(_dated(*FEASTS[parts["feast"]], parts.get("year"), view))
        case "attacks of 2001":
            return one_day(dt.date(2001, 9, 11))
        case "weekday":
            return one_day(_weekday(parts, view))
        case "day word":
            return _day_word(parts, view)
        case "month":
            return _month(parts, view)
        case "year":
            return _year(parts)
        case "decade":
            return edge_of(year_days(int(parts["decade"]), 10), parts.get("edge"))
        case "season":
            return _season(parts, view)
        case "calendar":
            return _calendar(parts, view)
        case "weekend":
            return _weekend(parts.get("which", ""), view)
        case "past":
            return _past(parts, view)
        case "recent":
            number = 7.0 if parts["unit"] == "day" else 3.0
            return Days(back(view.said_on, number, parts["unit"]), view.said_on, "range")
        case "within" if view.planned:
            return Days(view.said_on, forth(view.said_on, amount_of(parts["number"]), parts["unit"]), "range")
        case "duration" | "within" | "lasting":
            return _lasting(parts, view)
        case "ordinal day":
            return _ordinal_day(parts, view)
        case "shift":
            return _shift(parts, view)
        case "that day":
            return _that_day(parts["which"], view)
        case "clock":
            return Days(view.said_on, view.said_on, "hour")


def _numeric(parts: dict[str, str]) -> Days | None:
    """Return the day of "13/11/2020"; None where day and month could be either."""
    first, year = int(parts["first"]), int(parts["year"])
    if "dotted" in parts:
        # With dots the day comes first wherever such dates are written.
        return one_day(dt.date(year, int(parts["dotted"]), first))
    second = int(parts["second"])
    if first == second or second > 12:
        return one_day(dt.date(year, first, second))
    return one_day(dt.date(year, second, first)) if first > 12 else None


def _date(parts: dict[str, str], view: View) -> Days | None:
    month = MONTHS[parts["month"].rstrip(".")]
    first = _dated(month, int(parts["day"]), parts.get("year") or parts.get("dashed"), view)
    if first is None or "day2" not in parts:
        return one_day(first)
    last = first.replace(day=int(parts["day2"]))
    return Days(first, last, "range") if last >= first else None


def _dated(month: int, day: int, year: str | None, view: View) -> dt.date | None:
    """Return a day of a month; without its year, the last one up to the day it was said.

    For a plan it is the next one, but for a day that has just passed: nobody plans for it a year ahead.
    """
    given = _given_year(year, view)
    if given is not None:
        return dt.date(given, month, day)
    passed = valid_day(view.said_on.year, month, day)
    if passed is not None and dt.timedelta(0) < view.said_on - passed < _JUST_PASSED:
        return passed
    step = 1 if view.planned else -1
    # Eight years on there is a 29th of February again, even around 1900.
    for years in range(9):
        found = valid_day(view.said_on.year + step * years, month, day)
        if found is not None and (found >= view.said_on if view.planned else found <= view.said_on):
            return found
    return None


def _day_of_month(day: int, view: View) -> dt.date | None:
    """Return "the 12th": of this month, or of the one before (for a plan, after) where it lies ahead."""
    for months in range(3):
        month = add_months(view.said_on.replace(day=1), months if view.planned else -months)
        found = valid_day(month.year, month.month, day)
        if found is not None and (found >= view.said_on if view.planned else found <= view.said_on):
            return found
    return None


def _given_year(year: str | None, view: View) -> int | None:
    if year is None:
        return None
    if year[:4].isdigit():
        return int(year[:4])
    if "last" in year or "previous" in year:
        return view.said_on.year - 1
    return view.said_on.year + ("next" in year)


def _weekday(parts: dict[str, str], view: View) -> dt.date:
    """Return the day of a weekday: the last up to the day it was said, or the next for a plan."""
    wanted, said_on = WEEKDAYS[parts["weekday"]], view.said_on
    which, week = parts.get("which", ""), parts.get("week", "")
    if week:
        weeks = -1 if "last" in week else 1 if week == "next" else 0
        return said_on + (wanted - said_on.weekday() + 7 * weeks) * DAY
    ahead, behind = (wanted - said_on.weekday()) % 7, (said_on.weekday() - wanted) % 7
    if which == "the following":
        from_day = view.anchor or said_on
        return from_day + ((wanted - from_day.weekday()) % 7 or 7) * DAY
    if "next" in which or "coming" in which:
        return said_on + (ahead or 7) * DAY
    if "last" in which or "past" in which or "previous" in which:
        return said_on - (behind or 7) * DAY
    return said_on + ahead * DAY if view.planned else said_on - behind * DAY


def _day_word(parts: dict[str, str], view: View) -> Days:
    word = parts.get("word") or parts.get("word2") or "today"
    if word == "overnight":
        first = view.said_on if view.planned else view.said_on - DAY
        return Days(first, first + DAY, "range")
    steps = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}
    day = view.said_on + steps.get(word, 0) * DAY
    return Days(day, day, "day")


def _month(parts: dict[str, str], view: View) -> Days:
    month, said_on, edge = MONTHS[parts["month"].rstrip(".")], view.said_on, parts.get("edge")
    year = _given_year(parts.get("year") or parts.get("dashed"), view)
    if year is not None:
        return edge_of(month_days(year, month), edge)
    which = parts.get("which", "")
    year = said_on.year
    if "next" in which:
        year += month <= said_on.month
    elif which == "last":
        year -= month >= said_on.month
    elif view.planned:
        year += month < said_on.month
    else:
        # "Late October" said on the 9th of that month is a year ago, as "October" is not.
        first = edge_of(month_days(year, month), edge).start
        year -= first is not None and first > said_on
    return edge_of(month_days(year, month), edge)


def _year(parts: dict[str, str]) -> Days:
    year = int(parts["year"])
    last = year // 100 * 100 + int(parts.get("short", "0"))
    if "short" in parts and year < last:
        return year_days(year, last - year + 1)
    return edge_of(year_days(year), parts.get("edge"))


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(parts: dict[str, str], view: View) -> Days:
    """Return the three months of a season of the northern year."""
    month, said_on, which = _SEASONS[parts["season"]], view.said_on, parts.get("which", "")
    year = _given_year(parts.get("year"), view)
    if year is None:
        year = said_on.year
        start = dt.date(year, month, 1)
        if "next" in which or view.planned:
            year += start <= said_on
        elif which == "last":
            year -= add_months(start, 3) > said_on
        else:
            year -= start > said_on
    start = dt.date(year, month, 1)
    return Days(start, add_months(start, 3) - DAY, "range")


def _calendar(parts: dict[str, str], view: View) -> Days | None:
    """Return "last month", "this week", "early this year"; "this …" runs up to the day it was said.

    With a possessive ("this month's attacks") the whole stretch is meant.
    """
    from_day, which, unit, shade = view.said_on, parts["which"], parts["unit"], parts.get("shade", "")
    step = -1 if "last" in which or "previous" in which else 1 if "next" in which or "coming" in which else 0
    if "following" in which:
        if view.anchor is None:
            return None
        from_day, step = view.anchor, 1
    if unit == "week":
        days = week_days(from_day + 7 * step * DAY)
    elif unit == "month":
        first = add_months(from_day.replace(day=1), step)
        days = month_days(first.year, first.month)
    else:
        length = {"year": 1, "decade": 10, "century": 100}[unit]
        days = year_days(from_day.year // length * length + step * length, length)
    if "edge" in parts:
        return edge_of(days, parts["edge"])
    if shade.startswith(("late ", "early ")):
        return edge_of(days, shade.split()[0])
    if step != 0 or days.start is None or days.end is None or "whole" in parts:
        return days
    if view.planned or shade.startswith("later"):
        return Days(max(days.start, view.said_on), max(days.end, view.said_on), days.precision)
    return Days(days.start, max(days.start, min(days.end, view.said_on)), days.precision)


def _weekend(which: str, view: View) -> Days:
    """Return Saturday and Sunday: the last that has begun, or the next for a plan."""
    said_on = view.said_on
    past = "last" in which or "past" in which or "previous" in which
    if "next" in which or "coming" in which or (view.planned and not past):
        saturday = said_on + ((5 - said_on.weekday()) % 7) * DAY
        return Days(saturday, saturday + DAY, "range")
    saturday = said_on - ((said_on.weekday() - 5) % 7) * DAY
    if past and said_on.weekday() >= 5:
        saturday -= 7 * DAY
    return Days(saturday, saturday + DAY, "range")


def _past(parts: dict[str, str], view: View) -> Days:
    """Return "the past 24 hours" and the like, up to the day it was said, which is one of the days."""
    amount, unit = amount_of(parts.get("number")) + (0.5 if "half" in parts else 0.0), parts["unit"]
    return Days(_days_back(view.said_on, amount, unit), view.said_on, "range")


def _days_back(day: dt.date, amount: float, unit: str) -> dt.date:
    if unit in ("day", "night") and amount >= 1:
        amount -= 1
    return back(day, amount, unit)


def _lasting(parts: dict[str, str], view: View) -> Days:
    """Return "for three days", "a two-day battle": back from the day it was said, or on for a plan."""
    number = parts.get("number") or parts.get("number2")
    unit = parts.get("unit") or parts.get("unit2") or parts["bare"]
    amount = 3.0 if "bare" in parts and unit != "day" else amount_of(number)
    if view.planned:
        last = forth(view.said_on, max(0.0, amount - 1) if unit == "day" else amount, unit)
        return Days(view.said_on, last, "range")
    start = _days_back(view.said_on, amount, unit)
    if unit in LONG_UNITS:
        # "Nearly three decades" is no more exact than a year.
        return Days(start.replace(month=1, day=1), view.said_on, "year")
    return Days(start, view.said_on, "range")


def _ordinal_day(parts: dict[str, str], view: View) -> Days:
    """Return "for a third consecutive day": from the first of them to the day it was said."""
    word = parts.get("ordinal") or parts.get("ordinal2") or parts["ordinal3"]
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    unit = parts.get("unit") or parts.get("unit2") or parts["unit3"]
    start = back(view.said_on, max(0, number - 1), unit)
    return Days(start, view.said_on, "range")


def _shift(parts: dict[str, str], view: View) -> Days | None:
    """Return "two days ago", and "a day after" and the like as seen from the anchor."""
    way, number, bare = parts["way"], parts.get("number"), "bare" in parts
    unit = parts.get("unit") or parts["bare"]
    amount = 3.0 if bare else amount_of(number)
    if way == "ago":
        if bare and unit in ("day", "week"):
            return Days(back(view.said_on, 7.0 if unit == "day" else 4.0, unit), view.said_on - DAY, "range")
        return grain(back(view.said_on, amount, unit), unit)
    if unit in ("minute", "hour"):
        whole = 0.0 if bare else amount
        ahead = way in ("later", "afterwards", "afterward")
        return grain(forth(view.anchor or view.said_on, whole if ahead else -whole, unit), unit)
    if bare:
        return None
    if way in ("after", "following"):
        return grain(back(view.anchor or view.said_on, amount, unit), unit)
    if view.anchor is None:
        return None
    ahead = way in ("later", "afterwards", "afterward")
    return grain(forth(view.anchor, amount if ahead else -amount, unit), unit)


def _that_day(which: str, view: View) -> Days | None:
    """Return "the following day", "the same evening" as seen from the anchor."""
    if view.anchor is None:
        return None
    step = (
        1
        if "following" in which or "next" in which
        else -1
        if "previous" in which or "preceding" in which
        else 0
    )
    return one_day(view.anchor + step * DAY)
