"""What the ledger asks the database: statements for listings, and ids from the start of an id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Text, and_, func, or_, select, true

from onrecord.ledger.filters import Filters, conditions
from onrecord.ledger.finding import narrowest, pages
from onrecord.ledger.schema import claims, documents, readings
from onrecord.model.errors import NotFoundError

PREFIX_LENGTH = 6
"""How many characters of an id are enough to ask for it, where only one begins with them."""

_SHOWN = 3
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Way:
    """How claims are got: by one statement, or, where `walk`, by that for some documents after others."""

    statement: Select[Any]
    walk: bool


def way_to_claims(filters: Filters, connection: Connection, reading: str | None = None) -> Way:
    """Return the way to the claims (exchange form) that filters keep."""
    kept = narrowed(select(claims.c.row), filters, connection, reading)
    few = narrowest(filters, connection)
    whole = select(claims.c.claim).select_from(_joined())
    if few is None and connection.dialect.name == "sqlite":
        return Way(narrowed(select(claims.c.claim), filters, connection, reading), walk=True)
    if few is not None:
        kept = kept.where(few)
    # The long texts are fetched for those alone that are left.
    return Way(in_order(whole.where(claims.c.row.in_(_limited(kept, filters)))), walk=False)


def claim_rows(connection: Connection, filters: Filters, way: Way) -> Iterator[Row[Any]]:
    """Give the rows of the claims in the order of listings, no more than the limit.

    The order is publication (undated ones last), document, place in the text, kind, id.
    """
    reading = connection.execution_options(yield_per=_BATCH)
    if not way.walk:
        yield from reading.execute(way.statement)
        return
    left = filters.limit
    for page in pages(filters, connection):
        statement = in_order(way.statement.where(claims.c.document.in_(page)))
        for row in connection.execute(statement if left is None else statement.limit(left)).all():
            left = None if left is None else left - 1
            yield row
        if left == 0:
            return


def in_order(statement: Select[Any]) -> Select[Any]:
    """Return a statement over claims and documents in the order of listings."""
    return statement.order_by(
        documents.c.published.is_(None),
        documents.c.published,
        documents.c.id,
        claims.c.start,
        claims.c.kind,
        claims.c.id,
    )


def _limited(kept: Select[Any], filters: Filters) -> Select[Any]:
    return kept if filters.limit is None else in_order(kept).limit(filters.limit)


def _joined() -> FromClause:
    return claims.join(readings, claims.c.reading == readings.c.id).join(
        documents, claims.c.document == documents.c.id
    )


def count_statement(filters: Filters, connection: Connection) -> Select[Any]:
    """Return the statement that counts the claims of current readings that filters keep."""
    few = narrowest(filters, connection)
    statement = narrowed(select(func.count()), filters, connection, None)
    return statement if few is None else statement.where(few)


def documents_statement(limit: int | None) -> Select[Any]:
    """Return the statement for documents with the number of their readings and the current one."""
    of_document = readings.c.document == documents.c.id
    number = select(func.count()).where(of_document).correlate(documents).scalar_subquery()
    columns = [documents.c[name] for name in ("id", "title", "publisher", "published", "url", "language")]
    statement = (
        select(
            *columns,
            documents.c.words,
            documents.c.retrieved,
            readings.c.version,
            readings.c.reader,
            readings.c.claims,
            number.label("readings"),
        )
        .select_from(documents.outerjoin(readings, and_(of_document, readings.c.current)))
        .order_by(documents.c.published.is_(None), documents.c.published, documents.c.id)
    )
    return statement if limit is None else statement.limit(limit)


def document_id(connection: Connection, asked: str) -> str:
    """Return the id of the document that has it, or whose id alone begins with it; NotFoundError if none."""
    return _whole_id(connection, asked, "document", documents.c.id, documents, true())


def claim_id(connection: Connection, asked: str) -> str:
    """Return the id of the claim of a current reading that has it or alone begins so; else NotFoundError."""
    current = claims.join(readings, claims.c.reading == readings.c.id)
    return _whole_id(connection, asked, "claim", claims.c.id, current, readings.c.current)


def _whole_id(
    connection: Connection,
    asked: str,
    noun: str,
    column: ColumnElement[str],
    table: FromClause,
    narrowed: ColumnElement[bool],
) -> str:
    look_up = select(column).select_from(table).where(narrowed)
    if connection.execute(look_up.where(column == asked).limit(1)).first() is not None:
        return asked
    found: list[str] = []
    if len(asked) >= PREFIX_LENGTH:
        # A range, not LIKE: it uses the index, and no character is a wildcard.
        begins = and_(column >= asked, column < asked + "\U0010ffff")
        statement = look_up.where(begins).distinct().order_by(column).limit(_SHOWN)
        found.extend(connection.execute(statement).scalars())
    if not found:
        needed = "" if len(asked) >= PREFIX_LENGTH else f", of which {PREFIX_LENGTH} characters are enough"
        raise NotFoundError(f"no {noun} has the id {asked!r}; find its id{needed}, with: onrecord {noun}s")
    if len(found) > 1:
        raise NotFoundError(
            f"several {noun}s have an id like {asked!r} ({', '.join(found)}); give more of it"
        )
    return str(found[0])


def narrowed(
    statement: Select[Any], filters: Filters, connection: Connection, reading: str | None
) -> Select[Any]:
    """Return a statement over claims, their readings and documents, with what filters ask for."""
    statement = statement.select_from(_joined()).where(*conditions(filters, connection.dialect.name))
    if filters.document is not None:
        statement = statement.where(documents.c.id == document_id(connection, filters.document))
    return statement.where(_of_reading(reading, connection))


def _of_reading(asked: str | None, connection: Connection) -> ColumnElement[bool]:
    if asked is None:
        return readings.c.current
    # The newest of each document that fits: a version may have been used with several readers.
    fits = or_(
        readings.c.id.cast(Text) == asked,
        readings.c.version == asked,
        readings.c.reader == asked,
        readings.c.version.concat("/").concat(readings.c.reader) == asked,
    )
    newest = select(func.max(readings.c.id)).where(fits).group_by(readings.c.document)
    if connection.execute(newest.limit(1)).first() is None:
        made = connection.execute(select(readings.c.version, readings.c.reader).distinct().limit(20)).all()
        known = ", ".join(sorted(f"{version}/{reader}" for version, reader in made)) or "none yet"
        raise NotFoundError(f"the ledger has no reading {asked!r}; it has: {known}")
    return readings.c.id.in_(newest)
