"""Looking through a ledger page by page, the newest first; for lists and pages of the desk.

Each function takes a connection (`Ledger.connected`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.ledger.schema import documents, readings
from onrecord.ledger.search import contains, name_key
from onrecord.model.document import DocumentRef

_REFERENCE = ("id", "title", "publisher", "published", "url", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document in a list, with how many words and claims it has."""

    document: DocumentRef
    words: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a ledger holds, and the first and last day of publication (ISO)."""

    documents: int
    claims: int
    publishers: int
    first: str | None
    last: str | None


PublisherRow = tuple[str | None, int, int, str | None, str | None]
"""A publisher with its documents, its claims and the first and last day of publication (ISO)."""


def state(connection: Connection) -> str:
    """Return a text that changes whenever a document is read, or read again, or taken out."""
    row = connection.execute(select(func.max(readings.c.id), func.count())).one()
    return f"{row[0] or 0}-{row[1]}"


def size(connection: Connection) -> Size:
    """Return how much a ledger holds."""
    told = connection.execute(
        select(
            func.count(),
            func.count(documents.c.publisher_key.distinct()),
            func.min(documents.c.published),
            func.max(documents.c.published),
        )
    ).one()
    number = connection.execute(select(func.sum(readings.c.claims)).where(readings.c.current)).scalar()
    first, last = ((day or "")[:10] or None for day in told[2:])
    return Size(documents=told[0], claims=number or 0, publishers=told[1], first=first, last=last)


def newest_documents(
    connection: Connection,
    *,
    limit: int,
    offset: int = 0,
    publisher: str | None = None,
    title: str | None = None,
) -> tuple[list[Listed], int]:
    """Return documents, the newest first, and how many there are; `publisher`, `title`: words of it."""
    narrowed_to: list[ColumnElement[bool]] = []
    if publisher and name_key(publisher):
        narrowed_to.append(contains(documents.c.publisher_key, name_key(publisher)))
    if title:
        pattern = "%" + "%".join(part.replace("%", "").replace("_", "") for part in title.split()) + "%"
        narrowed_to.append(or_(documents.c.title.ilike(pattern), documents.c.id == title))
    columns = [documents.c[name] for name in _REFERENCE]
    current = and_(readings.c.document == documents.c.id, readings.c.current)
    statement = (
        select(*columns, documents.c.words, readings.c.claims)
        .select_from(documents.outerjoin(readings, current))
        .where(*narrowed_to)
    )
    number = connection.execute(select(func.count()).select_from(documents).where(*narrowed_to)).scalar_one()
    rows = connection.execute(newest(statement, limit=limit, offset=offset))
    return [_listed(row) for row in rows], number


def neighbours(connection: Connection, document: DocumentRef) -> tuple[str | None, str | None]:
    """Return the ids of the documents published before and after one; None at either end."""
    day, key = documents.c.published, documents.c.id
    if document.published is None:
        before = select(key).where(day.is_(None), key < document.id).order_by(key.desc())
        after = select(key).where(day.is_(None), key > document.id).order_by(key)
    else:
        same = day == document.published
        before = (
            select(key)
            .where(or_(day < document.published, and_(same, key < document.id)))
            .order_by(day.desc(), key.desc())
        )
        after = (
            select(key).where(or_(day > document.published, and_(same, key > document.id))).order_by(day, key)
        )
    found = [connection.execute(each.limit(1)).scalar() for each in (before, after)]
    return found[0], found[1]


def publishers(connection: Connection) -> list[PublisherRow]:
    """Return publishers with their documents, claims and first and last day, most documents first."""
    current = and_(readings.c.document == documents.c.id, readings.c.current)
    statement = (
        select(
            documents.c.publisher,
            func.count(),
            func.coalesce(func.sum(readings.c.claims), 0),
            func.min(documents.c.published),
            func.max(documents.c.published),
        )
        .select_from(documents.outerjoin(readings, current))
        .group_by(documents.c.publisher)
        .order_by(func.count().desc(), documents.c.publisher)
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in connection.execute(statement)]


def newest(statement: Select[Any], *columns: Any, limit: int, offset: int = 0) -> Select[Any]:
    """Return a statement over documents ordered by publication, the newest first, undated last."""
    day = documents.c.published.desc().nulls_last()
    return statement.order_by(day, documents.c.id.desc(), *columns).limit(limit).offset(offset)


def _listed(row: Any) -> Listed:
    reference = dict(zip(_REFERENCE, row[:6], strict=True))
    return Listed(document=DocumentRef(**reference), words=row[6], claims=row[7] or 0)
