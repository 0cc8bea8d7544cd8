"""How the claims that filters keep are spread over kinds, speakers, parties, places, publishers and time.

The newest claims are counted, so many that the answer does not take longer on a larger ledger; it says where
there are more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.desk.newest import newest_rows, rows_beside
from onrecord.desk.times import Days, times
from onrecord.ledger import Filters
from onrecord.ledger.schema import claim_parties, claim_places, claims, documents
from onrecord.ledger.search import name_key
from onrecord.model.claim import Claim
from onrecord.model.exchange import from_json

MOST_COUNTED = 2_000
"""How many claims, the newest, are counted for the facets of a page."""
_PLAIN = 12
_COLUMNS = (
    claims.c.row,
    claims.c.kind,
    claims.c.mode,
    claims.c.modality,
    documents.c.publisher,
    claims.c.when_start,
    claims.c.when_end,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet: what the filter takes, what people read, and how many claims have it.

    Of `when` it is a year, month or day, whose first and last day `since` and `until` take; its number is
    null where not all claims were counted.
    """

    value: str
    label: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How claims are spread: facets by name, how many there are, and whether only the newest were counted."""

    number: int
    is_cut: bool
    facets: dict[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest claims that filters keep, by the numbers of their rows, and how they are spread."""

    rows: tuple[int, ...]
    spread: Spread


def newest_of(connection: Connection, filters: Filters, whole: Days, *, values: int = 8) -> Newest:
    """Return the newest claims that filters keep, with their facets: for each its most frequent values.

    `whole` are the first and last day of publication of the ledger.
    """
    found = newest_rows(connection, _COLUMNS, filters, limit=MOST_COUNTED + 1)
    is_cut = len(found) > MOST_COUNTED
    counted = found[:MOST_COUNTED]
    rows = [row[0] for row in counted]
    facets = {
        name: _plain(Counter(row[column] for row in counted), max(values, _PLAIN))
        for column, name in enumerate(("kind", "mode", "modality", "publisher"), 1)
    }
    sides = _sides(connection, rows)
    speakers = _Named.of((key, row) for part, _, key, row in sides if part == "speaker")
    facets["speaker"] = _labelled(connection, speakers, values, _speaker_name)
    parties = Counter(party for party, _ in {(party, row) for _, party, _, row in sides if party})
    facets["party"] = _plain(parties, values)
    facets["place"] = _labelled(connection, _Named.of(_places(connection, rows)), values, _place_name)
    days = [(row.when_start, row.when_end) for row in counted]
    told = times(days, (filters.since, filters.until), whole, is_cut=is_cut)
    facets["when"] = tuple(Value(value=each.value, label=each.label, number=each.number) for each in told)
    return Newest(tuple(row[0] for row in found), Spread(number=len(rows), is_cut=is_cut, facets=facets))


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
    its = claim_parties.c
    return rows_beside(connection, (its.part, its.party, its.name_key, its.row), its.row, rows)


def _places(connection: Connection, rows: Sequence[int]) -> list[tuple[str, int]]:
    its = claim_places.c
    return [(key, row) for key, row in rows_beside(connection, (its.name_key, its.row), its.row, rows)]


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
