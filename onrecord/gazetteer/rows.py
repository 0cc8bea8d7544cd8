"""Turns the sources of the index into its rows: entries, their names, and second-chance spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.gazetteer.features import features, kinds
from onrecord.gazetteer.folding import fold, skeleton
from onrecord.gazetteer.source import City, Country, Division
from onrecord.gazetteer.words import DivisionLevel, bare_division

Level = Literal["place", "district", "region", "country"]
LEVELS: tuple[Level, ...] = ("place", "district", "region", "country")
# A first-level division is called a region unless its name says otherwise or those of its country are as
# small as districts elsewhere (square kilometres on average; Azerbaijan 1,200, Armenia 2,700, Syria 13,000).
_DISTRICT_KM2 = 2000.0
# The kind of a name: an entry's own, or a further one.
_OWN, _FURTHER = 0, 1

Entry = tuple[
    int, int | None, str, float | None, float | None, str, int | None, int | None, int, int, int, int, int
]
"""Id, geoname, name, lat, lon, country, first and second division, level, population, names, kind, seat."""


_KIND = 11


@dataclass(slots=True)
class Rows:
    """The tables of the index: entries, and names (key, entry, kind) in the order of their keys.

    The kind of a name is 0 for an entry's own and 1 for a further one.
    """

    entries: list[Entry] = field(default_factory=list)
    names: list[tuple[str, int, int]] = field(default_factory=list)

    def variants(self) -> Iterator[tuple[str, int]]:
        """Yield the second-chance spelling of each name with its entry, some of them several times."""
        for key, number, _ in self.names:
            if (spelling := skeleton(key)) is not None:
                yield spelling, number


@dataclass(slots=True)
class _Numbered:
    """A division on its way into the index: its number, folded names, people, and its seat's names.

    The seat is the most populous place that bears the division's name; it brings further spellings.
    """

    number: int
    division: Division
    own: str
    bare: str
    told: DivisionLevel | None
    people: int = 0
    seat: int = -1
    seat_number: int | None = None
    names: tuple[str, ...] = ()

    def take(self, city: City, number: int, keys: dict[str, int]) -> None:
        """Count a place in, and keep its number and names where it is the seat."""
        self.people += city.population
        if self.bare in keys and city.population > self.seat:
            self.seat, self.seat_number, self.names = city.population, number, tuple(keys)

    def bare_names(self) -> list[str]:
        """Return the folded further names, whole and without what a division is called, each once."""
        further = [fold(name) for name in self.division.names]
        return list(dict.fromkeys(filter(None, (*further, *(bare_division(key)[0] for key in further)))))


def index_rows(
    cities: Iterable[City],
    countries: Iterable[Country],
    divisions: Iterable[Division],
    country_names: dict[str, tuple[str, ...]],
    second: dict[int, str] | None = None,
) -> Rows:
    """Return the rows of the index; ids number divisions and countries first, then the places.

    `second` adds to the divisions' own lists in which second-level division a place lies.
    """
    states = sorted(countries, key=lambda country: country.iso)
    by_code = {division.code: division for division in divisions}
    numbered = {code: _numbered(number, by_code[code]) for number, code in enumerate(sorted(by_code), 1)}
    lies_in = {place: division.code for division in by_code.values() for place in division.places}
    lies_in |= second or {}
    rows = Rows()
    _add_places(rows, cities, numbered, lies_in, first=len(numbered) + len(states) + 1)
    _mark_seats(rows, states)
    _add_divisions(rows, numbered, _average_areas(states, by_code))
    for number, state in enumerate(states, len(numbered) + 1):
        name = _one_line(state.name)
        level = LEVELS.index("country")
        people = state.population
        rows.entries.append(
            (number, state.geonameid, name, None, None, state.iso, None, None, level, people, 0, 0, 0)
        )
        keys = {fold(name), *map(fold, country_names.get(state.iso, ()))}
        rows.names += [(key, number, _OWN) for key in keys]
    rows.entries.sort(key=lambda entry: entry[0])
    rows.names.sort()
    return rows


def _numbered(number: int, division: Division) -> _Numbered:
    own = fold(division.name)
    return _Numbered(number, division, own, *bare_division(own))


def _add_places(
    rows: Rows, cities: Iterable[City], numbered: dict[str, _Numbered], lies_in: dict[int, str], *, first: int
) -> None:
    ordered = sorted({city.geonameid: city for city in cities}.values(), key=lambda city: city.geonameid)
    for number, city in enumerate(ordered, first):
        upper = numbered.get(f"{city.countrycode}.{city.admin1code}")
        lower = numbered.get(lies_in.get(city.geonameid, ""))
        name = _one_line(city.name)
        keys = _keys(name, city.alternatenames)
        for division in (upper, lower):
            if division is not None and city.feature is None:
                division.take(city, number, keys)
        place = (number, city.geonameid, name, city.latitude, city.longitude, city.countrycode)
        within = (upper.number if upper else None, lower.number if lower else None)
        feature = features()[city.feature] if city.feature is not None else None
        level = LEVELS.index(feature.level if feature is not None else "place")
        kind = kinds().index(feature.kind) if feature is not None else 0
        rows.entries.append((*place, *within, level, city.population, len(keys), kind, 0))
        rows.names += [(key, number, kind) for key, kind in keys.items()]


def _mark_seats(rows: Rows, countries: Iterable[Country]) -> None:
    """Mark of each country the most populous place that bears the name GeoNames has as its capital."""
    wanted = {(fold(country.capital), country.iso) for country in countries if country.capital}
    places = {entry[0]: at for at, entry in enumerate(rows.entries) if entry[_KIND] == 0}
    seats: dict[tuple[str, str], int] = {}
    for key, number, _ in rows.names:
        if (at := places.get(number)) is None:
            continue
        seat = key, rows.entries[at][5]
        if seat in wanted and (seat not in seats or rows.entries[at][9] > rows.entries[seats[seat]][9]):
            seats[seat] = at
    for at in seats.values():
        rows.entries[at] = (*rows.entries[at][:-1], 1)


def _add_divisions(rows: Rows, numbered: dict[str, _Numbered], area: dict[str, float]) -> None:
    for code, division in numbered.items():
        source = division.division
        country = code.partition(".")[0]
        level = LEVELS.index(_division_level(code, division.told, area.get(country)))
        above = numbered.get(code.rpartition(".")[0])
        upper = above.number if above and above is not division else None
        place = (division.number, source.geoname, _one_line(source.name), source.lat, source.lon, country)
        rows.entries.append((*place, upper, None, level, division.people, len(division.names), 0, 0))
        keys = dict.fromkeys(filter(None, (division.own, division.bare)), _OWN)
        further = division.bare_names()
        for key in (*further, *division.names):
            keys.setdefault(key, _FURTHER)
        if division.seat_number is not None:
            # Another spelling of the division is one of the town that it is named after.
            own = set(division.names)
            bare = (key for key in further if key not in own and bare_division(key)[1] is None)
            rows.names += [(key, division.seat_number, _FURTHER) for key in bare]
        rows.names += [(key, division.number, kind) for key, kind in keys.items()]


def _keys(name: str, further: Iterable[str]) -> dict[str, int]:
    keys = {}
    if own := fold(name):
        keys[own] = _OWN
    for other in further:
        # Codes of airports ("PAR", "MHP") stand among the further names; they are no names.
        if len(other) == 3 and other.isascii() and other.isupper():
            continue
        if key := fold(other):
            keys.setdefault(key, _FURTHER)
    return keys


def _division_level(code: str, told: DivisionLevel | None, area: float | None) -> DivisionLevel:
    if code.count(".") > 1:
        return "district"
    if told is not None:
        return told
    return "district" if area is not None and area < _DISTRICT_KM2 else "region"


def _average_areas(countries: Iterable[Country], divisions: Iterable[str]) -> dict[str, float]:
    """Return the mean area of a country's first-level divisions in square kilometres."""
    number: dict[str, int] = {}
    for code in divisions:
        if code.count(".") == 1:
            country = code.partition(".")[0]
            number[country] = number.get(country, 0) + 1
    return {
        country.iso: country.areakm2 / number[country.iso]
        for country in countries
        if country.areakm2 and country.iso in number
    }


def _one_line(name: str) -> str:
    return " ".join(name.split())
