"""Finds names of places in a text with the gazetteer: where a reader marks none, and for the company of those it marks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Candidate, Gazetteer
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_tokens import LINKS, Word, joins, starts_name, words_of

LONGEST = 6
"""Names of more words than this are not looked for."""
# From here on a town is known well enough to be named without a word that makes it a place.
_WELL_KNOWN = 100_000
_LED_BY = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "of",
        "to",
        "toward",
        "towards",
        "around",
        "outside",
        "across",
        "into",
        "inside",
    }
    | {
        "through",
        "throughout",
        "over",
        "on",
        "between",
        "within",
        "nearby",
        "off",
        "via",
        "for",
        "leave",
        "left",
    }
    | {
        "entered",
        "reached",
        "captured",
        "seized",
        "retook",
        "besieged",
        "shelled",
        "bombed",
        "attacked",
        "northern",
    }
    | {
        "southern",
        "eastern",
        "western",
        "central",
        "downtown",
        "city",
        "town",
        "village",
        "outskirts",
        "capital",
    }
)


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
class PlaceMention:
    """A name of a place as it stands in the text, end exclusive."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A run of words (`first` to `last`, both in it) that the gazetteer or a region knows by name."""

    first: int
    last: int
    start: int
    end: int


def regions_by_name(regions: Iterable[Region]) -> Mapping[str, Region]:
    """Return regions by each of their folded names; where two share a name the first given has it."""
    given = tuple(regions)
    try:
        return _by_name(given)
    except TypeError:
        # Regions that can't be hashed are looked through each time.
        return _by_name.__wrapped__(given)


@functools.lru_cache(maxsize=8)
def _by_name(regions: tuple[Region, ...]) -> Mapping[str, Region]:
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


def find_place_names(text: str, gazetteer: Gazetteer, regions: Iterable[Region] = ()) -> list[PlaceMention]:
    """Return the names of places in a text, from left to right, for where no reader has marked them.

    Known names count where a preposition, a word like "village", a hashtag or their size makes them
    places; names of persons and bodies that hold one ("the Washington Post") do not.
    """
    words = words_of(text)
    table = regions_by_name(regions)
    found = known_names(text, words, gazetteer, table)
    return [
        PlaceMention(match.start, match.end, text[match.start : match.end])
        for match in likely_places(text, words, found, gazetteer, table)
    ]


def likely_places(
    text: str,
    words: tuple[Word, ...],
    found: list[Found],
    gazetteer: Gazetteer,
    regions: Mapping[str, Region],
) -> list[Found]:
    """Return those of the known names that their neighbours or their size make names of places."""
    persons = _parts_of_persons(words, found)
    taken = {index for match in found for index in range(match.first, match.last + 1)}
    return [match for match in found if _is_place(text, words, match, gazetteer, regions, persons, taken)]


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
    return gazetteer.knows(name)


def _parts_of_persons(words: tuple[Word, ...], found: list[Found]) -> frozenset[str]:
    """Return the last words of runs like "Hillary Clinton": alone they are a person's name in this text."""
    known = {index for match in found for index in range(match.first, match.last + 1)}
    names = place_words()
    persons = set()
    for index in range(1, len(words)):
        before, word = words[index - 1], words[index]
        if not (word.capital and before.capital and word.gap == " ") or before.possessive:
            continue
        if before.key in names.titles:
            persons.add(word.key)
        elif index in known and index - 1 not in known and not before.begins_sentence:
            places = names.directions | names.settlements | names.sites_elsewhere | names.ordinary
            if before.key not in places and not before.key.endswith(("an", "ian", "ish", "ese", "i")):
                persons.add(word.key)
    return frozenset(persons)


def _is_place(
    text: str,
    words: tuple[Word, ...],
    match: Found,
    gazetteer: Gazetteer,
    regions: Mapping[str, Region],
    persons: frozenset[str],
    taken: set[int],
) -> bool:
    names = place_words()
    before = words[match.first - 1] if match.first else None
    after = words[match.last + 1] if match.last + 1 < len(words) else None
    gap = words[match.first].gap
    if text[match.start - 1 : match.start] == "#":
        return True
    # "pro-Russian", "Iran-backed", "Saudi-led" say whose, not where.
    if gap.endswith(("-", "‑")) and before is not None and not before.capital:
        return False
    if after is not None and after.gap in ("-", "‑") and not after.capital:
        return False
    adjacent = after is not None and after.gap == " " and not words[match.last].possessive
    options = gazetteer.find(text[match.start : match.end])
    key = fold(text[match.start : match.end])
    large = key in regions or any(option.level == "country" for option in options)
    if adjacent and after is not None and starts_name(words, match.last + 1):
        if after.key in names.after:
            return False
        kind = (
            after.key in names.divisions
            or after.key in names.settlements
            or after.key in names.sites_of_a_town
        )
        led = before is not None and before.key in _LED_BY and gap == " "
        # "Hassan al-Turabi" is a person, "in Israel Ehud Olmert" still names the country.
        if not (kind or after.key == "international" or (large and led)):
            return False
    if large:
        return True
    if before is not None and gap == " " and not words[match.first - 1].possessive:
        if before.key in names.titles:
            return False
        titled = before.capital and match.first - 1 not in taken and not before.begins_sentence
        places = names.directions | names.settlements | names.divisions.keys()
        if titled and before.key not in places and not before.key.endswith(("an", "ish", "ese", "i")):
            return False
    if words[match.last].key in persons and match.first == match.last:
        return False
    if adjacent and after is not None and (after.key in names.divisions or after.key in names.settlements):
        return True
    if before is not None and gap.strip(" ") == "" and before.key in _LED_BY:
        return True
    if match.first and match.first - 1 in taken and gap in (", ", " and ", "–"):
        return True
    return any(_well_known(option) for option in options)


def _well_known(option: Candidate) -> bool:
    return option.population >= _WELL_KNOWN and option.match in ("exact", "folded")
