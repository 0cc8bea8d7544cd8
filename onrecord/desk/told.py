"""A page of accounts, what its accounts hold, and how far back a large ledger is looked at for some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sqlalchemy import Connection

from onrecord.accounts.record import Record
from onrecord.desk.newest import newest_rows
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.schema import documents
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim

MOST_CLAIMS = 1_000
"""How many claims accounts are worked out from while somebody waits."""
_CUTTING = (
    "published_since",
    "published_until",
    "as_known",
    "conflict",
    "party_any",
    "place_any",
    "publisher",
    "document",
    "min_confidence",
)

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Told(Generic[_Found]):
    """A page of accounts with the claims behind them.

    `number` is how many there are, at least; with `is_more` there may be more. `last` is the day of the
    newest publication, `since` that from which a large ledger was looked at; None where all of it was.
    """

    rows: tuple[_Found, ...]
    claims: Mapping[str, Claim]
    last: str | None
    since: str | None
    number: int
    is_more: bool = False


def page_of(told: Told[_Found], limit: int, offset: int) -> Told[_Found]:
    """Return a page of all accounts of a kind."""
    return replace(told, rows=told.rows[offset : offset + limit], number=len(told.rows))


def of_event(event: Event) -> Iterable[str]:
    """Return the ids of the claims of an event."""
    return (member.id for member in event.claims)


def of_toll(toll: Toll) -> Iterable[str]:
    """Return the ids of the claims of a toll."""
    return (point.claim.id for point in toll.points)


def of_dispute(dispute: Dispute) -> Iterable[str]:
    """Return the ids of the claims of a dispute."""
    return (claim.id for side in dispute.sides for claim in side.claims)


def by_place(rows: Iterable[Control]) -> tuple[tuple[Control, ...], ...]:
    """Return rows of control by their places, in the order in which these come first."""
    places: dict[tuple[str, int | None], list[Control]] = {}
    for row in rows:
        places.setdefault((row.place.name, row.place.geoname), []).append(row)
    return tuple(map(tuple, places.values()))


def record_with(
    ledger: Ledger, filters: Filters, origins: Mapping[str, str], *, by_group: bool = False
) -> Record:
    """Return what accounts are worked out from, as `read_record` does, with origins that are at hand."""
    cut = Filters(**{name: getattr(filters, name) for name in (*_CUTTING, "reviewed")})
    asked = replace(filters, limit=None, party=None if by_group else filters.party)
    claims = {claim.id: claim for claim in ledger.claims(cut)}
    wanted = claims.keys() if asked == cut else {claim.id for claim in ledger.claims(asked)}
    return Record(claims, origins, filters, frozenset(wanted))


def first_day_in_reach(connection: Connection, filters: Filters) -> str | None:
    """Return the day from which on there are at most `MOST_CLAIMS` claims; None where all are in reach."""
    cut = Filters(**{name: getattr(filters, name) for name in _CUTTING})
    beyond = newest_rows(connection, (documents.c.published,), cut, limit=1, offset=MOST_CLAIMS)
    return _day_after(beyond[0][0]) if beyond else None


def _day_after(published: str | None) -> str:
    try:
        return (dt.date.fromisoformat((published or "")[:10]) + dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return dt.date.min.isoformat()
