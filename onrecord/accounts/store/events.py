"""Events, put together anew only where ties changed: whole chains of tied tellings, nothing beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from onrecord.accounts.events import by_day, put_together
from onrecord.accounts.linking.alike import Tie
from onrecord.accounts.linking.clusters import Edge
from onrecord.accounts.store.rows import Account, drop_accounts, found, keep_accounts
from onrecord.accounts.store.told import Documents
from onrecord.ledger.schema import telling_ties, tellings
from onrecord.model.accounts import Event

KIND = "event"


@lru_cache(maxsize=4_096)
def _tie(weight: float, reasons: str) -> Tie:
    return Tie(weight, msgspec.json.decode(reasons, type=tuple[str, ...]))


def renew_events(documents: Documents, touched: Iterable[int]) -> list[Event]:
    """Put the events of all tellings anew that touched ones are tied to, and keep them; return them."""
    connection = documents.connection
    ties, chain = _chain(connection, touched)
    held = found(connection, select(tellings), tellings.c.number, sorted(chain))
    rows = sorted(held, key=lambda row: row.sort)
    documents.place(row.document for row in rows)
    told = documents.tellings(rows)
    number_of = {row.first: row.number for row in rows}
    part_of = _parts(chain, ties)
    members: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        members[part_of[row.number]].append(row.first)
    edges: dict[int, list[tuple[int, int, Tie, bool]]] = defaultdict(list)
    document = {row.number: row.document for row in rows}
    for one, two, tie, firm in ties:
        # A report and its copies are one report: what ties them is that they tell the same.
        if firm or documents.origin(document[one]) != documents.origin(document[two]):
            edges[part_of[one]].append((one, two, tie, firm))
    events, of_event = [], []
    for part, firsts in members.items():
        place = {number_of[first]: n for n, first in enumerate(firsts)}
        of_part = [Edge(place[one], place[two], tie, firm) for one, two, tie, firm in edges[part]]
        for event in put_together([told[first] for first in firsts], of_part, documents.origins):
            events.append(event)
            of_event.append([number_of[m.id] for m in event.claims if m.id in number_of])
    drop_accounts(connection, (row.account for row in rows if row.account is not None))
    kept = keep_accounts(connection, [account_of(event, documents.rows) for event in events])
    _assign(connection, kept, of_event)
    return events


def account_of(event: Event, rows: Mapping[str, int]) -> Account:
    """Return an event as it is kept."""
    return Account(
        kind=KIND,
        part=event.id,
        sort="\x1e".join(by_day(event)),
        body=msgspec.json.encode(event).decode(),
        claims=tuple(rows[member.id] for member in event.claims),
    )


def _assign(connection: Connection, kept: Sequence[int], of_event: Sequence[Sequence[int]]) -> None:
    rows = [
        {"its": n, "event": account} for account, numbers in zip(kept, of_event, strict=True) for n in numbers
    ]
    if rows:
        statement = update(tellings).where(tellings.c.number == bindparam("its"))
        connection.execute(statement.values(account=bindparam("event")), rows)


def _chain(
    connection: Connection, touched: Iterable[int]
) -> tuple[list[tuple[int, int, Tie, bool]], set[int]]:
    """Return the ties of all tellings that chains of ties lead to, and these tellings."""
    chain, pending = set(touched), set(touched)
    ties: dict[tuple[int, int, bool], Tie] = {}
    while pending:
        reached: set[int] = set()
        for column in (telling_ties.c.one, telling_ties.c.two):
            for row in found(connection, select(telling_ties), column, sorted(pending)):
                ties[row.one, row.two, row.firm] = _tie(row.weight, row.reasons)
                reached |= {row.one, row.two}
        pending = reached - chain
        chain |= pending
    return [(one, two, tie, firm) for (one, two, firm), tie in sorted(ties.items())], chain


def _parts(chain: Iterable[int], ties: Iterable[tuple[int, int, Tie, bool]]) -> dict[int, int]:
    """Return for each telling the lowest number of those that it is tied to through any others."""
    head = {number: number for number in chain}

    def last(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for one, two, _, _ in ties:
        first, second = sorted((last(one), last(two)))
        head[second] = first
    return {number: last(number) for number in head}
