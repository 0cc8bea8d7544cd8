"""resolve: Mentions → claims. Every span of an act becomes a value; shared by all readers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Claim, Count, Place, Reading, Side, When, Wording
from onrecord.model.document import DocumentRef
from onrecord.model.span import Range, Span
from onrecord.model.words import Mode
from onrecord.reading.extract.mentions import Act, Mentions
from onrecord.reading.resolve.attribution import attribute, settle_speakers
from onrecord.reading.resolve.confidence import confidence_of, is_off_subject
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.counts import counts_of
from onrecord.reading.resolve.cues import is_silence
from onrecord.reading.resolve.doers import with_doer
from onrecord.reading.resolve.forces import forces_noun
from onrecord.reading.resolve.lands import is_nationality, land_of, nationality_of_land
from onrecord.reading.resolve.losses import with_taker
from onrecord.reading.resolve.place_lists import with_listed
from onrecord.reading.resolve.place_pointers import pointed_back
from onrecord.reading.resolve.place_reading import areas_of
from onrecord.reading.resolve.places import resolve_each
from onrecord.reading.resolve.quoted_speakers import settle_quoted
from onrecord.reading.resolve.quoted_words import with_whole_quotations
from onrecord.reading.resolve.shared import with_shared
from onrecord.reading.resolve.sides import accusers, actor_of, target_of
from onrecord.reading.resolve.when import is_running_total, when_of
from onrecord.reading.resolve.wording import find_wording
from onrecord.vocabulary.vocabulary import Vocabulary

_TAKING = re.compile(r"\b(?:took|takes?|taking)\b.*\bcontrol\b|\bcame under\b")
_CRAFT = re.compile(
    r"\b(?:ship|warship|vessel|boat|tanker|ferry|trawler|frigate|destroyer|corvette|submarine|carrier|yacht|missile|rocket"
    r"|drone|helicopter|satellite|tank)\s[\"\u201c]?$"
)
_LONGEST_CRAFT = 16
Placed = dict[tuple[int, int], tuple[Place, ...]]


def resolve(
    mentions: Mentions, reading: Reading, vocabulary: Vocabulary, gazetteer: Gazetteer
) -> list[Claim]:
    """Return the claims of a document, without ids, in the order of its acts.

    Of a report that is hardly on the subject, where all of them are unsure, none.
    """
    if not mentions.acts:
        return []
    context = Context(mentions.parsed, vocabulary)
    whole = with_whole_quotations([act for act in mentions.acts if not _is_silent(act, context)], context)
    acts = [with_listed(act, context.text) for act in settle_quoted(settle_speakers(whole, context), context)]
    acts = [with_doer(act, context) for act in acts]
    acts = with_shared([with_taker(act, context) for act in acts], context.text)
    placed = _place(acts, context, gazetteer)
    reference = DocumentRef.of(mentions.parsed.document)
    where = pointed_back(acts, [_where(act, placed, context) for act in acts], context.text)
    claims = [
        _claim(act, context, placed, places, reference, reading)
        for act, places in zip(acts, where, strict=True)
    ]
    return [] if is_off_subject(acts, claims) else claims


def _is_silent(act: Act, context: Context) -> bool:
    """Tell whether an act is that somebody said nothing, which is no claim."""
    return act.kind == "statement" and is_silence(
        context.text, act.evidence.start, act.evidence.end, context.vocabulary
    )


def _claim(
    act: Act,
    context: Context,
    placed: Placed,
    where: tuple[Place, ...],
    reference: DocumentRef,
    reading: Reading,
) -> Claim:
    sentence = context.parsed.sentences[act.sentence]
    attribution = attribute(act, context)
    evidence = Span.of(context.text, act.evidence.start, act.evidence.end)
    wording = find_wording(context.text, evidence.range, context.vocabulary)
    act = replace(act, mode=_mode_of(act, wording))
    when = when_of(act, context.parsed)
    owner = _owner_of(placed, context, _day_before(act, when, context))
    actor = actor_of(act, context, attribution.speaker, owner)
    target = target_of(act, context, attribution.speaker, owner)
    if (both := accusers(act, context, attribution.speaker)) is not None:
        # Of a broken truce coders name no side then: that it was broken is what both say.
        actor, target = (None if act.kind == "ceasefire" else both), None
    of_both = act.kind == "casualties" and target is not None and len(target.parties) > 1  # a clash's dead
    if _same_party(actor, target) and not of_both:
        # Who suffers losses is sooner taken for who inflicts them than the other way round.
        actor, target = (None, target) if act.kind == "casualties" else (actor, None)
    return Claim(
        id="",
        digest="",
        document=reference,
        kind=act.kind,
        mode=act.mode,
        modality=act.modality,
        evidence=evidence,
        sentence=Range(sentence.start, sentence.end),
        speaker=attribution.speaker,
        via=attribution.via,
        cue=attribution.cue,
        manner=attribution.manner,
        actor=actor,
        target=target,
        counts=_counts(act, target, context),
        when=when,
        where=where,
        wording=wording,
        confidence=confidence_of(act),
        reading=reading,
    )


def _mode_of(act: Act, wording: Sequence[Wording]) -> Mode | None:
    """Return the mode of an act; a loaded word for taking a place means that it is taken."""
    if act.kind == "control" and any(_TAKING.search(word.neutral) for word in wording):
        return "captured"
    return act.mode


def _place(acts: Sequence[Act], context: Context, gazetteer: Gazetteer) -> Placed:
    """Return the place of every span that is a place, or a target that may be one, of the document."""
    spans = {(p.start, p.end) for act in acts for p in act.places}
    spans |= {(a.target.start, a.target.end) for a in acts if a.target is not None}
    ordered = sorted(spans)
    countries = {
        party.country: 1.0
        for root in context.most_named
        if (party := context.vocabulary.parties.get(root)) is not None and party.country is not None
    }
    places = resolve_each(
        context.text,
        ordered,
        areas_of(context.vocabulary),
        gazetteer=gazetteer,
        context_countries=countries,
    )
    return dict(zip(ordered, places, strict=True))


def _where(act: Act, placed: Placed, context: Context) -> tuple[Place, ...]:
    """Return the places of an act, each once, without those that only contain another of them."""
    found: list[Place] = []
    for mention in act.places:
        stretch = nationality_of_land(Range(mention.start, mention.end), context)
        if is_nationality(stretch, context):
            land = land_of(stretch, context)
            named: tuple[Place, ...] = (land,) if land else ()
        else:
            named = placed.get((mention.start, mention.end), ())
        for place in named:
            if place.span is not None and all(p.name != place.name for p in found):
                found.append(place)
    found = [place for place in found if not _is_body(place, context)]
    if act.kind != "control":  # a ship may be taken, but what befalls its crew befalls them elsewhere
        found = [place for place in found if not _is_craft(place, context.text)]
    found = [place for place in found if not any(_is_part(place.name, other.name) for other in found)]
    found = [place for place in found if not any(_is_other_name(place, other, context) for other in found)]
    containers = {name for place in found for name in place.within}
    precise = {place.country for place in found if place.precision in ("place", "district")}
    kept = [
        place
        for place in found
        if place.name not in containers and not (place.precision == "country" and place.country in precise)
    ]
    # A state that acts or speaks is not where it happens, if any other place is told.
    sides = [mention for mention in (act.actor, act.speaker) if mention is not None]
    others = [
        place
        for place in kept
        if place.precision != "country"
        or place.span is None
        or not any(m.start < place.span.end and m.end > place.span.start for m in sides)
    ]
    return tuple(others or kept)


def _is_part(name: str, other: str) -> bool:
    """Tell whether a name is only some of the words of another: Karabakh of Nagorno-Karabakh."""
    some, all_ = (set(re.split(r"[\s-]+", fold(n))) for n in (name, other))
    return some < all_


def _is_other_name(place: Place, other: Place, context: Context) -> bool:
    """Tell whether a name in brackets is another name of the place before it: "Zangilan (Zəngilan)"."""
    if place.span is None or other.span is None or other.span.end >= place.span.start:
        return False
    return context.text[other.span.end : place.span.start] == " ("


def _is_craft(place: Place, text: str) -> bool:
    """Tell whether the word before a name makes it one of a ship or a weapon: "the tanker Velm"."""
    if place.span is None:
        return False
    return _CRAFT.search(text, max(0, place.span.start - _LONGEST_CRAFT), place.span.start) is not None


def _is_body(place: Place, context: Context) -> bool:
    """Tell whether what has no spot is a group, a body, a medium or a plain word, and so no place."""
    if place.precision == "none" and place.name == place.name.lower():
        return True
    return (
        place.precision == "none"
        and place.span is not None
        and any(
            party.kind in ("armed group", "organization", "media")
            and party.start < place.span.end
            and party.end > place.span.start
            for party in context.parties
        )
    )


def _counts(act: Act, target: Side | None, context: Context) -> tuple[Count, ...]:
    """Return the counts of an act; losses of "its military" are of the military where no noun says more."""
    running = is_running_total(act, context.parsed)
    counts = counts_of(act, context.text, context.vocabulary, running=running)
    group = forces_noun(target, context.vocabulary) if act.kind == "casualties" else None
    if group is None:
        return counts
    return tuple(replace(count, of=group) if count.of is None else count for count in counts)


def _same_party(actor: Side | None, target: Side | None) -> bool:
    """Tell whether both sides have a party or parts of one in common: then one of them was misread."""
    if actor is None or target is None or target.kind == "people":
        return False
    roots = [{party.split(".")[0] for party in side.parties} for side in (actor, target)]
    return bool(roots[0] & roots[1])


def _day_before(act: Act, when: When | None, context: Context) -> dt.date | None:
    """Return the day on which it counts whose a place is: for a change of hands, the day before it."""
    day = dt.date.fromisoformat(when.start[:10]) if when is not None and when.start else context.day
    if day is not None and act.kind == "control":
        return day - dt.timedelta(days=1)
    return day


def _owner_of(placed: Placed, context: Context, day: dt.date | None) -> Callable[[Range], str | None]:
    """Return the function that tells whose a place is on a day.

    The holder that the conflicts file names for that day, else the state in whose country it lies.
    """

    def owner(span: Range) -> str | None:
        places = placed.get((span.start, span.end), ())
        if not places:
            return None
        place = places[0]
        held = context.vocabulary.holder_of(place.name, day)
        if held is not None:
            return held
        if place.precision == "none" or place.country is None:
            return None
        return context.vocabulary.state_of_country.get(place.country)

    return owner
