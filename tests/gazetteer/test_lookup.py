from __future__ import annotations

import pickle
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.gazetteer.build import SCHEMA
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.errors import GazetteerError


def _first(gazetteer: Gazetteer, name: str) -> tuple[str, str, str, str]:
    found = gazetteer.find(name)[0]
    return found.name, found.country, found.level, found.match


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Stepanakert", ("Xankǝndi", "AZ", "district", "alternate")),
        ("HAMA", ("Hama", "SY", "region", "exact")),
        ("Zangilan District", ("Zangilan District", "AZ", "district", "exact")),
        ("Idlib Governorate", ("Idlib", "SY", "region", "folded")),
        ("Borno", ("Borno State", "NG", "region", "folded")),
        ("UK", ("United Kingdom", "GB", "country", "folded")),
        ("Türkiye", ("Turkey", "TR", "country", "folded")),
        ("Dayr-az-Zaur", ("Deir ez-Zor", "SY", "region", "variant")),
    ],
)
def test_a_name_is_found_however_it_is_written(
    gazetteer: Gazetteer, name: str, expected: tuple[str, str, str, str]
) -> None:
    assert _first(gazetteer, name) == expected


def test_the_better_match_comes_first_then_the_larger(gazetteer: Gazetteer) -> None:
    paris = [(found.country, found.level, found.match) for found in gazetteer.find("Paris")]
    assert paris[:3] == [("FR", "district", "exact"), ("FR", "place", "exact"), ("US", "place", "exact")]
    palmyra = [(found.name, found.match) for found in gazetteer.find("Palmyra")]
    assert palmyra[-1] == ("Tadmur", "alternate")


def test_a_place_has_its_point_and_its_divisions(gazetteer: Gazetteer) -> None:
    manbij = next(found for found in gazetteer.find("Manbij") if found.level == "place")
    assert (manbij.lat, manbij.lon) == (36.52815, 37.95495)
    assert (manbij.admin1, manbij.admin2) == ("Aleppo", "Manbij District")


def test_divisions_and_countries_have_no_point(gazetteer: Gazetteer) -> None:
    areas = [*gazetteer.find("Fuzuli District"), *gazetteer.find("Azerbaijan"), *gazetteer.find("Raqqa")]
    assert areas
    assert all(found.lat is None and found.lon is None for found in areas)


def test_a_division_takes_further_names_from_its_seat(gazetteer: Gazetteer) -> None:
    levels = {found.level for found in gazetteer.find("Lachin")}
    assert levels == {"place", "district"}


def test_small_first_level_divisions_are_districts(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Kidal")[0].level == "region"
    assert {found.level for found in gazetteer.find("Jabrayil")} == {"place", "district"}


def test_capitals_are_marked_so_that_they_weigh_more(gazetteer: Gazetteer) -> None:
    seats = {found.country for found in gazetteer.find("Tripoli") if found.seat}
    assert seats == {"LY"}


def test_codes_of_airports_are_no_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("PAR") == []


def test_knows_gives_no_second_chance(gazetteer: Gazetteer) -> None:
    assert gazetteer.knows("Shushi")
    assert not gazetteer.knows("Dayr-az-Zaur")
    assert not gazetteer.knows("Nowhere at all")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
def test_any_text_may_be_asked_for(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == gazetteer.find(name)


def test_answers_can_be_changed_without_harm(gazetteer: Gazetteer) -> None:
    gazetteer.find("Shusha").clear()
    assert gazetteer.find("Shusha")


def test_threads_share_one_gazetteer(gazetteer: Gazetteer) -> None:
    names = ["Shusha", "Paris", "Mali", "Aleppo"] * 50
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: len(gazetteer.find(name)), names))
    assert found == [len(gazetteer.find(name)) for name in names]


def test_a_pickled_gazetteer_opens_the_same_index(gazetteer: Gazetteer) -> None:
    with pickle.loads(pickle.dumps(gazetteer)) as copy:
        assert copy.find("Shusha") == gazetteer.find("Shusha")


def test_the_index_is_never_written_to(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._connection.execute("DELETE FROM name")


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no index, but long enough to be looked at by the library" * 100)
    with pytest.raises(GazetteerError, match="built anew"):
        Gazetteer.open(path)
    with pytest.raises(GazetteerError, match="can't be read"):
        Gazetteer.open(tmp_path / "absent.sqlite")


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as index:
        index.execute(f"PRAGMA user_version={SCHEMA + 1}")
    index.close()
    with pytest.raises(GazetteerError, match="version"):
        Gazetteer.open(path)
