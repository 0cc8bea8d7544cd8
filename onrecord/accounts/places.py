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

    Where the claim counts places ("six villages in …"), and for districts and all that is wider, a name that
    the evidence does not hold, or that words like "in" stand before, only contains what is held.
    """
    quote = fold(claim.evidence.quote)
    counts_places = any(
        unit is not None and unit.group == "place"
        for unit in (vocabulary.units.get(count.unit) for count in claim.counts)
    )
    around = {fold(name) for place in claim.where for name in place.within}
    narrow = any(place.precision not in CONTAINERS for place in claim.where)
    found = []
    for place in claim.where:
        name = fold(place.name)
        if place.relation != "in" or not name:
            continue
        is_wide = place.precision in CONTAINERS
        if is_wide and (counts_places or (narrow and name in around)):
            continue
        if (is_wide or counts_places) and (name not in quote or _follows(quote, name, before_containers())):
            continue
        found.append(place)
    return tuple(found)


@functools.cache
def before_containers() -> frozenset[str]:
    """Return the words before the name of a place that only contains what is counted."""
    data = tomllib.loads((files("onrecord.accounts") / "data" / FILE).read_text(encoding="utf-8"))
    words = data.get("lists", {}).get("before_containers")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise VocabularyError(f"{FILE}: [lists] before_containers: must be a list of words; mend the file")
    return frozenset(map(fold, words))


def _follows(quote: str, name: str, phrases: frozenset[str]) -> bool:
    """Whether a name stands in a text right after one of the phrases, of one or two words."""
    before = quote[: quote.index(name)].split()
    return " ".join(before[-1:]) in phrases or " ".join(before[-2:]) in phrases
