"""Takes chains of attribution apart: "A told Reuters that B reported", "Reuters said, citing B".

Attribution gives the teller that a reader marked, be it the inner or the outer one; here the other tellers
of the sentence (`tellers.py`) are put in order: which of them is the origin, and through whom the word came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.span import Range
from onrecord.reading.parse.parsed import Sentence
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.cues import CueMention
from onrecord.reading.resolve.hearings import HEARD, hearings
from onrecord.reading.resolve.media import is_medium, medium_after
from onrecord.reading.resolve.names import is_pronoun
from onrecord.reading.resolve.tellers import (
    CLAUSE,
    SPEAKS,
    TIME,
    Link,
    find_tellers,
    is_named,
    is_own_part,
    is_passing,
    is_teller,
    is_telling,
)

_SENTENCE = re.compile(r";|\w{3}[.!?][\"”’]?\s|\n")
_TOLD = frozenset(("told", "tells", "tell"))
_NEAR = 40  # code points between a teller and its verb
_THAT = re.compile(rf"{TIME}(?: that)?,?\s*")
_ENDS = re.compile(rf"{TIME}\s*(?:[.,;—–-]|$)")


@dataclass(frozen=True, slots=True)
class Chain:
    """The origin of an act, None where that is the teller that was given, and the others, outermost first."""

    origin: Link | None = None
    via: tuple[Link, ...] = ()


def chain_of(
    mention: Range,
    cue: CueMention | None,
    evidence: Range,
    sentence: Sentence,
    cues: Sequence[CueMention],
    context: Context,
) -> Chain:
    """Return the chain of an act from the teller that a reader marked.

    A sentence with one plain cue and no medium is not looked into.
    """
    if not sentence.start <= mention.start < sentence.end or not _may_be_chain(sentence, cues, context):
        return Chain()
    outside = [c for c in cues if not _overlap(c, evidence)]
    own_cue = Range(cue.start, cue.end) if cue else Range(mention.end, mention.end)
    links = find_tellers(sentence.start, sentence.end, outside, context)
    pairs = [*_steps(links, mention, context), *hearings(links, outside, sentence, context)]
    given = _given(mention, own_cue, [*links, *(outer for outer, _ in pairs)])
    if given is None:
        # A subject that is no plain phrase: the reader knows better who speaks.
        speaks = cue is not None and (is_telling(cue) or is_passing(cue, context))
        given = Link(mention, own_cue, "says" if speaks else "other")
        links = sorted([link for link in links if link.cue != own_cue] + [given], key=lambda k: k.cue.start)
        pairs = [*_steps(links, mention, context), *hearings(links, outside, sentence, context)]
    return _chain(given, links, pairs, evidence, context)


def _may_be_chain(sentence: Sentence, cues: Sequence[CueMention], context: Context) -> bool:
    return (
        len(cues) > 1
        or any(cue.sense == "tell" or is_passing(cue, context) for cue in cues)
        or any(
            party.kind == "media" and sentence.start <= party.start < sentence.end
            for party in context.parties
        )
        or HEARD.search(context.text, sentence.start, sentence.end) is not None
    )


def _given(mention: Range, cue: Range, links: Sequence[Link]) -> Link | None:
    """Return the link of the teller that a reader marked; of several, the one with its cue."""
    same = [link for link in links if _overlap(link.teller, mention)]
    return next((link for link in same if link.cue == cue), same[0] if same else None)


def _chain(
    given: Link, links: Sequence[Link], pairs: Sequence[tuple[Link, Link]], evidence: Range, context: Context
) -> Chain:
    """Follow the steps from one teller inwards and outwards."""
    text = context.text
    chain = [given]
    steps = []
    for outer, inner in pairs:
        if not _is_nested(outer, inner) or not is_own_part(inner.teller, outer.teller, context):
            steps.append((outer, inner))
        elif inner == given and is_pronoun(text[inner.teller.start : inner.teller.end].split()[0]):
            chain = [outer]  # "the ministry said its military reported" is the ministry's word
    first = list(chain)
    while inside := [
        b for a, b in steps if a == chain[-1] and b not in chain and _leads(a, b, evidence, context)
    ]:
        chain.append(inside[0])
    if any(chain[-1].cue.end <= k.cue.start < evidence.start for k in links if k not in chain):
        chain = first  # in between somebody else speaks
    while outside := [
        a for a, b in steps if b == chain[0] and a not in chain and _reaches(a, b, evidence, context)
    ]:
        chain.insert(0, outside[0])
    return Chain(chain[-1] if chain[-1] != given else None, tuple(chain[:-1]))


def _is_nested(outer: Link, inner: Link) -> bool:
    return inner.form in SPEAKS and outer.form == "says" and outer.teller.start < inner.teller.start


def _leads(outer: Link, inner: Link, evidence: Range, context: Context) -> bool:
    """Whether an act that was taken for the outer teller's word is the inner one's."""
    text = context.text
    if is_pronoun(text[inner.teller.start : inner.teller.end]):
        return False
    if inner.form in SPEAKS and outer.form != "heard" and outer.teller.start < inner.teller.start:
        return evidence.start >= inner.cue.end and not CLAUSE.search(text, inner.cue.end, evidence.start)
    return _spans(outer, inner, evidence, text)


def _reaches(outer: Link, inner: Link, evidence: Range, context: Context) -> bool:
    """Whether the outer teller passes on an act that is the inner one's word.

    What a medium reports at the end of a sentence is the whole sentence.
    """
    if outer.form == "heard":
        return True
    if is_medium(outer.teller, context) and outer.teller.start > evidence.end:
        return not _SENTENCE.search(context.text, evidence.end, outer.teller.start)
    return _spans(outer, inner, evidence, context.text)


def _spans(outer: Link, inner: Link, evidence: Range, text: str) -> bool:
    """Whether both tellers stand in one clause with an act, as far as one of them stands behind it."""
    first, last = sorted((outer.teller, inner.teller), key=lambda teller: teller.start)
    if outer.teller == first and evidence.start >= first.end:
        return True
    return not CLAUSE.search(text, min(evidence.end, first.end), max(evidence.start, last.start))


def _steps(links: Sequence[Link], marked: Range, context: Context) -> Iterator[tuple[Link, Link]]:
    """Yield the outer and the inner teller of each step in which somebody reports another's words.

    A phrase that a reader marked is a teller whatever its words.
    """
    text = context.text
    for a, b in pairwise(links):
        if b.form == "quoted":
            yield a, b  # "A quoted B as saying"
        elif b.form in SPEAKS and _opens(a, b, marked, context):
            yield a, b  # "A said that B reported", "According to A, B said"
        elif (
            _trails(b, context)
            and a.form in SPEAKS
            and (is_teller(a.teller, context) or _overlap(a.teller, marked))
        ):
            yield b, a  # "A said, according to B", "A said, B reported"
    for b in links:
        if b.form == "citing" and is_named(b.teller, context):
            before = [a for a in links if a.teller.end < b.teller.start and is_medium(a.teller, context)]
            if before and not CLAUSE.search(text, before[-1].teller.end, b.teller.start):
                yield before[-1], b  # "A reported, citing B", "A, citing B, reported"


def _opens(a: Link, b: Link, marked: Range, context: Context) -> bool:
    """Whether what one teller passes on opens with another who says it."""
    text = context.text
    if b.teller.start < a.cue.end or not is_teller(b.teller, context):
        return False
    if b.cue.start - b.teller.end > _NEAR:
        return False
    if a.form == "according":
        known = is_teller(a.teller, context) or _overlap(a.teller, marked)
        return known and text[a.teller.end : b.teller.start].strip() == ","
    cue = text[a.cue.start : a.cue.end].casefold()
    heard = medium_after(a.cue.end, context) if cue in _TOLD else None
    start = heard.end if heard and heard.end <= b.teller.start else a.cue.end
    between = text[start : b.teller.start]
    if cue in _TOLD and heard is None and not between.rstrip().endswith(" that"):
        return False  # "told the ministry"
    return a.form == "says" and (_THAT.fullmatch(between) is not None or cue in _TOLD)


def _trails(link: Link, context: Context) -> bool:
    """Whether a teller is named at the end of what it passes on."""
    text = context.text
    if link.form == "according":
        return is_teller(link.teller, context)
    before = text[max(0, link.teller.start - 2) : link.teller.start].rstrip()[-1:]
    behind = _ENDS.match(text, link.cue.end)
    return (
        link.form == "says"
        and before in (",", "—", "–")
        and behind is not None
        and is_medium(link.teller, context)
    )


def _overlap(one: Range | CueMention, other: Range) -> bool:
    return one.start < other.end and one.end > other.start
