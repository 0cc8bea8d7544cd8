"""Exchanging states: names in all forms change, stretches are found again, bodies are told apart."""

from __future__ import annotations

import datetime as dt

import pytest
from measure.exchange import exchanged, is_whole, knowing_exchanged, states_in, without_article

from onrecord.vocabulary.load import load

VOCABULARY = load()
TEXT = "Chad's army shelled Peru, Chadian radio said; Lima denied it to Peruvians."
BY = {"tcd": VOCABULARY.parties["per"], "per": VOCABULARY.parties["tcd"]}


def test_names_change_in_the_same_form() -> None:
    other = exchanged(TEXT, states_in(TEXT, VOCABULARY), BY, VOCABULARY)
    assert other.text == "Peru's army shelled Chad, Peruvian radio said; N'Djamena denied it to Chadians."


def test_exchanging_twice_gives_the_text_again() -> None:
    once = exchanged(TEXT, states_in(TEXT, VOCABULARY), BY, VOCABULARY).text
    assert exchanged(once, states_in(once, VOCABULARY), BY, VOCABULARY).text == TEXT


def test_a_stretch_is_found_again_where_it_stood_before() -> None:
    other = exchanged(TEXT, states_in(TEXT, VOCABULARY), BY, VOCABULARY)
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


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Chad lost to Peru.", "The United States lost to the Philippines."),
        ("A Chadian met an American.", "An American met a Chadian."),
        ("Guns in Chad hit U.S. bases.", "Guns in the United States hit Chad bases."),
    ],
)
def test_articles_go_with_the_names(text: str, other: str) -> None:
    states = {"tcd": VOCABULARY.parties["usa"], "per": VOCABULARY.parties["phl"]}
    by = {**states, "usa": VOCABULARY.parties["tcd"]}
    assert exchanged(text, states_in(text, VOCABULARY), by, VOCABULARY).text == other


def test_a_stretch_is_found_again_behind_an_article_that_has_gone() -> None:
    text = "Shells fell in the United States on Monday."
    by = {"usa": VOCABULARY.parties["per"]}
    other = exchanged(text, states_in(text, VOCABULARY), by, VOCABULARY)
    assert other.text == "Shells fell in Peru on Monday."
    start = other.text.index("Peru")
    first, last = other.before(start, len(other.text))
    assert text[first:last] == "United States on Monday."
    assert without_article(text, text.index("the"), last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "second", "whole"),
    [
        ("Chad met Peru.", "per", "tcd", True),
        ("N'Djamena met Peru.", "nru", "tcd", False),  # no capital is known by which Nauru goes
        ("Chad and Peru met.", "srb", "mne", False),  # "Serbia and Montenegro" was another state
        ("Peru met the Chadian government.", "pse", "isr", False),  # a body has that name
    ],
)
def test_names_that_mean_something_else_where_they_are_put_in_are_told(
    text: str, first: str, second: str, whole: bool
) -> None:
    named = states_in(text, VOCABULARY)
    by = {"tcd": VOCABULARY.parties[first], "per": VOCABULARY.parties[second]}
    assert is_whole(named, exchanged(text, named, by, VOCABULARY), by, VOCABULARY) is whole


def test_knowledge_is_exchanged_with_the_names() -> None:
    by = {"arm": VOCABULARY.parties["aze"], "aze": VOCABULARY.parties["arm"]}
    other = knowing_exchanged(VOCABULARY, by)
    assert other.state_of_country["AM"] == "aze"
    day = dt.date(2020, 10, 1)
    assert VOCABULARY.holder_of("Ganja", day) == "aze"
    assert other.holder_of("Ganja", day) == "arm"
    # The conflicts file gives Yerevan to Armenia; Baku stands for it here.
    assert other.holder_of("Baku", day) == "aze"
    assert VOCABULARY.parties["aze"].name == other.parties["aze"].name
