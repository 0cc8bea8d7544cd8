"""Which tellings are compared."""

from __future__ import annotations

from onrecord.accounts.linking.candidates import pairs
from onrecord.accounts.linking.tellings import tellings
from onrecord.model.claim import Claim
from tests.accounts.linking.made import (
    ARDANIA,
    ARMY,
    DOLMA,
    KESRA_DISTRICT,
    UPPER,
    captured,
    count,
    dead,
    on,
    said,
    strike,
)


def compared(one: Claim, two: Claim) -> bool:
    (first,), (second,) = tellings([one]), tellings([two])
    return list(pairs([first.facts, second.facts])) == [(0, 1)]


def test_tellings_that_share_a_place_and_days_are_compared() -> None:
    assert compared(strike("a"), strike("b", day="2031-05-05"))
    assert compared(captured("a", UPPER), captured("b", KESRA_DISTRICT))


def test_tellings_that_share_a_count_or_a_name_need_no_place() -> None:
    assert compared(dead("a"), dead("b"))
    assert compared(*(strike(d, where=(), quote="a Vega-9 was shot down") for d in ("a", "b")))


def test_other_places_days_and_kinds_are_not_worth_a_comparison() -> None:
    assert not compared(strike("a"), strike("b", where=(DOLMA,), quote="hit it"))
    assert not compared(strike("a"), strike("b", day="2031-07-05"))
    assert not compared(strike("a"), captured("b"))


def test_two_tellings_of_one_report_are_not_compared_again() -> None:
    assert not compared(strike("a"), strike("a", sentence=4, quote="the missile attack"))


def test_running_tolls_of_one_group_are_compared_over_weeks() -> None:
    totals = [
        dead(d, 50 + n, day=day, target=ARMY, counts=(count(50 + n, measure="total"),))
        for n, (d, day) in enumerate((("a", "2031-05-04"), ("b", "2031-06-02")))
    ]
    assert compared(*totals)


def test_what_is_told_of_a_year_meets_its_day_by_the_place() -> None:
    year = strike("b", when=on("2031-01-01", "2031-12-31", basis="expression", precision="year"))
    assert compared(strike("a"), year)


def test_an_announced_act_meets_the_act_done_later() -> None:
    plan = said("a", "diplomacy", "will ban the League", modality="planned", actor=ARDANIA)
    done = said("b", "diplomacy", "outlawed the League", actor=ARDANIA, day="2031-05-10")
    assert compared(plan, done)
