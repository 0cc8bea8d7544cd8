"""Places of whole texts are counted as the page of places says."""

from __future__ import annotations

from pathlib import Path

import pytest
from adapters.toponyms import GWN, LGL, geowebnews, lgl
from measure.toponyms import FARTHEST_KM, Recognition, kilometres, recognition, resolution

_ARTICLE = """<articles><article file="7"><text>Paris said so in Lyon. Turkish tea.</text><toponyms>
<toponym><extractedName>Paris</extractedName><type>Metonymic</type><modifierType/><start>0</start><end>5</end>
<geonamesID>1</geonamesID><latitude>48.8</latitude><longitude>2.3</longitude></toponym>
<toponym><extractedName>Lyon</extractedName><type>Literal</type><modifierType/><start>17</start><end>21</end>
<geonamesID/><latitude>45.7</latitude><longitude>4.8</longitude></toponym>
<toponym><extractedName>tea</extractedName><type>Non_Toponym</type><modifierType/><start>31</start><end>34</end>
</toponym></toponyms></article></articles>"""


def test_uses_of_names_and_points_are_read(tmp_path: Path) -> None:
    file = tmp_path / "gwn.xml"
    file.write_text(_ARTICLE, "utf-8")
    (text,) = geowebnews(file)
    assert [(one.start, one.literal, one.geoname) for one in text.toponyms] == [
        (0, False, 1),
        (17, True, None),
    ]
    assert text.toponyms[1].lat == 45.7


def test_a_span_counts_exactly_and_by_overlap() -> None:
    counts = recognition([(0, 5), (10, 20)], [(0, 5), (12, 20), (30, 35)])
    assert counts == Recognition(2, 3, 1, 2, 2)
    assert counts.shares()["exact P"] == pytest.approx(1 / 3)
    assert counts.shares()["overlap R"] == 1.0


def test_what_is_found_on_an_ignored_span_counts_nowhere() -> None:
    assert recognition([(0, 5)], [(0, 5), (7, 9)], ignored=[(7, 9)]) == Recognition(1, 1, 1, 1, 1)


def test_errors_give_share_median_and_area() -> None:
    found = resolution([0.0, 0.0, 200.0])
    assert found["within 161 km"] == pytest.approx(2 / 3)
    assert found["median km"] == 0.0
    assert resolution([FARTHEST_KM])["area"] == pytest.approx(1.0)
    assert resolution([])["within 161 km"] == 0.0


def test_distances_are_great_circles() -> None:
    assert kilometres((0.0, 0.0), (0.0, 180.0)) == pytest.approx(FARTHEST_KM, rel=0.01)


@pytest.mark.skipif(not GWN.exists(), reason="GeoWebNews is in the shared folder, which is not here")
def test_geowebnews_is_halved_by_the_hash_of_ids() -> None:
    texts = geowebnews()
    tuning = sum(text.for_tuning for text in texts)
    assert len(texts) == 200
    assert 80 < tuning < 120


@pytest.mark.skipif(not LGL.exists(), reason="LGL is in the shared folder, which is not here")
def test_every_toponym_of_lgl_is_literal() -> None:
    assert all(one.literal for text in lgl() for one in text.toponyms)
