"""Which counts of losses are running tolls: sums over a war, not the dead of the attack told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts.linking.acts import act_words, words_of
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.linking.places import spot_of
from onrecord.accounts.linking.sides import named
from onrecord.model.claim import Claim


def is_toll(claim: Claim, facts: Facts, told: Sequence[Claim]) -> bool:
    """Whether casualties are a running toll of a group or an increment that raises one in the same sentence.

    A total is the toll of one attack where its sentence names the attack and no increment beside it, or where
    it names a town; an attack told after the total only says since when it counts.
    """
    if claim.kind != "casualties":
        return False
    has_group = bool(named(facts.targets) or facts.groups)
    measures = {count.measure for count in claim.counts}
    beside = [other for other in told if other is not claim and one_sentence(claim, other)]
    totals = [other for other in beside if _has(other, "total")]
    attacks = [other for other in beside if other.kind == "attack" and not is_outset(other)]
    if "total" in measures:
        if "new" in measures or any(raises(other, claim) for other in beside):
            return True
        if any(spot.is_narrow for spot in facts.places):
            return False
        before = [attack for attack in attacks if attack.evidence.start <= claim.evidence.end]
        whole_war = bool(before) and all(_is_war(attack) for attack in before)
        return whole_war or (has_group and not before)
    if "new" in measures and not totals:
        earlier = any(
            other.kind == "attack" and other.evidence.start < claim.evidence.start for other in told
        )
        return has_group and not (attacks or earlier or facts.places)
    if "new" in measures:
        return (
            has_group
            and bool(totals)
            and not any(
                attack.evidence.start <= max(total.evidence.start for total in totals) for attack in attacks
            )
        )
    return False


def raises(claim: Claim, total: Claim) -> bool:
    """Whether a claim tells of losses that a total beside it counts in: "three killed, bringing it to 21"."""
    most = max((count.value or 0 for count in total.counts if count.measure == "total"), default=0)
    units = {count.unit for count in total.counts}
    return claim.kind == "casualties" and any(
        count.measure == "new"
        or (count.measure == "count" and count.unit in units and 0 < (count.value or 0) < most)
        for count in claim.counts
    )


def is_outset(attack: Claim) -> bool:
    """Whether an attack is named only as the beginning of something ("since the fighting began")."""
    return bool(act_words().outset & set(words_of(attack.evidence.quote)))


def _is_war(attack: Claim) -> bool:
    """Whether an attack claim tells of fighting without a place: a total beside it is that of the war."""
    narrow = any(spot_of(place).is_narrow for place in attack.where)
    return attack.mode in ("clash", "offensive") and not narrow


def _has(claim: Claim, measure: str) -> bool:
    return claim.kind == "casualties" and any(count.measure == measure for count in claim.counts)


def one_sentence(one: Claim, two: Claim) -> bool:
    """Whether two claims stand in one sentence."""
    return one.sentence.start < two.sentence.end and two.sentence.start < one.sentence.end
