"""Reads from the words in which larger place a place is said to lie.

Sixth of the files that resolve places: "villages of Fuzuli", "Barda, Azerbaijan", "Azerbaijan's Ganja".
A list shares what stands after its end or before its head, so that each of "A, B and C villages of
Fuzuli" lies in Fuzuli.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_tokens import Word, joins, starts_name

# A container stands at most that many words after the name.
_REACH = 12
_LONGEST_LIST = 60
# What may lie in a place or be called so, beside the words for settlements and divisions.
_PARTS = frozenset(
    {"area", "areas", "communities", "countryside", "heights", "neighborhood", "neighbourhood", "outskirts"}
    | {"part", "parts", "position", "positions", "section", "suburb", "suburbs", "center", "centre"}
)
_QUARTERS = frozenset({"suburb", "neighborhood", "neighbourhood", "quarter", "district", "section"})
# At most that many words stand between a container and the name in it.
_DESCRIBED_BY = 5
_HOLDING = frozenset({"in", "of", "inside", "within"})
_MIDDLE = frozenset(
    {
        "second",
        "third",
        "largest",
        "main",
        "biggest",
        "own",
        "capital",
        "regional",
        "provincial",
        "port",
        "of",
    }
    | {"key", "strategic", "old", "historic", "predominantly", "mainly", "rural"}
)


@dataclass(frozen=True, slots=True)
class Container:
    """A larger place of a name; `sure` is False where only a comma says so and the gazetteer must agree."""

    named: Named
    sure: bool


@dataclass(frozen=True)
class Layout:
    """All names of a page by their place in it, in their order; names do not overlap."""

    page: Page
    names: tuple[Named, ...]
    by_first: Mapping[int, int]
    by_last: Mapping[int, int]
    areas: frozenset[str]

    @classmethod
    def of(cls, page: Page, names: Sequence[Named], areas: frozenset[str]) -> Layout:
        """Return the layout of names in any order; of two that overlap the one given first stays.

        `areas` are the folded names that mean a country or a region.
        """
        taken: set[int] = set()
        kept: list[Named] = []
        for named in names:
            words = range(named.first, named.last + 1)
            if taken.isdisjoint(words):
                taken.update(words)
                kept.append(named)
        kept.sort(key=lambda named: named.first)
        return cls(
            page,
            tuple(kept),
            {named.first: number for number, named in enumerate(kept)},
            {named.last: number for number, named in enumerate(kept)},
            areas,
        )

    @functools.cached_property
    def containers(self) -> Mapping[Named, Sequence[Container]]:
        """The containers of each name: asked for to choose its sense, and again to tell its place."""
        return {named: _containers(self, named) for named in self.names}

    def starting(self, word: int) -> Named | None:
        """Return the name that begins with a word."""
        number = self.by_first.get(word)
        return None if number is None else self.names[number]

    def is_area(self, named: Named) -> bool:
        """Whether a name means a country, a region or a division, as far as the words tell."""
        return named.told in ("district", "region") or named.key[0] in self.areas

    def after(self, word: int) -> Named | None:
        """Return the first name that begins after a word, if one does within a few."""
        for index in range(word + 1, min(word + _REACH, len(self.page.words))):
            if (named := self.starting(index)) is not None:
                return named
        return None


def containers_of(layout: Layout, named: Named) -> Sequence[Container]:
    """Return the places in which the text says a name lies, the nearest in words first; each once."""
    known = layout.containers.get(named)
    return _containers(layout, named) if known is None else known


def _containers(layout: Layout, named: Named) -> list[Container]:
    found = _after(layout, named)
    head = head_of_list(layout, named)
    if (before := _before(layout, head)) is not None:
        found.append(before if head.first == named.first else Container(before.named, False))
    return [one for one in found if one.named.key[0] != named.key[0]]


def nationality_of(page: Page, named: Named, layout: Layout, nationalities: Mapping[str, str]) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that an adjective gives a name or its list.

    "The Syrian cities of X and Y" gives it to both.
    """
    index = head_of_list(layout, named).first - 1
    for _ in range(_DESCRIBED_BY):
        word = page.word(index)
        if word is None:
            return None
        if word.capital and (country := nationalities.get(word.key)) is not None:
            return country
        if not _describing(word) or not joins(page.words[index + 1].gap):
            return None
        index -= 1
    return None


def _after(layout: Layout, named: Named) -> list[Container]:
    direct = _connection(layout, named.last)
    found = [] if direct is None else [direct]
    # "villages of Fuzuli, D, E and F villages of Khojaly": Fuzuli heads no list.
    if (direct is not None and direct.sure) or named.told == "holder":
        return found
    end = _end_of_list(layout, named.last)
    listed = _connection(layout, end) if end > named.last else None
    if listed is not None and listed.sure:
        found.append(listed)
    return found


