"""Parts of disputes as they are kept: one row for each key of a part, under what they were found in.

A part is found in a claim (who denies it, who accuses whom), an event, a place or a toll: its source. Parts
that share a key are one dispute (`disputed.py`); keys whose parts changed are marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from onrecord.accounts.dispute_parts import Part, Rank, Stance, Stand, Teller
from onrecord.accounts.disputes import keys_of
from onrecord.accounts.store.packing import from_bytes, to_bytes
from onrecord.accounts.store.parts import mark
from onrecord.accounts.store.rows import added, found, removed
from onrecord.ledger.schema import account_parts
from onrecord.model.accounts import DisputeAbout, DisputeType
from onrecord.model.claim import Claim, Side

DISPUTE = "dispute"


class Source(NamedTuple):
    """What parts are found in: a claim or event of a document; of places and tolls `document` is a key."""

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptStand:
    """A stand with the id of its claim."""

    claim: str
    stance: Stance
    teller: Teller
    blamed: Side | None


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part with the ids of its claims; `teller` says its main claim."""

    rank: Rank
    about: DisputeAbout
    type: DisputeType
    keys: tuple[str, ...]
    main: str
    teller: Teller
    stands: tuple[KeptStand, ...]
    template: str | None

    @classmethod
    def of(cls, part: Part, tellers: Mapping[str, Teller]) -> KeptPart:
        """Return what is kept of a part."""
        stands = (KeptStand(s.claim.id, s.stance, s.teller, s.blamed) for s in part.stands)
        return cls(
            part.rank,
            part.about,
            part.type,
            tuple(sorted(part.keys)),
            part.main.id,
            tellers[part.main.id],
            tuple(stands),
            part.template,
        )

    @property
    def claims(self) -> set[str]:
        """The ids of all its claims."""
        return {self.main, *(stand.claim for stand in self.stands)}

    def part(self, claims: Mapping[str, Claim]) -> Part:
        """Return the part with its claims."""
        stands = (Stand(s.teller, claims[s.claim], s.stance, s.blamed) for s in self.stands)
        return Part(
            rank=self.rank,
            about=self.about,
            type=self.type,
            keys=frozenset(self.keys),
            main=claims[self.main],
            stands=tuple(stands),
            template=self.template,
        )


_kept = msgspec.msgpack.Decoder(KeptPart)


def held_in(connection: Connection, documents: Iterable[str]) -> list[Any]:
    """Return the rows of parts that were found in documents (or places, tolls)."""
    statement = select(
        account_parts.c.row, account_parts.c.document, account_parts.c.claim, account_parts.c.key
    )
    its = statement.where(account_parts.c.kind == DISPUTE)
    return list(found(connection, its, account_parts.c.document, sorted(set(documents))))


def renew(
    connection: Connection,
    old: Sequence[Any],
    parts: Iterable[tuple[Source, Part]],
    tellers: Mapping[str, Teller],
) -> None:
    """Keep parts in place of the rows of old ones, and mark the keys of both."""
    removed(connection, account_parts, account_parts.c.row, (row.row for row in old))
    marked = {row.key for row in old}
    rows = []
    for number, (source, part) in enumerate(parts):
        content = to_bytes(KeptPart.of(part, tellers))
        keys = sorted(keys_of(part))
        marked.add(keys[0])
        for key in keys:
            rows.append(
                {
                    "kind": DISPUTE,
                    "key": key,
                    "document": source.document,
                    "claim": f"{source.name} {number}",
                    # Once is enough.
                    "content": content if key == keys[0] else b"",
                }
            )
    added(connection, account_parts, rows)
    mark(connection, DISPUTE, marked)


def name_of(claim: str) -> str:
    """Return the name of the source from what is kept in the column of claims."""
    return claim.rpartition(" ")[0]


def around(connection: Connection, keys: Iterable[str]) -> tuple[list[KeptPart], set[str]]:
    """Return all parts that keys lead to, through others that they share keys with, and all keys of these."""
    known: set[str] = set()
    pending = set(keys)
    contents: dict[tuple[str, str], bytes] = {}
    columns = (account_parts.c.key, account_parts.c.document, account_parts.c.claim, account_parts.c.content)
    statement = select(*columns).where(account_parts.c.kind == DISPUTE)
    while pending:
        known |= pending
        met = {
            (row.document, row.claim)
            for row in found(connection, statement, account_parts.c.key, sorted(pending))
        }
        new = met - contents.keys()
        pending = set()
        for row in found(connection, statement, account_parts.c.document, sorted({at[0] for at in new})):
            at = (row.document, row.claim)
            if at in new:
                pending.add(row.key)
                contents[at] = row.content or contents.get(at, b"")
        pending -= known
    return [_kept.decode(from_bytes(content)) for content in contents.values()], known
