"""Finds the places of a text by themselves: where no reader has marked any, and as company of marked ones.

Fourth of the files that resolve places. Known names count where the words beside them or their size make
them places, unknown ones where the text says what they are ("the village of X").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Candidate, Gazetteer
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_names import Region, known_names, regions_by_name
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_spans import name_of, names_at, site_words
from onrecord.reading.resolve.place_tokens import Word, joins, starts_name, words_of

# From here on a town is known well enough to be named without a word that makes it a place.
_WELL_KNOWN = 100_000
_LONGEST_LIST = 40
_PREFIXES = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
# Ends of words for nationalities, which stand before places as well as persons.
_ADJECTIVES = ("an", "ish", "ese", "i")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place as it stands in the text, end exclusive."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page with what tells places from persons and bodies in it."""

    page: Page
    gazetteer: Gazetteer
    regions: Mapping[str, Region]
    taken: frozenset[int]
    persons: frozenset[str]


def find_place_names(text: str, gazetteer: Gazetteer, regions: Iterable[Region] = ()) -> list[PlaceMention]:
    """Return the names of places in a text, from left to right, for where no reader has marked them.

    A name is whole ("Zangilan District"). Names of persons and bodies that hold one ("the Washington
    Post") are left out.
    """
    words = words_of(text)
    table = regions_by_name(regions)
    page = Page(text, words, tuple(known_names(text, words, gazetteer, table)))
    return [
        PlaceMention(named.start, named.end, named.name) for named in likely_places(page, gazetteer, table)
    ]


def likely_places(page: Page, gazetteer: Gazetteer, regions: Mapping[str, Region]) -> list[Named]:
    """Return the names of a page that are places, from left to right and without overlap."""
    taken = frozenset(index for match in page.found for index in range(match.first, match.last + 1))
    seen = _Seen(page, gazetteer, regions, taken, _parts_of_persons(page, taken))
    places = [match for match in page.found if _is_place(seen, match.first, match.last)]
    settled = frozenset(index for match in places for index in range(match.first, match.last + 1))
    names = [*(name_of(page, match) for match in places), *_said_to_be_places(page, settled)]
    kept: list[Named] = []
    for named in sorted(filter(None, names), key=lambda named: (named.first, -named.last)):
        if not kept or named.first > kept[-1].last:
            kept.append(named)
    return kept


def _parts_of_persons(page: Page, taken: frozenset[int]) -> frozenset[str]:
    """Return the last words of runs like "Hillary Clinton": alone they are a person's name in this text."""
    names = place_words()
    persons = set()
    for index in range(1, len(page.words)):
        before, word = page.words[index - 1], page.words[index]
        if not (word.capital and before.capital and word.gap == " ") or before.possessive:
            continue
        forename = index in taken and index - 1 not in taken and not before.begins_sentence
        forename = forename and before.key not in names.no_forenames and not before.key.endswith(_ADJECTIVES)
        if before.key in names.titles or forename:
            persons.add(word.key)
    return frozenset(persons)


def _said_to_be_places(page: Page, settled: frozenset[int]) -> list[Named]:
    """Return further names that the text calls a village, a district or the like."""
    found = []
    ordinary = place_words().ordinary
    index = 0
    while index < len(page.words):
        word = page.words[index]
        begins = starts_name(page.words, index) and word.key not in ordinary
        if begins and settled.isdisjoint(range(index, (last := _end_of_run(page, index)) + 1)):
            found += [
                named
                for named in names_at(page, word.start, page.words[last].end)
                if _is_called_place(page, named)
            ]
            index = last
        index += 1
    return found


def _end_of_run(page: Page, first: int) -> int:
    """Return the last of the capitals that follow a word without a sign between."""
    last = first
    while (following := page.word(last + 1)) is not None and not page.words[last].possessive:
        if not (following.capital or following.gap == "-") or not joins(following.gap):
            break
        last += 1
    return last


