"""What is at hand while accounts are brought up to date: claims and tellings of documents, read once.

Documents that come in are read whole; what others tell of one thing is put together from what was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.linking.alike import Tie
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.linking.tellings import Telling, tellings
from onrecord.accounts.store.packing import from_bytes
from onrecord.accounts.store.rows import claims_by_id, claims_of, found, origins_of
from onrecord.ledger.schema import tellings as tellings_kept
from onrecord.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Kept:
    """A telling as it is kept: what can be compared of it, the ids of its claims, and their ties."""

    facts: Facts
    claims: tuple[str, ...]
    ties: tuple[tuple[str, str, float, tuple[str, ...]], ...]

    @classmethod
    def of(cls, telling: Telling) -> Kept:
        """Return what is kept of a telling."""
        ties = ((one, two, tie.weight, tie.reasons) for (one, two), tie in telling.ties.items())
        return cls(telling.facts, tuple(claim.id for claim in telling.claims), tuple(ties))


_kept = msgspec.msgpack.Decoder(Kept)


def to_kept(content: bytes) -> Kept:
    """Return the telling that was kept."""
    return _kept.decode(from_bytes(content))


class Documents:
    """Documents of a ledger with their claims and tellings; what was asked for once is kept."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.claims: dict[str, list[Claim]] = {}
        self.told: dict[str, dict[str, Telling]] = {}
        """The tellings of documents that were read whole, by the ids of their first claims."""
        self.by_id: dict[str, Claim] = {}
        self.rows: dict[str, int] = {}
        """The numbers of rows by the ids of claims."""
        self.origins: dict[str, str] = {}
        self._placed: set[str] = set()

    def read(self, documents: Iterable[str]) -> None:
        """Read documents whole that are not yet at hand; origins must be up to date."""
        new = sorted(set(documents) - self.claims.keys())
        self.place(new)
        for document, of_one in claims_of(self.connection, new).items():
            self.claims[document] = [claim for _, claim in of_one]
            self._keep(of_one)
            self.told[document] = {telling.first.id: telling for telling in tellings(self.claims[document])}

    def place(self, documents: Iterable[str]) -> None:
        """Read which of documents are copies, and of what."""
        new = set(documents) - self._placed
        self.origins |= origins_of(self.connection, new)
        self._placed |= new

    def tellings(self, rows: Iterable[Any]) -> dict[str, Telling]:
        """Return tellings by the ids of their first claims, from rows with number, document and first."""
        told: dict[str, Telling] = {}
        others: dict[int, str] = {}
        for row in rows:
            if row.document in self.told:
                told[row.first] = self.told[row.document][row.first]
            else:
                others[row.number] = row.first
        facts = select(tellings_kept.c.number, tellings_kept.c.facts)
        held = found(self.connection, facts, tellings_kept.c.number, sorted(others))
        kept = {others[number]: to_kept(content) for number, content in held}
        missing = {id_ for each in kept.values() for id_ in each.claims} - self.by_id.keys()
        self._keep(claims_by_id(self.connection, missing))
        for first, each in kept.items():
            ties = {(one, two): Tie(weight, reasons) for one, two, weight, reasons in each.ties}
            told[first] = Telling(tuple(self.by_id[id_] for id_ in each.claims), (each.facts,), ties)
        return told

    def origin(self, document: str) -> str:
        """Return the document that said it first; itself where it copies none."""
        return self.origins.get(document, document)

    def origins_among(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return for those of the documents that are copies the first to say it."""
        return {document: self.origins[document] for document in documents if document in self.origins}

    def _keep(self, read: Iterable[tuple[int, Claim]]) -> None:
        for row, claim in read:
            self.rows[claim.id] = row
            self.by_id[claim.id] = claim
