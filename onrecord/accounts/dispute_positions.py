"""What a dispute is about and what each side says, in a few neutral words built from values of claims.

The templates are those of `data/disputes.toml`; a name that takes a side stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.accounts.dispute_parts import ACTS, Stand, Told
from onrecord.accounts.dispute_words import dispute_words
from onrecord.accounts.phrases import (
    count_noun,
    count_words,
    joined,
    places_words,
    quoted_if_loaded,
    side_words,
)
from onrecord.accounts.plain import one_line
from onrecord.accounts.publication import told_order
from onrecord.accounts.relations import names_of_parties, roots_of
from onrecord.accounts.words import words
from onrecord.model.accounts import DisputeAbout
from onrecord.model.claim import Claim, Count, Side

_MOST_PLACES = 2
_UTTERANCES = frozenset({"statement", "diplomacy"})


def what_words(
    about: DisputeAbout, template: str | None, main: Claim, claims: Sequence[Claim], told: Told
) -> str:
    """Return what a dispute is about: "who holds Kesra", "how many people were killed in Kesra"."""
    where = next((claim.where for claim in (main, *claims) if claim.where), ())
    places = f" {places_words(where[:_MOST_PLACES])}" if where else ""
    count = next((count for count in main.counts if count.unit in words().states), None)
    name = template or about
    if name == "count" and count is None:
        name = "number"
    if name == "control" and not where:
        name = "occurrence"
    if name == "saying" and main.target is None:
        name = "told"
    fields = {
        "act": dispute_words().act(main.kind, main.mode),
        "where": places,
        "place": one_line(where[0].name) if where else "",
        "people": _people(count) if count else "",
        "state": words().states[count.unit] if count else "",
        "things": count_noun(main.counts[0]) if main.counts else "",
        "group": side_words(main.target, main) if main.target else "a group",
        "target": _name(main.target, main, told),
        "speaker": quoted_if_loaded(one_line(told.tellers[main.id].name)),
    }
    return dispute_words().what[name].format_map(fields)


def position_words(stands: Sequence[Stand], about: DisputeAbout, conceded: bool, told: Told) -> str:
    """Return what one side says: "says that X holds Kesra", "denies it", "12 killed", "blames X"."""
    templates = dispute_words().position
    ordered = sorted(stands, key=lambda stand: told_order(stand.claim))
    if conceded:
        return templates["conceded"]
    telling = [stand for stand in ordered if stand.stance in ("tells", "counts")]
    further = _told(telling, about, told) if telling else ""
    if any(stand.stance == "denies" for stand in ordered):
        blames = telling and about != "control" and telling[-1].claim.actor is not None
        return templates["denied_and"].format(further=further) if blames else templates["denies"]
    return further or templates["says"]


def _told(telling: Sequence[Stand], about: DisputeAbout, told: Told) -> str:
    """Return what a side tells that does not deny, by the last claim that tells most."""
    templates = dispute_words().position
    last = telling[-1].claim
    if about == "count":
        counted = [claim for claim in (stand.claim for stand in telling) if claim.counts]
        return templates["count"].format(counts=_counts(counted[-1])) if counted else templates["says"]
    if about == "control":
        held = [stand.claim for stand in telling if stand.claim.kind == "control"] or [last]
        return _holding(next((claim for claim in reversed(held) if claim.actor), held[-1]), told)
    telling = [stand for stand in telling if stand.blamed is not None or stand.claim.kind not in _UTTERANCES]
    if not telling:
        return templates["accuses" if last.target else "says"].format(target=_name(last.target, last, told))
    blaming = [stand for stand in telling if stand.blamed or (stand.claim.actor and not _is_mutual(stand))]
    hedged = all(stand.claim.modality == "possible" for stand in telling)
    stand = (blaming or telling)[-1]
    blamed = stand.blamed or (stand.claim.actor if blaming else None)
    if blamed is None:
        return templates["may_have" if hedged else "happened" if about == "occurrence" else "told"]
    is_own = bool(set(roots_of(blamed)) & set(stand.teller.key))
    if about == "occurrence" and (is_own or hedged or stand.claim.kind not in ACTS):
        return templates["may_have" if hedged else "happened"]
    if is_own:
        return templates["admits"]
    hedges = "may_blame" if stand.claim.modality == "possible" else "blames"
    name = "happened_by" if about == "occurrence" else hedges
    return templates[name].format(actor=_name(blamed, stand.claim, told))


def _is_mutual(stand: Stand) -> bool:
    """Whether a claim tells of fighting, in which the one named first is not blamed."""
    return stand.claim.mode == "clash"


def _holding(claim: Claim, told: Told) -> str:
    templates = dispute_words().position
    place = one_line(claim.where[0].name) if claim.where else "the place"
    if claim.mode == "withdrew" or claim.actor is None:
        side = claim.target or claim.actor
        if side is None:
            return templates["says"]
        return templates["left"].format(target=_name(side, claim, told), place=place)
    name = "may_hold" if claim.modality == "possible" else "holds"
    return templates[name].format(holder=_name(claim.actor, claim, told), place=place)


def _counts(claim: Claim) -> str:
    told = [count for count in claim.counts if count.unit in words().states] or claim.counts
    return joined([count_words(count, brief=True) for count in told])


def _people(count: Count) -> str:
    """Return who is counted, in the plural, whatever the number is."""
    return count_noun(Count(value=None, low=None, high=None, unit=count.unit, of=count.of))


def _name(side: Side | None, claim: Claim, told: Told) -> str:
    """Return a side by its name in the claim; without one that the text holds, by its parties."""
    if side is None:
        return ""
    return side_words(side, claim) or names_of_parties(told.vocabulary, roots_of(side))


def names_of(stands: Iterable[Stand]) -> str:
    """Return the name of a side: that by which it was told of first."""
    return min(stands, key=lambda stand: told_order(stand.claim)).teller.name
