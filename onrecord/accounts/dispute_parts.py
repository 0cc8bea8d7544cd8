"""What disputes are put together from: who takes which stand in which claim, and which stands meet.

Every finder (`denials.py`, `counter_claims.py`, `different_counts.py`) gives parts; `disputes.py` puts those
that are about the same together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from onrecord.accounts.publication import publisher_name, publishers_of, source_of
from onrecord.accounts.relations import Roots, roots_of
from onrecord.model.accounts import DisputeAbout, DisputeType, Event
from onrecord.model.claim import Claim, Side
from onrecord.vocabulary.vocabulary import Vocabulary

Stance = Literal["tells", "denies", "concedes", "counts", "names"]
ACTS = frozenset({"attack", "casualties", "damage"})
"""Kinds that tell of an act and of what it did."""


class Rank(IntEnum):
    """What parts come from, in the order in which they count."""

    DENIAL = 0
    CULPRIT = 1
    MUTUAL = 2
    COUNT = 3
    TOLL = 4
    CONTROL = 5


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says a claim: `key` is the same for one party or publisher, `name` is how it was told."""

    key: Roots
    name: str
    is_publisher: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """What one teller says in one claim; `blamed` is whom he names where the claim does not have it."""

    teller: Teller
    claim: Claim
    stance: Stance
    blamed: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Stands that meet. Parts with a key in common are about the same; `main` tells what that is.

    `rank` says which finder found it: where parts tell different things, the first of them counts.
    """

    rank: Rank
    about: DisputeAbout
    type: DisputeType
    keys: frozenset[str]
    main: Claim
    stands: tuple[Stand, ...]
    template: str | None = None


@dataclass(frozen=True, eq=False)
class Told:
    """All that disputes are looked for in: claims with who tells them, their events, the vocabulary.

    `events` are ids of claims by the id of their event, in the order of telling.
    """

    claims: Mapping[str, Claim]
    tellers: Mapping[str, Teller]
    events: Mapping[str, Sequence[str]]
    event_of: Mapping[str, str]
    vocabulary: Vocabulary

    def members(self, event: str | None) -> list[Claim]:
        """Return the claims of an event that are looked at; none where there is no event."""
        ids = self.events.get(event, ()) if event is not None else ()
        return [self.claims[id_] for id_ in ids if id_ in self.claims]

    def same_teller(self, one: Claim, other: Claim) -> bool:
        """Whether one party or publisher says both claims."""
        return bool(set(self.tellers[one.id].key) & set(self.tellers[other.id].key))

    def stand(self, claim: Claim, stance: Stance = "tells") -> Stand:
        """Return the stand that a claim takes."""
        return Stand(self.tellers[claim.id], claim, stance)


def told_of(
    claims: Iterable[Claim], origins: Mapping[str, str], events: Sequence[Event], vocabulary: Vocabulary
) -> Told:
    """Return claims with their tellers; what a copy says in its own voice is said by its origin."""
    known = {claim.id: claim for claim in claims}
    publishers = publishers_of(known.values())
    tellers = {claim.id: teller_of(claim, origins, publishers, vocabulary) for claim in known.values()}
    members = {event.id: tuple(member.id for member in event.claims) for event in events}
    of = {id_: event for event, ids in members.items() for id_ in ids}
    return Told(known, tellers, members, of, vocabulary)


def teller_of(
    claim: Claim, origins: Mapping[str, str], publishers: Mapping[str, str], vocabulary: Vocabulary
) -> Teller:
    """Return who says a claim: its speaker, else the publisher who said it first, by the document's id."""
    if claim.speaker is not None and (key := roots_of(claim.speaker)):
        return Teller(key, claim.speaker.name)
    own = claim.document.id
    name = publisher_name(vocabulary, publishers.get(source_of(own, origins), publishers[own]))
    return Teller((f"publisher {name}",), name, is_publisher=True)


def by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return claims by document, each in the order of the text."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document.id, []).append(claim)
    for of_one in found.values():
        of_one.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.kind, claim.id))
    return found
