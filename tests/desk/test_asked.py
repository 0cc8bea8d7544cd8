from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.asked import ONE, SEVERAL, asked_of

PAIRS = st.lists(
    st.tuples(st.sampled_from([*SEVERAL, *ONE, "page", "other"]), st.text(max_size=12)), max_size=8
)


@given(PAIRS)
def test_an_address_asks_for_what_it_was_made_from(pairs: list[tuple[str, str]]) -> None:
    asked = asked_of(pairs)
    query = urlsplit(asked.address("/claims", page=asked.page)).query
    again = asked_of(parse_qsl(query, keep_blank_values=True))
    assert (again.values, again.filters, again.page) == (asked.values, asked.filters, asked.page)


@given(PAIRS)
def test_the_order_of_filters_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    singles = {name: value for name, value in pairs if name not in SEVERAL}
    several = [pair for pair in pairs if pair[0] in SEVERAL]
    one, other = asked_of([*singles.items(), *several]), asked_of([*reversed(several), *singles.items()])
    assert one.values == other.values


def test_toggling_twice_is_not_toggling() -> None:
    asked = asked_of([("kind", "attack"), ("place", "Kesra")])
    added = asked.toggled("/claims", "kind", "control")
    assert added == "/claims?kind=attack&kind=control&place=Kesra"
    assert asked_of(parse_qsl(urlsplit(added).query)).toggled("/claims", "kind", "control") == asked.address(
        "/claims"
    )


def test_a_filter_with_one_value_takes_the_place_of_the_last() -> None:
    asked = asked_of([("place", "Kesra")])
    assert asked.toggled("/claims", "place", "Tal Amar") == "/claims?place=Tal+Amar"


@pytest.mark.parametrize(
    ("page", "meant"),
    [("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("99999999999", 1), ("٣", 1), ("99999", 20_000)],
)
def test_a_page_that_cannot_be_is_the_nearest_that_can(page: str, meant: int) -> None:
    assert asked_of([("page", page)]).page == meant


def test_the_default_of_a_filter_is_no_filter() -> None:
    assert asked_of([("disputed", "no")]).filters.disputed is False
    assert asked_of([]).filters.disputed is None
