"""Which stretches of a text are found as numbers that can count something."""

from __future__ import annotations

import time
from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading.extract.number_words import number_words
from onrecord.reading.extract.numbers import find_numbers

_PIECES = (
    "44 1,221 two dozen hundreds of thousands million a an half third at least more than 20 - \u2013 and "
    "between or to people soldier one hundred nearly 5th 03:00 % percent $ . , aged 32 -year-old F-16 "
    "since 2020 several few bringing the toll another new injured"
)
PIECES = st.lists(st.sampled_from(_PIECES.split()), max_size=40).map(" ".join)


def found(text: str) -> list[str]:
    return [text[number.start : number.end] for number in find_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "44",
        "1,221",
        "8 000",
        "seventy-one",
        "one hundred and twenty",
        "1.5 million",
        "half a million",
        "three-and-a-half million",
        "two dozen",
        "a dozen",
        "half a dozen",
        "dozens",
        "scores",
        "hundreds",
        "several hundred",
        "tens of thousands",
        "hundreds of thousands",
        "20\u201330",
        "20 to 30",
        "two or three",
        "one",
    ],
)
def test_a_number_is_found_without_the_words_beside_it(text: str) -> None:
    assert found(f"The blast killed at least {text} of the troops, it said.") == [text]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Three of the five gunmen died.", ["Three"]),
        ("The first of five tankers arrived.", []),
        ("They held 22 of 23 workers.", ["22"]),
        ("A force of 40 men left.", ["40"]),
        ("Between 20 and 30 fighters fell.", ["20 and 30"]),
        ("The toll rose from 5 to 12.", ["5", "12"]),
        (
            "It took a third of the valley, half of the town and two-thirds of the road.",
            ["a third", "half", "two-thirds"],
        ),
        ("About 20 percent, or 30%, of homes", ["20", "30"]),
        ("It cost $5 million.", ["5 million"]),
        ("A soldier and an elderly woman died; one child lived.", ["A", "an", "one"]),
        ("Four guards and a journalist are missing.", ["Four", "a"]),
        ("The man who killed a guard yesterday fled.", ["a"]),
        ("A senior Home Army Corps (HAC) commander and two others died.", ["A", "two"]),
        ("A third bomber died before a second man fled.", ["A", "a"]),
        ("It killed one driver and wounded another.", ["one", "another"]),
        ("One clerk died and another was hurt; another five fled.", ["One", "five"]),
        ("Two were shot dead and another injured.", ["Two", "another"]),
        ("It crashed, killing both pilots.", ["both"]),
        ("A 200kg bomb fell 40km away.", ["200", "40"]),
        ("the 22,000-strong force", ["22,000"]),
        ("It killed 12 \u2013 5 of them guards.", ["12", "5"]),
        ("Some 2000 people fled.", ["2000"]),
    ],
)
def test_numbers_in_their_sentence(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "It was the first strike, on the 5th day, by the 102nd brigade.",
        "It began on 9 November 2020, at 03:00, and went on until 9 p.m. in 2021.",
        "An F-16 and a Su-25 flew over; M23 and the G7 met.",
        "Resolution 242, Article 5 and Flight 17 were named.",
        "Boeing 737 jets landed.",
        "He was aged 32.",
        "A 32-year-old shop was hit.",
        "The mayor, Jane Roe, 45, spoke.",
        "The three-day truce held for two weeks.",
        "It took three to six months.",
        "They won 3-1.",
        "A third term was sought.",
        "A general strike, an army base and a student protest were held.",
        "A tourist bus burnt.",
        "A second later both sides fired, and another attack followed.",
        "Several men, a few others and few of the rest fell.",
    ],
)
def test_ordinals_dates_hours_ages_names_and_lengths_of_time_are_no_counts(text: str) -> None:
    assert found(text) == []


@given(st.integers(0, 999_999))
def test_every_plain_number_is_found(number: int) -> None:
    assert found(f"They freed {number:,} villages.") == [f"{number:,}"]


@given(st.one_of(st.text(), PIECES))
@example("\u0664\u0664 \u00b2 \u2167")
@example("one " * 60)
@example("a dozen dozen dozen")
def test_spans_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end].strip()
        end = number.end


def test_hostile_text_takes_no_longer_than_its_length_asks() -> None:
    for piece in ("one ", "1,000,", "a very ", "hundred and ", "9", "20-"):
        assert _seconds(piece * 2000) < 2


def _seconds(text: str) -> float:
    start = time.perf_counter()
    find_numbers(text)
    return time.perf_counter() - start


def test_the_words_of_numbers_are_lower_case_and_bounds_are_known() -> None:
    words = number_words()
    for phrases in (words.vague, words.fractions, words.people, words.hedges_before, words.hedges_after):
        assert all(phrase == phrase.casefold() for phrase in phrases)
    assert {*words.hedges_before.values(), *words.hedges_after.values()} == {
        "low",
        "high",
        "above",
        "below",
        "about",
    }
    assert all(getattr(words, field.name) for field in fields(words))
