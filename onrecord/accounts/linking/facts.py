"""What a claim, or several claims of one document on one thing, tell that can be compared with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.accounts.linking.acts import act_words, proper_names, words_of
from onrecord.accounts.linking.days import Days, days_of, narrower, ordinal
from onrecord.accounts.linking.figures import Figure, figure_of, group_of
from onrecord.accounts.linking.places import Spot, spot_of
from onrecord.accounts.linking.sides import parties_of
from onrecord.model.claim import Claim
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load

Family = Literal[
    "violence",
    "toll",
    "control",
    "ceasefire",
    "movement",
    "displacement",
    "detention",
    "aid",
    "diplomacy",
    "protest",
]

TELLING_WORDS = 4
"""Evidence of at least so many words, the same in two documents, is a sign of one event."""

_PHASES = {
    "captured": "gain",
    "lost": "gain",
    "transferred": "gain",
    "withdrew": "gain",
    "held": "hold",
    "contested": "contest",
    "besieged": "contest",
    "agreed": "begin",
    "extended": "begin",
    "violated": "break",
    "ended": "break",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The comparable parts of one telling. `summed`: a sum of happenings or a state through long time."""

    family: Family
    documents: frozenset[str]
    published: int | None
    modes: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    days: Days | None = None
    places: frozenset[Spot] = frozenset()
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    figures: frozenset[Figure] = frozenset()
    acts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    headlines: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    summed: bool = False
    is_planned: bool = False


def family_of(claim: Claim) -> Family | None:
    """Return which claims this one can share an event with; None for kinds that form none.

    A count of losses without an attack beside it may be a running toll: that shows only in its document.
    """
    match claim.kind:
        case "statement":
            return None
        case "attack" | "casualties" | "damage":
            return "violence"
        case kind:
            return kind


def facts_of(claim: Claim, family: Family) -> Facts:
    """Return what a claim tells that can be compared."""
    published = ordinal(claim.document.published)
    days = days_of(claim.when, published)
    quote = claim.evidence.quote
    words = words_of(quote)
    forms = act_words()
    acts = forms.acts.get(claim.kind)
    told = (quote, *(place.name for place in claim.where), claim.target.name if claim.target else "")
    is_total = any(count.measure == "total" for count in claim.counts)
    figures = frozenset(map(figure_of, claim.counts))
    groups = {figure.group for figure in figures} | {group_of(claim.target.name) if claim.target else None}
    return Facts(
        family=family,
        documents=frozenset({claim.document.id}),
        published=published,
        modes=frozenset({claim.mode} if claim.kind == "attack" and claim.mode else ()),
        phases=frozenset({_PHASES[claim.mode]} if claim.mode in _PHASES else ()),
        days=days,
        places=_spots(claim, family),
        actors=parties_of(claim.actor),
        targets=parties_of(claim.target),
        figures=figures,
        acts=acts.named(words) if acts else frozenset(),
        things=forms.things.named(word for text in told for word in words_of(text)),
        names=proper_names(quote) - _plain_words() - _named_otherwise(claim),
        groups=frozenset(group for group in groups if group),
        headlines=frozenset({fold(claim.document.title)} if claim.document.title else ()),
        quotes=frozenset({" ".join(words)} if len(words) >= TELLING_WORDS else ()),
        is_planned=claim.modality == "planned",
        summed=(is_total and claim.kind != "casualties") or (days is not None and days.is_long),
    )


def merged(parts: Sequence[Facts]) -> Facts:
    """Return what several tellings tell together: all that they name, and the days that tell most.

    Sides are those that the attack is told with, where one is: who lost men is not always who was attacked.
    """
    if len(parts) == 1:
        return parts[0]
    days: Days | None = None
    for part in parts:
        days = narrower(days, part.days)
    acting = [part for part in parts if part.modes] or parts
    actors = [part for part in acting if part.actors] or parts
    targets = [part for part in acting if part.targets] or parts
    dated = [part.published for part in parts if part.published is not None]
    return Facts(
        family=parts[0].family,
        documents=frozenset().union(*(part.documents for part in parts)),
        published=min(dated, default=None),
        modes=frozenset().union(*(part.modes for part in parts)),
        phases=frozenset().union(*(part.phases for part in parts)),
        days=days,
        places=frozenset().union(*(part.places for part in parts)),
        actors=frozenset().union(*(part.actors for part in actors)),
        targets=frozenset().union(*(part.targets for part in targets)),
        figures=frozenset().union(*(part.figures for part in parts)),
        acts=frozenset().union(*(part.acts for part in parts)),
        things=frozenset().union(*(part.things for part in parts)),
        names=frozenset().union(*(part.names for part in parts)),
        groups=frozenset().union(*(part.groups for part in parts)),
        headlines=frozenset().union(*(part.headlines for part in parts)),
        quotes=frozenset().union(*(part.quotes for part in parts)),
        is_planned=all(part.is_planned for part in parts),
        summed=all(part.summed for part in acting),
    )


def _spots(claim: Claim, family: Family) -> frozenset[Spot]:
    """Return the places of a claim; of a change of hands the narrowest alone: a town without its district."""
    spots = [spot_of(place) for place in claim.where]
    narrowest = max((spot.level for spot in spots), default=0)
    return frozenset(spot for spot in spots if family != "control" or spot.level == narrowest)


def _named_otherwise(claim: Claim) -> frozenset[str]:
    sides = (side.name for side in (claim.actor, claim.target, claim.speaker) if side)
    places = (name for place in claim.where for name in (place.name, *place.within, place.admin1 or ""))
    return frozenset(word for name in (*sides, *places) for word in words_of(name))


@cache
def _plain_words() -> frozenset[str]:
    """Words that begin with a capital for other reasons than naming one thing: parties, days, beginnings."""
    parties = load().parties.values()
    names = (
        name for party in parties for name in (party.name, *party.aliases, *party.adjectives, *party.people)
    )
    return act_words().common | {fold(word) for name in names for word in words_of(name)}
