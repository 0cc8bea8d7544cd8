"""Who claims responsibility for which act: the attack that the same report told just before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.accounts.dispute_parts import Stand, Told
from onrecord.accounts.dispute_words import dispute_words
from onrecord.accounts.linking.acts import words_of
from onrecord.accounts.relations import are_known, roots_of
from onrecord.model.claim import Claim

BACK = 400
"""Characters before a claim of responsibility within which the act was told."""


def owned_acts(told: Told) -> dict[str, list[Stand]]:
    """Return for events those who claim to have done them, by the id of the event."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims.values():
        by_document[claim.document.id].append(claim)
    found: dict[str, list[Stand]] = defaultdict(list)
    for of_one in by_document.values():
        for claim in of_one:
            if not _owns(claim):
                continue
            act = _act_of(claim, of_one)
            event = told.event_of.get(act.id) if act is not None else None
            if event is not None:
                found[event].append(Stand(told.tellers[claim.id], claim, "tells", claim.speaker))
    return found


def _owns(claim: Claim) -> bool:
    """Whether a known party claims an act as its own."""
    if claim.modality != "asserted" or not are_known(roots_of(claim.speaker)):
        return False
    if any(about.relation == "claims responsibility" for about in claim.about):
        return True
    words, owning = words_of(claim.evidence.quote), dispute_words().owning
    return claim.kind == "statement" and all(each.holds_any(words) for each in owning)


def _act_of(claim: Claim, of_one: Sequence[Claim]) -> Claim | None:
    """Return the act that a claim of responsibility is tied to, else the last that the report told before."""
    ties = {about.claim for about in claim.about if about.relation == "claims responsibility"}
    acts = [other for other in of_one if other.kind == "attack" and other.modality != "denied"]
    tied = [other for other in acts if other.id in ties]
    before = [
        other
        for other in acts
        if other.sentence.start <= claim.sentence.start and claim.evidence.start - other.evidence.end <= BACK
    ]
    return max(tied or before, key=lambda other: (other.evidence.start, other.id), default=None)
