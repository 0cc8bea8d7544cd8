"""Finds the tellers of one sentence: who speaks by which cue, and the media that pass a word on.

Chains puts them in order. What counts as a medium, a body or a person is what the vocabulary makes of
the phrase that names it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Range
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.cues import CueMention
from onrecord.reading.resolve.media import SOURCE, medium_after
from onrecord.reading.resolve.names import is_pronoun
from onrecord.reading.resolve.parties import resolve_side
from onrecord.reading.resolve.party_mentions import parties_in
from onrecord.vocabulary.names import names_of, split_words

Form = Literal["says", "according", "citing", "quoted", "heard", "other"]

TELLING = frozenset(
    ("say", "tell", "state", "report", "announce", "confirm", "acknowledge", "claim", "write", "inform")
)
"""Ids of the cues that pass a happening on; what is denied, demanded or alleged is no link of a chain."""
TIME = (
    r"(?:,? (?:(?:on|late|early|last|earlier|later) )*(?:\w+day|today|yesterday)"
    r"(?: (?:morning|evening|night|afternoon))?,?|,? in a statement)?"
)
"""Pattern of a day that may stand between a cue and what belongs to it."""
SPEAKS: tuple[Form, ...] = ("says", "other")
"""Forms of those who say something themselves, "other" where their cue only threatens, denies or the like."""
CLAUSE = re.compile(
    r";|\w{3}[.!?][\"”’]?\s|\b(?:while|but|although|whereas|unless|because|if)\b|, (?:and|with)\b|\n"
)
"""Pattern of what parts the words of one teller from those of another."""
_LONGEST = 80  # code points of a phrase that names a teller

_EDGE = re.compile(r"[;:—–“”\"()\[\]\n]|\bthat\b|,? \b(?:while|but|although|whereas|and)\b(?=[^,]*$)")
_APPOSITION = re.compile(
    r"(?:,[^;:\n]{1,200},|\s[-–—]\s[^;:\n]{1,200}\s[-–—]|,[^;:\n]{1,200}\s[-–—])\s(?:(?:has|have|had|also)\s)*"
)
_LEADING = re.compile(
    r"\s*(?:(?:and|but|as|while|meanwhile|however|earlier|later|also"
    r"|(?:(?:on|late|early|last) )*\w+day)\b,?\s+)+",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"(?:\s+(?:has|have|had|also|later|earlier|previously|separately|then))+$")
_NO_TELLER = re.compile(
    r"^(?:of|from|in|at|by|on|for|with|under|as)\b|\b(?:not|never|nor|neither|was|were|is|are|be|been|being|will|would|to|which|who|whom|whose|if|when"
    r"|after|before|because|since|than|what|where|how)\b|n['’]t\b"
)
_NOUNS = frozenset(("state", "states", "report", "reports", "claim", "claims"))
_STOP = re.compile(rf"{TIME}\s*(?:[.,;—–]|$)")
_SAYING = re.compile(r"(?:, [^,]{2,60},)?\s+as\s+(?P<cue>saying|telling|reporting|confirming)\b")
_RECIPIENT = re.compile(r"\s+(?:reporters|journalists|a (?:news|press) conference)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """One teller of a sentence with the cue by which it speaks or passes a word on."""

    teller: Range
    cue: Range
    form: Form = "says"


def find_tellers(start: int, end: int, cues: Sequence[CueMention], context: Context) -> list[Link]:
    """Return the tellers that speak, are named after "according to", cited or quoted, in the text's order."""
    links: list[Link] = []
    before: CueMention | None = None
    for cue in cues:
        if _is_name(cue, start, context) or _is_noun(cue, before, context):
            continue
        begin = content_start(before, context) if before else start
        if links and links[-1].form == "according":
            begin = max(begin, links[-1].teller.end)
        links += _tellers(cue, before, links, (begin, end), context)
        if not (is_telling(cue) and _is_participle(cue, context) and context.text[cue.start - 2] == ","):
            before = cue
    return links


