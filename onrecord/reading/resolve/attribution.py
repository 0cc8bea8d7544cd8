"""Attribution: who says it, by which cue, in what manner, and through whom the word came.

The reader marks a speaker; here the cue is found beside it, a quoted post gets its author, and short forms
get their full name. Chains of several tellers are taken apart in `chains.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.claim import Side, Teller
from onrecord.model.span import Range, Span
from onrecord.model.words import Manner
from onrecord.reading.extract.mentions import Act
from onrecord.reading.parse.parsed import Sentence
from onrecord.reading.resolve.chains import chain_of
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.cues import CueMention, find_cues
from onrecord.reading.resolve.names import is_pronoun
from onrecord.reading.resolve.parties import resolve_side
from onrecord.reading.resolve.pronouns import antecedent
from onrecord.reading.resolve.quotations import manner_of
from onrecord.reading.resolve.tellers import Link, cue_behind_apposition, is_teller, subject_of

_NEAR = 60  # code points between a speaker and its cue
_OTHER_CLAUSE = re.compile(r";|\b(?:while|but|although|whereas)\b")
_SOURCE = re.compile(  # the stops of "U.S." end nothing
    r"\s+(?P<source>(?:[^,;:.\n]|(?<=\b[A-Z])\.){2,70}?)"
    r"(?=[,;:\n]|(?<!\b[A-Z])\.\s|\.?$|\s(?:as|while|after|and|who|which|that|in a)\s)"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a claim and how; `speaker` None means the publisher itself."""

    speaker: Side | None
    via: tuple[Teller, ...]
    cue: Span | None
    manner: Manner


def attribute(act: Act, context: Context) -> Attribution:
    """Return the attribution of an act."""
    evidence = Range(act.evidence.start, act.evidence.end)
    sentence = context.parsed.sentences[act.sentence]
    block = context.parsed.blocks[sentence.block]
    if block.role == "post" and block.author is not None and block.author_start is not None:
        signed = Span.of(context.text, block.author_start, block.author_start + len(block.author))
        author = replace(resolve_side(block.author, context.vocabulary, as_speaker=True), span=signed)
        return Attribution(_known_person(author, context), (), None, "post")
    cues = find_cues(context.text, sentence.start, sentence.end, context.vocabulary)
    according = _according_to(evidence, sentence, cues, context.text)
    mention = _subject_of_saying(act, cues, sentence, context)
    if mention is None and act.speaker is not None:
        mention = context.whole(_without_cue(Range(act.speaker.start, act.speaker.end), context))
    if mention is not None:
        cue = _cue_of(mention, evidence, cues, context.text)
        untied = cue is None or cue.id == "according to"
        here = mention.end > sentence.start
        if according is not None and here and untied and not mention.overlap(according):
            # The phrase tells it, where nothing ties another to the words.
            mention, cue = according, _cue_of(according, evidence, cues, context.text)
    elif according is not None:
        mention, cue = according, _cue_of(according, evidence, cues, context.text)
    else:
        return Attribution(None, (), None, "none")
    cue = cue or cue_behind_apposition(mention, cues, context.text)
    chain = chain_of(mention, cue, evidence, sentence, cues, context)
    speaker = side_of_speaker(chain.origin.teller if chain.origin else mention, context)
    if speaker is None:
        return Attribution(None, (), None, "none")
    manner = manner_of(evidence, context.quotations, has_speaker=True)
    spoken = chain.origin.cue if chain.origin else cue
    span = Span.of(context.text, spoken.start, spoken.end) if spoken and spoken.start < spoken.end else None
    return Attribution(speaker, _tellers(chain.via, context), span, manner)


def _subject_of_saying(
    act: Act, cues: Sequence[CueMention], sentence: Sentence, context: Context
) -> Range | None:
    """Return the subject of the verb of saying with which a statement begins: "the army denied this"."""
    if act.kind != "statement":
        return None
    for cue in cues:
        participle = context.text[cue.start : cue.end].endswith("ing")
        says = cue.kind == "verb" or cue.id == "claim responsibility"
        if cue.start == act.evidence.start and says and not participle:
            link = subject_of(cue, sentence.start, context)
            if link is not None and is_teller(link.teller, context):
                return context.whole(link.teller)
    return None


def _tellers(links: Sequence[Link], context: Context) -> tuple[Teller, ...]:
    """Return the further tellers of a chain, each as a side with its cue."""
    found = []
    for link in links:
        side = side_of_speaker(link.teller, context)
        if side is not None:
            spoken = link.cue.start < link.cue.end
            cue = Span.of(context.text, link.cue.start, link.cue.end) if spoken else None
            found.append(
                Teller(
                    name=side.name,
                    parties=side.parties,
                    kind=side.kind,
                    role=side.role,
                    span=side.span,
                    cue=cue,
                )
            )
    return tuple(found)


