"""From a ledger and filters to accounts: which claims they are worked out from, and which are asked for.

Filters of publication, conflict, publisher, document, confidence and review say what is looked at: claims are
cut before. The others narrow the accounts that come out: a figure never depends on who asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.accounts.control import work_out_control
from onrecord.accounts.disputes import find_disputes
from onrecord.accounts.events import link_events
from onrecord.accounts.publication import published_day
from onrecord.accounts.tolls import work_out_tolls
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.filters import country_code
from onrecord.ledger.search import name_key
from onrecord.model.accounts import Control, Dispute, Event, Toll, TollGroup
from onrecord.model.claim import Claim, Place
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary

_CUTTING = (
    "published_since",
    "published_until",
    "as_known",
    "conflict",
    "party_any",
    "place_any",
    "document",
    "publisher",
    "min_confidence",
    "reviewed",
)

_Row = TypeVar("_Row")
_PlaceKey = int | str


@dataclass(frozen=True, slots=True)
class Record:
    """What accounts are worked out from: claims with their documents' origins, and what is asked of them."""

    claims: Mapping[str, Claim]
    origins: Mapping[str, str]
    filters: Filters
    wanted: frozenset[str]

    @property
    def last(self) -> str | None:
        """The day of the newest publication that is looked at, ISO; None where none is dated."""
        return max(filter(None, map(published_day, self.claims.values())), default=None)


def read_record(ledger: Ledger, filters: Filters, *, by_group: bool = False) -> Record:
    """Return the claims of a ledger that filters let in, and which of them they ask for.

    With `by_group`, a party is looked for in the groups of tolls and not in claims.
    """
    cut = Filters(**{name: getattr(filters, name) for name in _CUTTING})
    asked = replace(filters, limit=None, party=None if by_group else filters.party)
    claims = {claim.id: claim for claim in ledger.claims(cut)}
    wanted = claims.keys() if asked == cut else {claim.id for claim in ledger.claims(asked)}
    return Record(claims, ledger.origins(), filters, frozenset(wanted))


def words() -> Vocabulary:
    """Return the vocabulary by which accounts are worked out."""
    return load()


def is_cut(filters: Filters) -> bool:
    """Whether filters say what is looked at, so that figures are others than those of the whole record."""
    return any(getattr(filters, name) not in (None, ()) for name in _CUTTING)


class StoredTexts(Mapping[str, str]):
    """The stored texts of a ledger by document id, each read when it is asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._texts: dict[str, str] = {}

    def __getitem__(self, document: str) -> str:
        """Return the text of a document."""
        if document not in self._texts:
            self._texts[document] = self._ledger.document(document).text
        return self._texts[document]

    def __iter__(self) -> Iterator[str]:
        """Give the ids of those that were read."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return how many were read."""
        return len(self._texts)


def events_of(record: Record) -> tuple[Event, ...]:
    """Return the events of which one claim at least is asked for."""
    events = all_events(record)
    return _limited((e for e in events if _holds(record, (claim.id for claim in e.claims))), record)


def all_events(record: Record) -> tuple[Event, ...]:
    """Return all events of the claims that are looked at."""
    return link_events(record.claims.values(), record.origins)


def tolls_of(record: Record) -> tuple[Toll, ...]:
    """Return the tolls that hold a claim that is asked for, of the party that is asked for."""
    told, events = record.claims.values(), all_events(record)
    tolls = work_out_tolls(told, record.origins, events=events, vocabulary=load())
    party = record.filters.party
    kept = (
        toll
        for toll in tolls
        if _holds(record, (point.claim.id for point in toll.points))
        and (party is None or _is_of(toll.group, party))
    )
    return _limited(kept, record)


def control_of(record: Record, on: str | None = None) -> tuple[Control, ...]:
    """Return who is said to hold the places that are asked for; with a day, as said by then."""
    told = record.claims.values()
    rows = work_out_control(told, on=on, origins=record.origins, vocabulary=load())
    places = _asked_places(record)
    kept = (
        row
        for row in rows
        if _holds(record, claims_of_control(row))
        and (places is None or (row.place.geoname or name_key(row.place.name)) in places)
        and (on is None or _stands(row, on))
    )
    return _limited(kept, record)


def disputes_of(record: Record) -> tuple[Dispute, ...]:
    """Return the disputes of which one claim at least is asked for."""
    told, events = record.claims.values(), all_events(record)
    disputes = find_disputes(told, record.origins, events=events, vocabulary=load())
    kept = (dispute for dispute in disputes if _holds(record, claims_of_dispute(dispute)))
    return _limited(kept, record)


def claims_of_dispute(dispute: Dispute) -> Iterator[str]:
    """Give the ids of all claims of a dispute."""
    for side in dispute.sides:
        yield from (claim.id for claim in side.claims)


def claims_of_control(row: Control) -> Iterator[str]:
    """Give the ids of all claims of a row of control."""
    for sayings in (row.claimed_by, row.reported_by, row.denied_by, row.conceded_by):
        for saying in sayings:
            yield from (claim.id for claim in saying.claims)


def _stands(row: Control, on: str) -> bool:
    return (row.since or "") <= on and (row.until is None or on <= row.until)


def _holds(record: Record, claims: Iterable[str]) -> bool:
    return any(id in record.wanted for id in claims)


def _limited(rows: Iterable[_Row], record: Record) -> tuple[_Row, ...]:
    return tuple(rows)[: record.filters.limit]


def _is_of(group: TollGroup, asked: str) -> bool:
    whole = asked.strip().lower()
    named = name_key(asked) in name_key(group.name) if name_key(asked) else False
    return named or any(party == whole or party.startswith(f"{whole}.") for party in group.parties)


def _asked_places(record: Record) -> frozenset[_PlaceKey] | None:
    filters = record.filters
    if filters.place is None and filters.country is None:
        return None
    found = (place for id in record.wanted for place in record.claims[id].where if _is_asked(place, filters))
    return frozenset(place.geoname or name_key(place.name) for place in found)


def _is_asked(place: Place, filters: Filters) -> bool:
    if filters.country is not None and place.country != country_code(filters.country):
        return False
    key = name_key(filters.place or "")
    names = (place.name, *place.within, place.admin1)
    return not key or any(key in name_key(name) for name in names)
