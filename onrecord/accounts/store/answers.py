"""Answers about accounts: from what a ledger keeps, brought up to date first.

Filters that say what is looked at (days of publication, conflict, publisher, document, confidence, reviews)
change the accounts themselves: these are worked out anew from the claims that the filters let in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select

from onrecord.accounts.record import (
    Record,
    claims_of_control,
    claims_of_dispute,
    control_of,
    disputes_of,
    events_of,
    is_cut,
    read_record,
    tolls_of,
)
from onrecord.accounts.store.dispute_rows import DISPUTE
from onrecord.accounts.store.events import KIND as EVENT
from onrecord.accounts.store.parts import CONTROL, TOLL
from onrecord.accounts.store.rows import found
from onrecord.accounts.store.update import update
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.filters import country_code
from onrecord.ledger.finding import narrowest
from onrecord.ledger.listing import narrowed
from onrecord.ledger.schema import account_claims, accounts, claim_places, claims, documents, readings
from onrecord.ledger.search import contains, literal, name_key
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.model.exchange import from_json

_Found = TypeVar("_Found", Event, Toll, Control, Dispute)
_PAGES = (200, 800, 3_200)
_EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Answer(Generic[_Found]):
    """Accounts that were asked for, the claims that they hold, and the day of the newest publication."""

    rows: tuple[_Found, ...]
    claims: Mapping[str, Claim]
    last: str | None


def events_for(ledger: Ledger, filters: Filters, *, latest: bool = False) -> Answer[Event]:
    """Return the events of which one claim at least is asked for; `latest` begins with the last of them."""
    if is_cut(filters):
        answer = _anew(ledger, filters, events_of)
        return replace(answer, rows=answer.rows[::-1]) if latest else answer
    return _kept(ledger, filters, EVENT, Event, _members, latest=latest)


def _members(event: Event) -> Iterator[str]:
    return (member.id for member in event.claims)


def event_with(ledger: Ledger, claim: str) -> Event | None:
    """Return the event that a claim, by its id, tells of; None where there is none."""
    update(ledger)
    with ledger.connected() as connection:
        current = select(claims.c.row).join(readings, claims.c.reading == readings.c.id)
        rows = current.where(readings.c.current, claims.c.id == claim)
        held = select(account_claims.c.account).where(account_claims.c.claim.in_(rows))
        statement = select(accounts.c.body).where(accounts.c.kind == EVENT, accounts.c.row.in_(held))
        body = connection.execute(statement.order_by(accounts.c.sort).limit(1)).scalar()
    return None if body is None else msgspec.json.decode(body, type=Event)


def tolls_for(ledger: Ledger, filters: Filters) -> Answer[Toll]:
    """Return the tolls that hold a claim that is asked for, of the party that is asked for."""
    if is_cut(filters):
        return _anew(ledger, filters, tolls_of, by_group=True)
    asked = replace(filters, party=None)
    of_group = [_is_of(filters.party)] if filters.party is not None else []
    return _kept(ledger, asked, TOLL, Toll, lambda toll: (point.claim.id for point in toll.points), of_group)


def control_for(ledger: Ledger, filters: Filters, on: str | None = None) -> Answer[Control]:
    """Return who is said to hold the places that are asked for; with a day, as said by then."""
    if on is not None or is_cut(filters):
        return _anew(ledger, filters, lambda record: control_of(record, on))
    answer = _kept(ledger, filters, CONTROL, Control, claims_of_control, at=_places_asked)
    return replace(answer, rows=tuple(replace(row, as_of=answer.last) for row in answer.rows))


def disputes_for(ledger: Ledger, filters: Filters) -> Answer[Dispute]:
    """Return the disputes of which one claim at least is asked for."""
    if is_cut(filters):
        return _anew(ledger, filters, disputes_of)
    return _kept(ledger, filters, DISPUTE, Dispute, claims_of_dispute)


def _anew(
    ledger: Ledger,
    filters: Filters,
    work: Callable[[Record], tuple[_Found, ...]],
    *,
    by_group: bool = False,
) -> Answer[_Found]:
    record = read_record(ledger, filters, by_group=by_group)
    return Answer(work(record), record.claims, record.last)


def _kept(
    ledger: Ledger,
    filters: Filters,
    kind: str,
    form: type[_Found],
    claims_in: Callable[[_Found], Iterable[str]],
    conditions: Iterable[ColumnElement[bool]] = (),
    at: Callable[[Connection, Filters, Select[Any]], Callable[[_Found], bool]] | None = None,
    *,
    latest: bool = False,
) -> Answer[_Found]:
    """Return accounts of a kind of which a claim is asked for, in their order, no more than the limit."""
    update(ledger)
    with ledger.connected() as connection:
        statement = select(accounts.c.body).where(accounts.c.kind == kind, *conditions)
        asked = replace(filters, limit=None)
        if asked != _EVERYTHING:
            few = narrowest(filters, connection)
            wanted = narrowed(select(claims.c.row), asked, connection, None)
            if few is not None:
                wanted = wanted.where(few)
                held = select(account_claims.c.account).where(account_claims.c.claim.in_(wanted))
                statement = statement.where(accounts.c.row.in_(held))
            else:
                # Walked in the order of accounts: many claims are asked for, so that enough are met soon.
                its = account_claims.c.claim == claims.c.row
                statement = statement.where(
                    exists(wanted.where(its, account_claims.c.account == accounts.c.row))
                )
        is_kept = at(connection, filters, wanted) if at is not None and asked != _EVERYTHING else None
        most = filters.limit if is_kept is None else None
        decoder = msgspec.json.Decoder(form)
        order = accounts.c.sort.desc() if latest else accounts.c.sort
        rows = map(decoder.decode, connection.execute(statement.order_by(order).limit(most)).scalars())
        kept = tuple(islice((row for row in rows if is_kept is None or is_kept(row)), filters.limit))
        held_claims = _claims(connection, {id_ for row in kept for id_ in claims_in(row)})
        return Answer(kept, held_claims, _last(connection))


def _claims(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    current = claims.join(readings, claims.c.reading == readings.c.id)
    statement = select(claims.c.claim).select_from(current).where(readings.c.current)
    rows = found(connection, statement, claims.c.id, sorted(ids))
    return {claim.id: claim for claim in (from_json(row[0]) for row in rows)}


def _last(connection: Connection) -> str | None:
    """Return the day of the newest publication of which anything is told."""
    # From the newest on, each is asked whether it tells anything: seldom more than one.
    its = select(readings.c.id).where(readings.c.document == documents.c.id)
    telling = exists(its.where(readings.c.current, readings.c.claims > 0))
    statement = select(documents.c.published).where(documents.c.published.is_not(None), telling)
    day = connection.execute(statement.order_by(documents.c.published.desc()).limit(1)).scalar()
    return day[:10] if day else None


def _places_asked(connection: Connection, filters: Filters, wanted: Select[Any]) -> Callable[[Control], bool]:
    """Return whether the place of a row is one that is asked for: claims name others beside it."""
    code = country_code(filters.country) if filters.country is not None else None
    if filters.place is None:
        return lambda row: code is None or row.place.country == code
    key = name_key(filters.place)
    columns = (claim_places.c.geoname, claim_places.c.name_key)
    statement = select(*columns).where(
        claim_places.c.row.in_(wanted),
        or_(contains(claim_places.c.name_key, key), contains(claim_places.c.within_key, key)),
        *([claim_places.c.country == code] if code is not None else []),
    )
    asked = {row[0] or row[1] for row in connection.execute(statement.distinct())}
    return lambda row: (row.place.geoname or name_key(row.place.name)) in asked


def _is_of(asked: str) -> ColumnElement[bool]:
    """Return the condition that a toll counts a party that is asked for, by its id or words of its name."""
    whole = literal(asked.strip().lower())
    either: list[ColumnElement[bool]] = [
        accounts.c.parties.like(f"% {whole}{end}%", escape="\\") for end in (" ", ".")
    ]
    if key := name_key(asked):
        either.append(contains(accounts.c.name_key, key))
    return or_(*either)
