"""What only the whole index can show; skipped where it has not been built on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.gazetteer.build import index_path
from onrecord.gazetteer.lookup import Gazetteer


@pytest.fixture(scope="module")
def whole() -> Iterator[Gazetteer]:
    path = index_path()
    if not path.exists():
        pytest.skip("the index of places is not built here; Gazetteer.open() builds it")
    with Gazetteer.open(path) as opened:
        yield opened


def test_the_index_stays_small(whole: Gazetteer) -> None:
    assert whole.path.stat().st_size < 150_000_000


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Stepanakert", "AZ"),
        ("Vardenis", "AM"),
        ("Bakhmut", "UA"),
        ("Deir Ezzor", "SY"),
        ("Khan Younis", "PS"),
        ("Maiduguri", "NG"),
        ("Gao", "ML"),
        ("Mekelle", "ET"),
        ("El Fasher", "SD"),
        ("Jalalabad", "AF"),
        ("Sana'a", "YE"),
        ("Sittwe", "MM"),
        ("Marawi", "PH"),
    ],
)
def test_towns_of_conflicts_are_found(whole: Gazetteer, name: str, country: str) -> None:
    assert country in {found.country for found in whole.find(name)[:3]}


def test_every_country_has_its_name(whole: Gazetteer) -> None:
    for name in ("Armenia", "Azerbaijan", "Ukraine", "Russia", "Sudan", "South Sudan", "DR Congo", "Myanmar"):
        assert whole.find(name)[0].level == "country"
