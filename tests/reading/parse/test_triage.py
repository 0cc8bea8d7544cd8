"""Triage: lets through what can hold a claim, by weights that a file gives."""

import pytest

from onrecord.reading.parse.triage import Triage, default_triage, words_of


def test_words_are_cut_to_seven_letters_and_numbers_are_one_word() -> None:
    assert words_of("Shelling killed 12 civilians", {"shellin"}) == {"shellin", "killed", "0", "civilia"}


def test_a_sentence_passes_where_its_own_and_the_reports_words_weigh_enough() -> None:
    triage = Triage({"shelled": 2.0}, {"cricket": -5.0}, -1.0)
    assert triage.candidates(["They shelled Velm.", "It rained."]) == [True, False]
    assert triage.candidates(["They shelled Velm.", "The cricket match ended."]) == [False, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels captured the town of Velm after clashes with the army on Monday.",
        "The ministry said 14 soldiers were killed in shelling near the border.",
        "Both sides accused each other of violating the ceasefire.",
    ],
)
def test_the_weights_that_ship_let_war_through(sentence: str) -> None:
    assert default_triage().candidates([sentence]) == [True]


def test_the_weights_that_ship_pass_over_sport_and_weather() -> None:
    reports = [
        "The striker scored twice as the home team won the cup final at the stadium.",
        "A tropical storm brings heavy rain and strong winds to the islands.",
    ]
    assert [default_triage().candidates([report]) for report in reports] == [[False], [False]]


def test_names_are_one_word_to_triage_and_headlines_in_capitals_keep_theirs() -> None:
    assert words_of("Rebels shelled Velm and Ostra", ()) == words_of("Rebels shelled Kesra and Dorn", ())
    assert words_of("REBELS SHELL VELM", ()) == {"rebels", "shell", "velm"}


def test_a_name_at_the_beginning_is_a_name_like_any_other() -> None:
    known = {"rebels", "said"}
    assert words_of("Peru said so", known) == words_of("Chad said so", known) == {"Name", "said", "so"}
    assert words_of("Rebels said so", known) == {"rebels", "said", "so"}
