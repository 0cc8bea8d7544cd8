"""Figures of tolls: what one claim tells of one group, and which increment belongs to which total.

First step of `tolls.py`: claims become figures one by one; figures of one sentence that belong together
become one telling ("N more, bringing the toll to M").
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.accounts.groups import Group, group_of, names_party
from onrecord.accounts.phrases import publisher_words
from onrecord.accounts.places import CONTAINERS, WIDE, is_narrow, place_key
from onrecord.accounts.publication import Order, published_day, reference, source_of, told_order
from onrecord.accounts.relations import are_at_war, are_known, belongs, day_of, roots_of
from onrecord.model.accounts import ClaimRef, TollTeller
from onrecord.model.claim import Claim, Count
from onrecord.model.words import Kind, Measure
from onrecord.vocabulary.vocabulary import Vocabulary

KINDS: frozenset[Kind] = frozenset({"casualties", "control", "attack", "damage", "displacement", "detention"})
"""The kinds of claims whose counts can add up to a toll."""
KILLED, CASUALTY = "killed", "casualty"
_NO_TOLL = frozenset({"act", "measure"})
"""Groups of units that measure one thing and are no number of people or things."""
_FACELESS = frozenset({"unnamed", "people"})
"""Kinds of speakers who are no one in particular: what they say stands with what the publisher tells."""

Voice = tuple[TollTeller, str]
"""Whose losses they are to the teller, and for a third who that is; "" is the publisher's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of one group in one unit, as one claim tells it.

    `day` is that for which it is told, `told` that of publication, `since` the first day that a running total
    covers. `where` is the key of the one narrow place, "" where there is none or are several; `area` the
    widest place that the claim names, for groups of no party. `is_firm` says that the evidence itself names
    the party.
    """

    claim: ClaimRef
    order: Order
    source: str
    sentence: tuple[int, int]
    speaker: str | None
    sayer: str
    voice: Voice
    group: Group
    status: str
    measure: Measure
    value: int | float | None
    low: int | float | None
    high: int | float | None
    day: str
    told: str
    since: str | None
    is_narrow: bool
    where: str
    area: str
    is_firm: bool
    others: tuple[Group, ...] = ()

    @property
    def amount(self) -> tuple[int | float | None, int | float | None, int | float | None]:
        """Value and bounds."""
        return (self.value, self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told of a toll at once: a total, an increment or both; `repeats` tell the same."""

    total: Figure | None
    new: Figure | None
    repeats: tuple[ClaimRef, ...] = ()

    @property
    def main(self) -> Figure:
        """The figure that says for whom, when and by whom it is told."""
        figure = self.total or self.new
        assert figure is not None
        return figure

    @property
    def is_count(self) -> bool:
        """Whether it is a bare count, neither called a total nor an increment."""
        return self.total is not None and self.total.measure == "count"


def figures_of(claim: Claim, vocabulary: Vocabulary, origins: Mapping[str, str]) -> list[Figure]:
    """Return the figures that a claim tells; none where it is denied, hedged, planned or has no day."""
    if claim.kind not in KINDS or claim.modality != "asserted" or not claim.counts:
        return []
    told = published_day(claim)
    when = claim.when
    end = when.end if when and when.end and day_of(when.end) else None
    counts = [count for count in claim.counts if _counts(count, vocabulary)]
    day, told = end or told, told or end
    if day is None or told is None or not counts:
        return []
    groups = [group_of(claim, count, vocabulary) for count in counts]
    narrow = [place for place in claim.where if place.precision not in CONTAINERS and place.relation == "in"]
    wide = [place.name for place in claim.where if place.precision in WIDE]
    found: dict[tuple[Group, str, Measure], Figure] = {}
    for count, group in zip(counts, groups, strict=True):
        figure = Figure(
            claim=reference(claim),
            order=told_order(claim),
            source=source_of(claim.document.id, origins),
            sentence=(claim.sentence.start, claim.sentence.end),
            speaker=claim.speaker.name if claim.speaker else None,
            sayer=claim.speaker.name if claim.speaker else publisher_words(claim.document),
            voice=_voice(claim, group, vocabulary),
            group=group,
            status=count.unit,
            measure=count.measure,
            value=count.value,
            low=count.low,
            high=count.high,
            day=day,
            told=told,
            since=when.start if when and when.start and when.start < day else None,
            is_narrow=is_narrow(claim),
            where=place_key(narrow[0]) if len(narrow) == 1 else "",
            area=wide[0] if len(wide) == 1 else "",
            is_firm=names_party(claim, group, vocabulary),
            others=tuple(other for other in groups if other != group),
        )
        # Of counts of one group in one claim the largest is the whole, the others are parts of it.
        key = (group, count.unit, count.measure)
        if key not in found or _size(figure) > _size(found[key]):
            found[key] = figure
    return list(found.values())


