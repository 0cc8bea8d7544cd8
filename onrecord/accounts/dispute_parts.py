"""What disputes are put together from: who takes which stand in which claim, and which stands meet.

Every finder (`denials.py`, `counter_claims.py`, `different_counts.py`) gives parts; `disputes.py` puts those
that are about the same together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.publication import publisher_name, publishers_of, source_of
from onrecord.accounts.relations import Roots, roots_of
from onrecord.model.accounts import DisputeAbout, DisputeType, Event
from onrecord.model.claim import Claim, Side
from onrecord.vocabulary.vocabulary import Vocabulary

Stance = Literal["tells", "denies", "concedes", "counts", "names"]
ACTS = frozenset({"attack", "casualties", "damage"})
"""Kinds that tell of an act and of what it did."""


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
    """Stands that meet. Parts with a key in common are about the same; `main` tells what that is."""

    about: DisputeAbout
    type: DisputeType
    keys: frozenset[str]
    main: Claim
    stands: tuple[Stand, ...]
    template: str | None = None


@dataclass(frozen=True, eq=False)
class Told:
    """All that disputes are looked for in: claims with who tells them, their events, the vocabulary."""

    claims: Mapping[str, Claim]
    tellers: Mapping[str, Teller]
    events: Sequence[Event]
    event_of: Mapping[str, str]
    vocabulary: Vocabulary

    def members(self, event: Event) -> list[Claim]:
        """Return the claims of an event that are looked at."""
        return [self.claims[member.id] for member in event.claims if member.id in self.claims]

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
    tellers = {}
    for claim in known.values():
        if claim.speaker is not None and (key := roots_of(claim.speaker)):
            tellers[claim.id] = Teller(key, claim.speaker.name)
            continue
        source = source_of(claim.document.id, origins)
        name = publisher_name(vocabulary, publishers.get(source, publishers[claim.document.id]))
        tellers[claim.id] = Teller((f"publisher {name}",), name, is_publisher=True)
    of = {member.id: event.id for event in events for member in event.claims}
    return Told(known, tellers, events, of, vocabulary)
