"""Looking through a ledger page by page, the newest first; for lists and pages of the desk.

Each function takes a connection (`Ledger.connected`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from onrecord.ledger.filters import Filters, published_in
from onrecord.ledger.finding import narrowest
from onrecord.ledger.listing import narrowed
from onrecord.ledger.schema import claims, documents, readings
from onrecord.ledger.search import contains, name_key
from onrecord.model.claim import Claim
from onrecord.model.document import DocumentRef
from onrecord.model.exchange import from_json

_WALKED = (50, 100, 200, 400, 800)
"""How many documents are walked at once, the last number again and again."""
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


def newest_claims(connection: Connection, filters: Filters, *, limit: int, offset: int = 0) -> list[Claim]:
    """Return claims of current readings that filters keep, those of the newest document first.

    Within a document they stand in the order of the text; undated documents come last.
    """
    found = newest_rows(connection, (claims.c.row,), filters, limit=limit, offset=offset)
    rows = [row[0] for row in found]
    # The long texts are fetched for those alone that are shown.
    told = connection.execute(select(claims.c.row, claims.c.claim).where(claims.c.row.in_(rows)))
    by_row = {row[0]: row[1] for row in told}
    return [from_json(by_row[row]) for row in rows]


def newest_rows(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    filters: Filters,
    *,
    limit: int,
    offset: int = 0,
) -> list[Row[Any]]:
    """Return columns of claims, readings and documents for the claims that filters keep, newest first."""
    place = (claims.c.start, claims.c.kind, claims.c.id)
    kept = narrowed(select(*columns), filters, connection, None)
    few = narrowest(replace(filters, limit=offset + limit), connection)
    if few is not None or connection.dialect.name != "sqlite":
        kept = kept if few is None else kept.where(few)
        return list(connection.execute(newest(kept, *place, limit=limit, offset=offset)))
    found: list[Row[Any]] = []
    for page in _pages(connection, filters):
        part = kept.where(claims.c.document.in_(page))
        found += connection.execute(newest(part, *place, limit=offset + limit - len(found)))
        if len(found) == offset + limit:
            break
    return found[offset:]


def _pages(connection: Connection, filters: Filters) -> Iterator[list[str]]:
    """Give the ids of documents, the newest first, so many at once as reading them in a row is worth."""
    day, key = documents.c.published, documents.c.id
    for is_dated in (True, False):
        last: tuple[Any, str] | None = None
        for number in chain(_WALKED, repeat(_WALKED[-1])):
            statement = select(day, key).where(
                day.is_not(None) if is_dated else day.is_(None), *published_in(filters)
            )
            if last is not None and is_dated:
                statement = statement.where(day <= last[0], or_(day < last[0], key < last[1]))
            elif last is not None:
                statement = statement.where(key < last[1])
            rows = connection.execute(statement.order_by(day.desc(), key.desc()).limit(number)).all()
            if rows:
                last = (rows[-1][0], rows[-1][1])
                yield [row[1] for row in rows]
            if len(rows) < number:
                break


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
