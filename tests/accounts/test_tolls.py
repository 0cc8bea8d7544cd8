"""Running tolls: series, arithmetic, breakdowns, revisions, and what never adds up to a toll."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.accounts.tolls import work_out_tolls
from onrecord.model.accounts import Toll, TollGroup
from onrecord.model.claim import Claim
from tests.accounts.telling import claim, dead, event, number, place, plain, swapped, words


def tolls(claims: list[Claim], **more: Any) -> tuple[Toll, ...]:
    return work_out_tolls(claims, vocabulary=words(), **more)


def only(claims: list[Claim], **more: Any) -> Toll:
    found = tolls(claims, **more)
    assert len(found) == 1, found
    return found[0]


def line(toll: Toll) -> list[tuple[str, Any, Any, Any, str]]:
    return [(point.date, point.total, point.new, point.expected, point.check) for point in toll.points]


def raised(day: str, new: float, total: float, **more: Any) -> list[Claim]:
    """Two claims of one sentence: an increment and the total that it makes."""
    return [dead(day, new, measure="new", at=5, **more), dead(day, total, at=60, **more)]


def test_an_increment_of_the_same_sentence_is_the_new_of_its_total() -> None:
    toll = only(raised("2031-05-04", 40, 673))
    assert line(toll) == [("2031-05-04", 673, 40, None, "unchecked")]
    assert (toll.scope, toll.status, toll.latest) == ("war", "killed", "2031-05-04")
    assert toll.group == TollGroup(name="Ardania", parties=("ard",), of="military")


def test_a_total_that_is_the_last_total_plus_what_is_new_agrees() -> None:
    claims = [dead("2031-05-03", 16), *raised("2031-05-04", 71, 87)]
    assert line(only(claims))[1] == ("2031-05-04", 87, 71, 87, "agrees")


def test_increments_told_between_two_totals_are_added_up() -> None:
    claims = [
        dead("2031-05-01", 5),
        dead("2031-05-02", 2, measure="new"),
        *raised("2031-05-03", 5, 12),
    ]
    assert line(only(claims)) == [
        ("2031-05-01", 5, None, None, "unchecked"),
        ("2031-05-02", None, 2, 7, "unchecked"),
        ("2031-05-03", 12, 5, 12, "agrees"),
    ]


def test_a_total_larger_than_was_told_leaves_a_gap() -> None:
    claims = [dead("2031-05-03", 673), *raised("2031-05-20", 44, 1221)]
    assert line(only(claims))[1] == ("2031-05-20", 1221, 44, 717, "gap")


def test_a_total_lower_than_the_last_contradicts_it() -> None:
    claims = [dead("2031-05-03", 100), dead("2031-05-05", 90)]
    assert line(only(claims))[1] == ("2031-05-05", 90, None, 100, "contradicts")


def test_totals_whose_bounds_can_both_hold_agree() -> None:
    claims = [dead("2031-05-03", 100, high=None), *raised("2031-05-05", 10, 130)]
    assert line(only(claims))[1][-1] == "agrees"


def test_nothing_is_checked_against_a_number_without_bounds() -> None:
    claims = [dead("2031-05-03", 200), dead("2031-05-05", 240, low=None, high=None)]
    assert line(only(claims))[1][-1] == "unchecked"


def test_new_casualties_count_for_the_death_toll_that_their_sentence_makes_of_them() -> None:
    toll = only(
        [
            dead("2031-05-09", 44, measure="new", unit="casualty", at=5),
            dead("2031-05-09", 1221, at=60),
        ]
    )
    assert (toll.status, toll.points[0].new) == ("killed", 44)


def test_casualties_that_mix_killed_and_wounded_are_never_added_to_killed() -> None:
    claims = [
        dead("2031-05-03", 100),
        dead("2031-05-04", 30, measure="new", unit="casualty"),
        dead("2031-05-05", 110),
    ]
    assert line(only(claims))[-1] == ("2031-05-05", 110, None, 100, "gap")


def test_a_breakdown_gives_each_group_its_own_figure_and_contradicts_nothing() -> None:
    parts = (
        number(23),
        number(16, of="Ardanian soldier"),
        number(5, of="Belmari civilian"),
        number(2, of="Ardanian civilian"),
    )
    claims = [
        claim("2031-05-01", counts=parts),
        *raised("2031-05-02", 71, 87),
        *raised("2031-05-02", 7, 12, target="Belmar", of="civilian", sentence=3),
    ]
    assert [(toll.group.name, toll.group.of, line(toll)) for toll in tolls(claims)] == [
        (
            "Ardania",
            "military",
            [("2031-05-01", 16, None, None, "unchecked"), ("2031-05-02", 87, 71, 87, "agrees")],
        ),
        (
            "Belmar",
            "civilian",
            [("2031-05-01", 5, None, None, "unchecked"), ("2031-05-02", 12, 7, 12, "agrees")],
        ),
    ]


def test_counts_of_one_group_in_one_claim_are_a_whole_and_its_parts() -> None:
    counts = (number(3, measure="total"), number(23, measure="total"))
    toll = only([claim("2031-05-01", target="Ardanian army", counts=counts)])
    assert line(toll) == [("2031-05-01", 23, None, None, "unchecked")]


def test_a_nationality_in_the_evidence_says_whose_civilians_are_counted() -> None:
    counts = (number(9, measure="total"),)
    toll = only([claim("2031-05-01", target="civilians", quote="nine Belmari civilians", counts=counts)])
    assert toll.group == TollGroup(name="Belmar", parties=("bel",), of="civilian")


def test_a_party_that_the_words_name_wins_over_one_taken_from_elsewhere() -> None:
    claims = [
        dead("2031-05-02", 71, measure="new", quote="71 more Ardanian soldiers are killed"),
        dead("2031-05-02", 87, target="Belmari army", quote="the death toll to 87", at=60),
    ]
    assert only(claims).group.parties == ("ard",)


def test_two_parties_in_one_sentence_keep_their_own_figures() -> None:
    claims = [
        dead("2031-05-02", 5, measure="new", quote="Five Ardanian soldiers"),
        dead("2031-05-02", 300, target="Belmari army", quote="Belmari dead to 300", at=60),
    ]
    toll = only(claims)
    assert (toll.group.parties, line(toll)[0][1:3]) == (("bel",), (300, None))


def test_headline_and_story_are_one_point() -> None:
    headline = dead("2031-05-04", 87)
    toll = only([headline, *raised("2031-05-04", 71, 87, sentence=2)])
    assert [(point.total, point.new, len(point.repeats)) for point in toll.points] == [(87, 71, 2)]


def test_a_copy_counts_once_whenever_it_is_published() -> None:
    first, copy = dead("2031-05-04", 87), dead("2031-05-06", 87)
    toll = only([first, copy], origins={copy.document.id: first.document.id})
    assert [(point.claim.id, [repeat.id for repeat in point.repeats]) for point in toll.points] == [
        (first.id, [copy.id])
    ]


def test_own_losses_and_enemy_losses_are_claimed_apart() -> None:
    claims = [
        dead("2031-05-04", 87, speaker="Ardanian ministry"),
        dead("2031-05-04", 400, speaker="Belmari ministry", document="other"),
        dead("2031-05-04", 120, speaker="Cordia", document="third"),
        dead("2031-05-04", 90, document="paper"),
    ]
    assert sorted((toll.teller, toll.speakers, toll.points[0].total) for toll in tolls(claims)) == [
        ("enemy", ("Belmari ministry",), 400),
        ("own", ("Ardanian ministry",), 87),
        ("third", ("Cordia",), 120),
        ("third", ("Harbour Post",), 90),
    ]


def test_the_radio_of_a_side_tells_its_own_losses() -> None:
    assert only([dead("2031-05-04", 87, speaker="Ardania Radio")]).teller == "own"


def test_whoever_is_said_to_have_done_it_tells_his_enemys_losses() -> None:
    assert only([dead("2031-05-04", 87, "Cordia", speaker="Belmar", actor="Belmar")]).teller == "enemy"


def test_bare_counts_alone_are_no_toll() -> None:
    assert tolls([dead("2031-05-01", 16, measure="count"), dead("2031-05-02", 9, measure="count")]) == ()


def test_a_bare_count_long_before_the_first_running_figure_starts_no_series() -> None:
    claims = [dead("2031-05-01", 16, measure="count"), dead("2031-06-20", 87)]
    assert [point[1] for point in line(only(claims))] == [87]


def test_the_dead_of_one_place_are_no_figure_of_the_war() -> None:
    claims = [
        dead("2031-05-01", 9, measure="count", where=(place("Kesra"),)),
        *raised("2031-05-02", 71, 87),
    ]
    assert [toll.scope for toll in tolls(claims)] == ["war"]
    assert len(only(claims).points) == 1


@pytest.mark.parametrize("modality", ["denied", "possible", "planned", "demanded"])
def test_only_what_is_asserted_is_counted(modality: Any) -> None:
    assert tolls([dead("2031-05-04", 87, modality=modality)]) == ()


def test_villages_taken_are_a_toll_of_the_side_that_takes_them() -> None:
    claims = [
        claim("2031-05-02", "control", actor="Ardania", counts=(number(200, "village", "total"),)),
        claim("2031-05-05", "control", actor="Ardania", counts=(number(23, "village", "new"),)),
        claim("2031-05-06", "control", actor="Ardania", counts=(number(223, "village", "total"),)),
    ]
    toll = only(claims)
    assert (toll.group, toll.status) == (TollGroup(name="Ardania", parties=("ard",), of="taken"), "village")
    assert [point.check for point in toll.points] == ["unchecked", "unchecked", "agrees"]


@pytest.mark.parametrize("unit", ["percent", "attack", "day"])
def test_what_measures_one_thing_is_no_toll(unit: str) -> None:
    assert tolls([dead("2031-05-04", 20, unit=unit)]) == ()


def test_people_of_no_party_are_counted_by_the_country_that_is_named() -> None:
    counts = (number(900, measure="total"),)
    toll = only(
        [
            claim(
                "2031-05-04",
                target="civilians",
                counts=counts,
                where=(place("Cordia", precision="country"),),
                when=("2031-01-01", "2031-05-04"),
            )
        ]
    )
    assert toll.group == TollGroup(name="civilians in Cordia", parties=(), of="civilian")


def test_totals_from_different_beginnings_are_different_series() -> None:
    claims = [
        dead("2031-05-04", 2000, when=("2030-01-01", "2031-05-04")),
        dead("2031-05-05", 87, when=("2031-05-01", "2031-05-05")),
    ]
    assert sorted(toll.points[0].total or 0 for toll in tolls(claims)) == [87, 2000]


def test_a_lower_total_after_a_long_silence_begins_anew() -> None:
    assert len(tolls([dead("2031-05-04", 87), dead("2031-11-04", 12)])) == 2


def test_a_figure_without_any_day_is_left_out() -> None:
    assert tolls([dead("", 87, when=None)]) == ()


KESRA = (place("Kesra"),)


def test_a_risen_toll_of_one_event_revises_the_last() -> None:
    first = dead("2031-05-04", 4, "civilians", "count", high=None, of="civilian", where=KESRA)
    later = dead("2031-05-05", 21, "people", where=KESRA)
    toll = only([first, later], events=[event("e1", [first, later])])
    assert (toll.scope, toll.event) == ("event", "e1")
    assert [(point.date, point.total, point.revises) for point in toll.points] == [
        ("2031-05-04", 4, None),
        ("2031-05-05", 21, 4),
    ]


def test_a_lower_toll_of_one_event_contradicts_the_last() -> None:
    first = dead("2031-05-04", 30, "people", "count", where=KESRA)
    later = dead("2031-05-05", 21, "people", "count", where=KESRA)
    toll = only([first, later], events=[event("e1", [first, later])])
    assert [(point.revises, point.check) for point in toll.points] == [
        (None, "unchecked"),
        (30, "contradicts"),
    ]


def test_a_toll_told_again_unchanged_revises_nothing() -> None:
    first = dead("2031-05-04", 30, "people", "count", where=KESRA)
    later = dead("2031-05-05", 30, "people", where=KESRA)
    assert all(
        point.revises is None
        for toll in tolls([first, later], events=[event("e1", [first, later])])
        for point in toll.points
    )


def test_a_toll_that_has_risen_in_a_place_goes_on_from_its_last_count_without_events() -> None:
    first = dead("2031-05-04", 4, "people", "count", where=KESRA)
    later = dead("2031-05-05", 21, "people", where=KESRA)
    toll = only([first, later])
    assert (toll.event, toll.points[1].revises) == (None, 4)


def test_two_counts_of_one_day_in_a_place_leave_open_which_has_risen() -> None:
    claims = [
        dead("2031-05-04", 4, "people", "count", where=KESRA),
        dead("2031-05-04", 9, "people", "count", where=KESRA, sentence=2),
        dead("2031-05-05", 21, "people", where=KESRA),
    ]
    assert [len(toll.points) for toll in tolls(claims)] == [1]


FIGURES = st.builds(
    dead,
    st.sampled_from([f"2031-05-{day:02}" for day in range(1, 8)]),
    st.integers(0, 60),
    st.sampled_from(["Ardania", "Belmar", "Ardanian army", "Belmari army", "civilians"]),
    st.sampled_from(["new", "total", "count"]),
    unit=st.sampled_from(["killed", "wounded", "casualty"]),
    of=st.sampled_from([None, "civilian", "Ardanian soldier", "Belmari soldier"]),
    low=st.sampled_from([None, 3]),
    speaker=st.sampled_from([None, "Ardania", "Belmari ministry", "Cordia", "doctors"]),
    where=st.sampled_from([(), KESRA]),
    at=st.integers(0, 50),
    sentence=st.integers(0, 2),
    document=st.sampled_from([None, "wire-1", "wire-2"]),
)
MANY = st.lists(FIGURES, max_size=12, unique_by=lambda one: one.id)


@settings(max_examples=150, deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims: list[Claim], random: Any) -> None:
    shuffled = random.sample(claims, len(claims))
    grouped = [event(f"e{n}", claims[n::3]) for n in range(3) if claims[n::3]]
    assert tolls(claims, events=grouped) == tolls(shuffled, events=grouped[::-1])


@settings(max_examples=150, deadline=None)
@given(MANY)
def test_swapping_two_sides_swaps_them_and_nothing_else(claims: list[Claim]) -> None:
    exchanged = msgspec.convert(swapped(plain(claims)), list[Claim])
    assert _unordered(plain(tolls(exchanged))) == _unordered(swapped(plain(tolls(claims))))


def _unordered(found: list[dict[str, Any]]) -> list[str]:
    return sorted(repr({**toll, "speakers": sorted(toll["speakers"])}) for toll in found)


@settings(max_examples=150, deadline=None)
@given(MANY)
def test_every_point_comes_from_claims_that_tell_its_number(claims: list[Claim]) -> None:
    told = {one.id: [count.value for count in one.counts] for one in claims}
    for toll in tolls(claims):
        for point in toll.points:
            numbers = [value for reference in (point.claim, *point.repeats) for value in told[reference.id]]
            assert point.total is None or point.total in numbers
