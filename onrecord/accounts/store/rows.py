"""Rows of the tables of accounts: how they are fetched for many keys at once, and what their contents are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Select, Table, delete, func, insert, select

from onrecord.accounts.phrases import publisher_words
from onrecord.ledger.schema import account_claims, account_origins, accounts, claims, documents, readings
from onrecord.model.claim import Claim
from onrecord.model.document import DocumentRef
from onrecord.model.exchange import from_json

_AT_ONCE = 10_000
_REFERENCE = ("id", "title", "publisher", "published", "url", "language")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as it is kept: see `accounts` in the schema; `claims` are numbers of rows."""

    kind: str
    part: str
    sort: str
    body: str
    claims: tuple[int, ...]
    name_key: str | None = None
    parties: str | None = None


def chunks(values: Iterable[Value], size: int = _AT_ONCE) -> Iterator[list[Value]]:
    """Give values in lists of at most so many."""
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def among(connection: Connection, column: Any, values: list[Any]) -> ColumnElement[bool]:
    """Return the condition that a column has one of the values; in SQLite they are one parameter."""
    if connection.dialect.name != "sqlite":
        return column.in_(values)  # type: ignore[no-any-return]
    listed = func.json_each(msgspec.json.encode(values).decode()).table_valued("value")
    return column.in_(select(listed.c.value))  # type: ignore[no-any-return]


def found(
    connection: Connection, statement: Select[Any], column: Any, values: Iterable[Any]
) -> Iterator[Any]:
    """Give the rows of a statement in which a column has one of the values."""
    for some in chunks(values):
        yield from connection.execute(statement.where(among(connection, column, some))).all()


def removed(connection: Connection, table: Table, column: Column[Any], values: Iterable[Any]) -> None:
    """Delete the rows of a table in which a column has one of the values."""
    for some in chunks(values):
        connection.execute(delete(table).where(among(connection, column, some)))


def added(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if any."""
    for some in chunks(rows, 10_000):
        connection.execute(insert(table), some)


def next_number(connection: Connection, column: Column[Any]) -> int:
    """Return the number after the highest of a column."""
    return int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1


def keep_accounts(connection: Connection, kept: Sequence[Account]) -> list[int]:
    """Keep accounts and return the numbers of their rows."""
    first = next_number(connection, accounts.c.row)
    numbers = list(range(first, first + len(kept)))
    columns = ("kind", "part", "sort", "body", "name_key", "parties")
    added(
        connection,
        accounts,
        [
            {name: getattr(each, name) for name in columns} | {"row": n}
            for n, each in zip(numbers, kept, strict=True)
        ],
    )
    added(
        connection,
        account_claims,
        [
            {"claim": c, "account": n}
            for n, each in zip(numbers, kept, strict=True)
            for c in sorted(set(each.claims))
        ],
    )
    return numbers


def drop_accounts(connection: Connection, numbers: Iterable[int]) -> None:
    """Drop accounts by the numbers of their rows; which claims they held goes with them."""
    wanted = sorted(set(numbers))
    removed(connection, account_claims, account_claims.c.account, wanted)
    removed(connection, accounts, accounts.c.row, wanted)


def not_by_index(column: Any) -> Any:
    """Return a column of text by which rows are not looked for, since another leads to fewer."""
    return column.concat("")


def holding(connection: Connection, kind: str, numbers: Iterable[int], *columns: Any) -> Iterator[Any]:
    """Give for claims, by the numbers of their rows, columns of the accounts of a kind that hold them.

    Two look-ups: as one, a database may walk all accounts of the kind.
    """
    columns_of = select(account_claims.c.claim, account_claims.c.account)
    held = list(found(connection, columns_of, account_claims.c.claim, sorted(set(numbers))))
    statement = select(accounts.c.row, *columns).where(not_by_index(accounts.c.kind) == kind)
    its = found(connection, statement, accounts.c.row, sorted({row.account for row in held}))
    known = {row[0]: row[1:] for row in its}
    return ((row.claim, *known[row.account]) for row in held if row.account in known)


def claims_of(connection: Connection, documents: Iterable[str]) -> dict[str, list[tuple[int, Claim]]]:
    """Return the claims of the current readings of documents with the numbers of their rows, by document."""
    by_document: dict[str, list[tuple[int, Claim]]] = {document: [] for document in documents}
    current = claims.join(readings, claims.c.reading == readings.c.id)
    statement = (
        select(claims.c.document, claims.c.row, claims.c.claim).select_from(current).where(readings.c.current)
    )
    for row in found(connection, statement, claims.c.document, sorted(by_document)):
        by_document[row[0]].append((row[1], from_json(row[2])))
    return by_document


def claims_by_id(connection: Connection, ids: Iterable[str]) -> list[tuple[int, Claim]]:
    """Return the claims of current readings that have one of the ids, with the numbers of their rows."""
    current = claims.join(readings, claims.c.reading == readings.c.id)
    statement = select(claims.c.row, claims.c.claim).select_from(current).where(readings.c.current)
    return [(row[0], from_json(row[1])) for row in found(connection, statement, claims.c.id, sorted(ids))]


def claims_by_row(connection: Connection, numbers: Iterable[int]) -> list[Claim]:
    """Return claims by the numbers of their rows."""
    rows = found(connection, select(claims.c.claim), claims.c.row, sorted(numbers))
    return [from_json(row[0]) for row in rows]


def numbers_of_claims(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the numbers of the rows of claims of current readings by their ids."""
    current = claims.join(readings, claims.c.reading == readings.c.id)
    statement = select(claims.c.id, claims.c.row).select_from(current).where(readings.c.current)
    return {row.id: row.row for row in found(connection, statement, claims.c.id, sorted(set(ids)))}


def publishers(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return who published documents that tell anything, in words."""
    columns = [documents.c[name] for name in _REFERENCE]
    telling = documents.join(readings, readings.c.document == documents.c.id)
    statement = select(*columns).select_from(telling).where(readings.c.current, readings.c.claims > 0)
    return {
        row.id: publisher_words(DocumentRef(**row._mapping))
        for row in found(connection, statement, documents.c.id, sorted(set(ids)))
    }


def origins_of(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """Return for those of the documents that are copies the first to say it."""
    statement = select(account_origins.c.document, account_origins.c.origin)
    rows = found(connection, statement, account_origins.c.document, sorted(set(documents)))
    return {row.document: row.origin for row in rows}


def number_of(words: Iterable[str]) -> int:
    """Return a number of 63 bits for words, the same in every run."""
    digest = hashlib.blake2b("\x1f".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
