"""Places of whole texts don't get worse on the half of GeoWebNews that counts."""

from __future__ import annotations

import places
import pytest
from adapters.toponyms import GWN, geowebnews
from measure.points import Points

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.reading.resolve.place_reading import areas_of
from onrecord.vocabulary.load import load

FLOORS = {
    "lenient exact F1": 0.78,
    "lenient overlap F1": 0.82,
    "within 161 km": 0.85,
    "of pins within 161 km": 0.96,
    "country right": 0.88,
}


@pytest.mark.skipif(not GWN.exists(), reason="GeoWebNews is in the shared folder, which is not here")
def test_no_figure_of_places_falls_below_its_floor() -> None:
    vocabulary = load()
    texts = [text for text in geowebnews() if not text.for_tuning]
    with Gazetteer.open() as gazetteer:
        points = Points(gazetteer, areas_of(vocabulary))
        found = places.figures(places.measure(texts, vocabulary, gazetteer, points))
        points.close()
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}