def _tellers(
    cue: CueMention,
    before: CueMention | None,
    links: Sequence[Link],
    within: tuple[int, int],
    context: Context,
) -> list[Link]:
    """Return the tellers that stand by one cue: mostly one, two for "A quoted B as saying"."""
    words = context.text[cue.start : cue.end].casefold()
    found: list[Link | None] = []
    if is_passing(cue, context):
        # Of "said in a statement quoted by" the teller is known already.
        if words.startswith(("was ", "were ", "is ")) or not links:
            found = [subject_of(cue, within[0], context)]
    elif is_telling(cue) and not _is_participle(cue, context):
        found = [_inserted(cue, before, links, context) or subject_of(cue, within[0], context)]
    elif words == "according to":
        found = [_named_after(cue, within[1], "according", context)]
    elif cue.id == "citing" and (quoted := _quoted(cue, within[1], context)) is not None:
        found = [subject_of(cue, within[0], context), quoted]
    elif cue.id == "citing":
        found = [_named_after(cue, within[1], "citing", context)]
    return [link for link in found if link is not None]


def _inserted(
    cue: CueMention, before: CueMention | None, links: Sequence[Link], context: Context
) -> Link | None:
    """Return the subject that "cited by …" or ", citing …," parts from its verb."""
    if before is None or not links:
        return None
    text = context.text
    if links[-1].form == "citing" and text[links[-1].teller.end : cue.start].strip() == ",":
        subject = subject_of(before, links[-2].teller.end if len(links) > 1 else 0, context)
        return Link(subject.teller, Range(cue.start, cue.end)) if subject else None
    medium = medium_after(before.end, context) if is_passing(before, context) else None
    if medium is not None and not text[medium.end : cue.start].strip():
        return Link(links[-1].teller, Range(cue.start, cue.end))
    return None


def is_passing(cue: CueMention, context: Context) -> bool:
    """Whether a cue says that someone is passed on: "was quoted by", "as reported by", "quoted as saying"."""
    words = context.text[cue.start : cue.end].casefold()
    return words.endswith(" by") or " as saying" in words


def subject_of(cue: CueMention, start: int, context: Context) -> Link | None:
    """Return the subject of a verb, sought from `start` on; None where no plain phrase stands before it."""
    text = context.text
    edges = [edge.end() for edge in _EDGE.finditer(text, start, cue.start)]
    start = max([start, *edges])
    words = _AUXILIARY.sub("", text[start : cue.start].rstrip())
    subject = _subject(words, context)
    begin = start + words.rindex(subject)
    leading = _LEADING.match(text, begin, begin + len(subject))
    begin = leading.end() if leading else begin
    return _link(
        begin, start + words.rindex(subject) + len(subject), Range(cue.start, cue.end), "says", context
    )


def _subject(words: str, context: Context) -> str:
    """Return the words for a subject out of those before its verb, with an office behind a name.

    "In May, Ana Orlo, the mayor, said": what stands between commas before the verb describes the subject.
    """
    pieces = words.rstrip(",").split(",")
    if not words.endswith(","):
        return pieces[-1]
    for index in range(len(pieces) - 1, -1, -1):
        if _is_person(pieces[index], context):
            office = index == len(pieces) - 2 and re.match(r"\s(?:the|an?|[A-Z][\w’']+)\s", pieces[-1])
            return ",".join(pieces[index:]) if office else pieces[index]
    return pieces[-2] if len(pieces) > 1 else pieces[-1]


def _is_person(words: str, context: Context) -> bool:
    side = resolve_side(words.strip(), context.vocabulary, as_speaker=True)
    return side.kind == "person" and "," not in side.name


def cue_behind_apposition(mention: Range, cues: Sequence[CueMention], text: str) -> CueMention | None:
    """Return the verb of a subject that a long description follows: "Ana Orlo, the mayor of …, said"."""
    for cue in cues:
        if cue.start > mention.end and (is_telling(cue) or " as saying" in text[cue.start : cue.end]):
            return cue if _APPOSITION.fullmatch(text, mention.end, cue.start) else None
    return None


