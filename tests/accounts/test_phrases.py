from dataclasses import replace

import pytest

from onrecord.accounts.phrases import (
    count_words,
    day_words,
    joined,
    number_words,
    place_words,
    places_words,
    plural,
    publisher_words,
    side_words,
    when_words,
)
from onrecord.model.claim import Count, Place, Side, When
from onrecord.model.document import DocumentRef
from tests.accounts.examples import KESRA, PLACES, count, kesra_claims, on, span


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (on("2031-05-04"), "on 4 May 2031"),
        (on("2031-05-02", "2031-06-04"), "between 2 May 2031 and 4 June 2031"),
        (on("2031-05-01", "2031-05-31", precision="month"), "in May 2031"),
        (on("2031-01-01", "2031-12-31", precision="year"), "in 2031"),
        (When(start="2031-05-04", end=None, precision="range", basis="expression"), "from 4 May 2031 on"),
        (When(start=None, end="2031-05-04", precision="range", basis="expression"), "up to 4 May 2031"),
        (When(start=None, end=None, precision="unknown", basis="expression"), None),
    ],
)
def test_days_are_told_with_their_preposition(when: When, words: str | None) -> None:
    assert when_words(when) == words


def test_the_day_of_a_time_is_told_and_what_is_no_day_is_left_as_it_is() -> None:
    assert day_words("2031-05-04T23:30:00+04:00") == "4 May 2031"
    assert day_words("last\nspring") == "last spring"


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (count(12, "killed"), "12 people"),
        (count(1, "killed"), "1 person"),
        (count(1, "killed", of="soldier"), "1 soldier"),
        (count(12, "killed", high=None, approx="at least", of="soldier"), "at least 12 soldiers"),
        (count(12, "killed", high=None), "at least 12 people"),
        (count(5, "killed", low=0), "0 to 5 people"),
        (count(5, "killed", low=None), "up to 5 people"),
        (count(10, "killed", high=20), "10 to 20 people"),
        (count(240, "village", low=None, high=None, approx="nearly"), "nearly 240 villages"),
        (count(5, "killed", high=None, approx="or more"), "5 or more people"),
        (count(100, "killed", high=None, approx="exceeded"), "more than 100 people"),
        (count(23, "village", measure="new"), "23 more villages"),
        (count(1221, "killed", measure="total", of="military"), "a total of 1,221 military personnel"),
        (count(2.5, "percent"), "2.5 percent"),
        (count(4, "aircraft"), "4 aircraft"),
        (count(None, "killed", low=24, high=None, span=span(KESRA, "Dozens")), "“dozens” of people"),
        (count(None, "killed", low=24, high=None), "at least 24 people"),
        (Count(value=None, low=None, high=None, unit="killed"), "an unknown number of people"),
    ],
)
def test_counts_keep_their_hedge_measure_and_group(counted: Count, words: str) -> None:
    assert count_words(counted) == words


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (count(1221, "killed", measure="total"), "1,221 killed in all"),
        (count(44, "casualty", measure="new", of="military"), "44 more military personnel killed or wounded"),
        (count(23, "village", measure="new"), "23 more villages"),
        (count(None, "displaced", low=24, high=None, span=span(KESRA, "Dozens")), "“dozens” displaced"),
    ],
)
def test_tables_tell_a_count_with_what_became_of_those_counted(counted: Count, words: str) -> None:
    assert count_words(counted, brief=True) == words


@pytest.mark.parametrize(
    ("noun", "nouns"),
    [
        ("city", "cities"),
        ("police officer", "police officers"),
        ("gunman", "gunmen"),
        ("child", "children"),
        ("German", "Germans"),
        ("blast", "blasts"),
        ("wish", "wishes"),
        ("civilians", "civilians"),
    ],
)
def test_nouns_get_their_plural(noun: str, nouns: str) -> None:
    assert plural(noun) == nouns


def test_numbers_have_commas_at_the_thousands() -> None:
    assert [number_words(n) for n in (5, 1221.0, 2200000, 0.5)] == ["5", "1,221", "2,200,000", "0.5"]


def test_lists_are_joined_as_in_speech() -> None:
    assert [joined(list("abc")[:n]) for n in (0, 1, 2, 3)] == ["", "a", "a and b", "a, b and c"]


def test_a_body_with_a_common_name_gets_an_article_and_a_proper_name_none() -> None:
    assert side_words(Side(name="defence ministry", kind="organization")) == "the defence ministry"
    assert side_words(Side(name="Coast Guard", kind="organization")) == "Coast Guard"
    assert side_words(Side(name="rebels", kind="armed group")) == "rebels"
    assert side_words(Side(name="its army", kind="armed group")) == "its army"
    assert side_words(Side(name="Belmar", kind="state")) == "Belmar"


def test_a_name_that_takes_a_side_stands_in_quotation_marks() -> None:
    assert side_words(Side(name="the terrorists", kind="armed group")) == "“the terrorists”"
    assert side_words(Side(name="Martyrs Brigades", kind="armed group")) == "Martyrs Brigades"
    claim = kesra_claims()[1]
    assert side_words(Side(name="liberated zone", kind="people"), claim) == "“liberated zone”"
    assert count_words(count(5, "killed", of="terrorist")) == "5 “terrorists”"


def test_places_are_told_with_how_the_happening_lies_to_them() -> None:
    kesra = PLACES["Kesra"]
    assert place_words(replace(kesra, relation="near")) == "near Kesra"
    assert place_words(replace(kesra, relation="north of", offset_km=12.0)) == "12 km north of Kesra"
    assert place_words(replace(kesra, relation="near", offset_km=1.5)) == "1.5 km from Kesra"
    assert place_words(replace(kesra, relation="road to")) == "on the road to Kesra"
    two = (kesra, PLACES["Tal Amar"], replace(kesra, name="Sel", relation="near"))
    assert places_words(two) == "in Kesra and Tal Amar and near Sel"
    assert places_words((Place(name="A", relation="between"), Place(name="B", relation="between"))) == (
        "between A and B"
    )


def test_a_document_without_a_publisher_is_told_by_its_title_or_id() -> None:
    assert publisher_words(DocumentRef(id="x", publisher="Harbour Post", title="T")) == "Harbour Post"
    assert publisher_words(DocumentRef(id="x", title="T")) == "a document titled “T”"
    assert publisher_words(DocumentRef(id="x")) == "document x"
