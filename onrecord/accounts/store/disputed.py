"""Disputes, put together anew only where their parts changed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.dispute_parts import Told
from onrecord.accounts.disputes import by_first, dispute_of, keys_of, on_record, rows_by_claim, together
from onrecord.accounts.record import claims_of_dispute
from onrecord.accounts.store.dispute_rows import DISPUTE, around
from onrecord.accounts.store.parts import CONTROL, mark
from onrecord.accounts.store.rows import (
    Account,
    claims_by_id,
    drop_accounts,
    found,
    holding,
    keep_accounts,
    numbers_of_claims,
)
from onrecord.ledger.schema import accounts
from onrecord.model.accounts import Control, Dispute
from onrecord.vocabulary.vocabulary import Vocabulary

_control = msgspec.json.Decoder(Control)


def work_out_disputes_of(connection: Connection, keys: Iterable[str], words: Vocabulary) -> list[Dispute]:
    """Put together anew and keep the disputes whose parts have one of the keys; return them."""
    kept, reached = around(connection, keys)
    ids = {id_ for part in kept for id_ in part.claims}
    held = {claim.id: (row, claim) for row, claim in claims_by_id(connection, ids)}
    rows = _control_of(connection, {id_: row for id_, (row, _) in held.items()})
    conceding = {
        claim.id for row in rows.values() for said in row.conceded_by for claim in said.claims
    } - held.keys()
    held |= {claim.id: (row, claim) for row, claim in claims_by_id(connection, conceding)}
    claims = {id_: claim for id_, (_, claim) in held.items()}
    told = Told(claims, {part.main: part.teller for part in kept}, {}, {}, words)
    before = select(accounts.c.row).where(accounts.c.kind == DISPUTE)
    drop_accounts(
        connection, (row.row for row in found(connection, before, accounts.c.part, sorted(reached)))
    )
    disputes, made = [], []
    for group in together(part.part(claims) for part in kept):
        if (dispute := dispute_of(group, told, rows)) is not None:
            disputes.append(dispute)
            made.append(
                Account(
                    kind=DISPUTE,
                    part=min(key for part in group for key in keys_of(part)),
                    sort="\x1e".join(by_first(dispute, told)),
                    body=msgspec.json.encode(dispute).decode(),
                    claims=tuple(held[id_][0] for id_ in claims_of_dispute(dispute)),
                )
            )
    keep_accounts(connection, made)
    return disputes


def mark_disputes(connection: Connection, control: Iterable[Control]) -> None:
    """Mark the disputes that hold a claim that is on record in one of the rows: some may be conceded now."""
    ids = {id_ for row in control for id_ in on_record(row)}
    if not ids:
        return
    numbers = numbers_of_claims(connection, ids).values()
    mark(connection, DISPUTE, {part for _, part in holding(connection, DISPUTE, numbers, accounts.c.part)})


def _control_of(connection: Connection, numbers: dict[str, int]) -> dict[str, Control]:
    """Return the rows of control in which claims of parts are on record."""
    held = holding(connection, CONTROL, numbers.values(), accounts.c.sort, accounts.c.body)
    bodies = {sort: body for _, sort, body in held}
    return rows_by_claim(_control.decode(body) for _, body in sorted(bodies.items()))
