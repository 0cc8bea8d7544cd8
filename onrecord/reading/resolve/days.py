"""Stretches of days and the calendar arithmetic on them: the tools of times.py."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from text_to_num import text2num

from onrecord.model.words import WhenPrecision

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends inclusive, None where open."""

    start: dt.date | None
    end: dt.date | None
    precision: WhenPrecision


def one_day(day: dt.date | None) -> Days | None:
    """Return a single day as a stretch; None stays None."""
    return None if day is None else Days(day, day, "day")


def month_days(year: int, month: int) -> Days:
    """Return the days of a month."""
    return Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_days(year: int, length: int = 1) -> Days:
    """Return the days of a year, or of several that begin with it."""
    return Days(dt.date(year, 1, 1), dt.date(year + length - 1, 12, 31), "year" if length == 1 else "range")


def week_days(day: dt.date) -> Days:
    """Return the week of a day, Monday to Sunday."""
    monday = day - day.weekday() * DAY
    return Days(monday, monday + 6 * DAY, "week")


def valid_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def in_year(day: dt.date, year: int) -> dt.date:
    """Return the same day of another year; the 29th of February becomes the 28th where it must."""
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_UNIT_DAYS = {
    "minute": 0.0,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "weekend": 7.0,
    "fortnight": 14.0,
}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}
LONG_UNITS = frozenset({"year", "decade", "century", "centurie"})


def forth(day: dt.date, amount: float, unit: str) -> dt.date:
    """Return the day that lies an amount of units after another; hours count whole days only."""
    if unit in _UNIT_MONTHS:
        return add_months(day, round(amount * _UNIT_MONTHS[unit]))
    days = amount * _UNIT_DAYS[unit]
    return day + (int(days + 1e-9) if days >= 0 else -int(-days + 1e-9)) * DAY


def back(day: dt.date, amount: float, unit: str) -> dt.date:
    """Return the day that lies an amount of units before another."""
    return forth(day, -amount, unit)


def grain(day: dt.date, unit: str) -> Days:
    """Return what a day counted in a unit stands for: the month for months, the year for years."""
    if unit == "month":
        return month_days(day.year, day.month)
    return year_days(day.year) if unit in LONG_UNITS else Days(day, day, "day")


def edge_of(days: Days, edge: str | None) -> Days:
    """Return the part of a week, month, year or decade that "early", "mid", "late" and the like name.

    Of a month: the 1st to 10th, 11th to 20th, 21st to its end. Of longer stretches: a third of their
    months for "early", "mid" and "late", the first or last month of twelve for "start" and "end".
    """
    if edge is None or days.start is None or days.end is None:
        return days
    edge = re.sub(r"^the |^very | of.*$", "", edge)
    first, last = days.start, days.end
    if days.precision == "week":
        if "early" in edge or "start" in edge or "beginning" in edge:
            return Days(first, first + 2 * DAY, "range")
        return (
            Days(first + 2 * DAY, first + 3 * DAY, "range")
            if "mid" in edge
            else Days(first + 3 * DAY, last, "range")
        )
    if days.precision == "month":
        return _month_edge(first, last, edge)
    return _year_edge(first, last, edge)


def _month_edge(first: dt.date, last: dt.date, edge: str) -> Days:
    if "half" in edge:
        middle = first.replace(day=15)
        return Days(first, middle, "range") if "first" in edge else Days(middle + DAY, last, "range")
    if _is_first(edge):
        return Days(first, first.replace(day=10), "range")
    if "mid" in edge:
        return Days(first.replace(day=11), first.replace(day=20), "range")
    return Days(first.replace(day=21), last, "range")


def _year_edge(first: dt.date, last: dt.date, edge: str) -> Days:
    months = (last.year - first.year + 1) * 12
    if "half" in edge:
        length = months // 2
        lead = 0 if "first" in edge else length
    elif "mid" in edge:
        length = lead = months // 3
    else:
        length = months // 3 if edge in ("early", "late") else max(1, months // 12)
        lead = 0 if _is_first(edge) else months - length
    start = add_months(first, lead)
    return Days(start, add_months(start, length) - DAY, "range")


def _is_first(edge: str) -> bool:
    return any(word in edge for word in ("early", "start", "beginning", "first"))


_AMOUNTS = {
    "couple": 2.0,
    "few": 3.0,
    "several": 3.0,
    "dozen": 12.0,
    "half a": 0.5,
    "a": 1.0,
    "an": 1.0,
    "the": 1.0,
}


def amount_of(number: str | None) -> float:
    """Return the value of a small number in words or digits; 1 where none stands, 3 for "several"."""
    if number is None:
        return 1.0
    number = re.sub(r"\s+", " ", number.strip())
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", number):
        return float(number)
    bare = re.sub(r"^(?:a|the) (?=\w)| of$", "", re.sub(r"^(?:a|the) (?=\w)", "", number))
    for word in (number, bare):
        if word in _AMOUNTS:
            return _AMOUNTS[word]
    try:
        return float(text2num(bare, "en"))
    except ValueError:
        return 1.0
