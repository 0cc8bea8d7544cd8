"""Which stretches of a text are found as expressions of time."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading.extract.time_words import MONTHS, RULES, WEEKDAYS
from onrecord.reading.extract.times import find_times

_WORDS = (
    "Monday 9 November 2020 , the last three days ago since until by from to between and for in early mid "
    "late May of 03:00 local time a.m. week month year's 1990s overnight weekend next this a day after "
    "12th 24 hours past recent first half end summer ( ) - \u2013 . 2000 people yesterday began fighting"
)
WORDS = st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join)


def found(text: str) -> list[str]:
    return [text[time.start : time.end] for time in find_times(text)]


def written_dates(day: dt.date) -> list[str]:
    """Return a day in the ways that reports write it."""
    return [
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {day:%B} {day.year}",
        day.isoformat(),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "today",
        "yesterday",
        "tonight",
        "last night",
        "this morning",
        "overnight",
        "Monday",
        "last Friday",
        "next Tuesday",
        "Sunday evening",
        "earlier on Sunday",
        "late on Saturday",
        "the night of 27 September",
        "9 November",
        "the 9th of November",
        "November 9, 2020",
        "Nov. 9",
        "Monday, 9 November 2020",
        "2020-11-09",
        "13/11/2020",
        "13.11.2020",
        "03:00 local time on Monday",
        "6.30pm on Monday",
        "since 27 September",
        "since late September",
        "since fighting began on 27 September",
        "since last Wednesday",
        "until 1993",
        "by Tuesday morning",
        "between 3 and 5 May",
        "3\u20135 May",
        "from Friday to Sunday",
        "from October 19 to November 2",
        "between 2005 and 2008",
        "early 2015",
        "mid-August",
        "the end of 2014",
        "the 1990s",
        "March 2011",
        "last month",
        "earlier this year",
        "late last week",
        "the weekend",
        "recent days",
        "the past 24 hours",
        "the last three days",
        "for three days",
        "for nearly three decades",
        "two days ago",
        "three years ago",
        "a day earlier",
        "a day after",
        "the day before",
        "the following day",
        "in two weeks",
        "for a third consecutive day",
        "summer of 2014",
        "Christmas Day",
    ],
)
def test_an_expression_is_found_whole(text: str) -> None:
    assert found(f"Shells fell on the town {text}, officials said.") == [text]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The truce was to begin on Monday.", ["Monday"]),
        ("It was taken in September and lost in 2014.", ["September", "2014"]),
        ("Over the past week, 12 died.", ["the past week"]),
        ("Monday's strike followed the 1998 bombing.", ["Monday", "1998"]),
        ("It was the first since the 2016 shootings.", ["2016"]),
        ("A fire caused by Sunday's blast spread.", ["Sunday"]),
        ("After a two-day battle the rebels left.", ["two-day"]),
        ("They marched on the morning of the 12th.", ["the morning of the 12th"]),
        ("this month's attacks", ["this month's"]),
        ("They fled in a day-long siege.", ["a day-long"]),
    ],
)
def test_prepositions_that_change_no_day_stay_outside(text: str, times: list[str]) -> None:
    assert found(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "The shops opened for Black Friday and closed early.",
        "The march on Bloody Sunday is remembered.",
        "Soldiers may march to the border.",
        "Theresa May spoke to the House.",
        "April Jones was among the nurses.",
        "Some 2000 people fled.",
        "At least 1950 homes burnt.",
        "It adopted Resolution 1998 by a large vote.",
        "The toll rose to 2,014 in all.",
        "Cases rose to 1.46 million.",
        "He read it in the Sunday Telegraph.",
        "A 12-year-old boy was hurt.",
        "He got a 10-month prison term.",
        "$2010 was paid.",
    ],
)
def test_names_verbs_and_counts_are_no_times(text: str) -> None:
    assert found(text) == []


def test_month_that_is_a_verb_too_needs_a_word_before_it() -> None:
    assert found("Talks may resume in May.") == ["May"]
    assert found("Troops march since March.") == ["since March"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2090, 12, 31)))
def test_every_written_date_is_found(day: dt.date) -> None:
    for written in written_dates(day):
        assert found(f"It was held on {written} in the capital.") == [written]


@given(st.one_of(st.text(), WORDS))
@example("fr\u0131day \u017funday")
@example("\u0663 days ago")
@example("since " * 30)
@example("from May to May and May")
def test_spans_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    end = 0
    for expression in find_times(text):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end].strip()
        end = expression.end


@given(WORDS)
def test_the_same_text_gives_the_same_spans(text: str) -> None:
    assert find_times(text) == find_times(text)


def test_hostile_text_takes_no_longer_than_its_length_asks() -> None:
    for piece in ("since a ", "the last ", "May ", "9-", "early ", "\n", "from 1 "):
        assert _seconds(piece * 2000) < 2


def _seconds(text: str) -> float:
    start = time.perf_counter()
    find_times(text)
    return time.perf_counter() - start


def test_months_weekdays_and_rules_are_complete() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert sorted(WEEKDAYS.values()) == list(range(7))
    assert len(RULES) == 24
