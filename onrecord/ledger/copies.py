"""Which documents repeat others: texts are fingerprinted as they come in, and compared with those like them.

Equal texts are kept once in `copy_texts`, with the bands and marks by which others like it are found; what is
alike stands in `copy_pairs`. Nothing of this depends on the order in which documents came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, case, delete, func, insert, select, union, union_all

from onrecord.ledger.likeness import (
    SCHEME,
    SHORT,
    SHORTEST,
    Fingerprint,
    Words,
    fingerprint,
    likeness,
    words_of,
)
from onrecord.ledger.origins import Pair, Told
from onrecord.ledger.schema import (
    copy_bands,
    copy_marks,
    copy_pairs,
    copy_texts,
    document_texts,
    documents,
)

# Of the marks of the shorter text: a part of a long text meets only about half of them.
_FEWEST_MARKS = 0.15
_BATCH = 500
_MOST_MARKS = 20_000
"""More than a database takes at once; only a book has so many."""

Value = TypeVar("Value")


def keep_texts(connection: Connection, document: str, text: str, title: str | None) -> None:
    """Fingerprint a document's text and headline, and keep which texts they are like."""
    if not _is_current(connection):
        catch_up(connection)
    connection.execute(delete(document_texts).where(document_texts.c.document == document))
    for role, content in (("text", text), ("title", title)):
        words = words_of(content or "")
        if role == "title" and len(words.all) < SHORTEST:
            continue
        number = _kept_text(connection, words)
        row = {"document": document, "role": role, "text": number}
        connection.execute(insert(document_texts).values(row))


def catch_up(connection: Connection) -> None:
    """Fingerprint the documents that are not yet, such as those of an older ledger."""
    if not _is_current(connection):
        for table in (document_texts, copy_pairs, copy_marks, copy_bands, copy_texts):
            connection.execute(delete(table))
    known = select(document_texts.c.document)
    missing = select(documents.c.id).where(documents.c.id.not_in(known)).order_by(documents.c.id)
    for id in connection.execute(missing).scalars().all():
        statement = select(documents.c.text, documents.c.title).where(documents.c.id == id)
        text, title = connection.execute(statement).one()
        keep_texts(connection, id, text, title)


def told_again(connection: Connection) -> list[Told]:
    """Return the documents that are like another, or name it as the one that they update."""
    paired = union(select(copy_pairs.c.part), select(copy_pairs.c.whole)).subquery()
    several = (
        select(document_texts.c.text).group_by(document_texts.c.text).having(func.count() > 1).subquery()
    )
    alike = select(document_texts.c.document).where(
        document_texts.c.text.in_(select(paired.c[0])) | document_texts.c.text.in_(select(several.c.text))
    )
    naming = select(documents.c.id).where(documents.c.version_of.is_not(None))
    named = select(documents.c.version_of).where(documents.c.version_of.is_not(None))
    wanted = union(alike, naming, named).subquery()
    return _told(connection, documents.c.id.in_(select(wanted.c[0])))


def around(connection: Connection, ids: Iterable[str]) -> tuple[list[Told], list[Pair]]:
    """Return the documents that are like these, or like one that is, and so on, and the pairs among them.

    What a headline alone has in common counts only where it was used again as a report.
    """
    known, texts, alike = set(ids), set[int](), set[Pair]()
    pending = set(known)
    while pending:
        met = _texts_of(connection, pending) - texts
        while met:
            texts |= met
            found = _pairs_of(connection, met)
            alike |= found
            met = {number for pair in found for number in (pair.part, pair.whole)} - texts
        reached = _documents_of(connection, texts, alike) | _versions(connection, pending)
        pending = reached - known
        known |= pending
    told = [row for some in _batches(sorted(known)) for row in _told(connection, documents.c.id.in_(some))]
    return told, sorted(alike)


