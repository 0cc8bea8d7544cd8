"""Finds the places of a text by themselves: where no reader has marked any, and as company of marked ones.

Fourth of the files that resolve places. Known names count where the words beside them or their size make
them places, unknown ones where the text says what they are ("the village of X").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Candidate, Gazetteer
from onrecord.gazetteer.wordlists import common_words, forenames
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_called import BODIES, DAYS, said_to_be_places
from onrecord.reading.resolve.place_evidence import Seen, areas_named, is_led, leads_to_area
from onrecord.reading.resolve.place_names import Found, Region, known_names, regions_by_name
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_persons import is_body, is_person, parts_of_persons
from onrecord.reading.resolve.place_spans import name_of
from onrecord.reading.resolve.place_tokens import Word, starts_name, words_of

# From here on a town is known well enough to be named without a word that makes it a place.
_WELL_KNOWN = 100_000
_PREFIXES = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
# After a hyphen these say where something is: "Calgary-based".
_SEATED = frozenset({"area", "based", "born", "bound", "raised"})
# In capitals, so few letters are an abbreviation.
_LONGEST_ACRONYM = 5
# A given name needs a town of so many people to be one.
_KNOWN = 5_000
Verdict = Literal["told", "known", "bare", "no"]
"""A place by the words around it, by its size or the list it is in; a name without either; no place."""
# Before an everyday word that is also a large town these make it the town.
_WHERE = frozenset({"in", "near", "from", "to", "around", "outside", "inside", "reached", "entered"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place as it stands in the text, end exclusive."""

    start: int
    end: int
    name: str


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
    seen = Seen(
        page,
        gazetteer,
        regions,
        taken,
        parts_of_persons(page, taken),
        areas_named(page, gazetteer, regions),
    )
    places = _places(seen)
    settled = frozenset(index for match in places for index in range(match.first, match.last + 1))
    names = [*(name_of(page, match) for match in places), *said_to_be_places(seen, settled)]
    kept: list[Named] = []
    for named in sorted(filter(None, names), key=lambda named: (named.first, -named.last)):
        if not kept or named.first > kept[-1].last:
            kept.append(named)
    return kept


def _places(seen: Seen) -> list[Found]:
    """Return the known names that are places; what is one by its words is one at its other spots too."""
    judged = [(match, _judged(seen, match)) for match in seen.page.found]
    surely = {_key(seen.page, match) for match, verdict in judged if verdict == "told"}
    return [
        match
        for match, verdict in judged
        if verdict in ("told", "known") or (verdict == "bare" and _key(seen.page, match) in surely)
    ]


def _key(page: Page, match: Found) -> str:
    return fold(page.text[match.start : match.end])


def _judged(seen: Seen, match: Found) -> Verdict:
    """Return whether a known name is a place where it stands, and by what."""
    page, first, last = seen.page, match.first, match.last
    before, after = page.word(first - 1), page.word(last + 1)
    gap = page.words[first].gap
    if page.text[match.start - 1 : match.start] == "#" or match.short_for is not None:
        return "told"
    if _is_half_of_compound(seen, first, last):
        return "no"
    key, name = _key(page, match), page.text[match.start : match.end]
    options = seen.gazetteer.find(name)
    large = key in seen.regions or key in place_words().wide
    large = large or any(option.level == "country" for option in options)
    follows = after if after is not None and after.gap == " " and not page.words[last].possessive else None
    if follows is not None and not _goes_with(page, match, follows, large):
        return "no"
    if large:
        body = before is not None and gap == " " and is_body(page, first, before, seen.taken)
        return "no" if body else "known"
    if before is not None and gap == " " and is_person(page, first, before, seen.taken):
        return "no"
    if first == last and page.words[last].key in seen.persons:
        return "no"
    if first == last and name.isupper() and len(name) <= _LONGEST_ACRONYM and not _is_dateline(page, match):
        return "no"
    weak = first == last and (key in common_words() or key in forenames())
    return _by_words(seen, match, options, weak=weak)


def _is_half_of_compound(seen: Seen, first: int, last: int) -> bool:
    """Whether a hyphen makes a name no place by itself: "pro-Russian", "Iran-backed", "Maria Diaz-Balart"."""
    page = seen.page
    before, after = page.word(first - 1), page.word(last + 1)
    tied = page.words[first].gap.endswith(("-", "‑")) and before is not None
    if tied and before is not None and (not before.capital or before.key in _PREFIXES):
        return True
    if tied and page.words[first].gap in ("-", "‑") and first - 1 not in seen.taken:
        return True
    return after is not None and after.gap in ("-", "‑") and not after.capital and after.key not in _SEATED


def _is_dateline(page: Page, match: Found) -> bool:
    """Whether a name stands in capitals at the head of a line, before words that do not."""
    name, after = page.text[match.start : match.end], page.word(match.last + 1)
    gap = page.words[match.first].gap
    heads = match.first == 0 or "\n" in gap
    if not heads or not name.isupper() or after is None:
        return False
    return not page.text[after.start : after.end].isupper() or any(sign in after.gap for sign in "(—–")


def _by_words(seen: Seen, match: Found, options: Sequence[Candidate], *, weak: bool) -> Verdict:
    """Return whether the words around a name or its size make it a place; everyday words need more."""
    page, first, last = seen.page, match.first, match.last
    names = place_words()
    before, after = page.word(first - 1), page.word(last + 1)
    tight = before is not None and page.words[first].gap == " "
    if weak and before is not None and tight and before.capital and first - 1 not in seen.taken:
        # "Park" of "Donington Park" is no name by itself.
        return "no"
    if leads_to_area(page, last, seen.areas) or _is_dateline(page, match):
        return "told"
    if after is not None and after.gap == "-" and after.key in _SEATED:
        return "told"
    if after is not None and after.gap == " " and not page.words[last].possessive:
        if after.key in names.divisions or after.key in names.settlements:
            return "no" if weak and after.capital and after.key in BODIES else "told"
        if not after.capital and after.key in names.government_bodies:
            return "bare"
    if before is not None and tight and before.key in names.settlements and not (weak and before.capital):
        return "told"
    most = max((option.population for option in options if option.match in ("exact", "folded")), default=0)
    if weak:
        where = before is not None and tight and before.key in _WHERE
        enough = _WELL_KNOWN if page.words[first].key in common_words() else _KNOWN
        return "told" if where and most >= enough else "bare"
    if most >= _WELL_KNOWN:
        return "known"
    if before is not None and tight and before.key in names.directions:
        return "told"
    listed = page.words[first].gap == ", " and first - 1 in seen.taken
    listed = listed or (before is not None and before.key == "and" and first - 2 in seen.taken)
    if is_led(page, first):
        return "told"
    return "known" if listed else "bare"


def _goes_with(page: Page, match: Found, follows: Word, large: bool) -> bool:
    """Whether a name stays a place before a word: "in Israel Ehud Olmert", "Kabul International"."""
    names = place_words()
    if not starts_name(page.words, match.last + 1) or _is_dateline(page, match) or follows.key in DAYS:
        return True
    if follows.key in names.after:
        return False
    called = follows.key in names.kinds or follows.key in names.settlements
    return called or follows.key == "international" or (large and is_led(page, match.first))
