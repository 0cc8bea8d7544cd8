"""Who speaks a quotation, by where it stands: rules of form, for where a reader marks nobody or another.

A quotation belongs to the subject of the verb of saying that it follows or that follows it ("…", the mayor
said); one that goes on behind such words, or over several paragraphs, has the speaker of the part before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.span import Range
from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.cues import CueMention, find_cues
from onrecord.reading.resolve.names import is_pronoun
from onrecord.reading.resolve.pronouns import antecedent
from onrecord.reading.resolve.quotations import share_quoted
from onrecord.reading.resolve.tellers import TIME, is_named, subject_of

_WORDS = 4  # shorter quotations are words that a writer sets apart
_REACH = 120  # how far behind a quotation those who say it may stand (code points)
_NEAR = 40  # how far behind a quotation its speaker begins (code points)
_GOES_ON = re.compile(r"\b(?:continued|continues|went on|goes on)\b")
_RUNS_ON = re.compile(r"[,?!…—–]\s*$")  # a quotation that ends so has its speaker behind it
_MARK_THEN = re.compile(r"[\"”»]\s*[,—–]?\s*")
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{3})[.!?](?=\s|$)|\n")
_TO_QUOTE = re.compile(rf"(?:\s+(?:that|reporters|journalists))?{TIME}\s*[,:]?\s*[\"“„«]?")
_AFTER_VERB = re.compile(
    r"\s+(?P<who>(?:[^,;:.\n“\"]|(?<=\b[A-Z])\.){2,70}?)"
    r"(?=[,;:.\n“\"]|$|\s(?:on|in|at|after|before|during|as|while|when|who)\s)"
)
_BESIDE = 20  # how far behind a speaker within a quotation its verb may stand (code points)
_QUOTED = 0.9  # which share of an act must be quoted
_SURE = 0.9  # the score of a speaker that form alone tells


def settle_quoted(acts: Sequence[Act], context: Context) -> list[Act]:
    """Return the acts with the speaker of the quotation in which they stand, where its form tells one."""
    if not context.quotations or not acts:
        return list(acts)
    speakers = quoted_speakers(context)
    return [_settled(act, speakers, context) for act in acts]


def quoted_speakers(context: Context) -> list[Range | None]:
    """Return who speaks each quotation of a document by its form, None where that tells nobody."""
    quotations, found = context.quotations, list[Range | None]()
    for number, quotation in enumerate(quotations):
        before = quotations[number - 1] if number else None
        if len(context.text[quotation.start : quotation.end].split()) < _WORDS:
            found.append(None)
            continue
        speaker = _behind(quotation, context) or _ahead(quotation, before, context)
        if speaker is None and before is not None and _goes_on(before, quotation, found[-1], context):
            speaker = found[-1]
        found.append(speaker)
    for number in range(len(quotations) - 1, 0, -1):
        before, quotation = quotations[number - 1 : number + 1]
        if found[number - 1] is None and _is_next_paragraph(before, quotation, context):
            found[number - 1] = found[number]
    return found


def _settled(act: Act, speakers: Sequence[Range | None], context: Context) -> Act:
    evidence = Range(act.evidence.start, act.evidence.end)
    for quotation, speaker in zip(context.quotations, speakers, strict=True):
        if speaker is None or share_quoted(evidence, [quotation]) < _QUOTED:
            continue
        if act.speaker is None:
            return replace(act, speaker=Mention(speaker.start, speaker.end, _SURE))
        marked = Range(act.speaker.start, act.speaker.end)
        if marked.overlap(speaker) or _speaks_inside(marked, quotation, context):
            return act
        return replace(act, speaker=Mention(speaker.start, speaker.end, act.speaker.score))
    return act


def _speaks_inside(marked: Range, quotation: Range, context: Context) -> bool:
    """Tell whether a speaker is one whom the quotation itself passes on: "the army says it shelled Velm"."""
    if not quotation.start <= marked.start < quotation.end:
        return False
    if is_pronoun(context.text[marked.start : marked.end]):
        return False
    return bool(_verbs(marked.end, marked.end + _BESIDE, context))


def _behind(quotation: Range, context: Context) -> Range | None:
    """Return who follows a quotation: "…", said the mayor; "…", the mayor said."""
    text = context.text
    mark = _MARK_THEN.match(text, quotation.end)
    comma = mark is not None and "," in mark[0]
    if mark is None or not (comma or _RUNS_ON.search(text, quotation.start, quotation.end)):
        return None
    stop = _SENTENCE_END.search(text, mark.end(), mark.end() + _REACH)
    end = stop.start() if stop else mark.end() + _REACH
    for cue in _verbs(mark.end(), end, context):
        if not text[mark.end() : cue.start].strip():
            who = _AFTER_VERB.match(text, cue.end, end)
            return _teller(Range(*who.span("who")), context) if who else None
        link = subject_of(cue, mark.end(), context)
        if link is None or link.teller.start > mark.end() + _NEAR:
            return None
        return _teller(link.teller, context)
    return None


def _ahead(quotation: Range, before: Range | None, context: Context) -> Range | None:
    """Return whose verb of saying stands right before a quotation: the mayor said: "…"."""
    text = context.text
    sentence = max((s.start for s in context.parsed.sentences if s.start < quotation.start), default=0)
    start = max(sentence, before.end + 1 if before else 0)
    for cue in reversed(_verbs(start, quotation.start, context)):
        if _TO_QUOTE.fullmatch(text, cue.end, quotation.start):
            link = subject_of(cue, start, context)
            return _teller(link.teller, context) if link else None
    return None


def _goes_on(before: Range, quotation: Range, speaker: Range | None, context: Context) -> bool:
    """Tell whether a quotation goes on with the one before: over paragraphs, or behind its speaker."""
    if speaker is None:
        return False
    between = context.text[before.end : quotation.start]
    if _is_next_paragraph(before, quotation, context):
        return True
    named_between = before.end <= speaker.start < quotation.start
    one_sentence = len(_SENTENCE_END.findall(between)) <= 1 and "\n" not in between
    return named_between and one_sentence and len(between) <= _REACH


def _is_next_paragraph(before: Range, quotation: Range, context: Context) -> bool:
    """Tell whether a quotation opens the paragraph behind one whose quotation was not closed."""
    between = context.text[before.end : quotation.start]
    return "\n" in between and not between.strip(' \n\t\xa0"“„«') and '"' in between and between[0] == "\n"


def _verbs(start: int, end: int, context: Context) -> list[CueMention]:
    """Return the verbs of saying between two offsets, "continued" among them."""
    text = context.text
    found = [c for c in find_cues(text, start, end, context.vocabulary) if c.kind == "verb" or c.id == "told"]
    found += [
        CueMention(m.start(), m.end(), "say", "verb", "say") for m in _GOES_ON.finditer(text, start, end)
    ]
    return sorted(found, key=lambda cue: cue.start)


def _teller(who: Range, context: Context) -> Range | None:
    """Return a phrase that names somebody; for a pronoun whom it stands for."""
    if is_pronoun(context.text[who.start : who.end]):
        return antecedent(who, context)
    return context.whole(who) if is_named(who, context) else None
