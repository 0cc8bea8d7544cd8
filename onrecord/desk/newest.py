"""The newest claims that filters keep, page by page: through the index that keeps fewest, or by walking.

The order is that of the table: the newest document first, undated ones last, within a document the order of
its text. A page begins behind a claim (`after`), so that the thousandth costs no more than the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, text, tuple_, union_all

from onrecord.ledger import Filters
from onrecord.ledger.browsing import newest
from onrecord.ledger.days import before
from onrecord.ledger.filters import published_in
from onrecord.ledger.finding import narrowest
from onrecord.ledger.listing import narrowed
from onrecord.ledger.schema import claims, documents, readings
from onrecord.ledger.search import has_text
from onrecord.model.claim import Claim
from onrecord.model.errors import NotFoundError
from onrecord.model.exchange import from_json

_WALKED = (50, 100, 200, 400, 800)
"""How many documents are walked at once, the last number again and again."""
_AT_ONCE = 1_000
_MOST_IN_DAYS = 200_000
"""So many claims are sooner gone through by their days than met on a walk through all documents."""
_BY_WORD = "word by word"
"""In place of a database: words are then looked for in the claims at hand, and not in an index of all."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim stands in the table."""

    published: str | None
    document: str
    start: int
    kind: str
    id: str


def newest_claims(
    connection: Connection, filters: Filters, *, limit: int, offset: int = 0, after: str | None = None
) -> list[Claim]:
    """Return claims of current readings that filters keep, the newest first, from behind a claim on.

    NotFoundError where there is no claim with the id `after`.
    """
    found = newest_rows(connection, (claims.c.row,), filters, limit=limit, offset=offset, after=after)
    return claims_in(connection, [row[0] for row in found])


def claims_in(connection: Connection, rows: Sequence[int]) -> list[Claim]:
    """Return the claims of these rows of the ledger, in this order; those that are gone are left out."""
    told = connection.execute(select(claims.c.row, claims.c.claim).where(claims.c.row.in_(rows)))
    by_row = {row[0]: row[1] for row in told}
    return [from_json(by_row[row]) for row in rows if row in by_row]


def newest_rows(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    filters: Filters,
    *,
    limit: int,
    offset: int = 0,
    after: str | None = None,
) -> list[Row[Any]]:
    """Return columns of claims, readings and documents for the claims that filters keep, newest first."""
    order = (claims.c.start, claims.c.kind, claims.c.id)
    begin = _place_of(connection, after) if after is not None else None
    kept = narrowed(select(*columns), replace(filters, text=None), connection, None)
    if filters.text is not None:
        kept = kept.where(has_text(filters.text, _BY_WORD))
    if begin is not None:
        kept = kept.where(_behind(begin))
    few = narrowest(replace(filters, limit=offset + limit), connection)
    if few is None:
        few = _in_days(filters, connection)
    if few is not None or connection.dialect.name != "sqlite":
        kept = kept if few is None else kept.where(few)
        return list(connection.execute(newest(kept, *order, limit=limit, offset=offset)))
    found: list[Row[Any]] = []
    for page in _pages(connection, filters, begin):
        part = kept.where(claims.c.document.in_(page))
        found += connection.execute(newest(part, *order, limit=offset + limit - len(found)))
        if len(found) == offset + limit:
            break
    return found[offset:]


def _in_days(filters: Filters, connection: Connection) -> ColumnElement[bool] | None:
    """Return a condition that the filters of time imply, for days long past; None for others.

    A walk from the newest document on would pass all that was published since.
    """
    if filters.until is None or connection.dialect.name != "sqlite":
        return None
    newest_day = connection.execute(select(func.max(documents.c.published))).scalar() or ""
    if filters.until[:4] >= newest_day[:4]:
        return None
    first = before(filters.since) if filters.since is not None else ""
    short = select(claims.c.row).where(claims.c.when_start.between(first, filters.until))
    bounded = select(func.count()).select_from(short.limit(_MOST_IN_DAYS + 1).subquery())
    if connection.execute(bounded).scalar_one() > _MOST_IN_DAYS:
        return None
    either = union_all(short, select(claims.c.row).where(text("long")))
    return claims.c.row.in_(select(either.subquery().c.row))


def _place_of(connection: Connection, id: str) -> _Place:
    columns = (documents.c.published, documents.c.id, claims.c.start, claims.c.kind, claims.c.id)
    joined = claims.join(readings, claims.c.reading == readings.c.id).join(
        documents, claims.c.document == documents.c.id
    )
    statement = select(*columns).select_from(joined).where(readings.c.current, claims.c.id == id)
    row = connection.execute(statement.limit(1)).first()
    if row is None:
        raise NotFoundError(f"no claim has the id {id!r}; begin the list anew")
    return _Place(*row)


def _behind(place: _Place) -> ColumnElement[bool]:
    """Return the condition that a claim comes later in the table."""
    day, key = documents.c.published, documents.c.id
    within = tuple_(claims.c.start, claims.c.kind, claims.c.id) > (place.start, place.kind, place.id)
    later = or_(key < place.document, and_(key == place.document, within))
    if place.published is None:
        return and_(day.is_(None), later)
    return or_(day < place.published, day.is_(None), and_(day == place.published, later))


def _pages(connection: Connection, filters: Filters, begin: _Place | None) -> Iterator[list[str]]:
    """Give the ids of documents, the newest first, so many at once as reading them in a row is worth."""
    day, key = documents.c.published, documents.c.id
    for is_dated in (True, False):
        if begin is not None and begin.published is None and is_dated:
            continue
        last = (begin.published, begin.document) if begin is not None else None
        if last is not None and not is_dated and last[0] is not None:
            last = None
        is_in = True
        for number in chain(_WALKED, repeat(_WALKED[-1])):
            statement = select(day, key).where(
                day.is_not(None) if is_dated else day.is_(None), *published_in(filters)
            )
            if last is not None:
                before = key <= last[1] if is_in else key < last[1]
                statement = statement.where(
                    and_(day <= last[0], or_(day < last[0], before)) if is_dated else before
                )
            rows = connection.execute(statement.order_by(day.desc(), key.desc()).limit(number)).all()
            if rows:
                last, is_in = (rows[-1][0], rows[-1][1]), False
                yield [row[1] for row in rows]
            if len(rows) < number:
                break


def rows_beside(connection: Connection, columns: Sequence[Any], key: Any, rows: Iterable[int]) -> list[Any]:
    """Return columns of a table for the rows of claims that its `key` names."""
    listed, found = list(rows), list[Any]()
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        found += connection.execute(select(*columns).where(key.in_(some))).all()
    return found
