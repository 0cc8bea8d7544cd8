from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.reading.resolve.place_candidates import weigh
from onrecord.reading.resolve.place_reading import countries_of_parties, read_places
from onrecord.vocabulary.load import load
from tests.gazetteer.small import small_gazetteer

VOCABULARY = load()


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with small_gazetteer(tmp_path_factory.mktemp("gazetteer")) as opened:
        yield opened


def _names(gazetteer: Gazetteer, text: str) -> list[str]:
    places = read_places(text, VOCABULARY, gazetteer)
    for place in places:
        assert place.span is not None
        assert text[place.span.start : place.span.end] == place.span.quote
    return [place.name for place in places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rain fell in Europe and in the Middle East.", ["Europe", "Middle East"]),
        ("Snow lay between Barda and Ganja.", ["Barda", "Ganja"]),
        ("A Karachi-based firm built it.", ["Karachi"]),
        ("BAKU The rain stopped.", ["BAKU"]),
        ("It rained in Quiltham, Pakistan, all day.", ["Quiltham", "Pakistan"]),
        ("Trucks queued on the M5 near Hama.", ["M5", "Hama"]),
        ("Water rose in Quiltham. Quiltham's bridge held.", ["Quiltham", "Quiltham"]),
        ("Planes flew to the United States.", ["United States"]),
        ("A fire broke out on Dyer Street.", ["Dyer Street"]),
    ],
)
def test_names_are_places_by_the_words_around_them(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert _names(gazetteer, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "France said that it would pay.",
        "The war against Iraq went on.",
        "The President of Armenia spoke.",
        "The Embassy of Lebanon was closed.",
        "The Baghdad farmers sold dates.",
        "Henry London wrote songs.",
        "London said he liked songs. Singer Mary London left.",
        "They never flew with Air Mali again.",
        "The Transportation Department paid.",
        "Nine papers fit in Quilltext. Quilltext sells them. Quilltext grows.",
        "Turkish soup was served.",
        "The ARTS met.",
    ],
)
def test_governments_people_bodies_and_persons_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert _names(gazetteer, text) == []


def test_a_short_form_after_a_town_is_its_division(gazetteer: Gazetteer) -> None:
    places = read_places("Snow fell in Springfield, Ill., on Monday.", VOCABULARY, gazetteer)
    assert [place.name for place in places] == ["Springfield", "Ill."]
    assert places[0].within == ("Ill.",)


def test_a_region_and_a_country_get_no_pin(gazetteer: Gazetteer) -> None:
    for place in read_places("Snow fell in Nagorno-Karabakh and in Armenia.", VOCABULARY, gazetteer):
        assert (place.lat, place.lon) == (None, None)


def test_parts_of_the_world_have_the_id_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    (place,) = read_places("It rained across Africa.", VOCABULARY, gazetteer)
    assert (place.geoname, place.precision, place.lat) == (6255146, "region", None)


def test_countries_of_the_parties_of_a_text_are_its_context() -> None:
    assert countries_of_parties("The Armenian army and Azerbaijan agreed.", VOCABULARY) == {"AM": 1, "AZ": 1}


def test_candidates_are_weighed_as_reading_would(gazetteer: Gazetteer) -> None:
    found = weigh("Shusha", [], VOCABULARY, gazetteer)
    (place,) = read_places("Snow fell in Shusha.", VOCABULARY, gazetteer)
    assert found.preferred
    assert found.candidates[0].geoname == place.geoname
    assert weigh("Qwertz", [], VOCABULARY, gazetteer).candidates == ()


def test_nothing_at_all_may_be_asked_for(gazetteer: Gazetteer, tmp_path: Path) -> None:
    assert weigh("", [], VOCABULARY, gazetteer).candidates == ()
    assert read_places("", VOCABULARY, gazetteer) == []
