"""The words around a name that make it a place: "in X", "X, Iowa", and what a page knows beside them.

Part of finding the places of a text; stands before place_called and place_finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_names import Region
from onrecord.reading.resolve.place_page import Page


@dataclass(frozen=True, slots=True)
class Seen:
    """A page with what tells places from persons and bodies in it.

    `taken` are the words in known names, `persons` the last words of persons' names, `areas` the words with
    which countries, regions and divisions begin.
    """

    page: Page
    gazetteer: Gazetteer
    regions: Mapping[str, Region]
    taken: frozenset[int]
    persons: frozenset[str]
    areas: frozenset[int]


def areas_named(page: Page, gazetteer: Gazetteer, regions: Mapping[str, Region]) -> frozenset[int]:
    """Return the numbers of the words with which the name of a country, region or division begins."""
    return frozenset(
        match.first
        for match in page.found
        if match.short_for is not None or _is_area(page.text[match.start : match.end], gazetteer, regions)
    )


def _is_area(name: str, gazetteer: Gazetteer, regions: Mapping[str, Region]) -> bool:
    if fold(name) in regions:
        return True
    return any(
        option.level == "country" or (option.level in ("region", "district") and option.match == "exact")
        for option in gazetteer.find(name)
    )


def leads_to_area(page: Page, last: int, areas: frozenset[int]) -> bool:
    """Whether a comma or bracket after a word leads to an area, and that ends what is said: "X, Iowa."."""
    after = page.word(last + 1)
    if after is None or after.gap not in (", ", " (") or last + 1 not in areas or page.words[last].possessive:
        return False
    match = page.known_at(last + 1)
    following = page.word(match.last + 1) if match is not None else None
    if match is None or page.words[match.last].possessive:
        return False
    if following is None or following.gap != " ":
        return True
    # "Ideally, Orange County could …" begins with no place.
    return not following.capital and not page.words[last].begins_sentence


def is_led(page: Page, first: int) -> bool:
    """Whether the words before a name make it a place: "in X", "captured the X"."""
    before = page.word(first - 1)
    if before is not None and before.key == "the":
        before = page.word(first - 2)
    return before is not None and before.key in place_words().led_by
