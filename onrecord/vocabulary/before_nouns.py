"""Tells how a state's name stands in a sentence: with "the", with "a" or "an", or before a noun.

"The United States" and "Peru" mean a state alike: who puts one for the other asks here which article has
to go or to change with it.
"""

from __future__ import annotations

import re

from onrecord.vocabulary.names import names_of, split_words
from onrecord.vocabulary.vocabulary import Vocabulary

_THE = re.compile(r"\b[Tt]he\s$")
_A = re.compile(r"\b(?P<article>[Aa]n?)\s$")
_FURTHEST = 60  # how far behind a name its noun may begin (code points)
_MOST_WORDS = 3
_LIKE_A = re.compile(r"(?i:uni|eu|u[krgs])|U[.A-Z]")
_DATES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december"),
    )
)


def takes_the(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a state's name is said with "the" ("United States", "UAE")."""
    return any(word.key in vocabulary.with_the for word in split_words(name))


def stands_alone(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the name that ends at `end` means the state, and describes no word behind it.

    It does before a noun of a part, office or people, before a hyphen ("the Peru–Chad border") and before
    another word with a capital ("the US Supreme Court"), but for days, months and other parties.
    """
    return text[end : end + 1] not in ("-", "\u2010", "\u2011", "\u2013", "/") and not _before_noun(
        text, end, vocabulary
    )


def _before_noun(text: str, end: int, vocabulary: Vocabulary) -> bool:
    if text[end : end + 1] != " ":
        return False
    after = text[end : end + _FURTHEST]
    names, words = names_of(vocabulary), split_words(after)
    for index in range(min(_MOST_WORDS, len(words))):
        word, before = words[index], words[index - 1].end if index else 0
        if not after[before : word.start].isspace():
            return False
        if any(table.at(words, index, after) for table in (names.parts, names.roles, names.peoples)):
            return True
        if index == 0 and word.text[0].isupper():
            return word.key not in _DATES and names.parties.at(words, index, after) is None
        if word.key not in vocabulary.fillers:
            return False
    return False


def the_before(text: str, start: int) -> int | None:
    """Return where the "the" before a name begins; None where there is none."""
    match = _THE.search(text, max(0, start - 5), start)
    return match.start() if match else None


def article_before(text: str, start: int, name: str) -> tuple[int, int, str] | None:
    """Return the range of the "a" or "an" before a name and what it has to be before `name`, if any."""
    match = _A.search(text, max(0, start - 4), start)
    if match is None:
        return None
    vowel = name[:1] in "AEIOUaeiou" and _LIKE_A.match(name) is None
    first = match["article"][0]
    return match.start("article"), match.end("article"), f"{first}n" if vowel else first
