"""The facet of time: years, of one year its months, of one month its days, each with its claims.

A claim is counted where its days meet the stretch, as the filters `since` and `until` keep it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.accounts.phrases import day_words

Days = tuple[str | None, str | None]
"""The first and last day of a stretch, ISO; None is open."""
MOST = 31
"""So many stretches are shown; of more years those with most claims."""
_OPEN = ("0001-01-01", "9999-12-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A year, a month or a day, by its name (`2031`, `2031-05`, `2031-05-04`), and its number of claims."""

    value: str
    label: str
    number: int | None


def times(claims: Sequence[Days], asked: Days, whole: Days, *, is_cut: bool) -> tuple[Stretch, ...]:
    """Return the stretches by which claims can be narrowed, in the order of time.

    `claims` holds the days of each claim, `asked` those of the filters, `whole` those of the ledger. Where
    not all claims are at hand (`is_cut`), stretches have no number.
    """
    told = [days for days in claims if days != (None, None)]
    first, last = _reach(told, asked, whole, is_cut=is_cut)
    if first is None or last is None or first > last:
        return ()
    stretches = _stretches(first, last)
    if is_cut:
        return tuple(Stretch(value=name, label=_label(name), number=None) for name in stretches[-MOST:])
    numbers = dict.fromkeys(stretches, 0)
    for days in told:
        for name in _met(days, first, last, len(stretches[0])):
            numbers[name] += 1
    often = sorted((-number, name) for name, number in numbers.items() if number)[:MOST]
    return tuple(
        Stretch(value=name, label=_label(name), number=-number)
        for number, name in sorted(often, key=lambda each: each[1])
    )


def bounds(value: str) -> tuple[str, str]:
    """Return the first and last day of a year, month or day; ValueError where it is none."""
    year, month, day = (int(part) if part else None for part in f"{value}--".split("-")[:3])
    start = dt.date(year or 0, month or 1, day or 1)
    last = start.month if month else 12
    end = start if day else dt.date(start.year, last, calendar.monthrange(start.year, last)[1])
    return start.isoformat(), end.isoformat()


def _reach(
    told: Sequence[Days], asked: Days, whole: Days, *, is_cut: bool
) -> tuple[dt.date | None, dt.date | None]:
    """Return the days from which on and until which stretches are shown."""
    if is_cut:
        ends = whole
    else:
        known = sorted(day for days in told for day in days if day)
        ends = (known[0], known[-1]) if known else whole
    return _day(asked[0] or ends[0]), _day(asked[1] or ends[1])


def _stretches(first: dt.date, last: dt.date) -> list[str]:
    if first.year != last.year:
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    if first.month != last.month:
        return [f"{first.year:04}-{month:02}" for month in range(first.month, last.month + 1)]
    return [f"{first.year:04}-{first.month:02}-{day:02}" for day in range(first.day, last.day + 1)]


def _met(days: Days, first: dt.date, last: dt.date, length: int) -> Iterator[str]:
    """Give the stretches that the days of a claim meet; `length` is that of their names."""
    start = max(days[0] or _OPEN[0], first.isoformat())
    end = min(days[1] or _OPEN[1], last.isoformat())
    if start > end:
        return
    one, other = dt.date.fromisoformat(start[:10]), dt.date.fromisoformat(end[:10])
    if length == 4:
        yield from (f"{year:04}" for year in range(one.year, other.year + 1))
    elif length == 7:
        yield from (f"{one.year:04}-{month:02}" for month in range(one.month, other.month + 1))
    else:
        yield from (f"{start[:8]}{day:02}" for day in range(one.day, other.day + 1))


def _label(name: str) -> str:
    if len(name) == 4:
        return name
    if len(name) == 7:
        return f"{calendar.month_name[int(name[5:])]} {name[:4]}"
    return day_words(name)


def _day(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
