"""Brings the accounts that a ledger keeps up to date: takes in what is queued, works out what that touches.

Each transaction also takes its work off the queue, so that a run that is stopped goes on where it was.
Without anything to do it costs two look-ups.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.accounts.record import words as usual_words
from onrecord.accounts.store.dispute_rows import DISPUTE
from onrecord.accounts.store.dispute_sources import (
    DOCUMENT,
    PLACE,
    SUMMED,
    find_in_documents,
    find_in_places,
    find_in_tolls,
)
from onrecord.accounts.store.disputed import work_out_disputes_of
from onrecord.accounts.store.events import renew_events
from onrecord.accounts.store.origins import renew_origins
from onrecord.accounts.store.parts import CONTROL, TOLL, mark, renew_parts
from onrecord.accounts.store.rows import among, chunks, found, removed
from onrecord.accounts.store.tellings import renew_tellings
from onrecord.accounts.store.ties import renew_copied, renew_ties
from onrecord.accounts.store.told import Documents
from onrecord.accounts.store.working import work_out_control_of, work_out_tolls_of
from onrecord.ledger import Ledger
from onrecord.ledger.schema import (
    account_claims,
    account_dirty,
    account_origins,
    account_parts,
    account_queue,
    account_state,
    accounts,
    documents,
    telling_keys,
    telling_ties,
    tellings,
)
from onrecord.vocabulary.vocabulary import Vocabulary

AT_ONCE = 2_000
"""How many documents, or parts, are taken in one transaction."""
_KEPT = (
    account_claims,
    accounts,
    account_parts,
    account_dirty,
    account_origins,
    telling_ties,
    telling_keys,
    tellings,
)
_FEW = 10
"""What is less than such a part of that goes on in the same transaction."""
_RULES = "rules"
_WORK: tuple[tuple[str, Callable[[Connection, Sequence[str], Vocabulary], object]], ...] = (
    (TOLL, work_out_tolls_of),
    (CONTROL, work_out_control_of),
    (DOCUMENT, find_in_documents),
    (PLACE, find_in_places),
    (SUMMED, find_in_tolls),
    (DISPUTE, work_out_disputes_of),
)
"""What is marked, in the order in which it is worked out."""


def update(
    ledger: Ledger,
    *,
    vocabulary: Vocabulary | None = None,
    on_step: Callable[[int], None] = lambda _left: None,
) -> None:
    """Bring the accounts of a ledger up to date; `on_step` is told after each step what is left to do."""
    words = vocabulary or usual_words()
    with ledger.connected() as connection:
        if _is_current(connection) and not _left(connection):
            return
    left = 1
    while left:
        with _without_rounds(), ledger.changing() as connection:
            if not _is_current(connection):
                _begin_anew(connection)
            _work(connection, words)
            left = _left(connection)
        on_step(left)


@contextmanager
def _without_rounds() -> Iterator[None]:
    """Work without Python's rounds for cycles: there are none, and among so many things they cost half."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def waiting(ledger: Ledger) -> int:
    """Return how many documents and parts are yet to be worked out; at least 1 where rules are others."""
    with ledger.connected() as connection:
        left = _left(connection)
        if _is_current(connection):
            return left
        return max(left, 1, int(connection.execute(select(func.count()).select_from(documents)).scalar_one()))


def rules() -> str:
    """Return a digest of the program and data by which accounts are worked out."""
    return _digest()


def _work(connection: Connection, words: Vocabulary) -> None:
    """Do what is waiting, in its order, until much was done."""
    ids = _next_documents(connection)
    if ids:
        _take_in(connection, ids, words)
        removed(connection, account_queue, account_queue.c.document, ids)
    done = len(ids)
    for kind, work in _WORK:
        if done > AT_ONCE // _FEW:
            return
        if keys := _next_marked(connection, kind):
            # What the work marks itself stays marked.
            its = account_dirty.c.kind == kind
            for some in chunks(keys):
                at = among(connection, account_dirty.c.key, some)
                connection.execute(delete(account_dirty).where(its, at))
            work(connection, keys, words)
            done += len(keys)


def _next_documents(connection: Connection) -> list[str]:
    """Return the next documents that are queued; of many those published first: one thing is told at once."""
    queued = select(account_queue.c.document)
    few = list(connection.execute(queued.limit(AT_ONCE + 1)).scalars())
    if len(few) <= AT_ONCE:
        return sorted(few)
    known = queued.join(documents, documents.c.id == account_queue.c.document)
    in_order = known.order_by(documents.c.published, documents.c.id).limit(AT_ONCE)
    return list(connection.execute(in_order).scalars()) or few[:AT_ONCE]


def _next_marked(connection: Connection, kind: str) -> list[str]:
    marked = select(account_dirty.c.key).where(account_dirty.c.kind == kind)
    few = list(connection.execute(marked.order_by(account_dirty.c.key).limit(AT_ONCE + 1)).scalars())
    if len(few) <= AT_ONCE or kind != DOCUMENT:
        return few[:AT_ONCE]
    known = marked.join(documents, documents.c.id == account_dirty.c.key)
    in_order = known.order_by(documents.c.published, documents.c.id).limit(AT_ONCE)
    return list(connection.execute(in_order).scalars()) or few[:AT_ONCE]


def _take_in(connection: Connection, ids: Sequence[str], words: Vocabulary) -> None:
    """Take in documents: what is like them, what they tell, the events of it, and what they give to parts."""
    known = {row[0] for row in found(connection, select(documents.c.id), documents.c.id, ids)}
    moved = renew_origins(connection, known)
    # Those that are still queued are taken in later.
    taken = found(connection, select(tellings.c.document).distinct(), tellings.c.document, sorted(moved))
    moved = {row[0] for row in taken}
    at_hand = Documents(connection)
    at_hand.read(known | moved)
    new, left, keys_left = renew_tellings(at_hand, ids)
    touched = renew_ties(at_hand, new, keys_left) | left | new.keys()
    touched |= renew_copied(at_hand, known | moved)
    told = found(connection, select(tellings.c.number), tellings.c.document, sorted(moved))
    events = renew_events(at_hand, touched | {row[0] for row in told})
    renew_parts(at_hand, known | moved | set(ids), events, words)
    whole = known | moved | set(ids)
    # Events are looked at with a document that tells of them.
    beside = {e.first.document for e in events if not any(m.document in whole for m in e.claims)}
    mark(connection, DOCUMENT, whole | beside)


def _left(connection: Connection) -> int:
    number = 0
    for table in (account_queue, account_dirty):
        number += int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    return number


def _is_current(connection: Connection) -> bool:
    kept = select(account_state.c.value).where(account_state.c.name == _RULES)
    return connection.execute(kept).scalar() == rules()


def _begin_anew(connection: Connection) -> None:
    """Drop all that was worked out by other rules, and queue every document."""
    for table in (*_KEPT, account_queue, account_state):
        connection.execute(delete(table))
    connection.execute(insert(account_queue).from_select(["document"], select(documents.c.id)))
    connection.execute(insert(account_state).values(name=_RULES, value=rules()))


@cache
def _digest() -> str:
    digest = sha256()
    for package in ("onrecord.accounts", "onrecord.vocabulary", "onrecord.model"):
        for each in sorted(_files(files(package)), key=str):
            digest.update(each.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> list[Traversable]:
    found_ = []
    for each in folder.iterdir():
        if each.is_dir():
            found_ += _files(each)
        elif each.name.endswith((".py", ".toml", ".tsv")):
            found_.append(each)
    return found_
