"""Works out anew the parts of tolls and control that are marked, each from what documents give to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.control import by_place, rows_of
from onrecord.accounts.control_statements import Statement
from onrecord.accounts.record import claims_of_control
from onrecord.accounts.store.dispute_sources import PLACE, SUMMED
from onrecord.accounts.store.disputed import mark_disputes
from onrecord.accounts.store.packing import from_bytes
from onrecord.accounts.store.parts import CONTROL, TOLL, beginning, from_key, mark
from onrecord.accounts.store.rows import (
    Account,
    drop_accounts,
    found,
    keep_accounts,
    not_by_index,
    numbers_of_claims,
    publishers,
)
from onrecord.accounts.toll_figures import Telling
from onrecord.accounts.tolls import series_of, toll_order
from onrecord.ledger.schema import account_parts, accounts
from onrecord.ledger.search import name_key
from onrecord.model.accounts import Control, Toll
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.vocabulary import Vocabulary

_telling = msgspec.msgpack.Decoder(Telling)
_statement = msgspec.msgpack.Decoder(Statement)
_FIRST_POINTS = 3
_OF_WAR = "war\x1e"


def work_out_tolls_of(connection: Connection, keys: Iterable[str], words: Vocabulary) -> list[Toll]:
    """Keep the tolls of parts in place of those that were kept; return those that came, and that went."""
    wanted = sorted(keys)
    told: dict[str, list[Telling]] = defaultdict(list)
    columns = select(account_parts.c.key, account_parts.c.row, account_parts.c.content)
    statement = columns.where(account_parts.c.kind == TOLL)
    for row in sorted(found(connection, statement, account_parts.c.key, wanted), key=lambda row: row.row):
        told[row.key].append(_telling.decode(from_bytes(row.content)))
    gone = _gone(connection, TOLL, wanted)
    tolls = []
    for key in wanted:
        # Tellings of one claim stay in the order in which it gives them.
        in_order = sorted(told[key], key=lambda telling: telling.main.order)
        if in_order:
            tolls += [(key, toll) for toll in series_of(from_key(key), in_order, words)]
    rows = numbers_of_claims(connection, (point.claim.id for _, toll in tolls for point in toll.points))
    keep_accounts(connection, [_of_toll(key, toll, rows) for key, toll in tolls])
    mark(connection, SUMMED, {beginning(key) for key in wanted if key.startswith(_OF_WAR)})
    return [*(toll for _, toll in tolls), *(msgspec.json.decode(body, type=Toll) for body in gone)]


def work_out_control_of(
    connection: Connection, keys: Iterable[str], words: Vocabulary
) -> dict[str, list[Control]]:
    """Keep the histories of places in place of those that were kept, and return them by their keys."""
    wanted = sorted(keys)
    columns = select(account_parts.c.key, account_parts.c.name, account_parts.c.row, account_parts.c.content)
    by_key = columns.where(account_parts.c.kind == CONTROL)
    names = {row.name for row in found(connection, by_key, account_parts.c.key, wanted)}
    # What a bare name means shows only among all places of that name.
    by_name = columns.where(not_by_index(account_parts.c.kind) == CONTROL, account_parts.c.name.is_not(None))
    of_names = found(connection, by_name, account_parts.c.name, sorted(names))
    told = [_statement.decode(from_bytes(row.content)) for row in sorted(of_names, key=lambda row: row.row)]
    parts = by_place(told)
    printed = publishers(connection, {one.source for one in told})
    gone = [msgspec.json.decode(body, type=Control) for body in _gone(connection, CONTROL, wanted)]
    histories = {key: rows_of(parts[key], words, printed, None) for key in wanted if key in parts}
    rows = numbers_of_claims(
        connection, (id_ for found in histories.values() for row in found for id_ in claims_of_control(row))
    )
    keep_accounts(
        connection,
        [
            Account(
                kind=CONTROL,
                part=key,
                sort="\x1e".join((fold(history[0].place.name), key, f"{number:05d}")),
                body=msgspec.json.encode(row).decode(),
                claims=tuple(rows[id_] for id_ in claims_of_control(row)),
            )
            for key, history in histories.items()
            for number, row in enumerate(history)
        ],
    )
    mark(connection, PLACE, wanted)
    mark_disputes(connection, [*gone, *(row for history in histories.values() for row in history)])
    return {key: histories.get(key, []) for key in wanted}


def toll_sort(toll: Toll) -> str:
    """Return a text by which tolls are sorted as `toll_order` does, as far as their first points tell."""
    scope, name, of, status, teller, speakers, event, points = toll_order(toll)
    told = "\x1f".join(part for point in points[:_FIRST_POINTS] for part in point)
    return "\x1e".join((scope, name, of, status, teller, "\x1f".join(speakers), event, told))


def _of_toll(key: str, toll: Toll, rows: dict[str, int]) -> Account:
    return Account(
        kind=TOLL,
        part=key,
        sort=toll_sort(toll),
        body=msgspec.json.encode(toll).decode(),
        claims=tuple(rows[point.claim.id] for point in toll.points),
        name_key=name_key(toll.group.name),
        parties="".join(f" {party} " for party in toll.group.parties),
    )


def _gone(connection: Connection, kind: str, keys: Sequence[str]) -> list[str]:
    """Drop what was kept of parts and return it."""
    statement = select(accounts.c.row, accounts.c.body).where(accounts.c.kind == kind)
    old = list(found(connection, statement, accounts.c.part, keys))
    drop_accounts(connection, (row.row for row in old))
    return [row.body for row in old]