def tellings_of(figures: Iterable[Figure]) -> list[Telling]:
    """Return figures with each increment put to the total that its own sentence makes of it."""
    sentences: dict[tuple[str, tuple[int, int]], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: figure.order):
        sentences[figure.claim.document, figure.sentence].append(figure)
    return [telling for told in sentences.values() for telling in _paired(told)]


def _paired(figures: list[Figure]) -> list[Telling]:
    """Return the tellings of one sentence."""
    increments = [figure for figure in figures if figure.measure == "new"]
    tellings = []
    for figure in figures:
        if figure.measure == "new":
            continue
        new = next((new for new in increments if figure.measure == "total" and _raises(new, figure)), None)
        if new is not None:
            increments.remove(new)
            if not figure.group.is_told or (new.is_firm and not figure.is_firm):
                people = figure.group.people or new.group.people
                figure = replace(figure, group=Group(new.group.roots, people), voice=new.voice)
        tellings.append(Telling(total=figure, new=new))
    return tellings + [Telling(total=None, new=new) for new in increments]


def _raises(new: Figure, total: Figure) -> bool:
    """Whether an increment of the same sentence is one that makes the total."""
    if new.speaker != total.speaker:
        return False
    if new.status != total.status and (new.status, total.status) != (CASUALTY, KILLED):
        return False
    one, other = new.group, total.group
    # A party that stands in the words of one gives way to none that is taken from elsewhere for the other.
    if one.is_told and other.is_told and one.roots != other.roots and new.is_firm == total.is_firm:
        return False
    return not (one.people and other.people and one.people != other.people)


def _counts(count: Count, vocabulary: Vocabulary) -> bool:
    unit = vocabulary.units.get(count.unit)
    if unit is None:
        # A noun that is no unit is counted only where the text itself keeps a running total of it.
        return count.measure == "total" and count.unit != ""
    return unit.group not in _NO_TOLL and (count.value, count.low, count.high) != (None, None, None)


def _voice(claim: Claim, group: Group, vocabulary: Vocabulary) -> Voice:
    """Return whose losses a speaker tells: his own, his enemy's, or those of others."""
    speaker = claim.speaker
    if speaker is None:
        return ("third", "")
    speakers = roots_of(speaker)
    owners = group.roots or _owners_by_place(claim, vocabulary)
    if owners and are_known(speakers):
        if belongs(vocabulary, speakers, owners):
            return ("own", "")
        day = day_of((claim.when.end if claim.when else None) or claim.document.published)
        actor = roots_of(claim.actor)
        if are_at_war(vocabulary, speakers, owners, day) or set(actor) & set(speakers):
            return ("enemy", "")
    if speaker.kind in _FACELESS and not speaker.parties:
        return ("third", "")
    return ("third", " ".join(speakers))


def _owners_by_place(claim: Claim, vocabulary: Vocabulary) -> tuple[str, ...]:
    day = day_of((claim.when.end if claim.when else None) or claim.document.published)
    holders = {_holder(vocabulary, place.name, day) for place in claim.where}
    return tuple(sorted(holder for holder in holders if holder)) if len(holders) == 1 else ()


@lru_cache(maxsize=16_384)
def _holder(vocabulary: Vocabulary, place: str, day: dt.date | None) -> str | None:
    return vocabulary.holder_of(place, day)


def _size(figure: Figure) -> float:
    return max(number for number in (figure.value, figure.low, figure.high, -1) if number is not None)
