"""Ties between tellings of different documents, found for new ones through the keys that others share.

In a block of many tellings each is compared with those near it alone, so that a new one can put two others
out of reach of each other; their tie goes where no other key leads from one to the other.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.events import copied
from onrecord.accounts.linking import candidates
from onrecord.accounts.linking.alike import link
from onrecord.accounts.linking.candidates import within_blocks
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.store.rows import added, chunks, found
from onrecord.accounts.store.tellings import Numbers, numbers_of
from onrecord.accounts.store.told import Documents, to_kept
from onrecord.ledger.schema import account_origins, telling_keys, telling_ties, tellings

Pair = tuple[int, int]
Place = tuple[str, str]
"""Where a telling stands in the order, and its document."""


class Block(NamedTuple):
    """The tellings that have a key as their own, around them, or as figures of a toll, in their order."""

    own: Sequence[int]
    within: Sequence[int]
    running: Sequence[int]

    @property
    def is_whole(self) -> bool:
        """Whether each is compared with all others."""
        few = len(self.own) <= candidates.LIMIT and len(self.within) <= 2 * candidates.LIMIT
        return few and len(self.running) <= candidates.RUNNING


def renew_ties(documents: Documents, new: Mapping[int, Numbers], keys_left: Set[int]) -> set[int]:
    """Keep the ties of new tellings; return all tellings whose ties are other ones than before.

    Where others went from a block of many (`keys_left`), those that are left may come within reach.
    """
    connection = documents.connection
    keys = {key for its in new.values() for key in its.all()} | keys_left
    blocks, place = _blocks(connection, keys)
    gained: set[Pair] = set()
    lost: dict[Pair, int] = {}
    for key, block in blocks.items():
        if key in keys_left:
            gained |= _pairs(block)
        elif block.is_whole:
            gained.update(_with_new(block, new))
            continue
        after = _pairs(block)
        before = _pairs(Block(*([n for n in some if n not in new] for some in block)))
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
    columns = (tellings.c.number, tellings.c.document, tellings.c.first, tellings.c.sort)
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


def _with_new(block: Block, new: Container[int]) -> Iterator[Pair]:
    """Yield the pairs of a block in which each is compared with all others, of which one is new."""
    fresh = [[n for n in some if n in new] for some in block]
    for one in fresh[0]:
        yield from ((one, two) for two in (*block.own, *block.within) if one != two)
    for two in fresh[1]:
        yield from ((one, two) for one in block.own if one != two)
    for one in fresh[2]:
        yield from ((one, two) for two in block.running if one != two)


def _blocks(connection: Connection, keys: Iterable[int]) -> tuple[dict[int, Block], dict[int, Place]]:
    """Return the blocks of keys, and for each telling in them its place in the order and its document."""
    held: dict[int, tuple[list[int], list[int], list[int]]] = {}
    columns = (telling_keys.c.key, telling_keys.c.within, telling_keys.c.telling)
    for key, within, telling in found(connection, select(*columns), telling_keys.c.key, sorted(keys)):
        held.setdefault(key, ([], [], []))[within].append(telling)
    # One that stands alone is compared with nobody.
    several = {key: kinds for key, kinds in held.items() if sum(map(len, kinds)) > 1}
    numbers = {n for kinds in several.values() for some in kinds for n in some}
    statement = select(tellings.c.number, tellings.c.sort, tellings.c.document)
    place = {
        row[0]: (row[1], row[2]) for row in found(connection, statement, tellings.c.number, sorted(numbers))
    }
    in_order = place.__getitem__
    return {
        key: Block(*(sorted(some, key=in_order) for some in kinds)) for key, kinds in several.items()
    }, place


def _pairs(block: Block) -> set[Pair]:
    """Return the pairs of a block, the lower number first."""
    found_ = within_blocks({0: block.own}, {0: block.within}, {0: block.running})
    return {(min(pair), max(pair)) for pair in found_}


def _in_order(pair: Pair, place: Mapping[int, Place]) -> Pair:
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
        shared = first.all() & second.all()
        blocks, _ = _blocks(connection, shared)
        pair = (min(one, two), max(one, two))
        if not any(pair in _pairs(block) for block in blocks.values()):
            its = (telling_ties.c.one == one, telling_ties.c.two == two, ~telling_ties.c.firm)
            connection.execute(telling_ties.delete().where(*its))
            touched |= {one, two}
    return touched


def _tied(connection: Connection, pairs: Iterable[Pair]) -> set[Pair]:
    """Return the pairs that are tied by what they tell."""
    wanted = set(pairs)
    statement = select(telling_ties.c.one, telling_ties.c.two).where(~telling_ties.c.firm)
    ones = sorted({one for one, _ in wanted})
    return wanted & {(row.one, row.two) for row in found(connection, statement, telling_ties.c.one, ones)}


def _tie(one: int, two: int, weight: float, reasons: Sequence[str], *, firm: bool = False) -> dict[str, Any]:
    told = msgspec.json.encode(reasons).decode()
    return {"one": one, "two": two, "firm": firm, "weight": weight, "reasons": told}
