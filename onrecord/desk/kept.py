"""Accounts page by page, out of the tables in which the ledger keeps them.

Nothing is worked out, and of what is passed over only numbers are read, so that a page costs the same in any
ledger. The accounts must be up to date (`Records`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, exists, func, select

from onrecord.accounts.store.dispute_rows import DISPUTE
from onrecord.accounts.store.events import KIND as EVENT
from onrecord.accounts.store.parts import CONTROL, TOLL
from onrecord.ledger import Filters
from onrecord.ledger.finding import narrowest
from onrecord.ledger.listing import narrowed
from onrecord.ledger.schema import account_claims, accounts, claims, documents, readings
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.model.exchange import from_json

__all__ = ["CONTROL", "DISPUTE", "EVENT", "TOLL"]

_AT_ONCE = 500
_WAR, _DAYLESS = "war", "9999"
_Found = TypeVar("_Found", Event, Toll, Control, Dispute)


def number_of(connection: Connection, kind: str) -> int:
    """Return how many accounts of a kind are kept."""
    statement = select(func.count()).select_from(accounts).where(accounts.c.kind == kind)
    return int(connection.execute(statement).scalar_one())


def numbers(
    connection: Connection, kind: str, filters: Filters, *, limit: int, offset: int = 0, latest: bool = False
) -> tuple[int, ...]:
    """Return the numbers of accounts of which a claim at least is asked for, in order or from its end."""
    its = [accounts.c.kind == kind, *_holding(connection, filters)]
    order = accounts.c.sort.desc() if latest else accounts.c.sort
    found: list[int] = []
    for part in _parts(kind, latest=latest):
        statement = select(accounts.c.row).where(*its, *part).order_by(order)
        left = limit - len(found)
        found += connection.execute(statement.limit(left).offset(offset)).scalars()
        if len(found) == limit:
            break
        if offset:
            passed = select(func.count()).select_from(accounts).where(*its, *part)
            offset = max(offset - connection.execute(passed).scalar_one(), 0)
    return tuple(found)


def number_with(connection: Connection, kind: str, id: str) -> tuple[int, ...]:
    """Return the number of the event or dispute with an id; none where there is none."""
    its = accounts.c.part == id if kind == EVENT else accounts.c.sort.endswith(f"\x1e{id}", autoescape=True)
    statement = select(accounts.c.row).where(accounts.c.kind == kind, its)
    return tuple(connection.execute(statement.limit(1)).scalars())


def accounts_with(connection: Connection, rows: Sequence[int], form: type[_Found]) -> tuple[_Found, ...]:
    """Return accounts by their numbers, in the order of these; those that are gone are left out."""
    decoder = msgspec.json.Decoder(form)
    found = connection.execute(select(accounts.c.row, accounts.c.body).where(accounts.c.row.in_(rows)))
    bodies = {each.row: each.body for each in found}
    return tuple(decoder.decode(bodies[row]) for row in rows if row in bodies)


def event_with(connection: Connection, claim: str) -> Event | None:
    """Return the event that a claim, by its id, tells of; None where there is none."""
    current = select(claims.c.row).join(readings, claims.c.reading == readings.c.id)
    rows = connection.execute(current.where(readings.c.current, claims.c.id == claim)).scalars().all()
    # One step after the other: in one statement all events would be gone through in their order.
    held = select(account_claims.c.account).where(account_claims.c.claim.in_(rows))
    numbers_ = connection.execute(held).scalars().all()
    columns = (accounts.c.sort, accounts.c.kind, accounts.c.body)
    found = connection.execute(select(*columns).where(accounts.c.row.in_(numbers_))).all()
    bodies = sorted((row.sort, row.body) for row in found if row.kind == EVENT)
    return msgspec.json.decode(bodies[0][1], type=Event) if bodies else None


def places(connection: Connection) -> tuple[str, ...]:
    """Return the keys of the places that anybody is said to hold, in the order of their names."""
    named = select(accounts.c.part).where(accounts.c.kind == CONTROL).group_by(accounts.c.part)
    return tuple(connection.execute(named.order_by(func.min(accounts.c.sort))).scalars())


def control_of(connection: Connection, places: Sequence[str]) -> tuple[Control, ...]:
    """Return who is said to have held places, by their keys; in the order of their names."""
    its = (accounts.c.kind == CONTROL, accounts.c.part.in_(places))
    statement = select(accounts.c.body).where(*its).order_by(accounts.c.sort)
    decoder = msgspec.json.Decoder(Control)
    return tuple(map(decoder.decode, connection.execute(statement).scalars()))


def claims_with(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """Return claims of current readings by their ids."""
    wanted, found = sorted(set(ids)), dict[str, Claim]()
    current = claims.join(readings, claims.c.reading == readings.c.id)
    statement = select(claims.c.claim).select_from(current).where(readings.c.current)
    for start in range(0, len(wanted), _AT_ONCE):
        some = statement.where(claims.c.id.in_(wanted[start : start + _AT_ONCE]))
        found |= {claim.id: claim for claim in map(from_json, connection.execute(some).scalars())}
    return found


def last_told(connection: Connection) -> str | None:
    """Return the day (ISO) of the newest publication of which anything is told."""
    telling = documents.join(readings, readings.c.document == documents.c.id)
    statement = select(documents.c.published).select_from(telling)
    statement = statement.where(readings.c.current, readings.c.claims > 0, documents.c.published.is_not(None))
    day = connection.execute(statement.order_by(documents.c.published.desc()).limit(1)).scalar()
    return day[:10] if day else None


def _parts(kind: str, *, latest: bool) -> list[list[ColumnElement[bool]]]:
    """Return what stands before what in a list, each part in the order of an index."""
    if kind == TOLL:
        return [[accounts.c.sort >= _WAR], [accounts.c.sort < _WAR]]
    if latest:
        # What has no day stands behind all days, and is not the latest.
        return [[accounts.c.sort < _DAYLESS], [accounts.c.sort >= _DAYLESS]]
    return [[]]


def _holding(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """Return the condition that an account holds a claim that is asked for."""
    if filters == Filters():
        return []
    wanted = narrowed(select(claims.c.row), filters, connection, None)
    few = narrowest(filters, connection)
    if few is not None:
        held = select(account_claims.c.account).where(account_claims.c.claim.in_(wanted.where(few)))
        return [accounts.c.row.in_(held)]
    # Many claims are asked for, so that in the order of accounts enough are met soon.
    its = account_claims.c.claim == claims.c.row
    return [exists(wanted.where(its, account_claims.c.account == accounts.c.row))]