def _connection(layout: Layout, last: int) -> Container | None:
    """Return the container that the words right after a word lead to.

    "X, Y" may be one; "X in northern Y", "X villages of Y" and "X, a town in the region of Y" are.
    """
    page = layout.page
    target = layout.after(last)
    if target is None or page.words[last].possessive:
        return None
    between = page.words[last + 1 : target.first]
    gap = page.words[target.first].gap
    if all(word.key in place_words().directions or word.key == "the" for word in between):
        comma = (between[0].gap if between else gap) in (", ", ",\n") and (not between or gap == " ")
        return Container(target, False) if comma else None
    held = [number for number, word in enumerate(between) if word.key in _HOLDING]
    if not held or not all(joins(word.gap) for word in between[1:]) or not joins(gap):
        return None
    if not (joins(between[0].gap) or between[0].gap == ", "):
        return None
    described = _describes(between[: held[0]])
    number = layout.by_last.get(last)
    kind_of = held[0] > 0 and between[held[0]].key == "of" and between[0].gap == " "
    # "The Artsakh capital of Stepanakert" lies in Artsakh, not the other way round.
    if kind_of and number is not None and _adjunct(layout, layout.names[number], between[0].key, target):
        return None
    return Container(target, True) if described and _leads_on(between[held[0] + 1 :]) else None


def _describes(words: Sequence[Word]) -> bool:
    """Whether words between a name and "in" say what it is: none, "villages", ", a small town"."""
    if not words:
        return True
    if words[0].key in ("a", "an", "the") and words[0].gap == ", ":
        return is_kind(words[-1].key) and not words[-1].key.endswith("s") and len(words) <= 5
    return is_kind(words[-1].key) and len(words) <= 2 and words[0].gap == " "


def _leads_on(words: Sequence[Word]) -> bool:
    """Whether words between "in" and a container only describe it: "the northern province of"."""
    names = place_words()
    passing = (names.before, names.directions, _MIDDLE)
    return all(
        any(word.key in known for known in passing)
        or is_kind(word.key)
        or (word.capital and len(word.key) > 3)
        for word in words
    )


def is_kind(key: str) -> bool:
    """Whether a word is what a place is called: "villages", "province", "suburb"."""
    names = place_words()
    singular = key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")
    return key in names.settlements or key in _PARTS or key in names.divisions or singular in names.divisions


def _end_of_list(layout: Layout, last: int) -> int:
    """Return the last word of the list that goes on after a name; the name's own where none does."""
    page = layout.page
    end = last
    for _ in range(_LONGEST_LIST):
        if page.words[end].possessive:
            break
        start = _next_item(layout, end)
        if start is None:
            break
        end = _end_of_item(layout, start)
        follows = page.word(end + 1)
        if follows is not None and follows.gap == " " and (is_kind(follows.key) or follows.key in _HOLDING):
            break
    return end


def _next_item(layout: Layout, end: int) -> int | None:
    page = layout.page
    following = page.word(end + 1)
    if following is None:
        return None
    start = end + 1
    if following.key == "and" and following.gap in (" ", ", "):
        start += 1
    elif following.gap not in (", ", ",\n"):
        return None
    word = page.word(start)
    if word is None or not (starts_name(page.words, start)) or not (start == end + 1 or word.gap == " "):
        return None
    return start


def _end_of_item(layout: Layout, start: int) -> int:
    named = layout.starting(start)
    if named is not None:
        return named.last
    page = layout.page
    end = start
    while (following := page.word(end + 1)) is not None:
        if (
            not (following.capital or following.gap == "-")
            or not joins(following.gap)
            or page.words[end].possessive
        ):
            break
        end += 1
    return end


def head_of_list(layout: Layout, named: Named) -> Named:
    """Return the first name of the list in which a name stands."""
    head = named
    page = layout.page
    for _ in range(_LONGEST_LIST):
        index = head.first - 1
        before = page.word(index)
        if before is None:
            break
        if before.key == "and" and page.words[head.first].gap == " ":
            index -= 1
        elif page.words[head.first].gap not in (", ", ",\n"):
            break
        number = layout.by_last.get(index)
        if (
            number is None
            or page.words[index].possessive
            or page.words[index + 1].gap not in (" ", ", ", ",\n")
        ):
            break
        head = layout.names[number]
    return head


def _before(layout: Layout, named: Named) -> Container | None:
    """Return the container before a name: "Azerbaijan's city of X", "the Artsakh capital of X"."""
    page = layout.page
    index = named.first - 1
    kind = ""
    for _ in range(_DESCRIBED_BY):
        word = page.word(index)
        if word is None or not joins(page.words[index + 1].gap):
            return None
        number = layout.by_last.get(index)
        if number is not None:
            container = layout.names[number]
            held = word.possessive or _adjunct(layout, container, kind, named)
            return Container(container, True) if held else None
        before = page.word(index - 1)
        # "X's shelling of Y" says nothing: before "of" only what a place is called may stand.
        if not _describing(word) or (word.key == "of" and (before is None or not is_kind(before.key))):
            return None
        kind = word.key if is_kind(word.key) else kind
        index -= 1
    return None


def _describing(word: Word) -> bool:
    """Whether a word only describes the place whose name follows: "northern", "second", "city", "of"."""
    return (
        is_kind(word.key)
        or word.key in _MIDDLE
        or word.key in place_words().directions
        or word.key == "border"
    )


def _adjunct(layout: Layout, outer: Named, kind: str, inner: Named) -> bool:
    """Whether a name before a kind of place holds the one after: "the Artsakh capital of Stepanakert".

    So do countries and regions, and a known town a quarter that the gazetteer lacks ("the Beirut suburb
    of X"); "the X quarter of Beirut" is the other way round.
    """
    if not kind or kind.endswith("s"):
        return False
    if layout.is_area(outer):
        return kind in place_words().settlements
    page = layout.page
    known = page.known_at(outer.first) is not None
    return kind in _QUARTERS and known and page.known_at(inner.first) is None
