"""Spans: offsets are code points, ends exclusive, and the quote is what stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Range, Span

ranges = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Range(min(ends), max(ends)))


def test_a_span_quotes_the_very_characters_between_its_ends() -> None:
    assert Span.of("the town fell", 4, 8) == Span(4, 8, "town")


def test_offsets_count_code_points_not_bytes_or_utf16_units() -> None:
    text = "🇦🇲 Şuşa fell"
    assert Span.of(text, 3, 7).quote == "Şuşa"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 6), (5, 6)])
def test_a_span_that_is_empty_or_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"no span {start}-{end} in a text of 5 characters"):
        Span.of("fell!", start, end)


@given(st.text(min_size=1), st.data())
def test_every_span_of_a_text_can_be_checked_against_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.quote
    assert span.range == Range(start, end)


@given(ranges, ranges)
def test_overlap_is_the_number_of_shared_characters_whichever_is_asked(one: Range, other: Range) -> None:
    shared = len(set(range(one.start, one.end)) & set(range(other.start, other.end)))
    assert one.overlap(other) == other.overlap(one) == shared
