"""Events, put together anew only where ties changed: whole chains of tied tellings, nothing beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, case, or_, select, update

from onrecord.accounts.events import by_day, put_together
from onrecord.accounts.linking.alike import Tie
from onrecord.accounts.linking.chains import leaders, parted
from onrecord.accounts.linking.clusters import Edge
from onrecord.accounts.store.rows import Account, among, chunks, drop_accounts, found, keep_accounts
from onrecord.accounts.store.told import Documents
from onrecord.ledger.schema import telling_ties, tellings
from onrecord.model.accounts import Event

KIND = "event"


@lru_cache(maxsize=4_096)
def _tie(weight: float, reasons: str) -> Tie:
    return Tie(weight, msgspec.json.decode(reasons, type=tuple[str, ...]))


def renew_events(documents: Documents, touched: Iterable[int]) -> list[Event]:
    """Put the events of all tellings anew that touched ones are tied to, and keep them; return them.

    Of a chain that is parted, those parts are left that nothing touched.
    """
    connection, new = documents.connection, set(touched)
    rows = sorted(_chain(connection, new), key=lambda row: row.sort)
    documents.place(row.document for row in rows)
    place = {row.number: n for n, row in enumerate(rows)}
    edges = parted([row.sort.partition("\x1f")[0] for row in rows], _edges(documents, rows, place))
    members: dict[int, list[int]] = defaultdict(list)
    part_of = leaders(len(rows), ((edge.one, edge.two) for edge in edges))
    for n, leader in enumerate(part_of):
        members[leader].append(n)
    of_account = Counter(row.account for row in rows)
    members = {
        leader: part
        for leader, part in members.items()
        if not _is_left([rows[n] for n in part], new, of_account)
    }
    ties: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        ties[part_of[edge.one]].append(edge)
    renewed = [rows[n] for part in members.values() for n in part]
    told = documents.tellings(renewed)
    events, of_event = [], []
    for leader, part in members.items():
        at = {n: number for number, n in enumerate(part)}
        number_of = {rows[n].first: rows[n].number for n in part}
        of_part = [replace(edge, one=at[edge.one], two=at[edge.two]) for edge in ties[leader]]
        for event in put_together([told[rows[n].first] for n in part], of_part, documents.origins):
            events.append(event)
            of_event.append([number_of[m.id] for m in event.claims if m.id in number_of])
    drop_accounts(connection, (row.account for row in renewed if row.account is not None))
    kept = keep_accounts(connection, [account_of(event, documents.rows) for event in events])
    _assign(connection, kept, of_event)
    return events


def _is_left(part: Sequence[Any], touched: Set[int], of_account: Mapping[int | None, int]) -> bool:
    """Whether the events of a part are kept, and hold all of it and nothing else."""
    if any(row.number in touched or row.account is None for row in part):
        return False
    own = Counter(row.account for row in part)
    return all(of_account[account] == number for account, number in own.items())


def _edges(documents: Documents, rows: Sequence[Any], place: Mapping[int, int]) -> list[Edge]:
    """Return the ties among tellings, by their places; a report and its copies are one report.

    What ties a report to its copies is that they tell the same.
    """
    edges = []
    statement = select(telling_ties)
    for tie in found(documents.connection, statement, telling_ties.c.one, sorted(place)):
        one, two = place[tie.one], place[tie.two]
        if tie.firm or documents.origin(rows[one].document) != documents.origin(rows[two].document):
            edges.append(Edge(one, two, _tie(tie.weight, tie.reasons), tie.firm))
    return sorted(edges, key=lambda edge: (edge.one, edge.two, edge.firm))


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


def _chain(connection: Connection, touched: Iterable[int]) -> list[Any]:
    """Return the rows of all tellings that chains of ties lead to."""
    chain: dict[int, Any] = {}
    for some in chunks(sorted(touched)):
        pending = [number for number in some if number not in chain]
        its = select(tellings.c.number).where(among(connection, tellings.c.number, pending))
        met = its.cte("met", recursive=True)
        ends = case((telling_ties.c.one == met.c.number, telling_ties.c.two), else_=telling_ties.c.one)
        either = or_(telling_ties.c.one == met.c.number, telling_ties.c.two == met.c.number)
        met = met.union(select(ends).where(either))
        columns = (tellings.c.number, tellings.c.document, tellings.c.first, tellings.c.sort)
        statement = select(*columns, tellings.c.account).join(met, met.c.number == tellings.c.number)
        chain |= {row.number: row for row in connection.execute(statement)}
    return list(chain.values())
