"""Which places are one place, and which only contain what is held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.accounts.control import work_out_control
from onrecord.model.accounts import Control
from onrecord.model.claim import Claim, Place
from tests.accounts.telling import claim, number, place, taken, words


def control(claims: list[Claim]) -> tuple[Control, ...]:
    return work_out_control(claims, vocabulary=words())


def only(claims: list[Claim]) -> Control:
    found = control(claims)
    assert len(found) == 1, found
    return found[0]


def test_one_claim_concerns_each_place_that_it_names() -> None:
    one = claim(
        "2031-05-04",
        "control",
        quote="took Kesra and Tal Amar",
        actor="Ardania",
        mode="captured",
        where=(place("Kesra"), place("Tal Amar")),
    )
    assert [row.place.name for row in control([one])] == ["Kesra", "Tal Amar"]


@pytest.mark.parametrize(
    ("quote", "where", "listed"),
    [
        ("took six villages in Kesra District", (place("Kesra District", precision="district"),), []),
        ("took six villages in Kesra", (place("Kesra"),), []),
        ("took six villages", (place("Kesra"),), []),
        ("took the town of Kesra and six villages", (place("Kesra"),), ["Kesra"]),
        ("took six villages", tuple(place(name) for name in "ABCDEF"), list("ABCDEF")),
    ],
)
def test_a_number_of_places_is_none_of_them_and_not_what_contains_them(
    quote: str, where: tuple[Place, ...], listed: list[str]
) -> None:
    one = claim(
        "2031-05-04",
        "control",
        quote=quote,
        actor="Ardania",
        mode="captured",
        where=where,
        counts=(number(6, "village"),),
    )
    assert [row.place.name for row in control([one])] == listed


@pytest.mark.parametrize("quote", ["holds the hills", "holds large parts of North", "holds a hill in North"])
def test_a_region_that_only_contains_what_is_held_is_not_listed(quote: str) -> None:
    north = place("North", precision="region")
    one = claim("2031-05-04", "control", quote=quote, actor="Ardania", mode="held", where=(north,))
    assert control([one]) == ()


def test_places_without_a_name_are_not_the_place_that_they_lie_in() -> None:
    one = claim(
        "2031-05-04", "control", quote="took towns", actor="Ardania", mode="captured", where=(place("Kesra"),)
    )
    assert control([one]) == ()
    assert len(control([replace(one, evidence=replace(one.evidence, quote="took the city"))])) == 1


def test_a_region_is_listed_where_the_words_are_about_it() -> None:
    north = place("North", precision="region")
    about = claim(
        "2031-05-04", "control", quote="holds the North", actor="Ardania", mode="held", where=(north,)
    )
    assert [row.place.name for row in control([about])] == ["North"]


def test_a_place_near_another_is_not_that_place() -> None:
    assert control([taken("2031-05-04", "Kesra", where=(place("Kesra", relation="near"),))]) == ()


def test_a_district_says_nothing_of_its_villages() -> None:
    claims = [
        taken("2031-05-04", "Kesra", where=(place("Kesra", within=("Tal District",)),)),
        taken(
            "2031-05-09",
            "Tal District",
            "Belmar",
            where=(place("Tal District", precision="district", geoname=9),),
        ),
    ]
    assert [(row.holder.name, row.until) for row in control(claims)] == [("Ardania", None), ("Belmar", None)]


def test_names_of_one_point_are_one_place_and_a_bare_name_joins_the_only_one_it_can_mean() -> None:
    claims = [
        taken("2031-05-04", "Kesra", where=(place("Kesra", geoname=7, lat=1.0, lon=2.0),)),
        taken("2031-05-05", "Kezra", where=(place("Kezra", geoname=7, lat=1.0, lon=2.0),)),
        taken("2031-05-06", "Kesra"),
    ]
    row = only(claims)
    assert (row.place.name, row.place.geoname, row.place.lat) == ("Kesra", 7, 1.0)
    assert len(row.reported_by[0].claims) == 3


def test_one_name_in_two_districts_is_two_places() -> None:
    claims = [
        taken("2031-05-04", "Kesra", where=(place("Kesra", within=("East",)),)),
        taken("2031-05-04", "Kesra", "Belmar", where=(place("Kesra", within=("West",)),)),
    ]
    assert [row.until for row in control(claims)] == [None, None]
