"""Tellings of documents that came in, kept with the keys under which they are compared with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from onrecord.accounts.linking.candidates import keys_of
from onrecord.accounts.linking.compose import canonical
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.store.packing import to_bytes
from onrecord.accounts.store.rows import (
    added,
    drop_accounts,
    found,
    next_number,
    number_of,
    removed,
)
from onrecord.accounts.store.told import Documents, Kept, to_kept
from onrecord.ledger.schema import telling_keys, telling_ties, tellings
from onrecord.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Numbers:
    """The keys of a telling as numbers: its own, those of what lies around it, those of a running toll."""

    own: frozenset[int]
    within: frozenset[int]
    running: frozenset[int]

    def kinds(self) -> tuple[frozenset[int], ...]:
        """Return the keys by their kinds, in the order of the numbers by which these are kept."""
        return (self.own, self.within, self.running)

    def all(self) -> frozenset[int]:
        """Return the keys of every kind."""
        return self.own | self.within | self.running


class Renewed(NamedTuple):
    """What became of tellings: new ones, others that were tied to what went, and the keys of what went."""

    new: dict[int, Numbers]
    left: set[int]
    keys_left: set[int]


def numbers_of(facts: Facts) -> Numbers:
    """Return the keys under which a telling is looked up, as numbers."""
    keys = keys_of(facts)
    return Numbers(*(frozenset(map(number_of, some)) for some in (keys.own, keys.within, keys.running)))


def sort_of(claim: Claim) -> str:
    """Return a text that sorts tellings by their first claims as `canonical` does."""
    day, document, start, end, id_ = canonical(claim)
    return "\x1f".join((day, document, f"{start:010d}", f"{end:010d}", id_))


def renew_tellings(documents: Documents, ids: Iterable[str]) -> Renewed:
    """Keep the tellings of documents in place of those that were kept of them.

    Return the new ones by their numbers, others that were tied to what went, and the keys of what went.
    """
    connection, wanted = documents.connection, sorted(set(ids))
    left, keys_left = _drop(connection, wanted)
    documents.read(wanted)
    number = next_number(connection, tellings.c.number)
    new: dict[int, Numbers] = {}
    rows, keys = [], []
    for document in wanted:
        for telling in documents.told[document].values():
            new[number] = its = numbers_of(telling.facts)
            rows.append(
                {
                    "number": number,
                    "document": document,
                    "first": telling.first.id,
                    "sort": sort_of(telling.first),
                    "facts": to_bytes(Kept.of(telling)),
                }
            )
            keys += [
                {"key": key, "within": kind, "telling": number}
                for kind, some in enumerate(its.kinds())
                for key in some
            ]
            number += 1
    added(connection, tellings, rows)
    added(connection, telling_keys, keys)
    return Renewed(new, left, keys_left)


def _drop(connection: Connection, documents: list[str]) -> tuple[set[int], set[int]]:
    """Drop the tellings of documents, their ties and events; return what was tied to them, and their keys."""
    statement = select(tellings.c.number, tellings.c.account, tellings.c.facts)
    old = list(found(connection, statement, tellings.c.document, documents))
    if not old:
        return set(), set()
    gone = {row.number for row in old}
    left: set[int] = set()
    for near, far in ((telling_ties.c.one, telling_ties.c.two), (telling_ties.c.two, telling_ties.c.one)):
        left.update(row[0] for row in found(connection, select(far), near, sorted(gone)))

    keys: set[int] = set()
    for row in old:
        its = numbers_of(to_kept(row.facts).facts)
        keys |= its.all()
        for key in its.all():
            condition = (telling_keys.c.key == key) & (telling_keys.c.telling == row.number)
            connection.execute(telling_keys.delete().where(condition))
    removed(connection, telling_ties, telling_ties.c.one, sorted(gone))
    removed(connection, telling_ties, telling_ties.c.two, sorted(gone))
    drop_accounts(connection, (row.account for row in old if row.account is not None))
    removed(connection, tellings, tellings.c.document, documents)
    return left - gone, keys
