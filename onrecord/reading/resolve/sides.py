"""Sides: who does it and to whom it is done, as parties.

A mention that is a pronoun, a possessive ("its military") or a description ("the group") takes its
party from what was named before it; a town that is hit stands for the party that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.model.claim import Side
from onrecord.model.span import Range, Span
from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.descriptions import group_called, whole_name, with_article
from onrecord.reading.resolve.forces import FORCES, POSSESSIVE, bare_parts
from onrecord.reading.resolve.names import is_pronoun
from onrecord.reading.resolve.parties import PartyMention, join_sides, resolve_side
from onrecord.reading.resolve.sufferers import (
    counted_in_part,
    counted_victims,
    losers_before,
    overlap,
    struck,
    taken_from,
)

_DESCRIPTION = re.compile(
    r"(?:the|this|that|these|those)\s+(?:\w+\s+)?"
    r"(?P<noun>group|organi[sz]ation|militia|movement|country|nation|state|government|authorities|army|military"
    r"|troops|forces|soldiers|police|security forces|government forces)",
    re.IGNORECASE,
)
_ARMED_GROUP = re.compile(
    r"(?:the|this|that)\s+(?:(?:armed|rebel|militant|insurgent)\s+(?:group|organi[sz]ation|movement)|militia)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|several|some)\s+", re.IGNORECASE
)
_OWN = re.compile(
    r"(?:they|it|(?:its|their|his|her)\s+(?:country['’]s\s+)?(?:\w+\s+)?(?:troops|forces|army|soldiers|military|fighters|men))\s",
    re.IGNORECASE,
)
_OWN_BEFORE = re.compile(_OWN.pattern + "$", re.IGNORECASE)
_OURS = re.compile(r"\b(?:ours|(?:under|in) our (?:control|hands))\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being)\b")
_EACH_OTHER = re.compile(r"\b(?:accus|blam)\w+\s+(?:each\s+other|one\s+another)\b")
_OF_WHOM = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_GROUP_NOUNS = frozenset(("group", "organization", "organisation", "militia", "movement"))
_STATE_NOUNS = frozenset(("country", "nation", "state"))

Owner = Callable[[Range], str | None]
"""Tells which party (id) a stretch of text belongs to as a place, None where it is no place."""


def side_of(
    mention: Mention | None, act: Act, context: Context, speaker: Side | None, owner: Owner
) -> Side | None:
    """Return the party or group that a mention of an actor or target means."""
    if mention is None:
        return None
    bare = whole_name(context.bare(Range(mention.start, mention.end)), context)
    span = Span.of(context.text, bare.start, bare.end)
    if is_pronoun(span.quote):
        before = _named_before(mention.start, act, context, ("state", "armed group", "organization"))
        side = _side_of_party(before, context) if before else None
        return replace(side, span=span) if side else None
    if possessive := POSSESSIVE.match(span.quote):
        return _possessed(span, span.quote[possessive.end() :], act, context, speaker)
    if description := _DESCRIPTION.fullmatch(span.quote):
        side = _described(description["noun"].casefold(), span, act, context)
        if side is not None:
            return replace(side, span=span)
    words = with_article(bare, context)
    if (called := group_called(words, bare.start, context)) is not None:
        return replace(_side_of_party(called, context), span=span)
    if _ARMED_GROUP.fullmatch(words):
        before = _named_before(span.start, act, context, ("armed group",))
        if before is not None:
            return replace(_side_of_party(before, context), span=span)
    side = resolve_side(span.quote, context.vocabulary, as_speaker=False)
    if not side.parties and bare_parts(context.vocabulary).fullmatch(_ARTICLE.sub("", span.quote)):
        return _part_of_state(span, act, context, owner) or replace(side, span=span)
    if not side.parties and side.kind != "people" and (party := owner(span.range)) is not None:
        return _side_as(party, context)  # whose town it is the words don't say: no span
    if not side.name:
        return None
    name = _spelled(side, span, context)
    return replace(side, name=name, span=span)


def _spelled(side: Side, span: Span, context: Context) -> str:
    """Return the name of a group or body as the text spells it."""
    if len(side.parties) != 1 or side.kind not in ("armed group", "organization"):
        return side.name
    known = context.vocabulary.parties.get(side.parties[0])
    if known is None:
        return context.spelled(side, span.quote.split()[-1])
    if known.name.split()[-1].islower():
        return side.name  # a description, which the noun behind it belongs to
    for party in context.parties:
        words = context.text[party.start : party.end]
        inside = span.start <= party.start and party.end <= span.end
        if inside and party.form in ("name", "group") and party.parties == side.parties:
            bare = words.removesuffix(party.head or "").strip()
            if bare.isupper():
                return context.spelled(side, bare)
            return side.name if party.name != side.name else bare
    return side.name


def _owner_of_site(side: Side | None, act: Act, context: Context, owner: Owner) -> Side | None:
    """Return the party to whom a thing hit belongs, where the thing is one of the places of the act.

    A cathedral or an airport is no party: it stands for whose town it is in, which the words don't say, so
    that the side has no span.
    """
    if side is None or side.span is None or side.parties or side.kind in ("people", "armed group"):
        return side
    if not any(place.start < side.span.end and side.span.start < place.end for place in act.places):
        return side
    party = _owner_of_scene(act, owner)
    return None if party is None else _side_as(party, context)


def _owner_of_scene(act: Act, owner: Owner) -> str | None:
    """Return the party that owns the first of an act's places that anybody is known to own."""
    return next((p for place in act.places if (p := owner(Range(place.start, place.end)))), None)


