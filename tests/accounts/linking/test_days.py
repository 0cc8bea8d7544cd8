"""How near days are."""

from __future__ import annotations

import pytest

from onrecord.accounts.linking.days import Days, days_of, narrower, nearness, ordinal
from onrecord.model.claim import When
from tests.accounts.linking.made import on

DAY = ordinal("2031-05-04") or 0


def days(first: int, last: int | None = None, *, stated: bool = False, vague: bool = False) -> Days:
    return Days(DAY + first, DAY + (first if last is None else last), stated, vague)


def test_days_come_from_the_claim_and_an_open_end_is_the_day_of_the_report() -> None:
    assert days_of(on("2031-05-04"), None) == days(0)
    since = When(start="2031-05-04", end=None, precision="range", basis="expression")
    assert days_of(since, DAY + 20) == days(0, 20, stated=True)
    assert days_of(None, DAY) is None
    assert days_of(When(start=None, end=None, precision="unknown", basis="expression"), DAY) is None


def test_a_malformed_day_is_no_day() -> None:
    assert ordinal("soon") is None
    assert ordinal(None) is None
    assert ordinal("2031-05-04T18:00:00+02:00") == DAY


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        (days(0), days(0), "same day"),
        (days(0, 1), days(1, 2), "days that meet"),
        (days(0), days(1), "a day apart"),
        (days(-3, 26, vague=True), days(0), "days that meet"),
        (days(0, 30), days(2, 32), "same period"),
    ],
)
def test_days_that_can_be_of_one_event_say_why(one: Days, two: Days, reason: str) -> None:
    assert nearness(one, two).possible
    assert nearness(one, two).reason == nearness(two, one).reason == reason


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (days(0), days(2)),
        (days(0, stated=True), days(1, stated=True)),
        (days(0, 30), days(5)),
        (days(0, 30), days(40, 60)),
    ],
)
def test_days_that_miss_each_other_and_a_day_within_a_long_stretch_are_of_two_events(
    one: Days, two: Days
) -> None:
    assert not nearness(one, two).possible
    assert not nearness(two, one).possible


def test_more_slack_lets_a_change_of_hands_be_told_for_days() -> None:
    assert nearness(days(0), days(3), slack=3).reason == "3 days apart"
    assert not nearness(days(0), days(4), slack=3).possible


def test_the_days_that_a_text_names_tell_more_than_those_of_the_report() -> None:
    assert narrower(days(1), days(0, stated=True)) == days(0, stated=True)
    assert narrower(days(0, 30, vague=True), days(2)) == days(2)
    assert narrower(None, days(2)) == days(2)
    assert narrower(None, None) is None
