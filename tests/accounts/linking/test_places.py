"""How near places are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.accounts.linking.places import DISTRICT, SPOT, Meeting, meeting, spot_of
from onrecord.model.claim import Place
from tests.accounts.linking.made import BORDER, DOLMA, KESRA, KESRA_DISTRICT, LAND, LOWER, UPPER


def met(*pair: Place) -> Meeting:
    one, two = pair
    return meeting([spot_of(one)], [spot_of(two)])


def test_two_spellings_of_one_town_are_the_same_place() -> None:
    found = met(KESRA, replace(KESRA, name="Kessra"))
    assert (found.reason, found.level, found.exact) == ("same place", SPOT, True)


def test_towns_apart_and_districts_apart_cannot_be_one_place() -> None:
    assert not met(KESRA, DOLMA).possible
    assert not met(KESRA_DISTRICT, replace(KESRA_DISTRICT, name="Dolma District")).possible


def test_a_village_lies_within_its_district_which_does_not_make_villages_one() -> None:
    found = met(UPPER, KESRA_DISTRICT)
    assert (found.reason, found.exact, found.level) == ("one place within the other", False, DISTRICT)
    assert not met(UPPER, LOWER).possible


def test_the_same_region_and_the_same_country_say_less_than_the_same_town() -> None:
    assert met(KESRA, KESRA).weight > met(BORDER, BORDER).weight > met(LAND, KESRA).weight > 0


def test_a_town_and_a_region_whose_bounds_are_not_known_say_nothing_of_each_other() -> None:
    assert met(KESRA, BORDER).possible
    assert met(KESRA, BORDER).weight < 0


def test_a_town_of_one_province_is_not_in_another_province() -> None:
    province = Place(name="South", admin1="South", country="BM", precision="region")
    assert not met(KESRA, province).possible


def test_different_countries_are_different_places() -> None:
    abroad = Place(name="Cordia", geoname=11, country="CO", precision="country")
    assert not met(LAND, abroad).possible


def test_a_site_is_a_part_of_its_town_and_not_the_town() -> None:
    airport = replace(KESRA, name="Kesra Airport")
    found = met(airport, KESRA)
    assert (found.reason, found.exact) == ("one place within the other", False)


def test_near_a_town_is_not_in_it() -> None:
    found = met(KESRA, replace(KESRA, relation="near"))
    assert (found.exact, found.possible) == (False, True)
    assert found.weight < met(KESRA, KESRA).weight


def test_towns_a_few_kilometres_apart_may_be_told_for_one_another() -> None:
    suburb = replace(DOLMA, name="Old Kesra", lat=41.05, lon=43.0)
    assert met(KESRA, suburb).reason == "places close by"


def test_one_town_of_a_list_says_less_than_the_town_alone() -> None:
    towns = [spot_of(place) for place in (KESRA, DOLMA, UPPER, LOWER)]
    assert 0 < meeting(towns, [spot_of(KESRA)]).weight < met(KESRA, KESRA).weight


def test_a_name_that_no_gazetteer_knows_never_says_that_a_place_is_another() -> None:
    peak = Place(name="Grey Peak", precision="none")
    assert met(peak, KESRA).possible
    assert met(peak, peak).reason == "same place"


@pytest.mark.parametrize("missing", [((), (KESRA,)), ((KESRA,), ()), ((), ())])
def test_where_one_names_no_place_nothing_is_said(missing: tuple[tuple[Place, ...], ...]) -> None:
    ones, twos = (map(spot_of, places) for places in missing)
    assert meeting(ones, twos) == Meeting()
