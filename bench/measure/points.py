"""Points and countries for measuring: of places that the program rightly gives no pin, and of coded points.

A country or a division has no point of its own in a claim. To measure whether the right one was meant, a
point is taken here: GeoNames' own where the ids agree, else the middle of the places listed in it.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict

from adapters.toponyms import Toponym

from measure.toponyms import FARTHEST_KM, kilometres
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import bare_division
from onrecord.model.claim import Place
from onrecord.reading.resolve.place_names import Areas
from onrecord.vocabulary.tables import Region

_MIDDLE = """
SELECT avg(lat), avg(lon) FROM entry WHERE lat IS NOT NULL AND country = ? {within}
"""
_IN_FIRST = (
    "AND first IN (SELECT id FROM entry WHERE level IN (1, 2) AND first IS NULL AND country = ? AND name = ?)"
)
_IN_SECOND = "AND second IN (SELECT id FROM entry WHERE level = 1 AND country = ? AND name = ?)"
# Parts of the world without an id in our lists, with those of the continents that coders gave them.
_AS_CODED = {"eu": 6255148, "european union": 6255148, "latin america": 6255150}


class Points:
    """What the index knows of where things are, for measuring alone."""

    def __init__(self, gazetteer: Gazetteer, areas: Areas) -> None:
        """Open the index a second time and lay its places out by whole degrees."""
        self._gazetteer = gazetteer
        self._areas = areas
        self._index = sqlite3.connect(gazetteer.path)
        self._by_id: dict[int, str] = {}
        self._cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        rows = self._index.execute("SELECT geoname, lat, lon, country FROM entry WHERE geoname IS NOT NULL")
        for geoname, lat, lon, country in rows:
            self._by_id[geoname] = country
            if lat is not None:
                self._cells[math.floor(lat), math.floor(lon)].append((lat, lon, country))

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def error(self, place: Place, coded: Toponym) -> float:
        """Return how far a place lies from the coded point, in kilometres; the farthest where it has none."""
        if place.geoname is not None and place.geoname == coded.geoname:
            return 0.0
        if coded.geoname is not None and _AS_CODED.get(fold(place.name)) == coded.geoname:
            return 0.0
        point = self.point(place)
        if point is None or coded.lat is None or coded.lon is None:
            return FARTHEST_KM
        return kilometres(point, (coded.lat, coded.lon))

    def point(self, place: Place) -> tuple[float, float] | None:
        """Return the point of a place: its pin, else the middle of the area that it is."""
        if place.lat is not None and place.lon is not None:
            return place.lat, place.lon
        region: object = self._areas.regions.get(fold(place.name))
        if place.precision == "region" and isinstance(region, Region) and region.extent is not None:
            west, south, east, north = region.extent
            return (south + north) / 2, (west + east) / 2
        if place.country is None:
            return None
        if place.precision == "none":
            named = place.admin1 or ""
            return self._middle(place.country, _IN_FIRST, (place.country, named)) if named else None
        if place.precision == "country":
            return self._middle(place.country, "", ())
        for candidate in self._gazetteer.find(place.name):
            if candidate.level != place.precision or candidate.country != place.country:
                continue
            upper = candidate.admin1 or candidate.name
            if upper == (place.admin1 or upper):
                within = _IN_FIRST if candidate.admin1 is None else _IN_SECOND
                return self._middle(place.country, within, (place.country, candidate.name))
        # A district that the gazetteer lacks lies around the town of its name.
        for name in (place.name, bare_division(fold(place.name))[0]):
            for candidate in self._gazetteer.find(name):
                if (
                    candidate.country == place.country
                    and candidate.lat is not None
                    and candidate.lon is not None
                ):
                    return candidate.lat, candidate.lon
        return None

    def country(self, coded: Toponym) -> str | None:
        """Return the country (ISO 3166-1 alpha-2) of a coded point: by its id, else of the nearest place."""
        if coded.geoname in self._by_id:
            return self._by_id[coded.geoname]
        if coded.lat is None or coded.lon is None:
            return None
        cell = math.floor(coded.lat), math.floor(coded.lon)
        near = [
            place
            for row in (-1, 0, 1)
            for column in (-1, 0, 1)
            for place in self._cells.get((cell[0] + row, cell[1] + column), ())
        ]
        point = coded.lat, coded.lon
        return min(near, key=lambda place: kilometres(point, place[:2]), default=(0.0, 0.0, None))[2]

    def _middle(self, country: str, within: str, values: tuple[str, ...]) -> tuple[float, float] | None:
        row = self._index.execute(_MIDDLE.format(within=within), (country, *values)).fetchone()
        return None if row[0] is None else (row[0], row[1])