def _texts_of(connection: Connection, ids: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for some in _batches(sorted(ids)):
        asked = select(document_texts.c.text).where(document_texts.c.document.in_(some))
        found.update(connection.execute(asked).scalars())
    return found


def _pairs_of(connection: Connection, texts: Iterable[int]) -> set[Pair]:
    columns = (copy_pairs.c.part, copy_pairs.c.whole, copy_pairs.c.kind, copy_pairs.c.similarity)
    found: set[Pair] = set()
    for some in _batches(sorted(texts)):
        for column in (copy_pairs.c.part, copy_pairs.c.whole):
            found.update(Pair(*row) for row in connection.execute(select(*columns).where(column.in_(some))))
    return found


def _documents_of(connection: Connection, texts: set[int], alike: Iterable[Pair]) -> set[str]:
    of_text: set[str] = set()
    of_title: dict[int, set[str]] = {}
    live = {number for pair in alike for number in (pair.part, pair.whole)}
    for some in _batches(sorted(texts)):
        asked = select(document_texts.c.document, document_texts.c.role, document_texts.c.text)
        for id, role, number in connection.execute(asked.where(document_texts.c.text.in_(some))):
            if role == "text":
                of_text.add(id)
                live.add(number)
            else:
                of_title.setdefault(number, set()).add(id)
    return of_text.union(*(ids for number, ids in of_title.items() if number in live))


def _versions(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return the documents that these name as the one that they update, and those that name these."""
    found: set[str | None] = set()
    for some in _batches(sorted(ids)):
        named = select(documents.c.version_of).where(documents.c.id.in_(some))
        naming = select(documents.c.id).where(documents.c.version_of.in_(some))
        found.update(connection.execute(union(named, naming)).scalars())
    return {id for id in found if id is not None}


def _told(connection: Connection, wanted: ColumnElement[bool]) -> list[Told]:
    text, title = document_texts.alias(), document_texts.alias()
    statement = (
        select(
            documents.c.id,
            documents.c.published,
            documents.c.publisher_key,
            documents.c.version_of,
            text.c.text,
            copy_texts.c.words,
            title.c.text.label("title"),
        )
        .select_from(
            documents.join(text, (text.c.document == documents.c.id) & (text.c.role == "text"))
            .join(copy_texts, copy_texts.c.number == text.c.text)
            .outerjoin(title, (title.c.document == documents.c.id) & (title.c.role == "title"))
        )
        .where(wanted)
    )
    return [Told(*row) for row in connection.execute(statement)]


def pairs(connection: Connection) -> list[Pair]:
    """Return the texts that are alike."""
    columns = (copy_pairs.c.part, copy_pairs.c.whole, copy_pairs.c.kind, copy_pairs.c.similarity)
    return [Pair(*row) for row in connection.execute(select(*columns))]


def _is_current(connection: Connection) -> bool:
    scheme = connection.execute(select(copy_texts.c.scheme).limit(1)).scalar()
    return scheme in (None, SCHEME)


def _kept_text(connection: Connection, words: Words) -> int:
    """Return the number of a text, which is compared with all others where it is new."""
    found = fingerprint(words)
    same = select(copy_texts.c.number).where(copy_texts.c.digest == found.digest)
    known = connection.execute(same).scalar()
    if known is not None:
        return int(known)
    candidates = _candidates(connection, found) if found.words >= SHORT else set()
    row = {"digest": found.digest, "words": found.words, "marks": len(found.marks), "scheme": SCHEME}
    number: int = connection.execute(
        insert(copy_texts).values(row).returning(copy_texts.c.number)
    ).scalar_one()
    if found.words >= SHORT:
        _insert(connection, copy_bands, [{"band": band, "text": number} for band in set(found.bands)])
        _insert(connection, copy_marks, [{"mark": mark, "text": number} for mark in found.marks])
    _insert(connection, copy_pairs, list(_alike(connection, number, words, candidates)))
    return number


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _candidates(connection: Connection, found: Fingerprint) -> set[int]:
    by_band = select(copy_bands.c.text).where(copy_bands.c.band.in_(found.bands)).distinct()
    met = set(connection.execute(by_band).scalars())
    # Counted in the database: phrases that everybody uses are shared with thousands.
    parts = [
        select(copy_marks.c.text).where(copy_marks.c.mark.in_(batch))
        for batch in _batches(found.marks[:_MOST_MARKS])
    ]
    if not parts:
        return met
    held = union_all(*parts).subquery()
    each = select(held.c.text, func.count().label("number")).group_by(held.c.text).subquery()
    own, most = copy_texts.c.marks, len(found.marks)
    fewer = case((own < most, own), else_=most)
    enough = select(each.c.text).join(copy_texts, copy_texts.c.number == each.c.text)
    met.update(connection.execute(enough.where(each.c.number >= _FEWEST_MARKS * fewer)).scalars())
    return met


def _alike(
    connection: Connection, number: int, words: Words, candidates: Iterable[int]
) -> Iterator[dict[str, Any]]:
    for batch in _batches(sorted(candidates)):
        for other, content in _contents(connection, batch):
            found = likeness(words, words_of(content))
            if found is not None:
                part, whole = (other, number) if found.swapped else (number, other)
                yield {"part": part, "whole": whole, "kind": found.kind, "similarity": found.similarity}


def _contents(connection: Connection, texts: list[int]) -> Iterator[tuple[int, str]]:
    """Give each text in the words of one of the documents that have it."""
    one = (
        select(
            document_texts.c.text,
            document_texts.c.role,
            func.min(document_texts.c.document).label("document"),
        )
        .where(document_texts.c.text.in_(texts))
        .group_by(document_texts.c.text, document_texts.c.role)
        .subquery()
    )
    statement = select(one.c.text, one.c.role, documents.c.text, documents.c.title).join(
        documents, documents.c.id == one.c.document
    )
    seen: set[int] = set()
    for number, role, text, title in connection.execute(statement.order_by(one.c.text, one.c.role)):
        if number not in seen:
            seen.add(number)
            yield number, text if role == "text" else title


def _batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    listed = list(values)
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]
