"""Finds names that no gazetteer knows, where the text says what they are: "the village of X", "X, Hampshire".

Part of finding the places of a text; stands before place_finding.
"""

from __future__ import annotations

import re

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.wordlists import common_words, forenames
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_evidence import Seen, is_led, leads_to_area
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_persons import is_person
from onrecord.reading.resolve.place_spans import names_at, site_words
from onrecord.reading.resolve.place_tokens import joins, starts_name

# What a division and an office are both called.
BODIES = frozenset({"agency", "commune", "department", "division", "state", "township"})
DAYS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_LONGEST_LIST = 40
_ALONG = frozenset(
    {"across", "along", "at", "blocked", "closed", "from", "near", "of", "off", "on", "onto", "via"}
)
# What roads are called by number: "M5", "A120", "I-95".
_ROAD = re.compile(r"[A-Z]{1,2}-?\d{1,3}")
# Right before an unknown name these make it a place, if it is a word or two of so many letters.
_INSIDE = frozenset({"in", "near", "outside"})
_SHORTEST_UNKNOWN = 5
_MOST_UNKNOWN = 2
_ADJECTIVES = ("an", "ish", "ese", "ism", "ist", "ity")


def said_to_be_places(seen: Seen, settled: frozenset[int]) -> list[Named]:
    """Return further names that the text calls a village, a district or the like."""
    page = seen.page
    found: list[Named] = []
    others: list[Named] = []
    ordinary = place_words().ordinary
    index = 0
    while index < len(page.words):
        word = page.words[index]
        last = _end_of_run(page, index)
        way = last > index and page.words[last].key in place_words().sites_always
        begins = starts_name(page.words, index) and (way or word.key not in ordinary)
        if begins and settled.isdisjoint(range(index, last + 1)):
            for named in names_at(page, word.start, page.words[last].end):
                (found if _is_called_place(seen, named) else others).append(named)
            index = last
        index += 1
    # A name that is called a place once is one wherever it stands.
    called = {
        named.name
        for named in found
        if named.told is None and len(named.name) >= _SHORTEST_UNKNOWN and _is_mostly_led(page, named.key[0])
    }
    return [*found, *(named for named in others if named.name in called)]


def _end_of_run(page: Page, first: int) -> int:
    """Return the last of the capitals that follow a word without a sign between."""
    last = first
    while (following := page.word(last + 1)) is not None and not page.words[last].possessive:
        if not (following.capital or following.gap == "-") or not joins(following.gap):
            break
        last += 1
    return last


def _is_called_place(seen: Seen, named: Named) -> bool:
    page = seen.page
    if named.told in ("place", "district", "region"):
        return len(named.name) > 2 and not _is_office(page, named)
    if named.told not in ("site", "site of a town"):
        lies_in = _is_listed(page, named.first) or _is_in_area(seen, named)
        return lies_in or _is_led_in(seen, named) or _is_road(page, named)
    site = site_words(fold(named.name))
    return site in place_words().sites_always or (
        site in place_words().sought_sites and is_led(page, named.first)
    )


def _is_road(page: Page, named: Named) -> bool:
    """Whether a name is that of a road by its number, with an article: "on the M5"."""
    article = page.word(named.first - 1)
    led = page.word(named.first - 2)
    known = article is not None and article.key == "the" and led is not None and led.key in _ALONG
    return known and _ROAD.fullmatch(named.name) is not None


def _is_led_in(seen: Seen, named: Named) -> bool:
    """Whether an unknown name stands right after "in" or "near" and nothing makes it another word."""
    page = seen.page
    before, after, first = page.word(named.first - 1), page.word(named.last + 1), page.words[named.first]
    if before is None or before.key not in _INSIDE or first.gap != " " or len(named.name) < _SHORTEST_UNKNOWN:
        return False
    if after is not None and (after.capital or after.gap == "-") and joins(after.gap):
        return False
    words = [page.words[index].key for index in range(named.first, named.last + 1)]
    if named.name.isupper() or len(words) > _MOST_UNKNOWN or words[-1].endswith(_ADJECTIVES):
        return False
    other = place_words().ordinary | common_words() | forenames() | seen.persons | place_words().after | DAYS
    return other.isdisjoint(words) and _is_mostly_led(page, first.key)


def _is_mostly_led(page: Page, key: str) -> bool:
    """Whether words of place stand before at least half of the spots of a word: "in Dropbox" is no town."""
    spots = [index for index, word in enumerate(page.words) if word.key == key and word.capital]
    return 2 * sum(is_led(page, index) for index in spots) >= len(spots)


def _is_office(page: Page, named: Named) -> bool:
    """Whether a division's name is that of an office: "Transportation Department", "Department of Health"."""
    kind, first = page.words[named.last], page.words[named.first]
    if first.key in BODIES:
        return page.known_at(named.last) is None
    return kind.capital and kind.key in BODIES and page.known_at(named.first) is None


def _is_in_area(seen: Seen, named: Named) -> bool:
    """Whether an unknown name stands before the area in which it lies: "Thruxton, Hampshire"."""
    page = seen.page
    before = page.word(named.first - 1)
    if len(named.name) <= 2 or page.words[named.first].key in seen.persons:
        return False
    tight = before is not None and before.capital and page.words[named.first].gap == " "
    if before is not None and tight and is_person(page, named.first, before, frozenset()):
        return False
    person = forenames() if named.last > named.first else frozenset()
    return page.words[named.first].key not in person and leads_to_area(page, named.last, seen.areas)


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
