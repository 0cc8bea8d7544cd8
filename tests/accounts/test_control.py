"""Control: who is said to hold a place since when, what changes it, and who denies and concedes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.accounts.control import work_out_control
from onrecord.model.accounts import Control, Saying
from onrecord.model.claim import Claim
from tests.accounts.telling import plain, side, swapped, taken, words


def control(claims: list[Claim], **more: Any) -> tuple[Control, ...]:
    return work_out_control(claims, vocabulary=words(), **more)


def only(claims: list[Claim], **more: Any) -> Control:
    found = control(claims, **more)
    assert len(found) == 1, found
    return found[0]


def held(rows: tuple[Control, ...]) -> list[tuple[str, str | None, str | None, str]]:
    return [(row.holder.name, row.since, row.until, row.status) for row in rows]


def names(sayings: tuple[Saying, ...]) -> list[str]:
    return [saying.speaker for saying in sayings]


def test_a_place_that_a_party_says_it_took_is_claimed() -> None:
    row = only([taken("2031-05-04", "Kesra", speaker="Ardanian army")])
    assert (row.place.name, row.holder.name, row.holder.parties) == ("Kesra", "Ardania", ("ard",))
    assert (row.since, row.until, row.status, row.as_of) == ("2031-05-04", None, "claimed", "2031-05-04")
    assert (names(row.claimed_by), row.reported_by) == (["Ardanian army"], ())


def test_a_place_that_a_publisher_says_was_taken_is_reported() -> None:
    row = only([taken("2031-05-04", "Kesra"), taken("2031-05-04", "Kesra", speaker="Ardania", at=50)])
    assert (row.status, names(row.reported_by), names(row.claimed_by)) == (
        "reported",
        ["Harbour Post"],
        ["Ardania"],
    )


def test_a_publisher_is_named_with_its_owner() -> None:
    row = only([taken("2031-05-04", "Kesra", publisher="Ardania Radio")])
    assert names(row.reported_by) == ["Ardania Radio (owner: Ardania)"]


def test_what_the_loser_denies_is_disputed() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-04", "Kesra", mode="lost", speaker="Belmar", modality="denied", at=50),
    ]
    row = only(claims)
    assert (row.status, names(row.denied_by)) == ("disputed", ["Belmar"])


def test_a_denial_that_names_no_side_is_of_the_other_side() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-04", "Kesra", None, mode="held", speaker="Belmar", modality="denied", at=50),
    ]
    assert only(claims).status == "disputed"


def test_a_hedged_report_stands_only_where_somebody_denies_it() -> None:
    hedged = taken("2031-05-04", "Kesra", modality="possible", target="Belmar")
    denial = taken("2031-05-04", "Kesra", mode="lost", speaker="Belmar", modality="denied", at=50)
    assert control([hedged]) == ()
    row = only([hedged, denial])
    assert (row.holder.name, row.since, row.status) == ("Ardania", "2031-05-04", "disputed")


@pytest.mark.parametrize("modality", ["planned", "demanded"])
def test_what_is_planned_or_demanded_changes_nothing(modality: Any) -> None:
    assert control([taken("2031-05-04", "Kesra", modality=modality, speaker="Ardania")]) == ()


def test_what_the_loser_admits_is_conceded() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-04", "Kesra", mode="lost", speaker="Belmar", modality="denied", at=50),
        taken("2031-05-05", "Kesra", mode="lost", target="Belmar", speaker="Belmari ministry"),
    ]
    row = only(claims)
    assert (row.status, row.since) == ("conceded", "2031-05-04")
    assert (names(row.denied_by), names(row.conceded_by)) == (["Belmar"], ["Belmari ministry"])


def test_the_history_can_be_cut_at_a_day() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-04", "Kesra", mode="lost", speaker="Belmar", modality="denied", at=50),
        taken("2031-05-05", "Kesra", mode="lost", target="Belmar", speaker="Belmar"),
    ]
    status = {day: [row.status for row in control(claims, on=f"2031-05-0{day}")] for day in (3, 4, 5)}
    assert status == {3: [], 4: ["disputed"], 5: ["conceded"]}
    assert only(claims, on="2031-05-04").as_of == "2031-05-04"


def test_a_concession_taken_back_is_disputed_again() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-05", "Kesra", mode="lost", target="Belmar", speaker="Belmar"),
        taken("2031-05-06", "Kesra", speaker="Belmar", modality="denied"),
    ]
    assert only(claims).status == "disputed"


def test_the_word_of_an_onlooker_is_no_concession() -> None:
    row = only([taken("2031-05-04", "Kesra", target="Belmar", speaker="Cordia")])
    assert (row.status, names(row.claimed_by)) == ("claimed", ["Cordia"])


def test_an_ally_of_the_loser_may_concede() -> None:
    row = only([taken("2031-05-04", "Kesra", "Belmar", target="Dorn Valley", speaker="Ardania")])
    assert row.status == "conceded"


def test_a_place_retaken_has_a_history() -> None:
    claims = [taken("2031-05-04", "Kesra"), taken("2031-05-20", "Kesra", "Belmar")]
    assert held(control(claims)) == [
        ("Ardania", "2031-05-04", "2031-05-19", "reported"),
        ("Belmar", "2031-05-20", None, "reported"),
    ]


def test_holding_before_the_change_is_told_apart_from_it() -> None:
    before = taken("2031-05-04", "Kesra", "Belmar", mode="held", when=("2001-01-01", "2031-05-04"), at=50)
    assert held(control([taken("2031-05-04", "Kesra"), before])) == [
        ("Belmar", "2001-01-01", "2031-05-03", "reported"),
        ("Ardania", "2031-05-04", None, "reported"),
    ]


def test_a_loser_who_says_that_he_holds_the_place_denies_its_loss() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-05", "Kesra", "Belmar", mode="held", speaker="Belmari ministry"),
    ]
    row = only(claims)
    assert (row.holder.name, row.status, names(row.denied_by)) == (
        "Ardania",
        "disputed",
        ["Belmari ministry"],
    )


def test_a_retelling_does_not_move_the_first_day() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania"),
        taken("2031-05-09", "Kesra"),
        taken("2031-05-12", "Kesra", when=("2031-05-01", "2031-05-31")),
    ]
    assert only(claims).since == "2031-05-04"


def test_a_report_of_an_earlier_day_moves_the_first_day() -> None:
    claims = [
        taken("2031-05-09", "Kesra"),
        taken("2031-05-12", "Kesra", speaker="Ardania", when="2031-05-07"),
    ]
    assert only(claims).since == "2031-05-07"


def test_holding_alone_tells_no_first_day() -> None:
    assert only([taken("2031-05-04", "Kesra", mode="held")]).since is None


def test_fighting_for_a_place_makes_it_contested_and_keeps_its_holder() -> None:
    claims = [taken("2031-05-04", "Kesra"), taken("2031-05-06", "Kesra", "Belmar", mode="contested")]
    row = only(claims)
    assert (row.holder.name, row.status) == ("Ardania", "contested")
    assert len(row.reported_by[0].claims) == 2


def test_a_siege_names_who_is_besieged_as_the_holder() -> None:
    row = only([taken("2031-05-06", "Kesra", mode="besieged", target="Belmar")])
    assert (row.holder.name, row.since, row.status) == ("Belmar", None, "contested")


def test_a_side_does_not_besiege_what_it_has_taken() -> None:
    claims = [taken("2031-05-04", "Kesra"), taken("2031-05-06", "Kesra", mode="besieged")]
    assert only(claims).status == "reported"


def test_a_change_of_no_told_day_is_background_of_its_report() -> None:
    claims = [
        taken("2031-05-04", "Kesra", document="one"),
        taken("2031-05-04", "Kesra", "Belmar", document="one", at=80, when=None),
    ]
    assert held(control(claims)) == [
        ("Belmar", None, "2031-05-03", "reported"),
        ("Ardania", "2031-05-04", None, "reported"),
    ]


def test_fighting_before_a_place_is_taken_is_over_then() -> None:
    claims = [
        taken("2031-05-02", "Kesra", mode="besieged", target="Belmar"),
        taken("2031-05-04", "Kesra"),
    ]
    assert held(control(claims))[-1] == ("Ardania", "2031-05-04", None, "reported")


def test_who_withdraws_holds_the_place_no_longer() -> None:
    claims = [
        taken("2031-05-04", "Kesra"),
        taken("2031-05-20", "Kesra", mode="withdrew", speaker="Ardania"),
    ]
    assert held(control(claims)) == [("Ardania", "2031-05-04", "2031-05-20", "reported")]


def test_a_handover_gives_the_place_to_who_gets_it() -> None:
    claims = [
        taken("2031-05-04", "Kesra"),
        taken("2031-05-20", "Kesra", "Belmar", mode="transferred", target="Ardania"),
    ]
    assert held(control(claims))[-1] == ("Belmar", "2031-05-20", None, "reported")


def test_allies_share_a_place_unless_one_takes_it_from_the_other() -> None:
    shared = [taken("2031-05-04", "Kesra"), taken("2031-05-09", "Kesra", "Dorn Valley", mode="held")]
    fought = [taken("2031-05-04", "Kesra"), taken("2031-05-09", "Kesra", "Dorn Valley", target="Ardania")]
    assert len(control(shared)) == 1
    assert len(control(fought)) == 2


def test_fighters_without_a_name_may_be_those_named_before() -> None:
    rebels = replace(taken("2031-05-09", "Kesra"), actor=side("rebels", "armed group"))
    claims = [taken("2031-05-04", "Kesra", "Hill Men"), rebels]
    assert [row.holder.name for row in control(claims)] == ["Hill Men"]


def test_a_copy_speaks_with_the_voice_of_its_origin() -> None:
    claims = [
        taken("2031-05-04", "Kesra"),
        taken("2031-05-05", "Kesra", document="copy", publisher="Morning Wire", when="2031-05-04"),
    ]
    row = only(claims, origins={"copy": "post-2031-05-04"})
    assert [(saying.speaker, len(saying.claims)) for saying in row.reported_by] == [("Harbour Post", 2)]


def test_a_side_without_party_keeps_the_name_of_the_text() -> None:
    row = only([taken("2031-05-04", "Kesra", "dissident soldiers")])
    assert (row.holder.name, row.holder.parties) == ("dissident soldiers", ())


STATEMENTS = st.builds(
    taken,
    st.sampled_from([f"2031-05-{day:02}" for day in range(1, 8)]),
    st.sampled_from(["Kesra", "Tal Amar"]),
    st.sampled_from([None, "Ardania", "Belmar", "Ardanian army", "Cordia", "rebels"]),
    st.sampled_from(["captured", "held", "lost", "contested", "besieged", "withdrew", "transferred"]),
    target=st.sampled_from([None, "Ardania", "Belmar", "Hill Men"]),
    modality=st.sampled_from(["asserted", "asserted", "asserted", "denied", "possible"]),
    speaker=st.sampled_from([None, "Ardania", "Belmari ministry", "Cordia", "residents"]),
    when=st.sampled_from(["", "2031-05-03", ("2031-04-01", "2031-05-02"), None]),
    at=st.integers(0, 50),
    document=st.sampled_from([None, "wire-1", "wire-2"]),
)
MANY = st.lists(STATEMENTS, max_size=10, unique_by=lambda one: one.id)


@settings(max_examples=200, deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims: list[Claim], random: Any) -> None:
    assert control(claims) == control(random.sample(claims, len(claims)))


@settings(max_examples=200, deadline=None)
@given(MANY)
def test_swapping_two_sides_swaps_them_and_nothing_else(claims: list[Claim]) -> None:
    exchanged = msgspec.convert(swapped(plain(claims)), list[Claim])
    assert _unordered(plain(control(exchanged))) == _unordered(swapped(plain(control(claims))))


def _unordered(found: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, found))


@settings(max_examples=200, deadline=None)
@given(MANY)
def test_every_row_cites_claims_and_ends_before_the_next_begins(claims: list[Claim]) -> None:
    rows = control(claims)
    for row in rows:
        assert row.claimed_by or row.reported_by or row.denied_by or row.conceded_by
        assert row.since is None or row.until is None or row.since <= row.until


@settings(max_examples=100, deadline=None)
@given(MANY, st.sampled_from([f"2031-05-{day:02}" for day in range(1, 8)]))
def test_what_was_published_later_cannot_be_seen_on_a_day(claims: list[Claim], day: str) -> None:
    by_then = [one for one in claims if (one.document.published or "") <= day]
    assert control(claims, on=day) == control(by_then, on=day)
