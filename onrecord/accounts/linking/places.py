"""How near the places of two tellings lie: the same, one within the other, close by, or certainly apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.accounts.linking.acts import act_words, words_of
from onrecord.model.claim import Place
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load

COUNTRY, REGION, DISTRICT, SPOT = range(4)
_LEVELS = {"place": SPOT, "none": SPOT, "district": DISTRICT, "region": REGION, "country": COUNTRY}
_SAME = {
    SPOT: (3.0, "same place"),
    DISTRICT: (2.5, "same district"),
    REGION: (1.5, "same region"),
    COUNTRY: (0.5, "same country"),
}
_HELD = (1.0, "one place within the other")
CLOSE_KM = 12.0
"""Two towns nearer than this are often told for one another: the village and the town that it lies by."""
_CLOSE = (1.5, "places close by")
_BESIDE = (1.5, "in and near the same place")
_EARTH_KM = 6371.0
_FAR_DEGREES = 1.0
"""Degrees of latitude beyond which nothing is close by, so that the distance is not worked out."""
_LIST = 3
"""Of a list of so many places one in common says less: reports sum up the towns that were hit that day."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: `keys` are its id and folded name, `within` those of what holds it.

    `division` is the province or state that it lies in or is; `is_beside`: told as near it, not in it.
    """

    level: int
    keys: frozenset[str]
    within: frozenset[str]
    country: str | None
    division: str | None
    point: tuple[float, float] | None
    known: bool
    is_beside: bool

    @property
    def is_narrow(self) -> bool:
        """Whether the place is a town, a site or a district, so that two of them are two places."""
        return self.level >= DISTRICT


@dataclass(frozen=True, slots=True)
class Meeting:
    """How much places say for one event, with the level at which they meet; `possible` False: can't be."""

    weight: float = 0.0
    reason: str | None = None
    level: int | None = None
    exact: bool = False
    possible: bool = True


def spot_of(place: Place) -> Spot:
    """Return a place in the form in which it is compared; a site by its own name, within its town."""
    # What is told of a town is told of it thousands of times, each time with another span.
    return _spot(replace(place, span=None, score=None, reasons=()))


@lru_cache(maxsize=65_536)
def _spot(place: Place) -> Spot:
    name = fold(place.name)
    keys, within = {_region(name)}, {_region(fold(holder)) for holder in place.within}
    division = fold(place.admin1) if place.admin1 else None
    if place.geoname:
        is_site = bool(act_words().sites & set(words_of(place.name)))
        (within if is_site else keys).add(f"#{place.geoname}")
    if division:
        within.add(division)
    level = _LEVELS[place.precision]
    has_point = level == SPOT and place.lat is not None and place.lon is not None
    return Spot(
        level,
        frozenset(keys),
        frozenset(within - keys),
        place.country,
        division,
        (place.lat or 0.0, place.lon or 0.0) if has_point else None,
        place.precision != "none",
        place.relation != "in",
    )


def meeting(ones: Iterable[Spot], twos: Iterable[Spot]) -> Meeting:
    """Return how the places of two tellings meet: by their best pair.

    Impossible where both name towns or districts and no pair is the same, holds the other or lies close by,
    and where all countries are known and differ. Nothing is said where one side names no place.
    """
    ones, twos = tuple(ones), tuple(twos)
    if not ones or not twos:
        return Meeting()
    best = max((_pair(one, two) for one in ones for two in twos), key=_rank)
    if best.weight > 0:
        named = [sum(spot.is_narrow for spot in spots) for spots in (ones, twos)]
        listed = max(named) >= _LIST and min(named) * 2 <= max(named)
        return replace(best, weight=best.weight - 1.0) if listed and best.weight > 1 else best
    lands = ({spot.country for spot in ones}, {spot.country for spot in twos})
    if None not in lands[0] | lands[1] and not lands[0] & lands[1]:
        return Meeting(possible=False)
    parted = all(_are_parted(one, two) for one in ones for two in twos)
    return Meeting(-1.0, possible=not parted)


def _rank(found: Meeting) -> tuple[float, bool, int, str]:
    """Return what the best of meetings is chosen by, so that the order of places does not matter."""
    return (found.weight, found.exact, found.level or 0, found.reason or "")


def _are_parted(one: Spot, two: Spot) -> bool:
    """Whether two places that don't meet lie certainly apart: both narrow, or in different provinces."""
    if one.is_narrow and two.is_narrow:
        return one.known and two.known
    return bool(one.division and two.division) and one.division != two.division


def _pair(one: Spot, two: Spot) -> Meeting:
    if one.keys & two.keys:
        level = min(one.level, two.level)
        if one.is_beside != two.is_beside:
            return Meeting(*_BESIDE, level)
        return Meeting(*_SAME[level], level, exact=True)
    if one.keys & two.within or two.keys & one.within:
        return Meeting(*_HELD, min(one.level, two.level))
    if one.point and two.point and _kilometres(one.point, two.point) <= CLOSE_KM:
        return Meeting(*_CLOSE, SPOT)
    if COUNTRY in (one.level, two.level) and one.country is not None and one.country == two.country:
        return Meeting(*_SAME[COUNTRY], COUNTRY)
    return Meeting()


def _region(key: str) -> str:
    return _regions().get(key, key)


@cache
def _regions() -> Mapping[str, str]:
    """Return the folded names of regions that reports call by several, each with its first name."""
    return {
        fold(alias): fold(region.name)
        for region in load().regions
        for alias in (region.name, *region.aliases)
    }


def _kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    if abs(one[0] - two[0]) > _FAR_DEGREES:
        return _EARTH_KM
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, two))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
