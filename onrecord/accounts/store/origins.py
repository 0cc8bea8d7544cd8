"""Which documents are copies, worked out anew only around documents that came in."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.accounts.store.rows import added, origins_of, removed
from onrecord.ledger.copies import around
from onrecord.ledger.origins import copies_among
from onrecord.ledger.schema import account_origins


def renew_origins(connection: Connection, documents: Iterable[str]) -> set[str]:
    """Keep the origins of all that is like these documents; return the documents whose origin is another.

    The documents that were origins of these are among them.
    """
    told, pairs = around(connection, documents)
    before = origins_of(connection, (each.id for each in told))
    now = {copy.document: copy.origin for copy in copies_among(told, pairs)}
    moved = {id_ for id_ in before.keys() | now.keys() if before.get(id_) != now.get(id_)}
    removed(connection, account_origins, account_origins.c.document, sorted(moved & before.keys()))
    rows = [{"document": id_, "origin": now[id_]} for id_ in sorted(moved & now.keys())]
    added(connection, account_origins, rows)
    return moved | {before[id_] for id_ in moved & before.keys()}
