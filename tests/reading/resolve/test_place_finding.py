from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.reading.resolve.place_finding import find_place_names
from tests.gazetteer.small import small_gazetteer
from tests.reading.resolve.test_places import REGIONS


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with small_gazetteer(tmp_path_factory.mktemp("gazetteer")) as opened:
        yield opened


def _names(gazetteer: Gazetteer, text: str) -> list[str]:
    found = find_place_names(text, gazetteer, REGIONS)
    for mention in found:
        assert text[mention.start : mention.end] == mention.name
    return [mention.name for mention in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Shusha and on the Zangilan District.", ["Shusha", "Zangilan District"]),
        ("They speak of #Shusha.", ["Shusha"]),
        ("Azerbaijan's Ganja burned.", ["Azerbaijan", "Ganja"]),
        (
            "Men left Deir ez-Zor and reached Manbij, Hama and Homs.",
            ["Deir ez-Zor", "Manbij", "Hama", "Homs"],
        ),
        ("Rain fell over Nagorno-Karabakh.", ["Nagorno-Karabakh"]),
        ("Officers of the U.S. Army flew from Washington, D.C., on Friday.", ["Washington, D.C."]),
        ("They burned the village of Qaravəlli.", ["Qaravəlli"]),
        ("They burned the villages of Qaravəlli and Daş Yol.", ["Qaravəlli", "Daş Yol"]),
        ("They bombed Al-Kabir Air Base.", ["Al-Kabir Air Base"]),
        ("Rebel-held Idlib was quiet.", ["Idlib"]),
    ],
)
def test_places_are_found_by_name_and_by_what_they_are_called(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert _names(gazetteer, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "General Barda was there.",
        "The Mali Times wrote so.",
        "Pro-Syria groups marched.",
        "Iraq-backed groups marched.",
        "Jack London wrote it.",
        "Mayor Paris agreed.",
        "He said us and them.",
        "",
        "nothing with a capital here",
    ],
)
def test_persons_bodies_and_adjectives_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert _names(gazetteer, text) == []


@given(st.text(max_size=300))
def test_any_text_can_be_searched(gazetteer: Gazetteer, text: str) -> None:
    found = find_place_names(text, gazetteer, REGIONS)
    assert all(text[mention.start : mention.end] == mention.name for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
