import io
import json
from dataclasses import replace

from onrecord.export.geojson import GeoJsonFormat, features
from onrecord.model.claim import Place
from tests.accounts.examples import PLACES, all_claims, kesra_claims


def test_every_claim_is_in_the_collection_and_points_are_longitude_first() -> None:
    out = io.StringIO()
    assert GeoJsonFormat().write(all_claims(), out) == len(all_claims())
    collection = json.loads(out.getvalue())
    assert collection["type"] == "FeatureCollection"
    assert {f["properties"]["claim"] for f in collection["features"]} == {c.id for c in all_claims()}
    kesra = collection["features"][0]
    assert kesra["geometry"] == {"type": "Point", "coordinates": [-43.5, 41.25]}
    assert kesra["properties"]["attributed"].startswith("Ardania, as reported by Harbour Post")
    assert all(f["type"] == "Feature" for f in collection["features"])


def test_an_empty_collection_is_a_collection() -> None:
    out = io.StringIO()
    assert GeoJsonFormat().write([], out) == 0
    assert json.loads(out.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_only_places_known_to_the_point_are_drawn() -> None:
    district = replace(PLACES["Kesra"], precision="district")
    nameless = Place(name="Port Sel", precision="none")
    for places in ((), (district,), (nameless,), (district, nameless)):
        found = list(features(replace(kesra_claims()[0], where=places)))
        assert [feature["geometry"] for feature in found] == [None]
        assert found[0]["properties"]["places"] == [place.name for place in places]


def test_a_claim_with_two_points_has_two_features_of_one_claim() -> None:
    claim = replace(kesra_claims()[0], where=(PLACES["Kesra"], PLACES["Tal Amar"], PLACES["Port Sel"]))
    found = list(features(claim))
    assert [feature["id"] for feature in found] == [claim.id, f"{claim.id}-2"]
    assert [feature["properties"]["place"] for feature in found] == ["Kesra", "Tal Amar"]
    assert all(feature["properties"]["claim"] == claim.id for feature in found)
