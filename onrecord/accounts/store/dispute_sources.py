"""Where documents, places and tolls that changed are in dispute: their parts are found anew, and kept.

Parts of a document are found among its own claims and those of their events. Of other documents that tell of
these events only those are read that deny or accuse: which these are is kept (`ASKING`), and so is who claims
responsibility for what (`OWNING`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.counter_claims import culprit_part, may_accuse, mutual_parts
from onrecord.accounts.denials import answered_by, denials_in, denied_part
from onrecord.accounts.different_counts import (
    count_parts,
    days_in_common,
    told_together,
    toll_groups,
    toll_parts,
)
from onrecord.accounts.dispute_parts import Part, Stand
from onrecord.accounts.disputes import control_part, on_record
from onrecord.accounts.publication import told_order
from onrecord.accounts.responsibility import owned_in, owner
from onrecord.accounts.store.dispute_claims import Looked
from onrecord.accounts.store.dispute_rows import Source, held_in, name_of, renew
from onrecord.accounts.store.parts import CONTROL, TOLL
from onrecord.accounts.store.rows import added, found, removed
from onrecord.ledger.schema import account_parts, accounts
from onrecord.model.accounts import Control, Toll
from onrecord.model.claim import Claim
from onrecord.vocabulary.vocabulary import Vocabulary

ASKING, OWNING = "asking", "owning"
DOCUMENT, PLACE, SUMMED = "dispute of document", "dispute of place", "dispute of toll"
"""Kinds of marks: documents, places and groups of tolls whose parts are yet to be found."""
_DENIAL, _MUTUAL, _COUNT, _EVENT = "denial", "mutual", "count", "event"
_toll = msgspec.json.Decoder(Toll)
_control = msgspec.json.Decoder(Control)


def find_in_documents(connection: Connection, ids: Sequence[str], words: Vocabulary) -> None:
    """Find the parts of documents, of the events of their claims, and of others that these touch."""
    whole, looked = set(ids), Looked(connection, words)
    looked.read(whole)
    _note(connection, whole, looked)
    events = looked.events_of(claim.id for id_ in whole for claim in looked.documents[id_])
    looked.gather(events)
    others = {claim.document.id for claim in looked.members(events)} - whole
    asking = {row[0] for row in _noted(connection, ASKING, account_parts.c.document, others)}
    looked.read(asking)
    parts: list[tuple[Source, Part]] = []
    for document in sorted(whole | asking):
        of_one = looked.documents[document]
        for part in mutual_parts(of_one, looked.told):
            parts.append((Source(document, f"{_MUTUAL} {part.main.id}"), part))
        for pair in told_together(of_one) if document in whole else ():
            source = Source(document, f"{_COUNT} {pair[0].id}")
            parts += [(source, part) for part in count_parts(pair, looked.told)]
    denials, replaced = _answers(looked, whole, asking, events)
    owned = _owned(connection, looked, events | looked.events_of(answered.id for _, answered in denials))
    for denial, answered in denials:
        source = Source(denial.document.id, f"{_DENIAL} {denial.id}")
        parts.append((source, denied_part(denial, answered, looked.told, owned)))
    for event in sorted(events):
        source = Source(looked.claims[event].document.id, f"{_EVENT} {event}")
        if (culprits := culprit_part(event, looked.told, owned.get(event, ()))) is not None:
            parts.append((source, culprits))
        parts += [(source, part) for part in count_parts(looked.told.members(event), looked.told)]
    replaced |= {f"{_EVENT} {claim.id}" for claim in looked.members(events)}
    old = [
        row
        for row in held_in(connection, whole | others)
        if row.document in whole
        or name_of(row.claim) in replaced
        or (row.document in asking and row.claim.startswith(_MUTUAL))
    ]
    renew(connection, old, parts, looked.told.tellers)


def _answers(
    looked: Looked, whole: Set[str], asking: Set[str], events: Set[str]
) -> tuple[list[tuple[Claim, Claim]], set[str]]:
    """Return denials with what they answer, and the names of all that were looked at.

    Of other documents those alone that deny something of the events, or answer it.
    """
    listed = [denial for id_ in sorted(whole | asking) for denial in denials_in(looked.documents[id_])]
    looked.gather(looked.events_of(denial.id for denial in listed))
    answers, names = [], set()
    for denial in listed:
        answered = answered_by(denial, looked.documents[denial.document.id], looked.told)
        its = [denial.id] if answered is None else [denial.id, answered.id]
        if denial.document.id in whole or looked.events_of(its) & events:
            names.add(f"{_DENIAL} {denial.id}")
            if answered is not None:
                answers.append((denial, answered))
    looked.gather(looked.events_of(answered.id for _, answered in answers))
    return answers, names


def _owned(connection: Connection, looked: Looked, events: Iterable[str]) -> dict[str, list[Stand]]:
    """Return those who claim to have done the acts of events, by event, first who said it first."""
    acts = {claim.id for claim in looked.members(events)}
    rows = _noted(connection, OWNING, account_parts.c.key, acts)
    looked.take(row.claim for row in rows)
    owned: dict[str, list[Stand]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: told_order(looked.claims[row.claim])):
        owned[looked.told.event_of[row.key]].append(owner(looked.claims[row.claim], looked.told))
    return owned


def _note(connection: Connection, ids: Set[str], looked: Looked) -> None:
    """Keep which documents deny or accuse, and who claims responsibility in them."""
    old = [*_noted(connection, ASKING, account_parts.c.document, ids)]
    old += _noted(connection, OWNING, account_parts.c.document, ids)
    removed(connection, account_parts, account_parts.c.row, (row.row for row in old))
    rows = []
    for document in sorted(ids):
        of_one = looked.documents[document]
        if any(map(may_accuse, of_one)) or any(True for _ in denials_in(of_one)):
            rows.append({"kind": ASKING, "key": document, "document": document, "claim": "", "content": b""})
        for claim, act in owned_in(of_one):
            its = {"key": act.id, "document": document, "claim": claim.id}
            rows.append({"kind": OWNING, "content": b"", **its})
    added(connection, account_parts, rows)


def _noted(connection: Connection, kind: str, column: Any, values: Iterable[str]) -> list[Any]:
    columns = (account_parts.c.document, account_parts.c.row, account_parts.c.key, account_parts.c.claim)
    statement = select(*columns).where(account_parts.c.kind == kind)
    return list(found(connection, statement, column, sorted(set(values))))


def find_in_places(connection: Connection, keys: Sequence[str], words: Vocabulary) -> None:
    """Find where it is disputed who holds places, by the keys of their control."""
    statement = select(accounts.c.part, accounts.c.sort, accounts.c.body).where(accounts.c.kind == CONTROL)
    rows = sorted(found(connection, statement, accounts.c.part, keys), key=lambda row: row.sort)
    held = [(row.part, _control.decode(row.body)) for row in rows]
    looked = Looked(connection, words)
    looked.take(id_ for _, row in held if row.denied_by for id_ in on_record(row))
    parts = [
        (_of_place(key), part) for key, row in held if (part := control_part(row, looked.told)) is not None
    ]
    old = held_in(connection, (_of_place(key).document for key in keys))
    renew(connection, old, parts, looked.told.tellers)


def find_in_tolls(connection: Connection, keys: Sequence[str], words: Vocabulary) -> None:
    """Find where tolls of wars differ, by what the keys of those of one group begin with."""
    looked, parts = Looked(connection, words), []
    for key in keys:
        statement = select(accounts.c.body).where(accounts.c.kind == TOLL)
        of_key = statement.where(accounts.c.part.between(key, key + "\U0010ffff")).order_by(accounts.c.sort)
        for of_group in toll_groups(map(_toll.decode, connection.execute(of_key).scalars())):
            looked.take(_met(of_group))
            parts += [(_of_toll(key), part) for part in toll_parts(of_group, looked.told)]
    old = held_in(connection, (_of_toll(key).document for key in keys))
    renew(connection, old, parts, looked.told.tellers)


def _met(tolls: Sequence[Toll]) -> Iterator[str]:
    """Give the ids of the claims of figures for days of which more than one toll tells."""
    for n, one in enumerate(tolls):
        days = set().union(*(days_in_common(one, other) for m, other in enumerate(tolls) if m != n))
        yield from (point.claim.id for point in one.points if point.date in days)


def _of_place(key: str) -> Source:
    return Source(f"\x1fplace {key}", "row")


def _of_toll(key: str) -> Source:
    return Source(f"\x1ftoll {key}", "toll")
