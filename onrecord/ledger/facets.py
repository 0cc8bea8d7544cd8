"""How the claims that filters keep are spread over kinds, speakers, parties, places and publishers.

What is counted is bounded, so that the answer does not take longer on a larger ledger; it says where the
bound was reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from onrecord.ledger.browsing import newest_rows
from onrecord.ledger.filters import Filters
from onrecord.ledger.schema import claim_parties, claim_places, claims, documents
from onrecord.ledger.search import name_key
from onrecord.model.claim import Claim
from onrecord.model.exchange import from_json

MOST_COUNTED = 10_000
"""How many claims, the newest, are counted for the facets of a page."""
_AT_ONCE = 800
_PLAIN = 12


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
        claims.c.kind,
        claims.c.mode,
        claims.c.modality,
        documents.c.publisher,
    )
    found = newest_rows(connection, columns, filters, limit=MOST_COUNTED + 1)
    is_cut = len(found) > MOST_COUNTED
    counted = found[:MOST_COUNTED]
    rows = [row[0] for row in counted]
    sides, places = _sides(connection, rows), _places(connection, rows)
    facets = {
        name: _plain(Counter(row[column] for row in counted), max(values, _PLAIN))
        for column, name in enumerate(("kind", "mode", "modality", "publisher"), 1)
    }
    speakers = _Named.of((key, row) for part, _, key, row in sides if part == "speaker")
    facets["speaker"] = _labelled(connection, speakers, values, _speaker_name)
    parties = Counter(party for party, _ in {(party, row) for _, party, _, row in sides if party})
    facets["party"] = _plain(parties, values)
    facets["place"] = _labelled(connection, _Named.of(places), values, _place_name)
    return Spread(number=len(counted), is_cut=is_cut, facets=facets)


@dataclass(frozen=True, slots=True)
class _Named:
    """Folded names, each with how many claims have it and the first of them."""

    numbers: Counter[str]
    first: dict[str, int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> _Named:
        numbers: Counter[str] = Counter()
        first: dict[str, int] = {}
        for key, row in set(pairs):
            if key:
                numbers[key] += 1
                first[key] = min(row, first.get(key, row))
        return cls(numbers, first)


def _sides(connection: Connection, rows: Sequence[int]) -> list[Any]:
    columns = (claim_parties.c.part, claim_parties.c.party, claim_parties.c.name_key, claims.c.row)
    return _beside(connection, select(*columns).join(claims, _of(claim_parties)), rows)


def _places(connection: Connection, rows: Sequence[int]) -> list[Any]:
    columns = (claim_places.c.name_key, claims.c.row)
    return _beside(connection, select(*columns).join(claims, _of(claim_places)), rows)


def _beside(connection: Connection, statement: Select[Any], rows: Sequence[int]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        found += [tuple(row) for row in connection.execute(statement.where(claims.c.row.in_(part)))]
    return found


def _of(table: Table) -> ColumnElement[bool]:
    its: ColumnElement[bool] = table.c.row == claims.c.row
    return its


def _plain(numbers: Mapping[str | None, int], most: int) -> tuple[Value, ...]:
    return tuple(Value(value=key, label=key, number=numbers[key]) for key in _frequent(numbers, most))


def _labelled(
    connection: Connection, named: _Named, most: int, name_of: Callable[[Claim, str], str]
) -> tuple[Value, ...]:
    """Give back to folded names the form that a claim writes them in."""
    keys = _frequent(named.numbers, most)
    told = select(claims.c.row, claims.c.claim).where(claims.c.row.in_([named.first[key] for key in keys]))
    by_row = {row[0]: from_json(row[1]) for row in connection.execute(told)}
    labels = {key: name_of(by_row[named.first[key]], key) for key in keys}
    return tuple(Value(value=labels[key], label=labels[key], number=named.numbers[key]) for key in keys)


def _frequent(numbers: Mapping[str, int] | Mapping[str | None, int], most: int) -> list[str]:
    """Return the keys with the largest numbers, equal ones by name."""
    ordered = sorted((-number, key) for key, number in numbers.items() if key)
    return [key for _, key in ordered[:most]]


def _speaker_name(claim: Claim, key: str) -> str:
    return claim.speaker.name if claim.speaker else key.strip()


def _place_name(claim: Claim, key: str) -> str:
    return next((place.name for place in claim.where if name_key(place.name) == key), key.strip())
