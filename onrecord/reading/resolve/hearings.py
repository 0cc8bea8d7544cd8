"""Finds the media that heard a teller of a sentence: those that were told, that interview, that quote.

Chains adds them to the tellers that report each other's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.span import Range
from onrecord.reading.parse.parsed import Sentence
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.cues import CueMention
from onrecord.reading.resolve.media import medium_after
from onrecord.reading.resolve.tellers import CLAUSE, SPEAKS, TIME, Link, is_passing

_NEAR = 40  # code points between a cue and where it was said
_BY = re.compile(rf"(?:{TIME} by)?")
HEARD = re.compile(
    r"\b(?:(?P<interview>interview)s? (?:with|to|on)|(?P<statement>statement|comments|remarks) to"
    r"|(?P<speaking>speaking (?:to|on|with)))\b",
    re.IGNORECASE,
)
_ON_AIR = re.compile(r" on(?= (?:[\w-]+ )?state(?:-run)? (?:television|TV|radio)\b)")


def hearings(
    links: Sequence[Link], cues: Sequence[CueMention], sentence: Sentence, context: Context
) -> Iterator[tuple[Link, Link]]:
    """Yield each medium that was told, gave an interview its room or quotes a teller, with that teller."""
    text = context.text
    for cue in cues:
        span = Range(cue.start, cue.end)
        by = _BY.match(text, cue.end)
        speakers = [link for link in links if link.cue == span and link.form in SPEAKS]
        if is_passing(cue, context):
            speakers = speakers or [link for link in links if link.teller.end <= cue.start][-1:]
            heard = medium_after(by.end() if by else cue.end, context)
        else:
            heard = medium_after(cue.end, context) if cue.sense == "tell" else None
        if heard is not None:
            yield from ((Link(heard, span, "heard"), speaker) for speaker in speakers)
    for match in HEARD.finditer(text, sentence.start, sentence.end):
        heard = medium_after(match.end(), context)
        speaker = _speaker_beside(match.start(), heard, links, text) if heard else None
        if heard is not None and speaker is not None:
            group = match.lastgroup or 0
            yield Link(heard, Range(*match.span(group)), "heard"), speaker
    for link in links:
        air = _ON_AIR.search(text, link.cue.end, min(sentence.end, link.cue.end + _NEAR))
        heard = medium_after(air.end(), context) if air else None
        if air is not None and heard is not None and link.form in SPEAKS:
            yield Link(heard, link.cue, "heard"), link


def _speaker_beside(position: int, heard: Range, links: Sequence[Link], text: str) -> Link | None:
    """Return who speaks in an interview: the teller before it in its clause, else the one right behind it."""
    for link in links:
        if link.teller.end <= position < link.cue.start and text[link.teller.end : position].strip() in (
            ",",
            ", in an",
        ):
            return link  # "A, in an interview with B, said"
    before = [link for link in links if link.form in SPEAKS and link.cue.end <= position]
    if before and not CLAUSE.search(text, before[-1].cue.end, position):
        return before[-1]
    behind = [link for link in links if link.form in SPEAKS and link.teller.start >= heard.end]
    return behind[0] if behind and text[heard.end : behind[0].teller.start].strip() in (",", "") else None
