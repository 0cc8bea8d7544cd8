"""Which places of claims are one place, and which only contain what a claim is about.

A place is one by its point in the gazetteer, else by its folded name and the district that contains it.
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files

from onrecord.model.claim import Claim, Place
from onrecord.model.errors import VocabularyError
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.vocabulary import Vocabulary

FILE = "control.toml"
LIST = 3
"""As many narrow places of a claim that counts places are the list of those, even if not of all."""

WIDE = frozenset({"region", "country"})
"""Precisions of what is as wide as a war."""
CONTAINERS = frozenset({"district", *WIDE})
"""Precisions of what can contain places."""


def place_key(place: Place) -> str:
    """Return what is the same for one place: its point in the gazetteer, else its name and container."""
    if place.geoname is not None:
        return f"geoname {place.geoname}"
    return f"{fold(place.name)} | {fold(place.within[0]) if place.within else ''}"


def tied(places: Iterable[Place]) -> Mapping[str, str]:
    """Return for keys the fuller key of the same place: a name that only one point or container has."""
    fuller: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, tuple[str, bool]] = {}
    for place in places:
        key, name = place_key(place), fold(place.name)
        if place.geoname is not None or place.within:
            fuller[name].add(key)
        keys[key] = (name, place.geoname is not None)
    points = {name: {key for key in found if keys[key][1]} for name, found in fuller.items()}
    ties = {}
    for key, (name, has_point) in keys.items():
        if has_point:
            continue
        meant = points.get(name) or fuller.get(name, set())
        if len(meant) == 1 and key not in meant:
            ties[key] = next(iter(meant))
    return ties


def is_narrow(claim: Claim) -> bool:
    """Whether a claim names a place that is narrower than a region."""
    return any(place.precision not in WIDE for place in claim.where)


def held_places(claim: Claim, vocabulary: Vocabulary) -> tuple[Place, ...]:
    """Return the places that a claim of control is about, without those that only contain them.

    Where the claim tells of places without names ("six villages in …", "towns near …"), and for districts and
    all that is wider, a name that the evidence does not hold, or that words like "in" stand before, only
    contains what is held; unless the names are the list of what is told of.
    """
    quote = fold(claim.evidence.quote)
    counted = [count for count in claim.counts if _is_place(count.unit, vocabulary)]
    narrow = [place for place in claim.where if place.precision not in CONTAINERS]
    is_list = len(narrow) >= (LIST if counted else 2) or any(count.value == len(narrow) for count in counted)
    has_unnamed = not is_list and (bool(counted) or not unnamed_places(vocabulary).isdisjoint(quote.split()))
    around = {fold(name) for place in claim.where for name in place.within}
    inside = any(_only_contains(quote, fold(place.name)) for place in claim.where if _is_wide(place))
    found = []
    for place in claim.where:
        name = fold(place.name)
        if place.relation != "in" or not name:
            continue
        if _is_wide(place):
            is_container = bool(counted) or inside or name not in quote or (bool(narrow) and name in around)
        else:
            is_container = has_unnamed and (name not in quote or _only_contains(quote, name))
        if not is_container:
            found.append(place)
    return tuple(found)


def _is_wide(place: Place) -> bool:
    return place.precision in CONTAINERS


def _is_place(unit: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.units.get(unit)
    return known is not None and known.group == "place"


def _only_contains(quote: str, name: str) -> bool:
    """Whether a name stands in a text right after one of the words that say so, one or two."""
    if not name or name not in quote:
        return False
    before = quote[: quote.index(name)].split()
    words = lists()["before_containers"]
    return " ".join(before[-1:]) in words or " ".join(before[-2:]) in words


@functools.lru_cache(maxsize=8)
def unnamed_places(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words for places that have no name: plurals of units ("villages"), areas and the like."""
    plurals = {
        fold(noun)
        for unit in vocabulary.units.values()
        for noun in unit.nouns
        if unit.group == "place" and noun.endswith("s")
    }
    return frozenset(plurals | lists()["unnamed"])


@functools.cache
def lists() -> Mapping[str, frozenset[str]]:
    """Return the lists of the data file by name, folded."""
    data = tomllib.loads((files("onrecord.accounts") / "data" / FILE).read_text(encoding="utf-8"))
    found = {}
    for name in ("before_containers", "unnamed"):
        words = data.get("lists", {}).get(name)
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            raise VocabularyError(f"{FILE}: [lists] {name}: must be a list of words; mend the file")
        found[name] = frozenset(map(fold, words))
    return found
