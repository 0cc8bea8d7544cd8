"""What a name of a place may mean, before the document is looked at: places of the gazetteer, and regions.

Seventh of the files that resolve places. Weights are in powers of ten of population: 0.6 for ten times
the people, so that a city of a million is as likely as 40 towns of two thousand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.gazetteer.features import SETTLEMENT
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Candidate, Gazetteer
from onrecord.gazetteer.rows import Level
from onrecord.gazetteer.words import bare_division, place_words
from onrecord.reading.resolve.place_names import Region
from onrecord.reading.resolve.place_page import Told

Key = tuple[str, Told | None]
"""What is one sense in a document: the folded name and what the words say it is."""

_PER_TENFOLD = 0.6
# A place that is known by ten times as many names counts this much more.
_PER_TENFOLD_NAMES = 0.8
# Seats of divisions stand in the gazetteer without a population; few are hamlets.
_UNCOUNTED = 1500
# So many names the middle town of the gazetteer has.
_USUAL_NAMES = 5
_SEAT = 1.0
# A town is meant more often than the river or the mountain that bears its name.
_FEATURE = 0.8
# Divisions stand there mostly without further names, and regions are known well beyond their country.
_NAMES_OF_DIVISIONS: Mapping[Level, int] = {"place": 1, "district": 5, "region": 15, "country": 1}
_WIDE = 6.0
_COUNTRY = 6.0
_REGION = 5.0
# A town is meant more often than the division that bears its name, and is named after.
_LEVELS: Mapping[Level, float] = {"place": 0.0, "district": -0.8, "region": -1.0, "country": 0.0}
# Where no town in it bears its name, a division has the name to itself ("Wyoming").
_ALONE: Mapping[Level, float] = {"place": 0.0, "district": 0.8, "region": 1.5, "country": 0.0}
# "Six villages of X" speaks of the district X where there is one.
_HOLDER = 2.0
_AS_TOLD = 1.0
_MATCHES = {"exact": 0.0, "folded": 0.0, "alternate": -0.9, "variant": -1.2}
_MOST_OPTIONS = 60
# Of shorter names only those of countries are looked for ("UK").
_SHORTEST = 3
_LONGEST_ABBREVIATION = 4
# Within that distance two points are one spot for the reader of a map.
SAME_SPOT_KM = 50.0
_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a name may mean: a place of the gazetteer, or a region with the countries it lies in."""

    candidate: Candidate | None
    region: Region | None
    countries: tuple[str, ...]
    level: Level
    prior: float


def options_of(
    lookup: str,
    told: Told | None,
    gazetteer: Gazetteer,
    regions: Mapping[str, Region],
    nationalities: Mapping[str, str],
) -> tuple[Option, ...]:
    """Return what a name may mean, likeliest first, narrowed by what the words say it is.

    `nationalities` gives the country (ISO 3166-1 alpha-2) of a folded adjective, which is no town's name.
    """
    key = fold(lookup)
    if key in place_words().wide:
        return (Option(None, None, (), "region", _WIDE),)
    if told in ("site", "site of a town", "border"):
        return ()
    if (country := nationalities.get(key)) is not None:
        return (Option(None, None, (country,), "country", _COUNTRY),)
    bare, said = bare_division(key)
    region = regions.get(key) or (regions.get(bare) if said is not None else None)
    found = gazetteer.find(lookup)
    if len(key) < _SHORTEST or (lookup.isupper() and len(key) <= _LONGEST_ABBREVIATION):
        # "LAC" is an abbreviation and no town in Albania.
        found = [candidate for candidate in found if candidate.level == "country"]
    if told == "place":
        # "His Florida resort" lies in Florida: a town known by that name alone is none that it is called by.
        towns = [candidate for candidate in found if candidate.level == "place"]
        own = any(candidate.match != "alternate" for candidate in towns)
        found = towns if towns and (own or not _has_area(found)) else found
    elif told in ("district", "region"):
        # "Hadrut district" lies by the town where the gazetteer has no such division.
        found = found or gazetteer.find(bare)
        found = [candidate for candidate in found if candidate.level in ("district", "region")] or found
    options = [_option(candidate, told) for candidate in found]
    if region is not None and not (told == "place" and options):
        options.append(Option(None, region, tuple(region.countries), "region", _REGION))
    options.sort(key=lambda option: -option.prior)
    return tuple(options[:_MOST_OPTIONS])


def _has_area(found: Sequence[Candidate]) -> bool:
    return any(candidate.level != "place" and candidate.match == "exact" for candidate in found)


def distance_km(one: Candidate | None, other: Candidate | None) -> float | None:
    """Return the great-circle distance of two candidates in kilometres; None where one has no point."""
    if one is None or other is None:
        return None
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, further = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((further - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(further) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def lies_in(option: Option, container: Option) -> bool:
    """Whether one option lies in another, as far as the gazetteer can tell.

    A town counts as a container where it and what lies in it share a district or are close.
    """
    if option is container or not set(option.countries) & set(container.countries):
        return False
    if container.region is not None or container.level == "country":
        return option.level != "country"
    inner, outer = option.candidate, container.candidate
    if inner is None or outer is None or inner == outer:
        return False
    if outer.level != "place":
        upper = outer.admin1 is None or outer.admin1 == inner.admin1
        return upper and outer.name in (
            (inner.admin1, inner.admin2) if outer.admin1 is None else (inner.admin2,)
        )
    if inner.admin2 is not None and outer.admin2 is not None:
        shared = inner.admin2 == outer.admin2 and inner.admin1 == outer.admin1
    else:
        shared = inner.admin1 is not None and inner.admin1 == outer.admin1
    away = distance_km(inner, outer)
    return shared or (away is not None and away <= SAME_SPOT_KM)


def one_spot(one: Option, other: Option) -> bool:
    """Whether two options are one spot for the reader of a map: a town and the district around it."""
    if one is other:
        return True
    if not set(one.countries) & set(other.countries):
        return False
    away = distance_km(one.candidate, other.candidate)
    if away is not None:
        return away <= SAME_SPOT_KM
    return lies_in(one, other) or lies_in(other, one)


def number_of_spots(options: tuple[Option, ...]) -> int:
    """Return how many spots on the map a name may mean."""
    spots: list[Option] = []
    for option in options:
        if not any(one_spot(option, spot) for spot in spots):
            spots.append(option)
    return len(spots)


def _option(candidate: Candidate, told: Told | None) -> Option:
    if candidate.level == "country":
        prior = _COUNTRY
    else:
        prior = _PER_TENFOLD * math.log10((candidate.population or _UNCOUNTED) + 50)
        prior += _PER_TENFOLD_NAMES * math.log10(
            max(candidate.names, _NAMES_OF_DIVISIONS[candidate.level]) / _USUAL_NAMES
        )
        prior += _SEAT if candidate.seat else 0.0
        prior -= _FEATURE if candidate.kind != SETTLEMENT else 0.0
        if candidate.level == told:
            prior += _AS_TOLD
        elif told == "holder":
            prior += _HOLDER if candidate.level in ("district", "region") else 0.0
        elif not (told in ("district", "region") and candidate.level in ("district", "region")):
            prior += _LEVELS[candidate.level]
            if candidate.names == 0:
                prior += _ALONE[candidate.level]
    return Option(candidate, None, (candidate.country,), candidate.level, prior + _MATCHES[candidate.match])
