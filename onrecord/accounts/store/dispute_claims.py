"""Claims that disputes are looked for in, read from the ledger as far as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.accounts.dispute_parts import Teller, Told, by_document, teller_of
from onrecord.accounts.linking.compose import canonical
from onrecord.accounts.store.events import KIND as EVENT
from onrecord.accounts.store.rows import (
    claims_by_id,
    claims_by_row,
    claims_of,
    found,
    holding,
    origins_of,
    publishers,
)
from onrecord.ledger.schema import account_claims, accounts, claims
from onrecord.model.claim import Claim
from onrecord.vocabulary.vocabulary import Vocabulary


class Looked:
    """Documents, events and claims that were read, with who tells them; what was read once is kept."""

    def __init__(self, connection: Connection, words: Vocabulary) -> None:
        self.connection = connection
        self.documents: dict[str, list[Claim]] = {}
        """The claims of documents that were read whole, in the order of the text."""
        self.claims: dict[str, Claim] = {}
        self._tellers: dict[str, Teller] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._event_of: dict[str, str] = {}
        self._words = words
        self.told = Told(self.claims, self._tellers, self._members, self._event_of, words)
        """What was read, and what is read later."""

    def read(self, documents: Iterable[str]) -> None:
        """Read documents whole, and of which event each of their claims is."""
        new = sorted(set(documents) - self.documents.keys())
        held = claims_of(self.connection, new)
        self._keep(claim for of_one in held.values() for _, claim in of_one)
        for document, of_one in held.items():
            ordered = by_document(claim for _, claim in of_one)
            self.documents[document] = ordered.get(document, [])
        id_of = {row: claim.id for of_one in held.values() for row, claim in of_one}
        for number, event in holding(self.connection, EVENT, id_of, accounts.c.part):
            self._event_of[id_of[number]] = event

    def events_of(self, ids: Iterable[str]) -> set[str]:
        """Return the events of claims of documents that were read."""
        return {self._event_of[id_] for id_ in ids if id_ in self._event_of}

    def gather(self, events: Iterable[str]) -> None:
        """Read the claims of events."""
        new = sorted(set(events) - self._members.keys())
        columns = (accounts.c.part, claims.c.row, claims.c.id)
        statement = (
            select(*columns)
            .join(account_claims, account_claims.c.account == accounts.c.row)
            .join(claims, claims.c.row == account_claims.c.claim)
            .where(accounts.c.kind == EVENT)
        )
        held: dict[str, list[str]] = {event: [] for event in new}
        missing = []
        for row in found(self.connection, statement, accounts.c.part, new):
            held[row.part].append(row.id)
            self._event_of[row.id] = row.part
            if row.id not in self.claims:
                missing.append(row.row)
        self._keep(claims_by_row(self.connection, missing))
        for event, ids in held.items():
            self._members[event] = tuple(sorted(ids, key=lambda id_: canonical(self.claims[id_])))

    def members(self, events: Iterable[str]) -> list[Claim]:
        """Return the claims of events that were gathered."""
        return [self.claims[id_] for event in sorted(events) for id_ in self._members[event]]

    def take(self, ids: Iterable[str]) -> None:
        """Read claims by their ids."""
        missing = {id_ for id_ in ids if id_ not in self.claims}
        self._keep(claim for _, claim in claims_by_id(self.connection, missing))

    def _keep(self, read: Iterable[Claim]) -> None:
        new = [claim for claim in read if claim.id not in self.claims]
        own = {claim.document.id for claim in new if claim.speaker is None}
        origins = origins_of(self.connection, own)
        printed = publishers(self.connection, own | set(origins.values()))
        for claim in new:
            self.claims[claim.id] = claim
            self._tellers[claim.id] = teller_of(claim, origins, printed, self._words)
