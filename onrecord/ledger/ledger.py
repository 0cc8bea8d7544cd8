"""The ledger: what has been read, kept so that every claim can be found again. The door to the database.

Each document goes in with one reading and its claims in one transaction: a run that is killed keeps
all that it finished. Listings are in one order, whatever the order of arrival.
"""

from __future__ import annotations

import datetime as dt
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, delete, insert, select
from sqlalchemy.exc import IntegrityError

from onrecord.ledger import copies, listing
from onrecord.ledger.adding import add_document, has_reading
from onrecord.ledger.filters import Filters
from onrecord.ledger.opening import immediate, open_engine, translated
from onrecord.ledger.origins import copies_among
from onrecord.ledger.rows import (
    DocumentRow,
    Failure,
    ReadingRow,
    to_document,
    to_document_row,
    to_reading_row,
)
from onrecord.ledger.schema import claims, documents, failures, readings
from onrecord.model.claim import Claim, Reading
from onrecord.model.copies import Copy
from onrecord.model.document import Document
from onrecord.model.errors import LedgerError
from onrecord.model.exchange import from_json

_BATCH = 500
_EVERYTHING = Filters()


class Ledger:
    """A ledger at a path or SQLAlchemy URL; use it in a `with` block, or close it.

    With `create` a ledger that is not there yet is made. LedgerError where that is not possible.
    """

    def __init__(self, where: str | os.PathLike[str], *, create: bool = True) -> None:
        self._engine = open_engine(where, create=create)
        url = self._engine.url
        on_disk = self._engine.dialect.name == "sqlite" and url.database
        self.name = str(url.database) if on_disk else url.render_as_string(hide_password=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; a ledger may be closed twice."""
        self._engine.dispose()

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is kept whole or not at all; errors are LedgerError."""
        with translated(self.name), immediate(self._engine) as connection, connection.begin():
            yield connection

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give a connection to look with (see `browsing.py`); errors of the database are LedgerError."""
        with translated(self.name), self._engine.connect() as connection:
            yield connection

    def has_reading(self, document: str, reading: Reading) -> bool:
        """Say whether this version and reader have read the document with this id."""
        with translated(self.name), self._engine.connect() as connection:
            return has_reading(connection, document, reading)

    def add(
        self, document: Document, claims: Sequence[Claim], reading: Reading, *, raw: bytes | None = None
    ) -> bool:
        """Keep a document with the claims of a reading, which becomes the current one; all or nothing.

        False, and nothing is added, where that version and reader have read the document before.
        LedgerError where the id stands for another text, or a claim is of another document.
        """
        found = tuple(claims)
        _check(document, found)
        with translated(self.name):
            try:
                return self._add(document, found, reading, raw)
            except IntegrityError:
                # On a database server another process can come first with this document; then it is there.
                return self._add(document, found, reading, raw)

    def fail(self, source: str, message: str) -> None:
        """Keep that a source could not be read, and why; a later failure replaces this one."""
        row = {"source": _storable(source), "message": _storable(message), "happened": _now()}
        with translated(self.name), immediate(self._engine) as connection, connection.begin():
            connection.execute(delete(failures).where(failures.c.source == row["source"]))
            connection.execute(insert(failures).values(row))

    def recover(self, source: str) -> None:
        """Drop the failure of a source that has been read after all; nothing happens where there is none."""
        with translated(self.name), immediate(self._engine) as connection, connection.begin():
            connection.execute(delete(failures).where(failures.c.source == _storable(source)))

    def failures(self) -> list[Failure]:
        """Return the sources that could not be read, sorted by source."""
        with translated(self.name), self._engine.connect() as connection:
            rows = connection.execute(select(failures).order_by(failures.c.source)).mappings().all()
        return [Failure(source=row["source"], message=row["message"], when=row["happened"]) for row in rows]

    def documents(self, *, limit: int | None = None) -> Iterator[DocumentRow]:
        """Give the documents, ordered by publication and id, undated ones last."""
        known = {copy.document: copy for copy in self.copies()}
        for row in self._stream(listing.documents_statement(limit)):
            yield to_document_row(row._mapping, known.get(row.id))

    def copies(self) -> tuple[Copy, ...]:
        """Return the documents that repeat earlier ones, sorted by id, each with the first to say it."""
        with translated(self.name), self._engine.connect() as connection:
            told, alike = copies.told_again(connection), copies.pairs(connection)
        return copies_among(told, alike)

    def origins(self) -> dict[str, str]:
        """Return the document that said it first for each document that is a copy; others are not in it."""
        return {copy.document: copy.origin for copy in self.copies()}

    def document(self, id: str) -> Document:
        """Return the document with this id, or the only one whose id begins with it (6 characters or more).

        NotFoundError where there is none, or more than one.
        """
        with translated(self.name), self._engine.connect() as connection:
            whole = listing.document_id(connection, id)
            columns = [column for column in documents.c if column is not documents.c.raw]
            row = connection.execute(select(*columns).where(documents.c.id == whole)).mappings().one()
        return to_document(row)

    def raw(self, id: str) -> bytes | None:
        """Return the bytes of a document as received, None where they were not kept."""
        with translated(self.name), self._engine.connect() as connection:
            whole = listing.document_id(connection, id)
            kept = connection.execute(select(documents.c.raw).where(documents.c.id == whole)).scalar_one()
        return None if kept is None else zlib.decompress(kept)

    def claims(self, filters: Filters = _EVERYTHING, *, reading: str | None = None) -> Iterator[Claim]:
        """Give the claims of current readings that filters keep.

        They are ordered by publication (undated last), document, start of the evidence, kind and id.
        `reading` opens others than the current: its number, a version, a reader, or version/reader; the
        newest of each document that fits. NotFoundError where none does.
        """
        with translated(self.name), self._engine.connect() as connection:
            way = listing.way_to_claims(filters, connection, reading)
        return self._claims(way, filters)

    def count(self, filters: Filters = _EVERYTHING) -> int:
        """Return how many claims of current readings filters keep, whatever their limit."""
        with translated(self.name), self._engine.connect() as connection:
            return int(connection.execute(listing.count_statement(filters, connection)).scalar_one())

    def claim(self, id: str) -> Claim:
        """Return the claim of a current reading with this id, or the only one whose id begins with it.

        NotFoundError where there is none, or more than one.
        """
        with translated(self.name), self._engine.connect() as connection:
            whole = listing.claim_id(connection, id)
            current = claims.join(readings, claims.c.reading == readings.c.id)
            statement = (
                select(claims.c.claim).select_from(current).where(readings.c.current, claims.c.id == whole)
            )
            return from_json(connection.execute(statement.limit(1)).scalar_one())

    def readings(self, document: str) -> list[ReadingRow]:
        """Return the readings of a document, oldest first; NotFoundError where there is no such document."""
        with translated(self.name), self._engine.connect() as connection:
            whole = listing.document_id(connection, document)
            statement = select(readings).where(readings.c.document == whole).order_by(readings.c.id)
            rows = connection.execute(statement).mappings().all()
        return [to_reading_row(row) for row in rows]

    def _add(self, document: Document, found: tuple[Claim, ...], reading: Reading, raw: bytes | None) -> bool:
        with immediate(self._engine) as connection, connection.begin():
            return add_document(connection, document, found, reading, raw)

    def _claims(self, way: listing.Way, filters: Filters) -> Iterator[Claim]:
        with translated(self.name), self._engine.connect() as connection:
            for row in listing.claim_rows(connection, filters, way):
                claim = from_json(row[0])
                if filters.as_known is not None and claim.reviews:
                    by_then = tuple(review for review in claim.reviews if review.at[:10] <= filters.as_known)
                    claim = replace(claim, reviews=by_then)
                yield claim

    def _stream(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        with translated(self.name), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=_BATCH).execute(statement)


def _check(document: Document, found: tuple[Claim, ...]) -> None:
    if _storable(document.text) != document.text or "\0" in document.text:
        raise LedgerError(f"the text of document {document.id!r} holds NUL or lone surrogates; take them out")
    seen: set[str] = set()
    for claim in found:
        if claim.document.id != document.id:
            raise LedgerError(
                f"claim {claim.id} is of another document: {claim.document.id!r}, not {document.id!r}"
            )
        if claim.id in seen:
            raise LedgerError(f"two claims have the id {claim.id}; equal ones need an ordinal in their id")
        seen.add(claim.id)


def _storable(message: str) -> str:
    return message.encode("utf-8", "replace").decode()


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
