"""Finds names of places in a text with the gazetteer.

First of the files that resolve places, after place_tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_tokens import LINKS, Word, joins, starts_name

LONGEST = 6
"""Names of more words than this are not looked for."""
_SHORTEST_AFTER_ARTICLE = 8


class Region(Protocol):
    """A loosely bounded or unrecognized area: its names and the countries (ISO 3166-1 alpha-2) it lies in."""

    @property
    def name(self) -> str:
        """The usual name."""

    @property
    def aliases(self) -> Sequence[str]:
        """Further names."""

    @property
    def countries(self) -> Sequence[str]:
        """Codes of the countries; no code says whose the area is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run of words (`first` to `last`, both in it) that the gazetteer or a region knows by name."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Areas:
    """What is known beside the gazetteer: regions by folded name, and the country of each folded adjective.

    Countries are ISO 3166-1 alpha-2 codes; made once for all documents.
    """

    regions: Mapping[str, Region]
    adjectives: Mapping[str, str]

    @classmethod
    def of(cls, regions: Iterable[Region], nationalities: Mapping[str, str]) -> Areas:
        """Return the areas of some regions and adjectives ("Syrian")."""
        adjectives = {fold(word): country for word, country in nationalities.items()}
        return cls(regions_by_name(regions), adjectives)


def regions_by_name(regions: Iterable[Region]) -> Mapping[str, Region]:
    """Return regions by each of their folded names; where two share a name the first given has it."""
    table: dict[str, Region] = {}
    for region in regions:
        for name in (region.name, *region.aliases):
            table.setdefault(fold(name), region)
    return table


def known_names(
    text: str, words: tuple[Word, ...], gazetteer: Gazetteer, regions: Mapping[str, Region]
) -> list[Found]:
    """Return the longest runs of words that are known names, from left to right, without overlap.

    A name begins and ends with a capital and may hold small words of names ("Rio de Janeiro") between.
    """
    found: list[Found] = []
    index = 0
    while index < len(words):
        match = _longest(text, words, index, gazetteer, regions) if starts_name(words, index) else None
        if match is None:
            index += 1
        else:
            found.append(match)
            index = match.last + 1
    return found


def _longest(
    text: str, words: tuple[Word, ...], index: int, gazetteer: Gazetteer, regions: Mapping[str, Region]
) -> Found | None:
    last = index
    while last + 1 < len(words) and last - index + 1 < LONGEST:
        following = words[last + 1]
        linked = following.capital or following.key in LINKS or following.gap in ("-", "'", "’")
        # "Washington, D.C." is the one name with a comma in it.
        joined = joins(following.gap) or (following.key == "dc" and following.gap == ", ")
        if words[last].possessive or not joined or not linked:
            break
        last += 1
    for end in range(last, index - 1, -1):
        word = words[end]
        if not word.capital and word.gap not in ("-", "'", "’"):
            continue
        name = text[words[index].start : word.end]
        if _known(name, gazetteer, regions):
            return Found(index, end, words[index].start, word.end)
        # "Ra's" is a name in itself, "Iran's" is not.
        if word.possessive and _known(whole := text[words[index].start : word.whole_end], gazetteer, regions):
            return Found(index, end, words[index].start, words[index].start + len(whole))
    return None


def _known(name: str, gazetteer: Gazetteer, regions: Mapping[str, Region]) -> bool:
    key = fold(name)
    if key in regions:
        return True
    if (key in place_words().ordinary and not name.isupper()) or len(key) < 2:
        return False
    # Of two letters only abbreviations of states are names in a text ("UK", "U.S.").
    if len(key) < 3:
        return name.isupper() and any(option.level == "country" for option in gazetteer.find(name))
    # With the article a name is known by any of its spellings ("Al-Raqqah").
    article = len(key) > _SHORTEST_AFTER_ARTICLE and key.startswith(("al ", "el ")) and "-" in name
    return bool(gazetteer.find(name)) if article else gazetteer.knows(name)
