"""The dead of an event."""

from __future__ import annotations

from onrecord.accounts.linking.deaths import deaths_of
from onrecord.model.accounts import Deaths
from onrecord.model.claim import Claim
from tests.accounts.linking.made import ARDANIA, ARMY, BELMAR, count, dead


def told(*claims: Claim, **origins: str) -> Deaths | None:
    return deaths_of(claims, origins)


def test_low_and_high_span_the_tellers_and_best_needs_their_latest_to_agree() -> None:
    early, late = dead("a", 4, speaker=BELMAR), dead("b", 21, speaker=BELMAR)
    assert told(early, late) == Deaths(low=4, best=21, high=21)
    assert told(early, late, dead("c", 19, speaker=ARDANIA)) == Deaths(low=4, best=None, high=21)


def test_an_open_bound_stays_open_only_for_the_highest_figure() -> None:
    at_least = dead("a", 4, counts=(count(4, high=None),))
    assert told(at_least) == Deaths(low=4, best=4, high=None)
    assert told(at_least, dead("b", 21, publisher="Morning Wire")) == Deaths(low=4, best=None, high=21)


def test_parts_of_one_teller_add_up_and_a_whole_is_not_added_to_its_parts() -> None:
    parts = (count(16, of="soldier"), count(5, of="civilian"))
    assert told(dead("a", 21, counts=parts)) == Deaths(low=21, best=21, high=21)
    assert told(dead("a", 23, counts=(count(23), *parts))) == Deaths(low=23, best=23, high=23)


def test_the_figure_of_a_group_is_none_for_the_event_where_the_report_gives_one_for_all() -> None:
    whole = dead("a", 127, speaker=BELMAR)
    part = dead("a", 45, at=100, target=ARMY)
    assert told(whole, part) == Deaths(low=127, best=127, high=127)
    assert told(part) == Deaths(low=45, best=45, high=45)


def test_a_total_goes_before_what_is_new_in_it() -> None:
    claim = dead("a", 0, counts=(count(5, measure="new"), count(12, measure="total")))
    assert told(claim) == Deaths(low=12, best=12, high=12)


def test_the_wounded_and_what_is_denied_or_planned_are_no_deaths() -> None:
    assert told(dead("a", 0, counts=(count(7, "wounded"),))) is None
    assert told(dead("a", 9, modality="denied")) is None
    assert told() is None


def test_a_copy_is_no_further_figure() -> None:
    vague = dead("a", 0, counts=(count(None, low=24, high=None),))
    assert told(vague) == Deaths(low=24, best=None, high=None)
    assert told(dead("a", 4), dead("copy", 4), copy="a") == Deaths(low=4, best=4, high=4)
