"""Options that several commands share, and how their values are checked."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="ONRECORD_LEDGER",
        metavar="PATH|URL",
        help="The ledger: a file, or the URL of a database.",
    ),
]
DEFAULT_LEDGER = "onrecord.db"

OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write to a file instead of the terminal.", dir_okay=False),
]


class TextFormat(StrEnum):
    """How a command shows its result: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


class ListingFormat(StrEnum):
    """How accounts are shown."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


def first_day(value: str, option: str) -> str:
    """Return the first day that "2020-11-09", "2020-11" or "2020" means, ISO; BadParameter for others."""
    return _days(value, option)[0]


def last_day(value: str, option: str) -> str:
    """Return the last day that "2020-11-09", "2020-11" or "2020" means, ISO; BadParameter for others."""
    return _days(value, option)[1]


def checked_time(value: str | None, option: str) -> str | None:
    """Return a day or a time with its offset, ISO, as it was given; BadParameter for others."""
    if value is None:
        return None
    try:
        if len(value) == 10:
            dt.date.fromisoformat(value)
            return value
        if dt.datetime.fromisoformat(value).tzinfo is not None:
            return value
    except ValueError:
        pass
    raise typer.BadParameter(
        f"{value!r} is no day like 2020-11-09 and no time like 2020-11-09T18:30+04:00", param_hint=option
    )


def _days(value: str, option: str) -> tuple[str, str]:
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value.strip())
    try:
        if found is None:
            raise ValueError(value)
        year, month, day = (int(part) if part else None for part in found.groups())
        start = dt.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        end = (
            start if day else dt.date(start.year, last_month, calendar.monthrange(start.year, last_month)[1])
        )
    except ValueError:
        raise typer.BadParameter(
            f"{value!r} is no day; write it as 2020-11-09, 2020-11 or 2020", param_hint=option
        ) from None
    return start.isoformat(), end.isoformat()
