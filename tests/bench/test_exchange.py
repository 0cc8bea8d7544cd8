"""Exchanging states: names in all forms change, stretches are found again, bodies are told apart."""

from __future__ import annotations

from measure.exchange import exchanged, states_in

from onrecord.vocabulary.load import load

VOCABULARY = load()
TEXT = "Chad's army shelled Peru, Chadian radio said; Lima denied it to Peruvians."
BY = {"tcd": VOCABULARY.parties["per"], "per": VOCABULARY.parties["tcd"]}


def test_names_change_in_the_same_form() -> None:
    other = exchanged(TEXT, states_in(TEXT, VOCABULARY), BY)
    assert other.text == "Peru's army shelled Chad, Peruvian radio said; N'Djamena denied it to Chadians."


def test_exchanging_twice_gives_the_text_again() -> None:
    once = exchanged(TEXT, states_in(TEXT, VOCABULARY), BY).text
    assert exchanged(once, states_in(once, VOCABULARY), BY).text == TEXT


def test_a_stretch_is_found_again_where_it_stood_before() -> None:
    other = exchanged(TEXT, states_in(TEXT, VOCABULARY), BY)
    for words, before in (
        ("shelled Chad", "shelled Peru"),
        ("denied it", "denied it"),
        ("Peruvian", "Chadian"),
    ):
        start = other.text.index(words)
        first, last = other.before(start, start + len(words))
        assert TEXT[first:last] == before


def test_a_body_by_a_name_of_its_own_is_told_apart_from_its_state() -> None:
    (named,) = states_in("The Israel Defense Forces said so.", VOCABULARY)
    assert named.state == "isr"
    assert named.body
