"""Days of claims as they are looked up: those that last long are kept apart; the rest lie close by."""

from __future__ import annotations

import datetime as dt

from onrecord.model.claim import When

LONG = 31
"""Days that last longer than so many, or are open at an end, are long."""


def is_long(when: When | None) -> bool:
    """Whether the days of a claim last long; no days do not."""
    if when is None or not (when.start or when.end):
        return False
    try:
        return dt.date.fromisoformat(when.end or "") - dt.date.fromisoformat(when.start or "") > dt.timedelta(
            LONG
        )
    except ValueError:
        return True


def before(day: str) -> str:
    """Return the first day on which what is not long can have begun and still meet a day."""
    try:
        return (dt.date.fromisoformat(day) - dt.timedelta(LONG)).isoformat()
    except OverflowError:
        return dt.date.min.isoformat()
