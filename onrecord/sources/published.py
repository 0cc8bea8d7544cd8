"""Checks dates of publication: an ISO day, or an ISO time with its offset."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(?P<offset>[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)


def iso_published(value: str) -> str:
    """Return a day or a time with offset as it is kept; ValueError says what is wrong with it.

    The day in it stays the publisher's own: no time is moved to another zone.
    """
    stripped = value.strip()
    found = _TIME.fullmatch(stripped)
    if found is None and not _DAY.fullmatch(stripped):
        raise ValueError(
            f"the date of publication is not an ISO day or time: {_shown(value)}; "
            "write it as 2020-11-09 or 2020-11-09T18:30:00+04:00"
        )
    if found is not None and found["offset"] is None:
        raise ValueError(
            f"the date of publication has a time but no offset: {_shown(value)}; "
            f"write it as {found['day']}T{found['time']}+00:00, or as {found['day']}"
        )
    iso = stripped if found is None else f"{found['day']}T{found['time']}{_offset(found['offset'])}"
    try:
        dt.datetime.fromisoformat(iso)
    except ValueError:
        raise ValueError(f"there is no such date of publication: {_shown(value)}; correct it") from None
    return iso


def _offset(written: str) -> str:
    return f"{written[:3]}:{written[3:]}" if len(written) == 5 else written.upper()


def _shown(value: str) -> str:
    return repr(value if len(value) <= 60 else value[:60] + "…")
