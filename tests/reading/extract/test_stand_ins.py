"""Stand-ins: what the encoder reads in place of the names of parties, and where its pieces stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.extract.stand_ins import StandIn, find_stand_ins, placed, replaced
from onrecord.vocabulary.load import load

VOCABULARY = load()
STATES = ["Peru", "Chad", "Syria", "Norway"]


def shown(text: str) -> str:
    return replaced(text, 0, len(text), find_stand_ins(text, VOCABULARY))


def test_a_state_has_one_stand_in_in_all_its_forms() -> None:
    read = shown("Chad's army fought Syrians. Chadian guns hit Damascus, and N'Djamena said that Syria lost.")
    assert (
        read
        == "Norway's army fought Portuguese. Norwegian guns hit Lisbon, and Oslo said that Portugal lost."
    )


def test_armed_groups_have_stand_ins_of_their_own() -> None:
    assert shown("The Taliban fought ISIL.") == "The Red Front fought Green Brigade."


def test_names_that_are_those_of_a_region_too_are_left() -> None:
    assert shown("Shells fell on Nagorno-Karabakh.") == "Shells fell on Nagorno-Karabakh."


@pytest.mark.parametrize(("one", "other"), [("Chad", "Peru"), ("Peru", "Norway"), ("Syria", "Chad")])
def test_swapping_two_states_changes_nothing_that_is_read(one: str, other: str) -> None:
    text = "{} says that its troops took a village from {}, which {} denies."
    assert shown(text.format(one, other, other)) == shown(text.format(other, one, one))


def test_a_report_with_more_states_than_stand_ins_is_read_all_the_same() -> None:
    text = ", ".join(state.name for state in VOCABULARY.states)
    assert shown(text).count(",") >= len(VOCABULARY.states) - 3


@given(
    st.lists(st.sampled_from([*STATES, "the army", "of", "fell.", "Héctor", "–"]), min_size=1, max_size=12)
)
def test_pieces_of_what_is_read_stand_where_the_text_has_them(words: list[str]) -> None:
    text = "  " + " ".join(words)
    named = find_stand_ins(text, VOCABULARY)
    read = replaced(text, 2, len(text), named)
    offsets = [match.span() for match in re.finditer(r"\S+", read)]
    stands = placed(offsets, 2, named)
    assert [text[start:end] for start, end in stands] == " ".join(words).split()
    assert stands == sorted(stands)


def test_a_piece_of_a_stand_in_stands_where_the_whole_name_does() -> None:
    named = [StandIn(4, 17, "Red Front")]
    text = "The United States left."
    read = replaced(text, 0, len(text), named)
    offsets = [match.span() for match in re.finditer(r"\w+", read)]
    assert placed(offsets, 0, named) == [(0, 3), (4, 17), (4, 17), (18, 22)]


@pytest.mark.parametrize(
    "state", ["Peru", "the United States", "the U.S.", "the Philippines", "the DR Congo"]
)
def test_an_article_that_a_state_takes_is_read_with_its_name(state: str) -> None:
    assert shown(f"Chad and {state} met; shells fell in {state}.") == (
        "Norway and Portugal met; shells fell in Portugal."
    )
    assert shown(f"Chad left the {state.removeprefix('the ')}–Chad border.") == (
        "Norway left the Portugal–Norway border."
    )


@pytest.mark.parametrize("nationality", ["a Peruvian", "an American", "an Emirati", "a Ugandan"])
def test_a_and_an_are_those_of_the_name_that_is_read(nationality: str) -> None:
    assert shown(f"Chad hit {nationality} base.") == "Norway hit a Portuguese base."
