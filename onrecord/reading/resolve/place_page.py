"""What the files that resolve places hand each other: a text with its words, and the proper names in it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Literal

from onrecord.gazetteer.folding import fold
from onrecord.reading.resolve.place_names import Found
from onrecord.reading.resolve.place_tokens import Word

Told = Literal["place", "district", "region", "holder", "site of a town", "site", "border"]
"""What the words say a place is; a holder is one in which others are said to lie."""


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name of a place in the text: `first` and `last` word (both in it), span, and what to look up.

    `told` is what the words themselves say it is ("X District", "the town of X"), None where they don't.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    lookup: str
    told: Told | None

    @property
    def key(self) -> tuple[str, Told | None]:
        """What is one sense in a document: the folded name and what it is said to be."""
        return fold(self.lookup), self.told


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its words and the known names in it, all in their order."""

    text: str
    words: tuple[Word, ...]
    found: tuple[Found, ...]

    def known_at(self, index: int) -> Found | None:
        """Return the known name that a word is part of."""
        at = bisect.bisect_right(self.found, index, key=lambda match: match.first) - 1
        return self.found[at] if at >= 0 and self.found[at].last >= index else None

    def word(self, index: int) -> Word | None:
        """Return a word by its number, None beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def words_in(self, start: int, end: int) -> range:
        """Return the numbers of the words that a span of the text touches."""
        first = bisect.bisect_right(self.words, start, key=lambda word: word.end)
        last = bisect.bisect_left(self.words, end, key=lambda word: word.start)
        return range(first, last)