def settle_speakers(acts: Sequence[Act], context: Context) -> list[Act]:
    """Return the acts with speakers of other sentences replaced by one who speaks in their own.

    Where a sentence opens with a speaker and a cue, what follows in it is that speaker's word, not
    that of somebody named in another sentence.
    """
    settled = []
    for act in acts:
        sentence = context.parsed.sentences[act.sentence]
        if act.speaker is None or sentence.start <= act.speaker.start < sentence.end:
            settled.append(act)
            continue
        here = [
            other.speaker
            for other in acts
            if other.sentence == act.sentence
            and other.speaker is not None
            and sentence.start <= other.speaker.start < sentence.end
            and other.speaker.end <= min(act.evidence.start, other.evidence.start)
        ]
        settled.append(replace(act, speaker=here[-1]) if here else act)
    return settled


def _without_cue(mention: Range, context: Context) -> Range:
    """Cut a mention that runs on into what is said: "state media reports, in the latest …"."""
    for cue in find_cues(context.text, mention.start, mention.end, context.vocabulary):
        if any(party.start < cue.start < party.end for party in context.parties):
            continue  # "United States" is no verb
        if context.text.startswith("of ", cue.start - 3):
            continue  # nor is that of a "secretary of state"
        if cue.kind == "verb" and cue.start > mention.start + 2:
            cut = cue.start - 1
            return Range(mention.start, cut) if context.text[mention.start : cut].strip(" ,") else mention
    return mention


def _according_to(evidence: Range, sentence: Sentence, cues: Sequence[CueMention], text: str) -> Range | None:
    """Return whom "according to" names, where the phrase opens the sentence or follows the evidence.

    Such a phrase tells the speaker by its form alone, so that none is lost where a reader marks none.
    """
    for cue in cues:
        if text[cue.start : cue.end].casefold() != "according to":
            continue
        opens = cue.start <= sentence.start + 2 and ";" not in text[cue.end : evidence.start]
        follows = cue.start >= evidence.end and not _OTHER_CLAUSE.search(text, evidence.end, cue.start)
        if (opens or follows) and (name := _SOURCE.match(text, cue.end, sentence.end)):
            return Range(name.start("source"), name.end("source"))
    return None


def side_of_speaker(mention: Range, context: Context) -> Side | None:
    """Return the speaker that a mention names: for a pronoun whom it stands for, short forms in full."""
    words = context.text[mention.start : mention.end]
    if is_pronoun(words):
        named = antecedent(mention, context)
        if named is not None:
            return side_of_speaker(named, context)
        # Better unnamed than in another's mouth.
        span = Span.of(context.text, mention.start, mention.end)
        return Side(name=words.strip().casefold(), kind="unnamed", span=span)
    side = resolve_side(words, context.vocabulary, as_speaker=True)
    side = replace(side, name=context.spelled(side, words.split()[-1]))
    start = words.find(side.name)
    span = Span.of(context.text, mention.start, mention.end)
    if start > 0 and side.role is not None:
        # The title stays in `role`; the span is that of the name.
        span = Span.of(context.text, mention.start + start, mention.start + start + len(side.name))
    return _known_person(replace(side, span=span), context)


def _known_person(side: Side, context: Context) -> Side:
    """Give a short name its full form, and a person the office and parties that the document names."""
    if side.parties:
        return side
    full = context.names.fullest(side.name)
    if full != side.name:
        # The fullest form may begin with a title: "President Ana Orlo".
        named = resolve_side(full, context.vocabulary, as_speaker=True)
        side = replace(named, role=side.role or named.role, span=side.span)
    known = context.persons.get(side.name)
    if known is None:
        return side
    return replace(side, kind="person", role=side.role or known.role, parties=side.parties or known.parties)


def _cue_of(mention: Range, evidence: Range, cues: Sequence[CueMention], text: str) -> CueMention | None:
    """Return the cue that ties a speaker to a claim, None where none stands near either."""
    outside = [c for c in cues if not (c.start < evidence.end and c.end > evidence.start)]
    adding = [
        c
        for c in outside
        if mention.end < c.start < evidence.start
        and evidence.start - c.end <= 7
        and text[c.start : c.end].endswith("ing")
    ]
    if adding:
        return adding[-1]
    best: tuple[int, CueMention] | None = None
    for cue in outside:
        if cue.kind == "phrase" and cue.end <= mention.start:
            gap = mention.start - cue.end
        elif cue.start >= mention.end:
            gap = cue.start - mention.end
        elif cue.end <= mention.start and mention.start - cue.end <= 12:
            gap = 20 + mention.start - cue.end  # "said Aliyev"
        else:
            continue
        if gap <= _NEAR and (best is None or gap < best[0]):
            best = (gap, cue)
    return best[1] if best else None
