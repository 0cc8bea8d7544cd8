"""How the claims that filters keep are spread over kinds, speakers, parties, places and publishers.

What is counted is bounded, so that the answer does not take longer on a larger ledger; it says where the
bound was reached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, func, select

from onrecord.ledger.browsing import newest
from onrecord.ledger.filters import Filters
from onrecord.ledger.listing import narrowed
from onrecord.ledger.schema import claim_parties, claim_places, claims, documents
from onrecord.ledger.search import name_key
from onrecord.model.claim import Claim
from onrecord.model.exchange import from_json

MOST_COUNTED = 20_000
"""How many claims, the newest, are counted for the facets of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet: what the filter takes, what people read, and how many claims have it."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How claims are spread: facets by name, how many there are, and whether only the newest were counted."""

    number: int
    is_cut: bool
    facets: dict[str, tuple[Value, ...]]


def spread(connection: Connection, filters: Filters, *, values: int = 8) -> Spread:
    """Return the facets of the claims that filters keep: for each its most frequent values."""
    columns = (
        claims.c.row,
        claims.c.reading,
        claims.c.id,
        claims.c.kind,
        claims.c.mode,
        claims.c.modality,
        documents.c.publisher,
    )
    statement = narrowed(select(*columns), filters, connection, None)
    counted = newest(statement, limit=MOST_COUNTED + 1).subquery()
    number = connection.execute(select(func.count()).select_from(counted)).scalar_one()
    plain = {
        name: _plain_values(connection, counted.c[name], values)
        for name in ("kind", "mode", "modality", "publisher")
    }
    speaker = claim_parties.c.part == "speaker"
    named = {
        "speaker": _named_values(connection, counted, speaker, values, _speaker_name),
        "party": _party_values(connection, counted, values),
        "place": _place_values(connection, counted, values),
    }
    return Spread(number=min(number, MOST_COUNTED), is_cut=number > MOST_COUNTED, facets=plain | named)


def _plain_values(connection: Connection, column: ColumnElement[str], values: int) -> tuple[Value, ...]:
    statement = (
        select(column, func.count())
        .where(column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
        .limit(max(values, 12))
    )
    return tuple(Value(value=row[0], label=row[0], number=row[1]) for row in connection.execute(statement))


def _party_values(connection: Connection, counted: Subquery, values: int) -> tuple[Value, ...]:
    number = func.count(counted.c.row.distinct())
    statement = (
        select(claim_parties.c.party, number)
        .join(counted, _of(counted, claim_parties))
        .where(claim_parties.c.party.is_not(None))
        .group_by(claim_parties.c.party)
        .order_by(number.desc(), claim_parties.c.party)
        .limit(values)
    )
    return tuple(Value(value=row[0], label=row[0], number=row[1]) for row in connection.execute(statement))


def _named_values(
    connection: Connection,
    counted: Subquery,
    narrowed_to: ColumnElement[bool],
    values: int,
    name_of: Callable[[Claim, str], str],
) -> tuple[Value, ...]:
    key, number = claim_parties.c.name_key, func.count(counted.c.row.distinct())
    statement = (
        select(key, number, func.min(counted.c.row))
        .join(counted, _of(counted, claim_parties))
        .where(narrowed_to, key != "")
        .group_by(key)
        .order_by(number.desc(), key)
        .limit(values)
    )
    return _labelled(connection, [tuple(row) for row in connection.execute(statement)], name_of)


def _place_values(connection: Connection, counted: Subquery, values: int) -> tuple[Value, ...]:
    key, number = claim_places.c.name_key, func.count(counted.c.row.distinct())
    statement = (
        select(key, number, func.min(counted.c.row))
        .join(counted, _of(counted, claim_places))
        .where(key != "")
        .group_by(key)
        .order_by(number.desc(), key)
        .limit(values)
    )
    return _labelled(connection, [tuple(row) for row in connection.execute(statement)], _place_name)


def _labelled(
    connection: Connection, rows: list[tuple[Any, ...]], name_of: Callable[[Claim, str], str]
) -> tuple[Value, ...]:
    """Give back to folded names the form that a claim writes them in."""
    told = select(claims.c.row, claims.c.claim).where(claims.c.row.in_([row[2] for row in rows]))
    by_row = {row[0]: from_json(row[1]) for row in connection.execute(told)}
    found = []
    for key, number, row in rows:
        label = name_of(by_row[row], key)
        found.append(Value(value=label, label=label, number=number))
    return tuple(found)


def _of(counted: Subquery, table: Any) -> ColumnElement[bool]:
    return and_(table.c.reading == counted.c.reading, table.c.claim == counted.c.id)


def _speaker_name(claim: Claim, key: str) -> str:
    return claim.speaker.name if claim.speaker else key.strip()


def _place_name(claim: Claim, key: str) -> str:
    return next((place.name for place in claim.where if name_key(place.name) == key), key.strip())
