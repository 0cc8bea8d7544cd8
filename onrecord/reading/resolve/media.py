"""Finds the media that a text names behind a cue: known ones by name, others by what they are called.

Chains asks here whom somebody told and by whom somebody is quoted.
"""

from __future__ import annotations

import re

from onrecord.model.span import Range
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.parties import resolve_side
from onrecord.vocabulary.names import names_of, split_words

SOURCE = re.compile(
    r"\s+(?P<source>[^,;:\n“”\"]{2,80}?)"
    r"(?=[,;:\n“”\"]|\.\s|\.?$|\s[—–-]\s|\s(?:as|while|after|and|who|which|that|in an?|in its|on \w+day"
    r"|late|early|last|saying|said|says|told|reported|reports|has|have|had)\b)"
)
"""Pattern of the phrase behind "according to", "citing" or "by": up to where a clause or a time begins."""
_FAR = 80  # code points in which a medium's name has to begin
_BEFORE_MEDIUM = re.compile(r"\s+(?P<name>(?:the\s+)?(?:[\w-]+\s+){0,3})")
_NAME = re.compile(r"\s+(?P<name>(?:the\s)?(?:[A-Z][\w.'’-]*(?:\s(?:of\s)?(?=[A-Z]))?)+)")
_BEHIND_MEDIUM = re.compile(r"\s+(?:news agency|agency|newspaper|television|TV|radio)\b")


def medium_after(position: int, context: Context) -> Range | None:
    """Return the medium that is named directly behind a position: by a known name, or as what it is."""
    text = context.text
    found: Range | None = None
    for party in context.parties:
        if party.kind != "media" or not position < party.start <= position + _FAR:
            continue
        if found is not None and party.start == found.end + 1:
            found = Range(found.start, party.end)  # "the state news agency" before its name
        elif found is None and (gap := _BEFORE_MEDIUM.fullmatch(text, position, party.start)):
            found = Range(gap.start("name"), party.end)
    if found is not None:
        behind = _BEHIND_MEDIUM.match(text, found.end)
        found = Range(found.start, behind.end() if behind else found.end)
        return found if is_medium(found, context) else None
    source, name = SOURCE.match(text, position), _NAME.match(text, position)
    if source is not None and (name is not None or re.search(r"[A-Z]|\bstate\b", source["source"])):
        found = Range(*source.span("source"))
        if is_medium(found, context):
            return found
    if name is not None and is_medium(Range(*name.span("name")), context):
        return Range(*name.span("name"))  # "told the Velm Gazette it was so"
    return None


def is_medium(teller: Range, context: Context) -> bool:
    """Whether a phrase names a medium or media: a known one, or "… TV", "local media"."""
    words = context.text[teller.start : teller.end]
    kind = resolve_side(words, context.vocabulary, as_speaker=True).kind
    if kind != "unnamed":
        return kind == "media"
    parsed, parts = split_words(words), names_of(context.vocabulary).parts
    hits = [parts.at(parsed, index, words) for index in range(len(parsed))]
    return any(hit is not None and hit.last == len(parsed) and hit.meaning.kind == "media" for hit in hits)
