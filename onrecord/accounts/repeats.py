"""Repeats within a document: a headline, a caption and a paragraph that report the same thing once more.

The brief tells such claims in one sentence that cites them all. Claims of different documents are never
merged here, nor are claims that have nothing in common but their kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.accounts.plain import one_line
from onrecord.accounts.sentences import clause
from onrecord.model.claim import Claim, Side


def merged(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """Return the claims in groups that report the same thing, in the order of their first claims.

    One group has one document, kind, mode, modality, speaker and counts; actor, target, places and days are
    equal or absent in some. The first of a group is the one that tells most.
    """
    buckets: dict[tuple[Any, ...], list[list[Claim]]] = {}
    groups: list[list[Claim]] = []
    for claim in claims:
        alike = buckets.setdefault(_must_agree(claim), [])
        group = next((group for group in alike if all(_is_repeat(claim, other) for other in group)), None)
        if group is None:
            group = []
            alike.append(group)
            groups.append(group)
        group.append(claim)
    return [_richest_first(group) for group in groups]


def _must_agree(claim: Claim) -> tuple[Any, ...]:
    counts = tuple(
        sorted(repr((c.value, c.low, c.high, c.unit, c.measure, c.of, c.approx)) for c in claim.counts)
    )
    # Claims that are told by their passage repeat each other only where the passages are the same.
    words = one_line(claim.evidence.quote).casefold() if clause(claim) is None else None
    speaker = _side(claim.speaker)
    return (claim.document.id, claim.kind, claim.mode, claim.modality, speaker, counts, words)


def _may_agree(claim: Claim) -> tuple[Any, ...]:
    when = (claim.when.start, claim.when.end) if claim.when else None
    places = frozenset((place.geoname or place.name.casefold(), place.relation) for place in claim.where)
    return (_side(claim.actor), _side(claim.target), places or None, when)


def _is_repeat(claim: Claim, other: Claim) -> bool:
    """Say whether no field of two claims contradicts, and one that tells something is shared."""
    pairs = list(zip(_may_agree(claim), _may_agree(other), strict=True))
    if any(one is not None and two is not None and one != two for one, two in pairs):
        return False
    if claim.counts or clause(claim) is None:
        return True
    has_actor, has_target, has_places, _ = (one is not None and one == two for one, two in pairs)
    return has_places or (has_actor and has_target)


def _side(side: Side | None) -> tuple[str, ...] | None:
    return (side.parties or (side.name.casefold(),)) if side else None


def _richest_first(group: list[Claim]) -> tuple[Claim, ...]:
    def emptiness(claim: Claim) -> tuple[int, int]:
        return (sum(field is None for field in _may_agree(claim)), claim.evidence.start)

    first = min(group, key=emptiness)
    return (first, *(claim for claim in group if claim is not first))
