"""Ties between tellings of different documents, found for new ones through the keys that others share.

In a block of many tellings each is compared with those near it alone, so that a new one can put two others
out of reach of each other; their tie goes where no other key leads from one to the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select, tuple_

from onrecord.accounts.events import copied
from onrecord.accounts.linking.alike import link
from onrecord.accounts.linking.candidates import LIMIT, within_blocks
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.store.rows import added, chunks, found
from onrecord.accounts.store.tellings import Numbers, numbers_of
from onrecord.accounts.store.told import Documents, to_kept
from onrecord.ledger.schema import account_origins, telling_keys, telling_ties, tellings

Pair = tuple[int, int]


class Blocks(NamedTuple):
    """The tellings that have keys of their own, and those that have them around them, in their order."""

    own: Mapping[int, list[int]]
    within: Mapping[int, list[int]]


def renew_ties(documents: Documents, new: Mapping[int, Numbers], keys_left: Set[int]) -> set[int]:
    """Keep the ties of new tellings; return all tellings whose ties are other ones than before.

    Where others went from a block of many (`keys_left`), those that are left may come within reach.
    """
    connection = documents.connection
    keys = {key for its in new.values() for key in (*its.own, *its.within)} | keys_left
    blocks, place = _blocks(connection, keys)
    gained: set[Pair] = set()
    lost: dict[Pair, int] = {}
    for key in keys:
        own, within = blocks.own.get(key, []), blocks.within.get(key, [])
        if key in keys_left and (len(own) > LIMIT or len(within) >= 2 * LIMIT):
            gained |= _pairs(own, within)
        elif len(own) <= LIMIT and len(within) <= 2 * LIMIT:
            gained.update(
                (one, two)
                for one in own
                for two in (*own, *within)
                if one != two and (one in new or two in new)
            )
            continue
        after = _pairs(own, within)
        before = _pairs([n for n in own if n not in new], [n for n in within if n not in new])
        gained |= after - before
        lost |= dict.fromkeys(before - after, key)
    ordered = {_in_order(pair, place) for pair in gained}
    apart = {pair for pair in ordered if place[pair[0]][1] != place[pair[1]][1]}
    if keys_left:
        apart -= _tied(connection, apart)
    rows = _linked(connection, apart)
    added(connection, telling_ties, rows)
    touched = {number for row in rows for number in (row["one"], row["two"])}
    return touched | _untied(connection, {_in_order(pair, place): key for pair, key in lost.items()})


def renew_copied(documents: Documents, ids: Iterable[str]) -> set[int]:
    """Keep the ties between copies that these documents are among; return the tellings of all of them."""
    connection, wanted = documents.connection, set(ids)
    documents.place(wanted)
    heads = {documents.origin(document) for document in wanted}
    copies = found(connection, select(account_origins.c.document), account_origins.c.origin, sorted(heads))
    groups = {row[0] for row in copies}
    together = wanted | groups | (heads if groups else set())
    if not groups and not any(map(documents.origins.get, wanted)):
        together = wanted
    columns = (tellings.c.number, tellings.c.document, tellings.c.first, tellings.c.sort, tellings.c.facts)
    held = found(connection, select(*columns), tellings.c.document, sorted(together))
    rows = sorted(held, key=lambda row: row.sort)
    numbers = {row.first: row.number for row in rows}
    for column in (telling_ties.c.one, telling_ties.c.two):
        for some in chunks(sorted(numbers.values())):
            connection.execute(telling_ties.delete().where(telling_ties.c.firm, column.in_(some)))
    if not groups:
        return set()
    documents.place(together)
    told = documents.tellings(rows)
    among = [told[row.first] for row in rows]
    ties = {}
    for edge in copied(among, documents.origins_among(together)):
        pair = (numbers[among[edge.one].first.id], numbers[among[edge.two].first.id])
        ties[pair] = _tie(*pair, edge.tie.weight, edge.tie.reasons, firm=True)
    added(connection, telling_ties, list(ties.values()))
    return set(numbers.values())


def _blocks(connection: Connection, keys: Iterable[int]) -> tuple[Blocks, dict[int, tuple[str, str]]]:
    """Return the blocks of keys, and for each telling in them its place in the order and its document."""
    held: dict[int, dict[int, list[int]]] = {0: defaultdict(list), 1: defaultdict(list)}
    columns = (telling_keys.c.key, telling_keys.c.within, telling_keys.c.telling)
    for key, within, telling in found(connection, select(*columns), telling_keys.c.key, sorted(keys)):
        held[within][key].append(telling)
    numbers = {n for blocks in held.values() for block in blocks.values() for n in block}
    statement = select(tellings.c.number, tellings.c.sort, tellings.c.document)
    place = {
        row[0]: (row[1], row[2]) for row in found(connection, statement, tellings.c.number, sorted(numbers))
    }
    for blocks in held.values():
        for block in blocks.values():
            block.sort(key=place.__getitem__)
    return Blocks(held[0], held[1]), place


def _pairs(own: Sequence[int], within: Sequence[int]) -> set[Pair]:
    """Return the pairs of a block, in either order."""
    return {(min(pair), max(pair)) for pair in _positions(own, within)}


def _positions(own: Sequence[int], within: Sequence[int]) -> Iterable[Pair]:
    return within_blocks({0: own}, {0: within})


def _in_order(pair: Pair, place: Mapping[int, tuple[str, str]]) -> Pair:
    one, two = pair
    return (one, two) if place[one] < place[two] else (two, one)


def _linked(connection: Connection, pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    listed = sorted(pairs)
    facts = _facts(connection, {number for pair in listed for number in pair})
    rows = []
    for one, two in listed:
        if (tie := link(facts[one], facts[two])) is not None:
            rows.append(_tie(one, two, tie.weight, tie.reasons))
    return rows


def _facts(connection: Connection, numbers: Iterable[int]) -> dict[int, Facts]:
    statement = select(tellings.c.number, tellings.c.facts)
    return {
        row[0]: to_kept(row[1]).facts
        for row in found(connection, statement, tellings.c.number, sorted(numbers))
    }


def _untied(connection: Connection, lost: Mapping[Pair, int]) -> set[int]:
    """Drop the ties of pairs that no key leads to any more; return their tellings."""
    if not lost:
        return set()
    tied = _tied(connection, lost)
    facts = _facts(connection, {number for pair in tied for number in pair})
    touched: set[int] = set()
    for one, two in sorted(tied):
        first, second = numbers_of(facts[one]), numbers_of(facts[two])
        shared = (first.own & (second.own | second.within)) | (first.within & second.own)
        blocks, _ = _blocks(connection, shared)
        pair = (min(one, two), max(one, two))
        if not any(pair in _pairs(blocks.own.get(k, []), blocks.within.get(k, [])) for k in shared):
            its = (telling_ties.c.one == one, telling_ties.c.two == two, ~telling_ties.c.firm)
            connection.execute(telling_ties.delete().where(*its))
            touched |= {one, two}
    return touched


def _tied(connection: Connection, pairs: Iterable[Pair]) -> set[Pair]:
    """Return the pairs that are tied by what they tell."""
    columns = (telling_ties.c.one, telling_ties.c.two)
    statement = select(*columns).where(~telling_ties.c.firm)
    return {(row.one, row.two) for row in found(connection, statement, tuple_(*columns), sorted(pairs))}


def _tie(one: int, two: int, weight: float, reasons: Sequence[str], *, firm: bool = False) -> dict[str, Any]:
    told = msgspec.json.encode(reasons).decode()
    return {"one": one, "two": two, "firm": firm, "weight": weight, "reasons": told}
