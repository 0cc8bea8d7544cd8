"""A gazetteer of some fifty places, built in milliseconds: what the tests of look-up and of reading use."""

from __future__ import annotations

from pathlib import Path

from onrecord.gazetteer.build import write_index
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.rows import Rows, index_rows
from onrecord.gazetteer.source import City, Country, Division, country_names

FOLDER = Path(__file__).parent
# Identity, name, code, capital, area in square kilometres, population.
COUNTRIES = (
    (1149361, "Afghanistan", "AF", "Kabul", 647500, 37172386),
    (174982, "Armenia", "AM", "Yerevan", 29800, 2951776),
    (587116, "Azerbaijan", "AZ", "Baku", 2400, 9942334),
    (614540, "Georgia", "GE", "Tbilisi", 69700, 3731000),
    (99237, "Iraq", "IQ", "Baghdad", 437072, 38433600),
    (272103, "Lebanon", "LB", "Beirut", 10400, 6848925),
    (2215636, "Libya", "LY", "Tripoli", 1759540, 6678567),
    (2453866, "Mali", "ML", "Bamako", 1240000, 19077690),
    (3017382, "France", "FR", "Paris", 547030, 66987244),
    (2635167, "United Kingdom", "GB", "London", 244820, 66488991),
    (1168579, "Pakistan", "PK", "Islamabad", 803940, 212215030),
    (2328926, "Nigeria", "NG", "Abuja", 923768, 195874740),
    (163843, "Syria", "SY", "Damascus", 185180, 16906283),
    (298795, "Turkey", "TR", "Ankara", 780580, 82319724),
    (6252001, "United States", "US", "Washington", 9629091, 327167434),
)


def small_rows() -> Rows:
    """Return the rows of the small gazetteer."""
    places = []
    for line in _lines("places.tsv"):
        identity, name, lat, lon, country, population, division, names = line
        further = [name for name in names.split("|") if name]
        places.append(
            City(int(identity), name, float(lat), float(lon), country, int(population), division, further)
        )
    divisions = [
        Division(code, name, tuple(map(int, members.split())))
        for code, name, members in _lines("divisions.tsv")
    ]
    countries = [
        Country(number, name, code, seat, area, people)
        for number, name, code, seat, area, people in COUNTRIES
    ]
    return index_rows(places, countries, divisions, country_names())


def small_gazetteer(folder: Path) -> Gazetteer:
    """Write the small gazetteer into a folder and open it."""
    path = folder / "small.sqlite"
    write_index(small_rows(), path)
    return Gazetteer.open(path)


def _lines(name: str) -> list[list[str]]:
    text = (FOLDER / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
