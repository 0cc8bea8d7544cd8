"""How claims are found in a large ledger: through the index of the filter that keeps fewest, or by walking.

Names are looked for among all names that occur (`names`), which are few, and not among all claims. Where no
filter keeps few claims, documents are walked in the order of listings until enough claims are found.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select, text, union_all

from onrecord.ledger.days import before
from onrecord.ledger.filters import Filters, country_code, published_in
from onrecord.ledger.schema import claim_parties, claim_places, claims, documents, names
from onrecord.ledger.search import contains, fold, name_key, words_query

MOST = 40_000
"""Through an index at most so many claims are gone; where it holds more, documents are walked."""
FEW = 1_000
"""No filter that keeps fewer is looked for than one that keeps so many."""
_SPREAD = 4.0
_MOST_NAMES = 400
_PAGES = (100, 200, 400, 800)
"""How many documents are walked at once, the last number again and again."""

Rows = Any


def narrowest(filters: Filters, connection: Connection) -> ColumnElement[bool] | None:
    """Return a condition on claims that an index answers and that few fulfil; None where there is none.

    It is implied by the filters. Databases other than SQLite find their way themselves.
    """
    if connection.dialect.name != "sqlite":
        return None
    best: tuple[int, Rows] | None = None
    for way in _ways(filters, connection):
        bounded = select(text("1")).select_from(way.limit(MOST + 1).subquery())
        size = connection.execute(select(func.count()).select_from(bounded.subquery())).scalar_one()
        if best is None or size < best[0]:
            best = (size, way)
        if size < FEW:
            break
    if best is None or best[0] > _bound(filters, connection):
        return None
    return claims.c.row.in_(best[1])


def pages(filters: Filters, connection: Connection) -> Iterator[list[str]]:
    """Give the ids of the documents that filters of publication let in, in the order of listings."""
    last: tuple[str | None, str] | None = None
    size = iter((*_PAGES, 0))
    number = 0
    while True:
        number = next(size, 0) or number
        statement = select(documents.c.published, documents.c.id).where(*published_in(filters))
        for part in _following(last):
            found = connection.execute(
                statement.where(part).order_by(documents.c.published, documents.c.id).limit(number)
            ).all()
            if found:
                break
        else:
            return
        last = (found[-1][0], found[-1][1])
        yield [row[1] for row in found]


def _following(last: tuple[str | None, str] | None) -> list[ColumnElement[bool]]:
    """Return what comes after a document: the dated after it, then the undated."""
    day, id_ = documents.c.published, documents.c.id
    undated = day.is_(None)
    if last is None:
        return [day.is_not(None), undated]
    if last[0] is None:
        return [and_(undated, id_ > last[1])]
    return [and_(day >= last[0], or_(day > last[0], id_ > last[1])), undated]


def _bound(filters: Filters, connection: Connection) -> float:
    """Return how many claims are still sooner sorted than met on a walk."""
    if filters.limit is None or filters.since is not None or filters.until is not None:
        return MOST
    whole = connection.execute(select(func.max(claims.c.row))).scalar() or 0
    return min(MOST, max(FEW, _SPREAD * math.sqrt(whole * max(filters.limit, 1))))


def _ways(filters: Filters, connection: Connection) -> Iterator[Rows]:
    """Give for each filter that an index answers the rows of the claims that it keeps."""
    if filters.document is not None:
        its = documents.c.id.between(filters.document, filters.document + "\U0010ffff")
        yield _of_documents(its)
    if filters.text is not None:
        words = text("SELECT rowid AS row FROM claim_words WHERE claim_words MATCH :words")
        yield select(words.bindparams(words=words_query(filters.text)).columns(claims.c.row).subquery().c.row)
    if filters.place is not None:
        yield from _in_places(connection, (filters.place,))
    if filters.speaker is not None:
        yield from _speaks(filters.speaker.strip(), connection)
    if filters.party is not None:
        key = name_key(filters.party)
        sides = _names(connection, "side", contains(names.c.key, key))
        yield from _of_sides(_party_ids(connection, filters.party), sides)
    if filters.country is not None:
        yield select(claim_places.c.row).where(claim_places.c.country == country_code(filters.country))
    if filters.publisher is not None:
        of = _names(connection, "publisher", contains(names.c.key, name_key(filters.publisher)))
        if of is not None:
            yield _of_documents(documents.c.publisher_key.in_(of))
    if filters.since is not None or filters.until is not None:
        yield _on_days(filters)
    if published := published_in(filters):
        yield _of_documents(and_(*published))


def _of_documents(condition: ColumnElement[bool]) -> Select[Any]:
    return select(claims.c.row).where(claims.c.document.in_(select(documents.c.id).where(condition)))


def _on_days(filters: Filters) -> Rows:
    start, end = claims.c.when_start, claims.c.when_end
    if filters.since is None:
        return _either([select(claims.c.row).where(start <= filters.until), _long()])
    if filters.until is None:
        return _either([select(claims.c.row).where(end >= filters.since), _long()])
    short = select(claims.c.row).where(start.between(before(filters.since), filters.until))
    return _either([short, _long()])


def _long() -> Select[Any]:
    return select(claims.c.row).where(text("long"))


def _in_places(connection: Connection, asked: Iterable[str]) -> Iterator[Rows]:
    held = or_(false(), *(contains(names.c.key, key) for name in asked if (key := name_key(name))))
    places, around = _names(connection, "place", held), _names(connection, "within", held)
    if places is not None and around is not None:
        yield _either(
            [
                select(claim_places.c.row).where(claim_places.c.name_key.in_(places)),
                select(claim_places.c.row).where(claim_places.c.within_key.in_(around)),
            ]
        )


def _speaks(asked: str, connection: Connection) -> Iterator[Rows]:
    key = name_key(asked)
    if len(asked) > 2 and asked[0] == asked[-1] == '"':
        yield from _of_sides([], [key], part="speaker")
        return
    parties = _names(connection, "party", contains(names.c.key, fold(asked)))
    sides = _names(connection, "side", contains(names.c.key, key.strip())) if key else []
    yield from _of_sides(parties, sides, part="speaker")


def _of_sides(parties: list[str] | None, sides: list[str] | None, part: str | None = None) -> Iterator[Rows]:
    if parties is None or sides is None:
        return
    of = [claim_parties.c.part == part] if part else []
    yield _either(
        [
            select(claim_parties.c.row).where(claim_parties.c.party.in_(parties), *of),
            select(claim_parties.c.row).where(claim_parties.c.name_key.in_(sides), *of),
        ]
    )


def _either(statements: list[Select[Any]]) -> Rows:
    return select(union_all(*statements).subquery().c.row)


def _party_ids(connection: Connection, asked: str) -> list[str] | None:
    whole = asked.strip().lower()
    part_of = and_(names.c.key >= f"{whole}.", names.c.key < f"{whole}/")
    return _names(connection, "party", or_(names.c.key == whole, part_of))


def _names(connection: Connection, role: str, condition: ColumnElement[bool]) -> list[str] | None:
    """Return the names of a role that fulfil a condition; None where they are too many to ask for each."""
    statement = select(names.c.key).where(names.c.role == role, condition).limit(_MOST_NAMES + 1)
    found = list(connection.execute(statement).scalars())
    return found if len(found) <= _MOST_NAMES else None
