"""How near the days of two tellings lie: whether they can be of one event, and how much that says.

A day that is only the day of the report bounds the happening less strictly than one that the text names: news
of the evening before is often printed without a word on it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.model.claim import When

SHORT = 3
"""Intervals of up to so many days are taken for the day or days of one happening."""
LONG = 10
"""A range of at least so many days tells of a state or a sum of happenings, not of one."""
TOLD_WITHIN = 7
"""Tellings of which one has no days are of one event only if published within so many days."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as ordinals, inclusive; `stated`: the text names them; `vague`: somewhere in."""

    first: int
    last: int
    stated: bool
    vague: bool = False

    @property
    def length(self) -> int:
        """The number of days."""
        return self.last - self.first + 1

    @property
    def is_short(self) -> bool:
        """Whether these are the days of one happening."""
        return self.length <= SHORT and not self.vague

    @property
    def is_long(self) -> bool:
        """Whether this is a stretch of time through which something went on."""
        return self.length >= LONG and not self.vague


@dataclass(frozen=True, slots=True)
class Nearness:
    """How much the days of two tellings say for one event; `possible` is False where they say it can't be."""

    weight: float = 0.0
    reason: str | None = None
    possible: bool = True


UNKNOWN = Nearness()
IMPOSSIBLE = Nearness(possible=False)


def days_of(when: When | None, published: int | None) -> Days | None:
    """Return the days of a claim; an open end is taken as the day of publication where that is known."""
    if when is None or when.precision == "unknown" or not (when.start or when.end):
        return None
    start = ordinal(when.start)
    end = ordinal(when.end)
    first = start if start is not None else end
    last = end if end is not None else (published if published is not None else start)
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    stated = when.basis in ("expression", "post date")
    return Days(first, last, stated, vague=when.precision in ("week", "month", "year"))


def ordinal(day: str | None) -> int | None:
    """Return the number of an ISO day or time, None where it is absent or malformed."""
    try:
        return dt.date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def narrower(one: Days | None, two: Days | None) -> Days | None:
    """Return the days that tell more: those that the text names before others, the shorter, the earlier."""
    known = [days for days in (one, two) if days is not None]
    return min(known, key=lambda d: (d.vague, not d.stated, d.length, d.first), default=None)


def nearness(one: Days | None, two: Days | None, *, slack: int = 1) -> Nearness:
    """Return how near two intervals are; tellings of one thing may be dated `slack` days apart.

    Days that both texts name must meet. UNKNOWN where one is absent.
    """
    if one is None or two is None:
        return UNKNOWN
    gap = max(one.first, two.first) - min(one.last, two.last)
    if one.is_short and two.is_short:
        if gap <= 0:
            return Nearness(2.0, "same day" if one.length == two.length == 1 else "days that meet")
        if gap > slack or (slack == 1 and one.stated and two.stated):
            return IMPOSSIBLE
        return Nearness(0.5, "a day apart" if gap == 1 else f"{gap} days apart")
    if gap > 0:
        return IMPOSSIBLE
    if one.is_short or two.is_short:
        if one.is_long or two.is_long:
            return IMPOSSIBLE
        return Nearness(0.5, "days that meet")
    shared = min(one.last, two.last) - max(one.first, two.first) + 1
    union = max(one.last, two.last) - min(one.first, two.first) + 1
    return Nearness(1.5, "same period") if shared * 2 >= union else Nearness(0.5, "days that meet")
