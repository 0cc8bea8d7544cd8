"""What short words for a party mean in their document: a piece of its name, or the noun of its description.

`sides.py` asks here before it takes such words for themselves. All from what the document names.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.model.span import Range
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.party_mentions import PartyMention, parties_in

_NAMES = ("part", "name", "group")
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|this|that|these|those)\s+", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:of|for|in|to|and)\b")
_CALLED = re.compile(
    r"(?P<noun>rebel|insurgent|separatist|militant|guerrilla|jihadist|coalition)s?"
    r"(?:\s+(?:forces|fighters|troops|warplanes|aircraft|jets|planes|air\s?strikes?))?",
    re.IGNORECASE,
)


def whole_name(stretch: Range, context: Context) -> Range:
    """Return the name of a party that a stretch cuts ("States" of "Organization of American States").

    A name that is whole in itself stays, so that "Peru" of "Peru's army" is Peru, and the "United Nations" of
    "United Nations Mission in Peru" are the United Nations; but "Sudan" of "South Sudan" is not Sudan.
    """
    for party in context.parties:
        if party.form not in _NAMES or stretch.start < party.start or party.end < stretch.end:
            continue
        before = context.text[party.start : stretch.start]
        cut = bool(before) and stretch.end == party.end and not _JOINING.search(before)
        if cut or not _is_name(stretch, context):
            return Range(party.start, party.end)
    return stretch


def _is_name(stretch: Range, context: Context) -> bool:
    words = context.text[stretch.start : stretch.end]
    named = parties_in(words, context.vocabulary)
    return bool(named) and named[0].start == 0 and named[0].end == len(words)


def with_article(stretch: Range, context: Context) -> str:
    """Return the words of a stretch with the article that stands before it, though it be left out."""
    before = _DEFINITE.search(context.text, max(0, stretch.start - 8), stretch.start)
    return context.text[before.start() if before else stretch.start : stretch.end]


def group_called(words: str, position: int, context: Context) -> PartyMention | None:
    """Return the group that "the rebels" or "the coalition" means: the only one that the document calls so.

    It has to be named before; "coalition" needs no article, for there is seldom another.
    """
    article = _ARTICLE.match(words)
    called = _CALLED.fullmatch(words, article.end() if article else 0)
    if called is None:
        return None
    noun = called["noun"].casefold()
    if article is None and noun != "coalition":
        return None
    groups = [
        party
        for party in context.parties
        if party.form == "group"
        and noun in context.text[party.start : party.end].casefold().split()[-1]
        and len(party.parties) == 1
    ]
    if not groups or groups[0].start >= position or len({party.parties for party in groups}) > 1:
        return None
    names = Counter(context.text[party.start : party.end] for party in groups)
    return max(groups, key=lambda party: names[context.text[party.start : party.end]])
