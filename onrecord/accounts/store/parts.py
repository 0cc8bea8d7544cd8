"""What documents give to tolls and control, kept by the part that it belongs to; changed parts are marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.control_statements import statements_of
from onrecord.accounts.groups import Group
from onrecord.accounts.places import place_key
from onrecord.accounts.store.packing import from_bytes, to_bytes
from onrecord.accounts.store.rows import added, found, removed
from onrecord.accounts.store.told import Documents
from onrecord.accounts.toll_figures import Telling, figures_of, tellings_of
from onrecord.accounts.tolls import TollKey, events_with, keys_of
from onrecord.ledger.schema import account_dirty, account_parts
from onrecord.model.accounts import Event
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.vocabulary import Vocabulary

TOLL, CONTROL = "toll", "control"
_telling = msgspec.msgpack.Decoder(Telling)


class Given(NamedTuple):
    """What a claim gives to a part; `name` is that of a place."""

    key: str
    name: str | None
    content: bytes


def renew_parts(documents: Documents, ids: Iterable[str], events: Sequence[Event], words: Vocabulary) -> None:
    """Keep what documents, and the claims of events, give to tolls and control, and mark what changed.

    `events` are all that the claims of these documents are of, and others that were put together anew.
    """
    connection = documents.connection
    whole = set(ids)
    documents.read(whole)
    of_events = {member.document for event in events for member in event.claims} - whole
    given = _tolls(documents, whole, of_events, events, words)
    in_events = {member.id for event in events for member in event.claims}
    _renew(connection, TOLL, whole | of_events, given, only=in_events, whole=whole)
    _renew(connection, CONTROL, whole, _statements(documents, whole, words), only=set(), whole=whole)


def to_key(key: TollKey) -> str:
    """Return the key of a toll as text; keys of one group begin with the same (`beginning`)."""
    whom = (key.scope, key.about, key.status, "\x1d".join(key.group.roots), key.group.people)
    return "\x1e".join((*whom, *key.voice))


def from_key(text: str) -> TollKey:
    """Return the key of a toll."""
    scope, about, status, roots, people, teller, name = text.split("\x1e")
    group = Group(tuple(filter(None, roots.split("\x1d"))), people)
    return msgspec.convert((scope, about, status, group, (teller, name)), TollKey)


def beginning(key: str) -> str:
    """Return what the keys of all tolls of a group begin with, whoever tells them."""
    return key.rsplit("\x1e", 2)[0] + "\x1e"


def _tolls(
    documents: Documents, whole: Set[str], others: Set[str], events: Sequence[Event], words: Vocabulary
) -> dict[str, list[tuple[str, Given]]]:
    """Return by document what its claims give to tolls, with the ids of the claims.

    What `others` tell was kept; only the events that they tell it of may be others.
    """
    told: dict[str, list[Telling]] = {}
    for document in whole:
        claims = documents.claims[document]
        told[document] = tellings_of(f for c in claims for f in figures_of(c, words, documents.origins))
    told |= _kept(documents.connection, others)
    kinds = {claim.id: claim.kind for claim in documents.by_id.values()}
    of_claim = events_with(events, kinds, [t for some in told.values() for t in some])
    return {
        document: [
            (telling.main.claim.id, Given(to_key(key), None, to_bytes(telling)))
            for telling in some
            if document in whole or telling.main.claim.id in of_claim
            for key in keys_of(telling, of_claim.get(telling.main.claim.id))
        ]
        for document, some in told.items()
    }


def _kept(connection: Connection, ids: Set[str]) -> dict[str, list[Telling]]:
    """Return the tellings of tolls that were kept of documents, each once."""
    statement = select(account_parts).where(account_parts.c.kind == TOLL)
    rows = sorted(
        found(connection, statement, account_parts.c.document, sorted(ids)), key=lambda row: row.row
    )
    told: dict[str, dict[bytes, Telling]] = defaultdict(dict)
    for row in rows:
        if row.content not in told[row.document]:
            told[row.document][row.content] = _telling.decode(from_bytes(row.content))
    return {document: list(some.values()) for document, some in told.items()}


def _statements(
    documents: Documents, ids: Iterable[str], words: Vocabulary
) -> dict[str, list[tuple[str, Given]]]:
    return {
        document: [
            (claim.id, Given(place_key(told.place), fold(told.place.name), to_bytes(told)))
            for claim in documents.claims[document]
            for told in statements_of(claim, words, documents.origins)
        ]
        for document in ids
    }


def _renew(
    connection: Connection,
    kind: str,
    ids: Iterable[str],
    given: Mapping[str, Sequence[tuple[str, Given]]],
    *,
    only: set[str],
    whole: set[str],
) -> None:
    """Put what claims give in place of what they gave: all of `whole` documents, of others those `only`."""
    before: dict[tuple[str, str], list[Given]] = defaultdict(list)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    statement = select(account_parts).where(account_parts.c.kind == kind).order_by(account_parts.c.row)
    for row in sorted(
        found(connection, statement, account_parts.c.document, sorted(ids)), key=lambda r: r.row
    ):
        before[row.document, row.claim].append(Given(row.key, row.name, row.content))
        rows[row.document, row.claim].append(row.row)
    now: dict[tuple[str, str], list[Given]] = defaultdict(list)
    for document, some in given.items():
        for claim, each in some:
            now[document, claim].append(each)
    dirty: set[tuple[str, str | None]] = set()
    gone: list[int] = []
    new = []
    for at in sorted(before.keys() | now.keys()):
        if before[at] == now[at] or not (at[0] in whole or at[1] in only):
            continue
        gone += rows[at]
        dirty |= {(each.key, each.name) for each in (*before[at], *now[at])}
        new += [
            {
                "kind": kind,
                "document": at[0],
                "claim": at[1],
                "key": e.key,
                "name": e.name,
                "content": e.content,
            }
            for e in now[at]
        ]
    removed(connection, account_parts, account_parts.c.row, gone)
    added(connection, account_parts, new)
    keys = {key for key, _ in dirty}
    # Which place a bare name means depends on all places of that name.
    names = sorted({name for _, name in dirty if name is not None})
    keys |= {
        row[0]
        for row in found(connection, select(account_parts.c.key).distinct(), account_parts.c.name, names)
    }
    mark(connection, kind, keys)


def mark(connection: Connection, kind: str, keys: Iterable[str]) -> None:
    """Mark parts to be worked out anew."""
    wanted = sorted(keys)
    statement = select(account_dirty.c.key).where(account_dirty.c.kind == kind)
    there = {row[0] for row in found(connection, statement, account_dirty.c.key, wanted)}
    added(connection, account_dirty, [{"kind": kind, "key": key} for key in wanted if key not in there])
