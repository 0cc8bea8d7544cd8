"""Whom a pronoun that speaks stands for: "he said", "they said", "the guard who said".

Sentence by sentence backwards those are looked at who say something there, then those with whom the
sentence opens, then those whom a verb of saying tells of. A pronoun takes what it can stand for: "he" a
person, "they" several, "it" a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.model.span import Range
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.cues import find_cues
from onrecord.reading.resolve.names import is_pronoun
from onrecord.reading.resolve.parties import resolve_side
from onrecord.reading.resolve.tellers import find_tellers, is_teller, is_telling, subject_of
from onrecord.vocabulary.letters import UPPER

_SENTENCES = 5  # how far back a pronoun reaches
_REACH = 2000  # and at most so many code points, so that no text makes it slow
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov)\. "
_WORD = rf"{UPPER}[\w’'-]*"
_NAME = rf"(?:{_TITLE})?{_WORD}(?: (?:{UPPER}\.|{_WORD}|(?:al|bin|de|van|von)\b))*"
_ADVERB = "In|On|At|After|Before|During|Over|By|For|Since|Last|Earlier|Later|Meanwhile|However|Now|Then"
_OPENING = re.compile(
    rf"\s*(?:(?:{_ADVERB})\b[^,.;:\n]{{0,60}},? )?(?:(?:But|And|While|Although|That) )?"
    rf"(?P<who>(?:(?!{UPPER})[\w-]+ ){{0,4}}{_NAME})(?=,|['’]s\b| [a-z])"
)
_ABOUT = re.compile(rf"(?: that)? (?P<who>{_NAME})(?=,| [a-z])")
_BEHIND = re.compile(
    rf" (?P<who>(?:the (?:[\w-]+ ){{1,4}}?|(?:[a-z-]+ ){{0,4}}{_NAME}))(?=,|\.(?:\s|$)| who\b|$)"
)
_AHEAD = re.compile(r"[,?!\"”’…]\s*$|''\s*$")
_RELATIVE = re.compile(
    rf"(?P<who>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){{0,5}}?[\w’'-]+|{_NAME}),? $"
)
_DESCRIBED = re.compile(r"(?:the|an?|his|her|its|one) ", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:people|police|\w+(?<!s)s)(?=$| (?:of|for|from|in|at|with|who)\b)|\band\b", re.IGNORECASE
)
_BODIES = ("state", "organization", "armed group", "media")
_LONGEST_RELATIVE = 80


def antecedent(pronoun: Range, context: Context) -> Range | None:
    """Return whom a pronoun stands for, None where the sentences before it name nobody that it can."""
    words = context.text[pronoun.start : pronoun.end].strip().casefold()
    if words == "who":
        return _before_relative(pronoun, context)
    fits = _FITS.get(words)
    if fits is None:
        return None
    reach = pronoun.start - _REACH
    near = [s for s in context.parsed.sentences if s.start < pronoun.start and s.end > reach][-_SENTENCES:]
    for sentence in reversed(near):
        start, end = max(sentence.start, reach), min(sentence.end, pronoun.start)
        for found in _named_in(start, end, context):
            if not is_pronoun(context.text[found.start : found.end]) and fits(found, context):
                return context.whole(found)
    return None


def _named_in(start: int, end: int, context: Context) -> Iterator[Range]:
    """Yield who is named in a stretch, likeliest to be meant by a pronoun behind it first."""
    text = context.text
    cues = find_cues(text, start, end, context.vocabulary)
    tellers = [link.teller for link in find_tellers(start, end, cues, context)]
    for cue in cues:
        if not is_telling(cue):
            link = subject_of(cue, start, context) if cue.kind == "verb" else None
            tellers += [link.teller] if link else []
        elif _AHEAD.search(text, start, cue.start) and (who := _BEHIND.match(text, cue.end, end)):
            tellers.append(Range(*who.span("who")))
    yield from sorted(tellers, key=lambda teller: -teller.start)
    quoted = any(quotation.start <= start + 1 < quotation.end for quotation in context.quotations)
    if not quoted and (opening := _OPENING.match(text, start, end)):
        yield Range(*opening.span("who"))
    for cue in reversed(cues):
        if about := _ABOUT.match(text, cue.end, end):
            yield Range(*about.span("who"))


def _is_one_person(found: Range, context: Context) -> bool:
    words = context.text[found.start : found.end]
    if _DESCRIBED.match(words):
        return _is_singular(words) and is_teller(found, context) and not _is_body(found, context)
    side = resolve_side(words, context.vocabulary, as_speaker=True)
    if side.kind != "person" or "," in side.name:
        return False
    if " " in words or context.names.fullest(words) != words:
        return True
    name = re.escape(words)
    return _is_singular(words) and re.search(rf"\b(?:{name} said|said {name})\b", context.text) is not None


def _is_body(found: Range, context: Context) -> bool:
    words = context.text[found.start : found.end]
    side = resolve_side(words, context.vocabulary, as_speaker=True)
    return side.kind in _BODIES


def _are_several(found: Range, context: Context) -> bool:
    words = context.text[found.start : found.end]
    side = resolve_side(words, context.vocabulary, as_speaker=True)
    return side.kind not in ("person", "state", "media") and not _is_singular(words)


def _is_singular(words: str) -> bool:
    return _SEVERAL.search(words) is None


def _before_relative(pronoun: Range, context: Context) -> Range | None:
    """Return the noun phrase right before "who", None where that is a pronoun as well."""
    found = _RELATIVE.search(context.text, max(0, pronoun.start - _LONGEST_RELATIVE), pronoun.start)
    return Range(*found.span("who")) if found and not is_pronoun(found["who"]) else None


_FITS: dict[str, Callable[[Range, Context], bool]] = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), _is_one_person),
    **dict.fromkeys(("they", "them", "their"), _are_several),
    **dict.fromkeys(("it", "its"), _is_body),
}
