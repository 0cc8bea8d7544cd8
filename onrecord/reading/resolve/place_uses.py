"""Tells whether a name of a place is used for the place, or for its government, its people or a body's name.

"Paris said", "the Oregon senators" and "the Bank of Mexico" name no place where something is; "in Paris" and
"the Oregon coast" do. Judged by the words beside the name alone, for reading all places of a text.
"""

from __future__ import annotations

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_relations import is_government_use

_PLACING = frozenset(
    {"across", "from", "in", "inside", "into", "near", "outside", "through", "throughout", "to"}
)


def is_used_for_place(page: Page, named: Named, gazetteer: Gazetteer) -> bool:
    """Return whether a name is used for the place where something is.

    Only countries and capitals stand for governments; what is said of people and bodies is said of all.
    """
    if _is_of_body(page, named.first) or _is_people(page, named.last):
        return False
    if not _is_political(named, gazetteer) or _is_placed(page, named.first):
        return True
    return not is_government_use(page.text, named.start, named.end)


def _is_placed(page: Page, first: int) -> bool:
    """Whether a word that puts something somewhere stands before a name: "travelling to the X"."""
    before = page.word(first - 1)
    if before is not None and before.key == "the":
        before = page.word(first - 2)
    return before is not None and before.key in _PLACING


def _is_political(named: Named, gazetteer: Gazetteer) -> bool:
    """Whether a name may stand for a government: a country's or a capital's."""
    if named.told not in (None, "holder"):
        return False
    found = gazetteer.find(named.lookup)[:3]
    return any(option.level == "country" or (option.seat and option.match != "alternate") for option in found)


def _is_of_body(page: Page, first: int) -> bool:
    """Whether a body or an office stands before "of" and a name: "the Embassy of X", "President of the X"."""
    link = page.word(first - 1)
    if link is not None and link.key == "the":
        first, link = first - 1, page.word(first - 2)
    head = page.word(first - 2)
    if link is None or head is None or link.key != "of" or link.gap != " ":
        return False
    names = place_words()
    return head.key in names.offices or (head.capital and head.key in names.bodies)


def _is_people(page: Page, last: int) -> bool:
    """Whether people, goods or bodies stand right after a name: "the Iowa farmers", "a Boston native"."""
    after = page.word(last + 1)
    if after is None or after.gap != " " or page.words[last].possessive:
        return False
    return after.key in place_words().people
