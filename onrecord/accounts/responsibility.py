"""Who claims responsibility for which act: the attack that the same report told just before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.accounts.dispute_parts import Stand, Told
from onrecord.accounts.dispute_words import dispute_words
from onrecord.accounts.linking.acts import words_of
from onrecord.accounts.publication import told_order
from onrecord.accounts.relations import are_known, roots_of
from onrecord.model.claim import Claim

BACK = 400
"""Characters before a claim of responsibility within which the act was told."""


def owned_acts(told: Told, documents: Iterable[Sequence[Claim]]) -> dict[str, list[Stand]]:
    """Return for events those who claim to have done them, first who said it first, by the event's id."""
    found: dict[str, list[Stand]] = defaultdict(list)
    for of_one in documents:
        for claim, act in owned_in(of_one):
            if (event := told.event_of.get(act.id)) is not None:
                found[event].append(owner(claim, told))
    for stands in found.values():
        stands.sort(key=lambda stand: told_order(stand.claim))
    return found


def owner(claim: Claim, told: Told) -> Stand:
    """Return the stand of one who claims responsibility."""
    return Stand(told.tellers[claim.id], claim, "tells", claim.speaker)


def owned_in(of_one: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims of responsibility of a document, each with the act that it is for."""
    for claim in of_one:
        if _owns(claim) and (act := _act_of(claim, of_one)) is not None:
            yield claim, act


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
