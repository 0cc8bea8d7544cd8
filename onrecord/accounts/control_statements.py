"""What one claim says of who holds one place: who gains or keeps it, who loses it, on which day.

First step of `control.py`: claims become statements, one for each place that they are about. The codebook has
the party that gains or keeps a place as actor and the one that loses it as target, whatever the verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.phrases import publisher_words
from onrecord.accounts.places import held_places
from onrecord.accounts.publication import Order, published_day, reference, source_of, told_order
from onrecord.accounts.relations import Roots, day_of, roots_of
from onrecord.model.accounts import ClaimRef
from onrecord.model.claim import Claim, Place, Side
from onrecord.model.words import Modality
from onrecord.vocabulary.vocabulary import Vocabulary

Tells = Literal["change", "state", "fight", "loss"]
"""That a place changes hands, that it is held, that it is fought over, that it is left to nobody named."""

_CHANGES = frozenset({"captured", "transferred", "lost"})
_FIGHTS = frozenset({"contested", "besieged"})
_LISTED: frozenset[Modality] = frozenset({"asserted", "denied", "possible"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a claim says of a place.

    `day` is the day of the change or on which it was held or fought over, `since` the first day of holding
    where one is told; "" and None where no day is known. `is_exact` says that a single day is told and no
    stretch. `gainer` and `loser` are roots of parties.
    """

    claim: ClaimRef
    order: Order
    source: str
    place: Place
    tells: Tells
    mode: str | None
    modality: Modality
    gainer: Roots
    loser: Roots
    actor: Side | None
    speaker: Side | None
    speakers: Roots
    publisher: str
    day: str
    since: str | None
    is_exact: bool


def statements_of(claim: Claim, vocabulary: Vocabulary, origins: Mapping[str, str]) -> list[Statement]:
    """Return what a claim says of each place; none for what is planned or demanded, and for other kinds."""
    if claim.kind != "control" or claim.modality not in _LISTED or not claim.where:
        return []
    gainer, loser = roots_of(claim.actor), roots_of(claim.target)
    if claim.mode == "withdrew" and not (gainer and loser):
        gainer, loser = (), gainer or loser  # the one that is named is the one that leaves
    elif loser == gainer:
        loser = ()
    day, since = _days(claim)
    return [
        Statement(
            claim=reference(claim),
            order=told_order(claim),
            source=source_of(claim.document.id, origins),
            place=place,
            tells=_tells(claim, gainer),
            mode=claim.mode,
            modality=claim.modality,
            gainer=gainer,
            loser=loser,
            actor=claim.actor,
            speaker=claim.speaker,
            speakers=roots_of(claim.speaker),
            publisher=publisher_words(claim.document),
            day=day,
            since=since,
            is_exact=claim.when is not None and claim.when.start == claim.when.end,
        )
        for place in held_places(claim, vocabulary)
    ]


def is_by(on: str, claim: Claim) -> bool:
    """Whether a claim was published by a day and tells of days up to it."""
    told = published_day(claim)
    start = claim.when.start if claim.when else None
    return (told is None or told <= on) and (start is None or start <= on)


def first_told(statements: Iterable[Statement]) -> Statement:
    """Return the statement that was told first."""
    return min(statements, key=lambda statement: statement.order)


def _tells(claim: Claim, gainer: Roots) -> Tells:
    if claim.mode in _FIGHTS:
        return "fight"
    if not gainer:
        return "loss"
    return "change" if claim.mode in _CHANGES or claim.mode == "withdrew" else "state"


def _days(claim: Claim) -> tuple[str, str | None]:
    """Return the day that a claim tells of, and the first day of holding where it tells one."""
    when = claim.when
    start = when.start if when and day_of(when.start) else None
    end = when.end if when and day_of(when.end) else None
    if claim.mode in _CHANGES or claim.mode == "withdrew":
        since = start or end
        return since or published_day(claim) or "", since
    # A state is told for the day on which it holds; it has a beginning only where a stretch is told.
    since = start if start and (end is None or start < end) else None
    return since or end or published_day(claim) or "", since
