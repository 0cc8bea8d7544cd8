"""Takes apart the phrase that names a side: what stands before the name, what is joined, where the head ends.

`parties.py` and `speakers.py` work on these pieces. Words come from the vocabulary's phrases.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Protocol

from onrecord.reading.resolve.party_mentions import PartyMention, parties_in
from onrecord.vocabulary.vocabulary import Vocabulary


class Ranged(Protocol):
    """What has a range in a phrase: the name of a party, a title."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


LONGEST_PHRASE = 300
"""Code points of a phrase that are looked at: no name of a side is longer."""

RANK = {"group": 4, "part": 3, "people": 2, "name": 1, "adjective": 0, "capital": 0}
"""Which mention is the head of a phrase: a body or group says more than a part, a part than the state."""

_EDGES = ' \t\n\r\u00a0,;:.!?"“”„«»()[]{}…—–-*|'
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)")
_NUMBER = re.compile(
    r"(?:\d[\d,.]*|[a-z]+-(?:one|two|three|four|five|six|seven|eight|nine))\s+(?:of\s+(?:the\s+)?)?"
)
_JOINER = re.compile(
    r"\s*,\s*(?:and|or)\s+|\s+(?P<word>and|or|as well as|along with|together with)\s+|\s*,\s*|\s*&\s*"
)
_CLAUSE = re.compile(r"\s*,?\s+(?:who|whom|which|that|whose|where|when)\b|\s+-\s+|\s*[;(]")
_PREPOSITION = re.compile(
    r"\s(?:of|in|from|at|near|on|by|with|for|against|to|loyal|led|backed|inside|outside|across|along|around|under"
    r"|over|during|after|before|between|among|amid|including|called|named|known|carrying|armed|linked|allied"
    r"|operating|belonging|based|working|living|travelling|traveling|trying|wearing)\s"
)
_MODIFIED = re.compile(
    r"[-‐‑–](?:backed|led|held|controlled|run|supported|allied|aligned|linked|affiliated|occupied|born|based|trained"
    r"|made|funded|owned|inspired|administered|dominated|ruled|bound|besieged|brokered|mediated|sponsored|style"
    r"|majority|speaking|language|flagged|registered|appointed|friendly|related)\b",
    re.IGNORECASE,
)
_OPPOSED = re.compile(r"(?:pro|anti|ex|non|post|pre)[-‐‑–]$", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return a phrase in one line, without brackets and the quotation marks and punctuation at its edges."""
    phrase = " ".join(_BRACKET.sub("", text[:LONGEST_PHRASE]).split())
    stripped = phrase.strip(_EDGES)
    # The full stop of initials belongs to them ("the U.S.").
    return (
        stripped + "."
        if re.search(r"(?:\b[^\W\d_]\.)+[^\W\d_]$", stripped) and f"{stripped}." in phrase
        else stripped
    )


def without_leading(phrase: str, vocabulary: Vocabulary, *, numbers: bool = True) -> str:
    """Return a phrase without articles, numbers, hedges and the like before its name.

    With `numbers` false only articles, possessives and "self-declared" go. An article without which a name
    of the list is none ("The Guardian") stays.
    """
    pattern = _leading(vocabulary, numbers)
    while True:
        match = pattern.match(phrase) or (_NUMBER.match(phrase) if numbers else None)
        if match is None or match.end() == len(phrase) or _is_own_article(match[0], phrase, vocabulary):
            return phrase
        phrase = phrase[match.end() :].lstrip()


def _is_own_article(leading: str, phrase: str, vocabulary: Vocabulary) -> bool:
    """Whether an article belongs to the name that it begins, if that name is all or stands before a comma."""
    if leading != "The":
        return False
    named = next((mention for mention in parties_in(phrase, vocabulary) if mention.start == 0), None)
    if named is None or (named.end < len(phrase) and phrase[named.end] not in ",'’"):
        return False
    rest = phrase[len(leading) :].lstrip()
    return not any(mention.start == 0 for mention in parties_in(rest, vocabulary))


def without_clause(phrase: str, mentions: Sequence[PartyMention]) -> str:
    """Return a phrase up to its relative clause or bracket; names that hold such a word stay whole."""
    for match in _CLAUSE.finditer(phrase):
        if match.start() and not inside(match.start() + 1, mentions):
            return phrase[: match.start()].rstrip(_EDGES)
    return phrase


def split_joined(phrase: str, mentions: Sequence[PartyMention]) -> tuple[list[tuple[int, int]], str]:
    """Return the ranges of the joined parts of a phrase ("A, B and C") and the word that joins them.

    A comma joins only where an "and" or "or" follows: else it begins an apposition, which is left off.
    """
    joiners = [match for match in _JOINER.finditer(phrase) if not inside(match.start() + 1, mentions)]
    worded = [match for match in joiners if match["word"] or re.search(r"\b(?:and|or)\b", match[0])]
    if not worded:
        cut = next(
            (match.start() for match in joiners if match[0].strip() == "," and match.start()), len(phrase)
        )
        joiners = [match for match in joiners if "&" in match[0] and match.start() < cut]
        end = cut
    else:
        joiners = [match for match in joiners if match.start() <= worded[-1].start()]
        end = len(phrase)
    parts, start = [], 0
    for match in joiners:
        parts.append((start, match.start()))
        start = match.end()
    parts.append((start, end))
    word = "or" if worded and re.search(r"\bor\b", worded[-1][0]) else "and"
    return [(first, last) for first, last in parts if phrase[first:last].strip()], word


def head_end(phrase: str, names: Sequence[Ranged]) -> int:
    """Return where the head of a phrase ends: before its first preposition that is in no name or title."""
    for match in _PREPOSITION.finditer(phrase):
        if match.start() and not inside(match.start() + 1, names):
            return match.start()
    return len(phrase)


def is_modifier(mention: PartyMention, phrase: str) -> bool:
    """Whether a name only says whose side a noun is on ("…-backed rebels", "pro-… fighters")."""
    return (
        _MODIFIED.match(phrase, mention.end) is not None
        or _OPPOSED.search(phrase, 0, mention.start) is not None
    )


def inside(position: int, names: Sequence[Ranged]) -> bool:
    """Whether a position lies within a name."""
    return any(name.start < position < name.end for name in names)


@functools.lru_cache(maxsize=8)
def _leading(vocabulary: Vocabulary, numbers: bool) -> re.Pattern[str]:
    words = sorted(
        vocabulary.leading if numbers else vocabulary.bare_leading, key=lambda word: (-len(word), word)
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?=\s|$)", re.IGNORECASE)
