"""Which days an expression of time means, seen from a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading.extract.time_words import WEEKDAYS
from onrecord.reading.extract.times import find_times
from onrecord.reading.resolve.times import resolve_when
from tests.reading.extract.test_times import WORDS, written_dates

MONDAY = dt.date(2020, 11, 9)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))


def days(
    expression: str, said_on: dt.date = MONDAY, *, planned: bool = False, anchor: dt.date | None = None
) -> tuple[str | None, str | None, str] | None:
    when = resolve_when(expression, said_on, planned=planned, anchor=anchor)
    return (when.start, when.end, when.precision) if when else None


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("today", "2020-11-09"),
        ("tonight", "2020-11-09"),
        ("this morning", "2020-11-09"),
        ("yesterday", "2020-11-08"),
        ("last night", "2020-11-08"),
        ("tomorrow", "2020-11-10"),
        ("Monday", "2020-11-09"),
        ("on Monday", "2020-11-09"),
        ("last Monday", "2020-11-02"),
        ("last Friday", "2020-11-06"),
        ("next Tuesday", "2020-11-10"),
        ("Friday last week", "2020-11-06"),
        ("Sunday evening", "2020-11-08"),
        ("earlier on Sunday", "2020-11-08"),
        ("late on Saturday", "2020-11-07"),
        ("the night of 27 September", "2020-09-27"),
        ("9 November", "2020-11-09"),
        ("10 November", "2019-11-10"),
        ("Nov. 9", "2020-11-09"),
        ("the 9th of November", "2020-11-09"),
        ("November 12, 2020", "2020-11-12"),
        ("Monday, 9 November 2020", "2020-11-09"),
        ("2020-11-09", "2020-11-09"),
        ("13/11/2019", "2019-11-13"),
        ("11/13/2019", "2019-11-13"),
        ("09.11.2020", "2020-11-09"),
        ("27 September last year", "2019-09-27"),
        ("the morning of the 12th", "2020-10-12"),
        ("two days ago", "2020-11-07"),
        ("a week ago", "2020-11-02"),
        ("a day after", "2020-11-08"),
        ("Christmas Day", "2019-12-25"),
        ("29 February", "2020-02-29"),
        ("the 9/11 attacks", "2001-09-11"),
    ],
)
def test_an_expression_of_one_day(expression: str, day: str) -> None:
    assert days(expression) == (day, day, "day")


@pytest.mark.parametrize(
    ("expression", "start", "end", "precision"),
    [
        ("since 27 September", "2020-09-27", "2020-11-09", "range"),
        ("since late September", "2020-09-21", "2020-11-09", "range"),
        ("since fighting began on 27 September", "2020-09-27", "2020-11-09", "range"),
        ("since 1991", "1991-01-01", "2020-11-09", "range"),
        ("in September", "2020-09-01", "2020-09-30", "month"),
        ("December", "2019-12-01", "2019-12-31", "month"),
        ("last December", "2019-12-01", "2019-12-31", "month"),
        ("last month", "2020-10-01", "2020-10-31", "month"),
        ("this month", "2020-11-01", "2020-11-09", "month"),
        ("this month's", "2020-11-01", "2020-11-30", "month"),
        ("mid-August", "2020-08-11", "2020-08-20", "range"),
        ("early 2015", "2015-01-01", "2015-04-30", "range"),
        ("late 2014", "2014-09-01", "2014-12-31", "range"),
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("last year", "2019-01-01", "2019-12-31", "year"),
        ("the 1990s", "1990-01-01", "1999-12-31", "range"),
        ("March 2011", "2011-03-01", "2011-03-31", "month"),
        ("last week", "2020-11-02", "2020-11-08", "week"),
        ("this week", "2020-11-09", "2020-11-09", "week"),
        ("late last week", "2020-11-05", "2020-11-08", "range"),
        ("the weekend", "2020-11-07", "2020-11-08", "range"),
        ("overnight", "2020-11-08", "2020-11-09", "range"),
        ("recent days", "2020-11-02", "2020-11-09", "range"),
        ("the past 24 hours", "2020-11-08", "2020-11-09", "range"),
        ("the last three days", "2020-11-07", "2020-11-09", "range"),
        ("the past week", "2020-11-02", "2020-11-09", "range"),
        ("for three days", "2020-11-07", "2020-11-09", "range"),
        ("for nearly three decades", "1990-01-01", "2020-11-09", "year"),
        ("two-day", "2020-11-08", "2020-11-09", "range"),
        ("for a third consecutive day", "2020-11-07", "2020-11-09", "range"),
        ("three years ago", "2017-01-01", "2017-12-31", "year"),
        ("a month ago", "2020-10-01", "2020-10-31", "month"),
        ("between 3 and 5 May", "2020-05-03", "2020-05-05", "range"),
        ("from Friday to Sunday", "2020-11-06", "2020-11-08", "range"),
        ("from October 19 to November 2", "2020-10-19", "2020-11-02", "range"),
        ("from December to March", "2019-12-01", "2020-03-31", "range"),
        ("from 28 December to 3 January 2019", "2018-12-28", "2019-01-03", "range"),
        ("between 2005 and 2008", "2005-01-01", "2008-12-31", "range"),
        ("2008 and 2009", "2008-01-01", "2009-12-31", "range"),
        ("the summer of 2014", "2014-06-01", "2014-08-31", "range"),
        ("until 1993", None, "1993-12-31", "range"),
        ("by Sunday", None, "2020-11-08", "range"),
        ("before 2014", None, "2013-12-31", "range"),
        ("until 24 November", None, "2020-11-24", "range"),
        ("03:00 local time on Sunday", "2020-11-08", "2020-11-08", "hour"),
    ],
)
def test_an_expression_of_several_days(expression: str, start: str | None, end: str, precision: str) -> None:
    assert days(expression) == (start, end, precision)


@pytest.mark.parametrize(
    ("expression", "start", "end"),
    [
        ("Monday", "2020-11-09", "2020-11-09"),
        ("Sunday", "2020-11-15", "2020-11-15"),
        ("27 September", "2021-09-27", "2021-09-27"),
        ("December", "2020-12-01", "2020-12-31"),
        ("by Tuesday morning", "2020-11-09", "2020-11-10"),
        ("for three days", "2020-11-09", "2020-11-11"),
        ("within 48 hours", "2020-11-09", "2020-11-11"),
        ("the weekend", "2020-11-14", "2020-11-15"),
        ("later this month", "2020-11-09", "2020-11-30"),
        ("29 February", "2024-02-29", "2024-02-29"),
    ],
)
def test_what_is_planned_lies_ahead(expression: str, start: str, end: str) -> None:
    when = resolve_when(expression, MONDAY, planned=True)
    assert when is not None
    assert (when.start, when.end) == (start, end)


def test_since_looks_back_even_in_a_plan() -> None:
    assert days("since 27 September", planned=True) == ("2020-09-27", "2020-11-09", "range")


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("a day earlier", "2020-10-09"),
        ("the day before", "2020-10-09"),
        ("a day after", "2020-10-09"),
        ("the following day", "2020-10-11"),
        ("two days later", "2020-10-12"),
        ("the same day", "2020-10-10"),
        ("the following Monday", "2020-10-12"),
    ],
)
def test_relative_days_count_from_the_anchor(expression: str, day: str) -> None:
    assert days(expression, anchor=dt.date(2020, 10, 10)) == (day, day, "day")


@pytest.mark.parametrize(
    "expression", ["a day earlier", "the day before", "the following day", "two days later"]
)
def test_without_an_anchor_no_day_is_made_up(expression: str) -> None:
    assert days(expression) is None


@pytest.mark.parametrize("expression", ["", "shelling", "31 February", "09/11/2020", "since 2035"])
def test_what_names_no_day_or_two_gives_none(expression: str) -> None:
    assert days(expression) is None


def test_the_text_is_kept_and_the_span_left_to_the_caller() -> None:
    when = resolve_when("Monday", MONDAY)
    assert when is not None
    assert (when.text, when.basis, when.span) == ("Monday", "expression", None)


@given(DAYS, DAYS, st.booleans())
def test_a_written_date_reads_back_as_itself(day: dt.date, said_on: dt.date, planned: bool) -> None:
    for written in written_dates(day):
        assert days(written, said_on, planned=planned) == (day.isoformat(), day.isoformat(), "day")


@given(DAYS, st.sampled_from(sorted(WEEKDAYS)))
def test_a_weekday_is_at_most_six_days_off(said_on: dt.date, weekday: str) -> None:
    for planned in (False, True):
        when = resolve_when(weekday.title(), said_on, planned=planned)
        assert when is not None
        assert when.start is not None
        day = dt.date.fromisoformat(when.start)
        assert day.weekday() == WEEKDAYS[weekday]
        assert 0 <= ((day - said_on) if planned else (said_on - day)).days <= 6


@given(DAYS, DAYS)
def test_a_date_without_its_year_is_never_ahead_of_what_has_happened(day: dt.date, said_on: dt.date) -> None:
    when = resolve_when(f"{day.day} {day:%B}", said_on)
    assert when is not None
    assert when.start is not None
    assert when.start <= said_on.isoformat()


@given(st.one_of(st.text(max_size=60), WORDS), st.dates(), st.booleans(), st.one_of(st.none(), st.dates()))
@example("fr\u0131day", MONDAY, False, None)
@example("\u017funday", MONDAY, False, None)
@example("9999 years ago", MONDAY, False, None)
@example("9999 decades later", MONDAY, True, MONDAY)
@example("0 days ago", dt.date.min, False, None)
@example("overnight", dt.date.min, False, None)
@example("next century", dt.date.max, False, None)
def test_no_expression_raises_and_no_stretch_ends_before_it_starts(
    expression: str, said_on: dt.date, planned: bool, anchor: dt.date | None
) -> None:
    for part in [expression, *(expression[time.start : time.end] for time in find_times(expression))]:
        when = resolve_when(part, said_on, planned=planned, anchor=anchor)
        if when is None:
            continue
        assert when.start or when.end
        for end in (when.start, when.end):
            assert end is None or dt.date.fromisoformat(end)
        assert when.start is None or when.end is None or when.start <= when.end


@given(WORDS)
def test_words_around_an_expression_do_not_change_its_days(text: str) -> None:
    for time in find_times(text):
        expression = text[time.start : time.end]
        when = resolve_when(expression, MONDAY, anchor=MONDAY)
        if when is not None:
            around = resolve_when(f"({expression}, officials", MONDAY, anchor=MONDAY)
            assert around is not None
            assert (around.start, around.end) == (when.start, when.end)
