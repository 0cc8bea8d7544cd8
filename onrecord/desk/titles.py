"""Documents by their ids: what they are called and who published them, without their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from onrecord.ledger.schema import documents
from onrecord.model.document import DocumentRef

_REFERENCE = ("id", "title", "publisher", "published", "url", "language")
_AT_ONCE = 1_000


def references(connection: Connection, ids: Iterable[str]) -> dict[str, DocumentRef]:
    """Return what documents are called, by their ids."""
    columns = [documents.c[name] for name in _REFERENCE]
    return {row.id: DocumentRef(**row._mapping) for row in _rows(connection, columns, ids)}


def publishers_of(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """Return who published documents, by their ids."""
    columns = [documents.c.id, documents.c.publisher]
    return {row.id: row.publisher for row in _rows(connection, columns, ids)}


def _rows(connection: Connection, columns: list[Any], ids: Iterable[str]) -> Iterator[Any]:
    listed = sorted(ids)
    for start in range(0, len(listed), _AT_ONCE):
        some = documents.c.id.in_(listed[start : start + _AT_ONCE])
        yield from connection.execute(select(*columns).where(some))