def _is_called_place(page: Page, named: Named) -> bool:
    if named.told in ("place", "district", "region"):
        return len(named.name) > 2
    if named.told not in ("site", "site of a town"):
        return _is_listed(page, named.first)
    return site_words(fold(named.name)) in place_words().sought_sites and _is_led(page, named.first)


def _is_listed(page: Page, first: int) -> bool:
    """Whether a name stands in a list after "the villages of" or the like."""
    for index in range(first - 1, max(-1, first - _LONGEST_LIST), -1):
        word = page.words[index]
        if word.key == "of" and index > 0:
            kind = page.words[index - 1].key
            return kind.endswith("s") and kind in place_words().settlements
        listed = word.capital or word.key == "and" or page.words[index + 1].gap in ("-", "'", "’")
        if not listed or page.words[index + 1].gap not in (" ", ", ", "-", "'", "’"):
            return False
    return False


def _is_led(page: Page, first: int) -> bool:
    """Whether the words before a name make it a place: "in X", "captured the X"."""
    before = page.word(first - 1)
    if before is not None and before.key == "the":
        before = page.word(first - 2)
    return before is not None and before.key in place_words().led_by


def _is_place(seen: _Seen, first: int, last: int) -> bool:
    """Whether a known name is a place where it stands."""
    page = seen.page
    start, end = page.words[first].start, page.words[last].end
    before, after = page.word(first - 1), page.word(last + 1)
    gap = page.words[first].gap
    if page.text[start - 1 : start] == "#":
        return True
    # "pro-Russian", "Iran-backed", "Saudi-led" say whose, not where.
    if gap.endswith(("-", "‑")) and before is not None and (not before.capital or before.key in _PREFIXES):
        return False
    if after is not None and after.gap in ("-", "‑") and not after.capital:
        return False
    options = seen.gazetteer.find(page.text[start:end])
    large = fold(page.text[start:end]) in seen.regions
    large = large or any(option.level == "country" for option in options)
    follows = after if after is not None and after.gap == " " and not page.words[last].possessive else None
    if (
        follows is not None
        and starts_name(page.words, last + 1)
        and not _goes_with(page, first, follows, large)
    ):
        return False
    if large:
        return True
    if before is not None and gap == " " and _is_person(seen, first, before):
        return False
    if first == last and page.words[last].key in seen.persons:
        return False
    names = place_words()
    if follows is not None and (follows.key in names.divisions or follows.key in names.settlements):
        return True
    called = (
        before is not None
        and gap == " "
        and (before.key in names.settlements or before.key in names.directions)
    )
    listed = gap == ", " and first - 1 in seen.taken
    listed = listed or (before is not None and before.key == "and" and first - 2 in seen.taken)
    return called or listed or _is_led(page, first) or any(_well_known(option) for option in options)


def _goes_with(page: Page, first: int, follows: Word, large: bool) -> bool:
    """Whether a name stays a place before another capital: "in Israel Ehud Olmert", "Kabul International"."""
    names = place_words()
    if follows.key in names.after:
        return False
    called = follows.key in names.kinds or follows.key in names.settlements
    return called or follows.key == "international" or (large and _is_led(page, first))


def _is_person(seen: _Seen, first: int, before: Word) -> bool:
    """Whether a capital before a name makes it a person or a body: "General Lebed", "Henry Howard"."""
    names = place_words()
    if before.possessive or not before.capital:
        return before.key in names.titles and not before.possessive
    if before.key in names.titles:
        return True
    if first - 1 in seen.taken or before.key.endswith(_ADJECTIVES):
        return False
    if before.key in names.directions or before.key in names.inhabited:
        return False
    usual = (names.before, names.ordinary, names.led_by)
    return not (before.begins_sentence and any(before.key in words for words in usual))


def _well_known(option: Candidate) -> bool:
    return option.population >= _WELL_KNOWN and option.match in ("exact", "folded")
