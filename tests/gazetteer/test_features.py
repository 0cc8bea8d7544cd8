from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.gazetteer.build import write_index
from onrecord.gazetteer.features import SETTLEMENT, features, kinds
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.rows import index_rows
from onrecord.gazetteer.source import Country, added_rows
from onrecord.gazetteer.words import place_words

_END = "\t\tZZ\t\t55\t\t\t\t0\t\t1447\tAsia/Baku\t2024-01-01"


def _line(number: int, name: str, feature: str) -> str:
    klass, code = feature.split(".")
    return f"{number}\t{name}\t{name}\t\t39.76\t46.75\t{klass}\t{code}" + _END.replace("\t\tZZ", "\tZZ", 1)


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    file = tmp_path / "ZZ.txt"
    lines = [
        _line(1, "Velm", "P.PPL"),
        _line(2, "Velm Bridge", "S.BDG"),
        _line(3, "Ordan", "T.MT"),
        _line(4, "Sirin", "H.STM"),
        _line(5, "Velm Hotel", "S.HTL"),
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    added = added_rows(file)
    path = tmp_path / "index.sqlite"
    write_index(index_rows(added.places, [Country(9, "Zedland", "ZZ")], added.divisions, {}), path)
    return Gazetteer.open(path)


def test_bridges_and_mountains_are_spots_of_their_kind(small: Gazetteer) -> None:
    with small:
        assert [(each.kind, each.level) for each in small.find("Velm Bridge")] == [("bridge", "place")]
        assert [(each.kind, each.level) for each in small.find("Ordan")] == [("mountain", "place")]
        assert [(each.kind, each.level) for each in small.find("Velm")] == [(SETTLEMENT, "place")]


def test_a_river_stretches_too_far_for_a_pin(small: Gazetteer) -> None:
    with small:
        assert [(each.kind, each.level) for each in small.find("Sirin")] == [("river", "region")]


def test_features_that_reports_hardly_name_are_left_out(small: Gazetteer) -> None:
    with small:
        assert small.find("Velm Hotel") == []


def test_kinds_begin_with_settlements_and_hold_all_features() -> None:
    assert kinds()[0] == SETTLEMENT
    assert {feature.kind for feature in features().values()} == set(kinds()[1:])


def test_what_sites_are_called_leads_to_kinds_of_features() -> None:
    last_words = {kind.split()[-1] for kind in kinds()}
    assert set(place_words().features.values()) <= last_words
