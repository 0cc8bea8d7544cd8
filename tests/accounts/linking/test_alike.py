"""Whether two tellings are of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.accounts.linking.alike import Tie, apart, link
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.linking.tellings import tellings
from onrecord.model.claim import Claim, Side
from tests.accounts.linking.made import (
    ARDANIA,
    ARMY,
    BELMAR,
    BORDER,
    LAND,
    captured,
    count,
    dead,
    on,
    said,
    strike,
)


def facts(*claims: Claim) -> Facts:
    (telling,) = tellings(claims)
    return telling.facts


def tie(one: Claim, two: Claim) -> Tie | None:
    forth, back = link(facts(one), facts(two)), link(facts(two), facts(one))
    assert forth == back, "the decision is the same both ways round"
    return forth


def test_a_country_a_day_and_two_sides_are_too_little() -> None:
    attacks = (strike(d, where=(LAND,), mode="other", quote="attacked troops") for d in ("a", "b"))
    assert tie(*attacks) is None


def test_fighting_in_one_region_on_one_day_between_the_same_sides_is_one() -> None:
    clash = strike("a", mode="clash", where=(BORDER,))
    back = strike("b", mode="offensive", where=(BORDER,), actor=BELMAR, target=ARDANIA)
    assert tie(clash, back) is not None
    assert tie(clash, replace(back, when=on("2031-05-06"))) is None


def test_a_count_in_common_ties_reports_of_which_one_names_no_town() -> None:
    attacks = [strike("a", where=()), strike("b", where=(LAND,), quote="a missile attack")]
    assert tie(*attacks) is None
    one, two = (facts(attack, dead(attack.document.id, 33)) for attack in attacks)
    assert link(one, two) is not None


def test_what_is_dated_by_two_reports_of_two_days_needs_more_than_place_and_sides() -> None:
    """A besieged town is shelled every day."""
    today, tomorrow = strike("a"), strike("b", day="2031-05-05")
    assert tie(today, tomorrow) is None
    risen = dead("b", 21, day="2031-05-05", counts=(count(21, measure="total"),))
    assert link(facts(today), facts(tomorrow, risen)) is not None


def test_the_same_words_in_two_documents_are_a_sign() -> None:
    bare = [strike(d, where=(), quote="shots were fired at the column") for d in ("a", "b")]
    found = tie(*bare)
    assert found is not None
    assert "same words" in found.reasons


def test_one_offensive_goes_on_for_days() -> None:
    told = {"mode": "offensive", "where": (BORDER,), "quote": "the offensive", "title": "Border war"}
    assert tie(strike("a", **told), strike("b", day="2031-05-11", **told)) is not None
    assert tie(strike("a", **told), strike("b", day="2031-06-11", **told)) is None


def test_an_act_announced_and_that_act_done_are_one() -> None:
    league = Side(name="Hill League", kind="organization")
    plan = said("a", "diplomacy", "will ban it", modality="planned", actor=ARDANIA, target=league)
    done = said("b", "diplomacy", "has outlawed it", actor=ARDANIA, target=league, day="2031-05-10")
    found = tie(plan, done)
    assert found is not None
    assert {"announced before", "same act: ban"} <= set(found.reasons)
    assert tie(plan, replace(done, modality="planned")) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (said("a", "movement", "troops advanced"), said("b", "movement", "the border was closed")),
        (captured("a"), captured("b", actor=BELMAR)),
        (captured("a"), captured("b", mode="contested")),
        (
            said("a", "detention", "was arrested", target=Side(name="Lena Moss", kind="person")),
            said("b", "detention", "was arrested", target=Side(name="Ivo Rask", kind="person")),
        ),
        (strike("a"), strike("b", counts=(count(35, "missile", "total"),))),
    ],
)
def test_other_acts_holders_persons_and_sums_are_apart(one: Claim, two: Claim) -> None:
    assert apart(facts(one), facts(two))
    assert tie(one, two) is None


def test_running_tolls_are_tied_by_their_group_and_not_after_long_silence() -> None:
    def total(document: str, day: str, side: Side = ARMY) -> Claim:
        return dead(document, 50, day=day, target=side, counts=(count(50, measure="total"),))

    first = total("a", "2031-05-04")
    found = tie(first, total("b", "2031-06-01"))
    assert found is not None
    assert found.reasons == ("running toll of the same group",)
    assert tie(first, total("b", "2031-08-01")) is None
    assert tie(first, total("b", "2031-06-01", ARDANIA)) is None