def _side_as(party: str, context: Context) -> Side:
    """Return a side that is a party of the list, by its plain name; no words of the text name it there."""
    known = context.vocabulary.parties[party]
    return Side(name=known.name, parties=(party,), kind=known.kind)


def actor_of(act: Act, context: Context, speaker: Side | None, owner: Owner) -> Side | None:
    """Return the actor of an act: the one that the reader marked, but for what a speaker says of himself.

    In "the army said they had captured six villages", "Peru says its troops entered Velm" and "Velm is ours"
    it is the speaker's own side, whatever party is named elsewhere.
    """
    hit = struck(act, context)
    if hit is not None and act.actor is not None and overlap(hit, act.actor):
        # "an attack on Peruvian forces": they are hit, whatever the reader took them for.
        return None
    taken = taken_from(act, context)
    if taken and act.actor and context.roots_in(taken) & context.roots_in(act.actor):
        act = replace(act, actor=None)  # "freed from Peruvian control" is not done by Peru
    marked = side_of(act.actor, act, context, speaker, owner)
    words = context.text[act.evidence.start : act.evidence.end]
    ours = act.kind == "control" and _OURS.search(words) is not None  # "Velm is ours"
    if ours and speaker is not None and not speaker.parties:
        return None  # whose the speaker is, the text does not tell
    if speaker is None or not speaker.parties or speaker.span is None or act.kind == "statement":
        return marked
    sentence = context.parsed.sentences[act.sentence]
    before = context.text[max(sentence.start, act.evidence.start - 40) : act.evidence.start]
    own = _OWN.match(words) or _OWN_BEFORE.search(before)
    if (
        own is None and act.kind == "control" and _PARTICIPLE.match(words)
    ):  # "its troops took Velm, a day after taking Orm"
        own = _OWN.search(context.text[sentence.start : act.evidence.start])
    spoke_here = sentence.start <= speaker.span.start < act.evidence.start
    said = own is not None and spoke_here and act.kind != "casualties" and not _PASSIVE.search(words)
    if not (ours or said):
        return marked
    root = context.vocabulary.parties.get(speaker.parties[0].split(".")[0])
    if root is None or root.kind not in ("state", "armed group"):
        return marked
    if marked is not None and any(party.split(".")[0] == root.id for party in marked.parties):
        return marked
    return _side_as(root.id, context)


def accusers(act: Act, context: Context, speaker: Side | None) -> Side | None:
    """Return the speakers where they accuse each other of an act: each says that the other did it."""
    if speaker is None or len(speaker.parties) < 2 or act.kind == "statement":
        return None
    before = max(context.parsed.sentences[act.sentence].start, act.evidence.start - 40)
    if _EACH_OTHER.search(context.text, before, act.evidence.end) is None:
        return None
    return replace(speaker, role=None)


def target_of(act: Act, context: Context, speaker: Side | None, owner: Owner) -> Side | None:
    """Return the target of an act: the one that the reader marked, else whom its count counts.

    Where the reader points elsewhere but the count names a party or its forces, the count is believed:
    it stands in the very words of the act.
    """
    marked = _owner_of_site(side_of(act.target, act, context, speaker, owner), act, context, owner)
    losers = losers_before(act, context) or taken_from(act, context)
    if marked is None and losers is None:
        losers = struck(act, context)
    if losers is not None:
        return side_of(losers, act, context, speaker, owner)
    victims = counted_victims(act, context)
    if not victims:
        return marked
    sides = [side_of(victim, act, context, speaker, owner) for victim in victims]
    some = counted_in_part(act, context)
    if some is not None:
        # who some of them are tells whose the losses are only where it names a party
        told = marked if act.target is not None and not overlap(act.target, some) else None
        return told or next((side for side in (marked, *sides) if side is not None and side.parties), None)
    if (joint := _joint([side for side in sides if side is not None], context)) is not None:
        return joint
    if act.target is not None and overlap(act.target, victims[0]):
        return marked
    if marked is None or (sides[0] is not None and sides[0].parties):
        return sides[0]
    return marked


def _joint(sides: Sequence[Side], context: Context) -> Side | None:
    """Return several sides that are told side by side as one; None where they are not of several parties."""
    parties = [party for side in sides for party in side.parties]
    several = len({side.name for side in sides}) == len(sides) > 1
    if not several or not parties or len({party.split(".")[0] for party in parties}) < len(parties):
        return None
    spans = [side.span for side in sides if side.span is not None]
    span = Span.of(context.text, spans[0].start, spans[-1].end) if spans else None
    return replace(join_sides(sides, "and"), span=span)