def content_start(cue: CueMention, context: Context) -> int:
    """Return where what a cue passes on can begin: behind the medium or those to whom it was told."""
    if cue.sense == "tell" and (medium := medium_after(cue.end, context)):
        return medium.end
    if cue.sense == "tell" and (recipient := _RECIPIENT.match(context.text, cue.end)):
        return recipient.end()
    return cue.end


def is_named(teller: Range, context: Context) -> bool:
    """Whether a phrase names a person, a medium or a body, and is more than a description ("officials").

    What only belongs to one ("Peru's plans") is none.
    """
    words = context.text[teller.start : teller.end]
    side = resolve_side(words, context.vocabulary, as_speaker=True)
    if side.kind in (None, "unnamed", "people") or is_pronoun(words):
        return False
    bodies = parties_in(side.name, context.vocabulary)
    return side.kind == "person" or not bodies or bodies[-1].end == len(side.name)


def is_teller(teller: Range, context: Context) -> bool:
    """Whether a phrase is one that speaks: named, or described by an office or as a source."""
    words = context.text[teller.start : teller.end]
    if is_named(teller, context):
        return True
    parsed, roles = split_words(words), names_of(context.vocabulary).roles
    return any(roles.at(parsed, index, words) is not None for index in range(len(parsed)))


def is_own_part(inner: Range, outer: Range, context: Context) -> bool:
    """Whether a teller is a part of another: "its military", the army of its own state."""
    text = context.text
    if is_pronoun(text[inner.start : inner.end].split()[0]):
        return True
    roots = [
        {
            party.split(".")[0]
            for party in resolve_side(text[r.start : r.end], context.vocabulary, as_speaker=True).parties
        }
        for r in (inner, outer)
    ]
    return bool(roots[0]) and roots[0] <= roots[1]


def is_telling(cue: CueMention) -> bool:
    """Whether a cue is a verb that passes a happening on."""
    return cue.kind == "verb" and cue.id in TELLING


def _is_participle(cue: CueMention, context: Context) -> bool:
    return context.text[cue.start : cue.end].casefold().endswith("ing")


def _is_name(cue: CueMention, start: int, context: Context) -> bool:
    """Whether a cue belongs to a name ("United States", "Tell Abyad") or is itself quoted."""
    text = context.text
    capital = text[cue.start].isupper() and cue.start > start and text[cue.start - 1] == " "
    return (
        (capital and text[cue.start - 2].isalnum())
        or any(party.start < cue.end and party.end > cue.start for party in context.parties)
        or any(quotation.start < cue.start and cue.end < quotation.end for quotation in context.quotations)
    )


def _is_noun(cue: CueMention, before: CueMention | None, context: Context) -> bool:
    """Whether a word like "report" or "state" can't be told to be the verb by what stands around it."""
    text = context.text
    if text[cue.start : cue.end].casefold() not in _NOUNS or _STOP.match(text, cue.end):
        return False
    content = before is None or re.search(r"\bthat\b", text[before.end : cue.start]) is not None
    return not (content and text.startswith(" that ", cue.end))


def _named_after(cue: CueMention, end: int, form: Form, context: Context) -> Link | None:
    source = SOURCE.match(context.text, cue.end, end)
    return _link(*source.span("source"), Range(cue.start, cue.end), form, context) if source else None


def _quoted(cue: CueMention, end: int, context: Context) -> Link | None:
    """Return who is "quoted … as saying" by someone."""
    source = SOURCE.match(context.text, cue.end, end)
    saying = _SAYING.match(context.text, source.end("source"), end) if source else None
    if source is None or saying is None:
        return None
    return _link(*source.span("source"), Range(*saying.span("cue")), "quoted", context)


def _link(start: int, end: int, cue: Range, form: Form, context: Context) -> Link | None:
    words = context.text[start:end]
    bare = words.strip(" ,")
    if not 2 <= len(bare) <= _LONGEST or _NO_TELLER.search(bare):
        return None
    start += words.index(bare)
    return Link(Range(start, start + len(bare)), cue, form)
