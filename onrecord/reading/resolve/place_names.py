"""Finds names of places in a text with the gazetteer.

First of the files that resolve places, after place_tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.wordlists import abbreviations
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_tokens import LINKS, Word, joins, starts_name

# Of so many letters a name with "'s" may be one ("Ra's"); longer ones have a possessive ending.
_LONGEST_BEFORE_S = 2
# "N.Mex." is the longest.
_LONGEST_SHORT_FORM = 6
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
    """A run of words (`first` to `last`, both in it) that the gazetteer or a region knows by name.

    `short_for` is the name of the division that an abbreviation stands for ("N.C.").
    """

    first: int
    last: int
    start: int
    end: int
    short_for: str | None = None


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
        match = _abbreviation(text, words, index)
        if match is None and starts_name(words, index):
            match = _longest(text, words, index, gazetteer, regions)
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
        short = end == index and word.end - word.start <= _LONGEST_BEFORE_S
        whole = text[words[index].start : word.whole_end]
        if word.possessive and short and _known(whole, gazetteer, regions):
            return Found(index, end, words[index].start, words[index].start + len(whole))
    return None


def _abbreviation(text: str, words: tuple[Word, ...], index: int) -> Found | None:
    """Return a short form of a division's name where it is one: dotted initials, or after a town ("Ark.")."""
    word = words[index]
    if not word.capital or word.end - word.start > _LONGEST_SHORT_FORM:
        return None
    end = word.end
    if text[end : end + 1] == "." and text[end - 1] != ".":
        end += 1
    for until in dict.fromkeys((end, word.end)):
        name = abbreviations().get(text[word.start : until])
        if name is None:
            continue
        dotted = text[word.start : until].count(".") > 1
        if dotted or _after_town(words, index):
            return Found(index, index, word.start, until, name)
    return None


def _after_town(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word stands where papers put the state of a town: "Raleigh, NC", "Walker County (Ga.)"."""
    if index == 0 or words[index].gap not in (", ", " ("):
        return False
    before = words[index - 1]
    return before.capital and not before.possessive and not before.key.isdigit()


def _known(name: str, gazetteer: Gazetteer, regions: Mapping[str, Region]) -> bool:
    key = fold(name)
    if key in regions or key in place_words().wide:
        return True
    if (key in place_words().ordinary and not name.isupper()) or len(key) < 2:
        return False
    # Of two letters only abbreviations of states are names in a text ("UK", "U.S.").
    if len(key) < 3:
        return name.isupper() and any(option.level == "country" for option in gazetteer.find(name))
    # With the article a name is known by any of its spellings ("Al-Raqqah").
    article = len(key) > _SHORTEST_AFTER_ARTICLE and key.startswith(("al ", "el ")) and "-" in name
    return bool(gazetteer.find(name)) if article else gazetteer.knows(name)