def _part_of_state(span: Span, act: Act, context: Context, owner: Owner) -> Side | None:
    """Return the state whose soldiers or police are meant where no state is named beside them.

    It is the state that follows with "of", else the only one other than the actor whose forces the sentence
    names, else the one in which the act is told to happen (which the words don't say: no span), the one named
    last, the one that the report names most.
    """
    told: Span | None = span
    party = _state_after(span, context) or _state_of_forces(span, act, context)
    if party is None and (party := _owner_of_scene(act, owner)) is not None:
        told = None
    if party is None:
        before = _named_before(span.start, act, context, ("state",))
        party = before.parties[0].split(".")[0] if before else None
    if party is None:
        known = context.vocabulary.parties
        party = next((r for r in context.most_named if r in known and known[r].kind == "state"), None)
    if party is None:
        return None
    state = context.vocabulary.parties[party]
    noun = _ARTICLE.sub("", span.quote)
    named = resolve_side(f"{state.name} {noun}", context.vocabulary, as_speaker=False)
    parties = named.parties if named.parties and named.parties[0].split(".")[0] == party else (party,)
    return Side(name=state.name, parties=parties, kind=state.kind, span=told)


def _state_after(span: Span, context: Context) -> str | None:
    """Return the state of "soldiers of the Peruvian army"."""
    joint = _OF_WHOM.match(context.text, span.end)
    if joint is None:
        return None
    return next((_state(p, context) for p in context.parties if p.start == joint.end()), None)


def _state_of_forces(span: Span, act: Act, context: Context) -> str | None:
    """Return the one state, not that of the actor, whose forces the sentence names."""
    sentence = context.parsed.sentences[act.sentence]
    states = set()
    for party in context.parties:
        inside = sentence.start <= party.start < sentence.end
        acts = act.actor is not None and party.start < act.actor.end and party.end > act.actor.start
        if inside and not acts and party.parties and party.parties[0].rpartition(".")[2] in FORCES:
            states.add(_state(party, context))
    return states.pop() if len(states) == 1 else None


def _state(party: PartyMention, context: Context) -> str | None:
    root = party.parties[0].split(".")[0] if party.parties else ""
    known = context.vocabulary.parties.get(root)
    return root if known is not None and known.kind == "state" else None


def _side_of_party(mention: PartyMention, context: Context) -> Side:
    words = context.text[mention.start : mention.end]
    return resolve_side(words, context.vocabulary, as_speaker=False)


def _named_before(position: int, act: Act, context: Context, kinds: tuple[str, ...]) -> PartyMention | None:
    """Return the last party of these kinds named before a position, in this sentence or the two before."""
    first = context.parsed.sentences[max(0, act.sentence - 2)].start
    found = [
        party
        for party in context.parties
        if first <= party.start < position and party.end <= position and party.kind in kinds and party.parties
    ]
    return found[-1] if found else None


def _possessed(span: Span, noun: str, act: Act, context: Context, speaker: Side | None) -> Side | None:
    """Return what "its military" means: the part of the party that was named before."""
    owner = _named_before(span.start, act, context, ("state", "armed group", "organization", "people"))
    parties = owner.parties if owner else (speaker.parties if speaker else ())
    if not parties:
        return None
    root = context.vocabulary.parties.get(parties[0].split(".")[0])
    if root is None:
        return None
    named = context.text[owner.start : owner.end] if owner else (speaker.name if speaker else "")
    called = _called(root.id, named, context)
    side = resolve_side(f"{called} {noun}", context.vocabulary, as_speaker=False)
    if not any(party.split(".")[0] == root.id for party in side.parties):
        if side.kind == "people":
            return replace(side, span=span)
        side = Side(name=called, parties=(root.id,), kind=root.kind)
    part = next((p for p in side.parties if p.split(".")[0] == root.id), root.id)
    if part.endswith(".mil") and root.id in context.vocabulary.entities:
        # An entity's forces are called as the text calls it; a state's forces count as the state.
        side = replace(side, name=f"{called} forces", kind="armed group")
    return replace(side, span=span)


def _called(party: str, words: str, context: Context) -> str:
    """Return the longest name of a party that stands in some words, else its plain name."""
    known = context.vocabulary.parties[party]
    names = [n for n in (known.name, *known.aliases) if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", words)]
    return max(names, key=len) if names else known.name


def _described(noun: str, span: Span, act: Act, context: Context) -> Side | None:
    if noun in _GROUP_NOUNS:
        before = _named_before(span.start, act, context, ("armed group", "organization"))
    else:
        before = _named_before(span.start, act, context, ("state",))
    if before is None:
        return None
    if noun in _GROUP_NOUNS or noun in _STATE_NOUNS:
        return _side_of_party(before, context)
    root = context.vocabulary.parties.get(before.parties[0].split(".")[0])
    if root is None:
        return None
    return resolve_side(f"{root.name} {noun}", context.vocabulary, as_speaker=False)
