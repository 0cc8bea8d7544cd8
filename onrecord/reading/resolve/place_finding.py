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
from onrecord.reading.resolve.place_names import Found, Region, known_names, regions_by_name
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_persons import is_body, is_person, parts_of_persons
from onrecord.reading.resolve.place_spans import name_of, names_at, site_words
from onrecord.reading.resolve.place_tokens import Word, joins, starts_name, words_of

# From here on a town is known well enough to be named without a word that makes it a place.
_WELL_KNOWN = 100_000
_LONGEST_LIST = 40
_PREFIXES = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
# After a hyphen these say where something is: "Calgary-based".
_SEATED = frozenset({"area", "based", "born", "bound", "raised"})
# Right before an unknown name these make it a place, if it is a word or two of so many letters.
_INSIDE = frozenset({"in", "near", "outside"})
_SHORTEST_UNKNOWN = 5
_MOST_UNKNOWN = 2
_ADJECTIVES = ("an", "ish", "ese", "ism", "ist", "ity")
# In capitals, so few letters are an abbreviation.
_LONGEST_ACRONYM = 5
# A given name needs a town of so many people to be one.
_KNOWN = 5_000
_DAYS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
Verdict = Literal["told", "known", "bare", "no"]
"""A place by the words around it, by its size or the list it is in; a name without either; no place."""
# What a division and an office are both called.
_BODIES = frozenset({"agency", "commune", "department", "division", "state", "township"})
# Before an everyday word that is also a large town these make it the town.
_WHERE = frozenset({"in", "near", "from", "to", "around", "outside", "inside", "reached", "entered"})


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
    areas: frozenset[int]


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
    seen = _Seen(
        page,
        gazetteer,
        regions,
        taken,
        parts_of_persons(page, taken),
        areas_named(page, gazetteer, regions),
    )
    places = _places(seen)
    settled = frozenset(index for match in places for index in range(match.first, match.last + 1))
    names = [*(name_of(page, match) for match in places), *_said_to_be_places(seen, settled)]
    kept: list[Named] = []
    for named in sorted(filter(None, names), key=lambda named: (named.first, -named.last)):
        if not kept or named.first > kept[-1].last:
            kept.append(named)
    return kept


def _places(seen: _Seen) -> list[Found]:
    """Return the known names that are places; one that is a place by its words is one at its other spots too."""
    judged = [(match, _judged(seen, match)) for match in seen.page.found]
    surely = {_key(seen.page, match) for match, verdict in judged if verdict == "told"}
    return [
        match
        for match, verdict in judged
        if verdict in ("told", "known") or (verdict == "bare" and _key(seen.page, match) in surely)
    ]


def _key(page: Page, match: Found) -> str:
    return fold(page.text[match.start : match.end])


def _said_to_be_places(seen: _Seen, settled: frozenset[int]) -> list[Named]:
    """Return further names that the text calls a village, a district or the like."""
    page = seen.page
    found = []
    ordinary = place_words().ordinary
    index = 0
    while index < len(page.words):
        word = page.words[index]
        last = _end_of_run(page, index)
        way = last > index and page.words[last].key in place_words().sites_always
        begins = starts_name(page.words, index) and (way or word.key not in ordinary)
        if begins and settled.isdisjoint(range(index, last + 1)):
            found += [
                named
                for named in names_at(page, word.start, page.words[last].end)
                if _is_called_place(seen, named)
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


def _is_called_place(seen: _Seen, named: Named) -> bool:
    page = seen.page
    if named.told in ("place", "district", "region"):
        return len(named.name) > 2 and not _is_office(page, named)
    if named.told not in ("site", "site of a town"):
        return _is_listed(page, named.first) or _is_in_area(seen, named) or _is_led_in(seen, named)
    site = site_words(fold(named.name))
    return site in place_words().sites_always or (
        site in place_words().sought_sites and is_led(page, named.first)
    )


def _is_led_in(seen: _Seen, named: Named) -> bool:
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
    other = place_words().ordinary | common_words() | forenames() | seen.persons | place_words().after | _DAYS
    return other.isdisjoint(words)


def _is_office(page: Page, named: Named) -> bool:
    """Whether a division's name is that of an office: "Transportation Department", "Food Standards Agency"."""
    kind, first = page.words[named.last], page.words[named.first]
    if first.key in _BODIES:
        return page.known_at(named.last) is None
    return kind.capital and kind.key in _BODIES and page.known_at(named.first) is None


def _is_in_area(seen: _Seen, named: Named) -> bool:
    """Whether an unknown name stands before the area in which it lies: "Thruxton, Hampshire"."""
    page = seen.page
    before = page.word(named.first - 1)
    if len(named.name) <= 2 or page.words[named.first].key in seen.persons:
        return False
    if before is not None and page.words[named.first].gap == " ":
        if before.capital and is_person(page, named.first, before, frozenset()):
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


def _judged(seen: _Seen, match: Found) -> Verdict:
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


def _is_half_of_compound(seen: _Seen, first: int, last: int) -> bool:
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


def _by_words(seen: _Seen, match: Found, options: Sequence[Candidate], *, weak: bool) -> Verdict:
    """Return whether the words around a name or its size make it a place; everyday words need more."""
    page, first, last = seen.page, match.first, match.last
    names = place_words()
    before, after = page.word(first - 1), page.word(last + 1)
    tight = before is not None and page.words[first].gap == " "
    if leads_to_area(page, last, seen.areas) or _is_dateline(page, match):
        return "told"
    if after is not None and after.gap == "-" and after.key in _SEATED:
        return "told"
    if after is not None and after.gap == " " and not page.words[last].possessive:
        if after.key in names.divisions or after.key in names.settlements:
            return "no" if weak and after.capital and after.key in _BODIES else "told"
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
    if not starts_name(page.words, match.last + 1) or _is_dateline(page, match) or follows.key in _DAYS:
        return True
    if follows.key in names.after:
        return False
    called = follows.key in names.kinds or follows.key in names.settlements
    return called or follows.key == "international" or (large and is_led(page, match.first))
