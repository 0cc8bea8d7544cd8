from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.masthead import Masthead, read_masthead


@pytest.mark.parametrize(
    ("text", "published", "publisher"),
    [
        (" date 2021-03-02 Border Times\n\nA village.", "2021-03-02", "Border Times"),
        ("Date: 2021-03-02 Border Times", "2021-03-02", "Border Times"),
        ("date 2 March 2021 The Hill Post", "2021-03-02", "The Hill Post"),
        ("Border Times, 2 March 2021\nA village.", "2021-03-02", "Border Times"),
        ("Border Times | 2 March 2021", "2021-03-02", "Border Times"),
        ("Border Times — Tuesday, March 2, 2021", "2021-03-02", "Border Times"),
        ("Border Times - 2021-03-02", "2021-03-02", "Border Times"),
        ("2 March 2021 | Border Times", "2021-03-02", "Border Times"),
        ("2nd March 2021, Border Times", "2021-03-02", "Border Times"),
        ("Mar. 2, 2021, 10:30 GMT | Border Times", "2021-03-02", "Border Times"),
        ("Tuesday, March 2, 2021\n\nA village.", "2021-03-02", None),
        ("Village shelled\nPublished: 2 March 2021\nSource: Border Times", "2021-03-02", "Border Times"),
        ("Village shelled\nPublished on 2 March 2021, 14:05", "2021-03-02", None),
        ("Publisher: Border Times\nDate: 2021-03-02", "2021-03-02", "Border Times"),
        ("Published: 2021-03-02T10:00+04:00", "2021-03-02", None),
        ("Source: bne IntelliNews", None, "bne IntelliNews"),
        ("Source: https://border-times.example", None, None),
        ("Two villages were shelled on 2 March 2021, the ministry said.", None, None),
        ("He was seen alive last in the old mill, 2 March 2021", None, None),
        ("Border Times, 02/03/2021", None, None),
        ("Border Times, 31 February 2021", None, None),
        ("date 2021-02-31 Border Times", None, None),
        ("A.\n" * 8 + "Border Times, 2 March 2021", None, None),
        ("2021-03-02", "2021-03-02", None),
        ("", None, None),
    ],
)
def test_first_lines_say_when_and_by_whom(text: str, published: str | None, publisher: str | None) -> None:
    found = read_masthead(text)
    assert (found.published, found.publisher) == (published, publisher)


def test_the_first_day_and_the_first_publisher_count() -> None:
    text = "date 2021-03-02 Border Times\nHill Post, 5 May 2022\nSource: Third Paper"
    assert read_masthead(text) == Masthead(published="2021-03-02", publisher="Border Times")


def test_a_stated_publisher_is_told_from_a_likely_one() -> None:
    assert read_masthead("Source: Border Times").stated
    assert not read_masthead("Border Times, 2 March 2021").stated


@given(st.text(max_size=300))
def test_any_text_is_read_without_fault(text: str) -> None:
    found = read_masthead(text)
    assert found.publisher is None or found.publisher in text


@given(st.text(st.sampled_from("a ,|–-0123456789:.AMarch\n"), max_size=2_000))
def test_no_line_takes_long(text: str) -> None:
    read_masthead(text)
