"""Draws docs/places-map.svg: the places of an invented report as the program reads them, on a plain map.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python bench/places_map.py package/countries-50m.json

Land and borders are Natural Earth's (public domain), by way of the npm package world-atlas; they take no
side. Pins stand for places with coordinates, dashed boxes for regions with an extent; what has neither is
listed.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from measure.shared import ROOT

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Place
from onrecord.reading.resolve.place_reading import areas_of, read_places
from onrecord.vocabulary.load import load
from onrecord.vocabulary.tables import Region

TARGET = ROOT / "docs" / "places-map.svg"
REPORT = """YEREVAN – Snow closed the road from Gyumri to Vanadzor on Monday. In Shirak Province 12 villages
were cut off. Buses from Tbilisi stopped 15 km from Ijevan, and north of Goris the pass stayed shut. In
Nagorno-Karabakh the snow was a metre deep, near Stepanakert deeper. Kars in Turkey had none. Jack London
never wrote of such a winter, the Yerevan Times said, and Armenia expects more."""
WEST, SOUTH, EAST, NORTH = 41.5, 38.4, 48.4, 42.3
WIDTH, LIST = 640, 250
SCALE = WIDTH / (EAST - WEST)
HEIGHT = round((NORTH - SOUTH) * SCALE / math.cos(math.radians((SOUTH + NORTH) / 2)))
INK, LAND, SEA, PIN, AREA = "#333", "#f4f1ea", "#dfe8ee", "#b3261e", "#1f5f8b"
Point = tuple[float, float]


def main() -> None:
    """Draw the map from the topology whose path is the first argument."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    vocabulary = load()
    with Gazetteer.open() as gazetteer:
        places = read_places(REPORT, vocabulary, gazetteer)
    svg = "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + LIST} {HEIGHT}" '
            f'font-family="sans-serif" font-size="13" role="img">',
            "<title>Places of an invented report, as read</title>",
            f'<rect width="{WIDTH + LIST}" height="{HEIGHT}" fill="white"/>',
            f'<svg width="{WIDTH}" height="{HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{SEA}"/>',
            *countries(topology),
            *areas(places, areas_of(vocabulary).regions),
            *pins(places),
            "</svg>",
            *listed(places),
            "</svg>",
        ]
    )
    TARGET.write_text(svg + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


def countries(topology: Any) -> Iterator[str]:
    """Yield the outlines of the countries that touch the map."""
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}.get(shape["type"], [])
        rings = [ring_of(ring, arcs) for polygon in polygons for ring in polygon]
        drawn = [path for path in map(path_of, rings) if path]
        if drawn:
            yield f'<path d="{" ".join(drawn)}" fill="{LAND}" stroke="#b9b3a4" stroke-width="0.8"/>'


def decoded(arc: Sequence[Sequence[int]], transform: Any) -> list[Point]:
    """Return the points of an arc, whose steps are differences of whole numbers."""
    points, x, y = [], 0, 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return points


def ring_of(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Return the points of a ring; a negative number means an arc from its end."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def path_of(ring: Sequence[Point]) -> str:
    """Return a ring as a path in whole points of the picture; nothing where it lies outside."""
    west, east = min(p[0] for p in ring), max(p[0] for p in ring)
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    if west > EAST or east < WEST or south > NORTH or north < SOUTH:
        return ""
    steps: list[tuple[int, int]] = []
    for lon, lat in ring:
        # What lies far outside is drawn to the margin.
        x, y = at(min(max(lon, WEST - 1), EAST + 1), min(max(lat, SOUTH - 1), NORTH + 1))
        if not steps or (round(x), round(y)) != steps[-1]:
            steps.append((round(x), round(y)))
    return "M" + "L".join(f"{x},{y}" for x, y in steps) + "Z"


def at(lon: float, lat: float) -> Point:
    """Return where a point of the Earth lies in the picture."""
    return (lon - WEST) * SCALE, (NORTH - lat) * HEIGHT / (NORTH - SOUTH)


def areas(places: Sequence[Place], regions: Any) -> Iterator[str]:
    """Yield the boxes of regions that have an extent."""
    for place in places:
        region = regions.get(fold(place.name))
        if place.precision == "region" and isinstance(region, Region) and region.extent is not None:
            west, south, east, north = region.extent
            (x, y), (right, low) = at(west, north), at(east, south)
            yield (
                f'<rect x="{x:.0f}" y="{y:.0f}" width="{right - x:.0f}" height="{low - y:.0f}" fill="{AREA}" '
                f'fill-opacity="0.1" stroke="{AREA}" stroke-dasharray="4 3"/>'
            )
            yield text(x, low + 15, place.name, AREA)


def pins(places: Sequence[Place]) -> Iterator[str]:
    """Yield the pins of places with coordinates; hollow where the text says near, north of or the like."""
    seen = set()
    for place in places:
        if place.lat is None or place.lon is None or place.name.casefold() in seen:
            continue
        seen.add(place.name.casefold())
        x, y = at(place.lon, place.lat)
        fill = PIN if place.relation == "in" else "white"
        yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="5" fill="{fill}" stroke="{PIN}" stroke-width="2"/>'
        yield text(x + 9, y + 4, place.name.title(), INK)


def listed(places: Sequence[Place]) -> Iterator[str]:
    """Yield the list beside the map: each name with what is known of it."""
    yield text(WIDTH + 14, 24, "read from the report", INK, weight="bold")
    for number, place in enumerate(places):
        words = place.precision if place.relation == "in" else f"{place.precision}, {place.relation}"
        if place.offset_km is not None:
            words += f", {place.offset_km:g} km"
        yield text(WIDTH + 14, 48 + 22 * number, f"{place.name} ({words})", INK)


def text(x: float, y: float, words: str, fill: str, *, weight: str = "normal") -> str:
    """Return a line of text."""
    halo = 'paint-order="stroke" stroke="white" stroke-width="3"'
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{fill}" font-weight="{weight}" {halo}>{escape(words)}</text>'


if __name__ == "__main__":
    main()
