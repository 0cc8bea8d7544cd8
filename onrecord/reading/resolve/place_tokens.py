"""The words of a text as names of places need them: where each begins and ends, and what parts them.

First of the files that resolve places; all offsets are code points, ends exclusive.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.gazetteer.folding import fold

_APOSTROPHE = "'’‘ʼʿʾ`"
_WORD = re.compile(
    rf"(?:[A-Z]\.){{2,}}|(?:St|Mt|Ft)\.|[^\W_][\w\u0300-\u036f]*(?:[{_APOSTROPHE}][^\W_][\w\u0300-\u036f]*)*"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHE}]s$|(?<=s)[{_APOSTROPHE}]$")
_APOSTROPHES_AND_S = _APOSTROPHE + "s"
# Words in lower case that may stand inside a name, and those that may begin one before a hyphen.
LINKS = frozenset(
    {
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "les",
        "los",
        "las",
        "el",
        "al",
    }
    | {
        "ash",
        "as",
        "ad",
        "an",
        "ar",
        "at",
        "az",
        "ez",
        "es",
        "er",
        "ed",
        "en",
        "et",
        "esh",
        "ul",
        "e",
        "i",
        "y",
    }
    | {
        "bin",
        "ibn",
        "abu",
        "abd",
        "am",
        "an",
        "aan",
        "den",
        "der",
        "op",
        "sur",
        "sous",
        "of",
        "the",
        "and",
        "on",
    }
    | {"van", "von", "wa", "ben", "bani", "beni", "upon", "in", "na", "nad", "pod", "do", "lès"}
)
ARTICLES = frozenset(
    {
        "al",
        "el",
        "ash",
        "as",
        "ad",
        "an",
        "ar",
        "at",
        "az",
        "ez",
        "es",
        "er",
        "ed",
        "en",
        "et",
        "esh",
        "ul",
        "l",
        "d",
    }
)


class Word(NamedTuple):
    """A word of the text; `end` leaves out a possessive ending, `whole_end` has it.

    `gap` is what stands between it and the word before; `capital` whether it begins with a capital.
    """

    start: int
    end: int
    whole_end: int
    key: str
    gap: str
    capital: bool

    @property
    def possessive(self) -> bool:
        """Whether the word has a possessive ending."""
        return self.whole_end > self.end

    @property
    def begins_sentence(self) -> bool:
        """Whether the word stands first in a sentence, as far as the signs before it tell."""
        return not self.gap or bool(set(self.gap) & set('.!?\n:“”"|'))


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text in their order, numbers among them."""
    words: list[Word] = []
    last = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        word = found.group()
        bare = end
        if word[-1] in _APOSTROPHES_AND_S and (ending := _POSSESSIVE.search(word)) is not None:
            bare = start + ending.start()
        elif (
            word[-1] == "s"
            and text[end : end + 1] in _APOSTROPHES_AND_S
            and not text[end + 1 : end + 2].isalnum()
        ):
            # "the rebels' village": the apostrophe is no part of the word's own match.
            end += 1 if text[end : end + 1] in ("'", "’") else 0
        gap = text[last:start] if words else text[:start] or "\n"
        words.append(Word(start, bare, end, fold(text[start:bare]), gap, word[0].isupper()))
        last = end
    return tuple(words)


def joins(gap: str) -> bool:
    """Whether what stands between two words can stand inside one name: a blank, a hyphen or an apostrophe."""
    return gap in (" ", "-", "‑", "\u00a0", "'", "’", "  ")


def starts_name(words: tuple[Word, ...], index: int) -> bool:
    """Whether a name may begin at a word: it has a capital, or is an article tied to one ("al-Bukamal")."""
    word = words[index]
    if word.capital:
        return True
    if word.key not in ARTICLES or index + 1 >= len(words):
        return False
    following = words[index + 1]
    return following.capital and (following.gap == "-" or (following.gap == " " and word.key in ("al", "el")))
