from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.times import Days, bounds, times

WHOLE = ("2029-03-01", "2031-06-30")
DAYS = st.dates(dt.date(2029, 1, 1), dt.date(2032, 12, 31)).map(dt.date.isoformat)
STRETCHES = st.tuples(st.none() | DAYS, st.none() | DAYS).filter(
    lambda days: None in days or (days[0] or "") <= (days[1] or "")
)


def told(
    claims: list[Days], asked: Days = (None, None), *, is_cut: bool = False
) -> list[tuple[str, int | None]]:
    return [(each.value, each.number) for each in times(claims, asked, WHOLE, is_cut=is_cut)]


def test_claims_of_several_years_are_told_by_year_of_one_by_month_of_a_month_by_day() -> None:
    day, same, other, long_ago = "2031-05-04", "2031-05-04", "2031-06-01", "2029-01-02"
    assert told([(day, day), (same, same)]) == [("2031-05-04", 2)]
    assert told([(day, day), (other, other)]) == [("2031-05", 1), ("2031-06", 1)]
    assert told([(day, day), (long_ago, long_ago)]) == [("2029", 1), ("2031", 1)]


def test_a_claim_is_counted_in_every_stretch_that_its_days_meet() -> None:
    assert told([("2031-05-30", "2031-06-02")], ("2031-01-01", "2031-12-31")) == [
        ("2031-05", 1),
        ("2031-06", 1),
    ]


def test_claims_without_days_are_in_no_stretch() -> None:
    assert told([(None, None)], ("2031-05-01", "2031-05-31")) == []


def test_where_not_all_claims_are_at_hand_stretches_have_no_number() -> None:
    assert told([("2031-05-04", "2031-05-04")], is_cut=True) == [
        ("2029", None),
        ("2030", None),
        ("2031", None),
    ]
    assert told([], ("2031-05-01", "2031-05-02"), is_cut=True) == [("2031-05-01", None), ("2031-05-02", None)]


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2032-02", ("2032-02-01", "2032-02-29")),
        ("2031-05-04", ("2031-05-04", "2031-05-04")),
    ],
)
def test_a_stretch_has_a_first_and_a_last_day(value: str, meant: tuple[str, str]) -> None:
    assert bounds(value) == meant


@given(st.lists(STRETCHES, max_size=20))
def test_a_stretch_counts_the_claims_that_the_filters_of_its_days_keep(claims: list[Days]) -> None:
    for value, number in told(claims):
        since, until = bounds(value)
        kept = [
            days
            for days in claims
            if days != (None, None) and (days[1] or "9") >= since and (days[0] or "0") <= until
        ]
        assert number == len(kept)
