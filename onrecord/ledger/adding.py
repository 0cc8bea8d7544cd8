"""Keeping one document with a reading and its claims, within a transaction that is under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from onrecord.ledger import copies
from onrecord.ledger.days import is_long
from onrecord.ledger.rows import claim_row, denied_claims, document_row, party_rows, place_rows, to_document
from onrecord.ledger.schema import (
    account_queue,
    claim_parties,
    claim_places,
    claims,
    documents,
    names,
    readings,
)
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from onrecord.model.errors import LedgerError

ROLES = ("publisher", "side", "party", "place", "within")
"""What the names of `names` are of: publishers, sides, ids of parties, places, what places lie within."""


def add_document(
    connection: Connection, document: Document, found: Sequence[Claim], reading: Reading, raw: bytes | None
) -> bool:
    """Keep a document with the claims of a reading, which becomes the current one.

    False, and nothing is added, where that version and reader have read the document before. LedgerError
    where the id stands for another text.
    """
    known = connection.execute(select(documents).where(documents.c.id == document.id)).mappings().first()
    if known is not None and known["text"] != document.text:
        raise _other_text(to_document(known), document)
    if has_reading(connection, document.id, reading):
        return False
    row = document_row(document, raw)
    if known is None:
        connection.execute(insert(documents).values(row))
    else:
        connection.execute(update(documents).where(documents.c.id == document.id).values(row))
    if known is None or known["title"] != document.title:
        copies.keep_texts(connection, document.id, document.text, document.title)
    _keep_names(connection, [("publisher", row["publisher_key"])])
    _insert_reading(connection, document, found, reading)
    queue(connection, document.id)
    return True


def queue(connection: Connection, document: str) -> None:
    """Note that what the claims of a document add up to is yet to be worked out."""
    asked = select(account_queue.c.document).where(account_queue.c.document == document)
    if connection.execute(asked).first() is None:
        connection.execute(insert(account_queue).values(document=document))


def has_reading(connection: Connection, document: str, reading: Reading) -> bool:
    """Say whether this version and reader have read the document with this id."""
    statement = select(func.count()).where(
        readings.c.document == document,
        readings.c.version == reading.version,
        readings.c.reader == reading.reader,
    )
    return connection.execute(statement).scalar_one() > 0


def _insert_reading(
    connection: Connection, document: Document, found: Sequence[Claim], reading: Reading
) -> None:
    connection.execute(update(readings).where(readings.c.document == document.id).values(current=False))
    row = {
        "document": document.id,
        "version": reading.version,
        "reader": reading.reader,
        "finished": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
        "claims": len(found),
        "current": True,
    }
    number = connection.execute(insert(readings).values(row).returning(readings.c.id)).scalar_one()
    if not found:
        return
    denied = denied_claims(tuple(found))
    rows = [claim_row(claim, document, number, denied) | {"long": is_long(claim.when)} for claim in found]
    connection.execute(insert(claims), rows)
    at = select(claims.c.id, claims.c.row).where(claims.c.reading == number)
    row_of = {row.id: row.row for row in connection.execute(at)}
    parties = [row for claim in found for row in party_rows(claim, row_of[claim.id])]
    places = [row for claim in found for row in place_rows(claim, row_of[claim.id])]
    for table, of_claims in ((claim_parties, parties), (claim_places, places)):
        if of_claims:
            connection.execute(insert(table), of_claims)
    _keep_names(
        connection,
        [
            *(("side", row["name_key"]) for row in parties),
            *(("party", row["party"]) for row in parties),
            *(("place", row["name_key"]) for row in places),
            *(("within", row["within_key"]) for row in places),
        ],
    )


def _keep_names(connection: Connection, found: Iterable[tuple[str, Any]]) -> None:
    """Keep names that are not yet among the names that can be looked for."""
    wanted = sorted({(role, key) for role, key in found if key})
    for role in ROLES:
        keys = [key for its, key in wanted if its == role]
        if not keys:
            continue
        asked = select(names.c.key).where(names.c.role == role, names.c.key.in_(keys))
        there = set(connection.execute(asked).scalars())
        rows = [{"role": role, "key": key} for key in keys if key not in there]
        if rows:
            connection.execute(insert(names), rows)


def _other_text(known: Document, new: Document) -> LedgerError:
    return LedgerError(
        f"document {known.id!r} stands in the ledger with another text: there {_described(known)}, "
        f"here {_described(new)}; give this one another id, and name {known.id!r} as its version_of "
        "if it is an update"
    )


def _described(document: Document) -> str:
    known = [document.publisher, document.published, document.title and f"“{document.title}”", document.url]
    return ", ".join([part for part in known if part] + [f"{len(document.text)} characters"])
