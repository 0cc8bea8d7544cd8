from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Document
from onrecord.sources.published import iso_published


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2021-03-02", "2021-03-02"),
        (" 2021-03-02\n", "2021-03-02"),
        ("2021-03-02T23:30:00+04:00", "2021-03-02T23:30:00+04:00"),
        ("2021-03-02 23:30+0400", "2021-03-02T23:30+04:00"),
        ("2021-03-02t23:30:00.125z", "2021-03-02T23:30:00.125Z"),
    ],
)
def test_days_and_times_with_offset_are_kept(value: str, kept: str) -> None:
    assert iso_published(value) == kept
    assert Document(id="x", text="A.", published=kept).day == dt.date(2021, 3, 2)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2021-03-02T23:30:00", "no offset.*write it as 2021-03-02T23:30:00"),
        ("2021-02-29", "no such date"),
        ("2021-03-02T25:00+00:00", "no such date"),
        ("2021-03-02T10:00+99:00", "no such date"),
        ("0000-01-01", "no such date"),
        ("20210302", "not an ISO day"),
        ("2021-W09-2", "not an ISO day"),
        ("2 March 2021", "not an ISO day"),
        ("٢٠٢١-٠٣-٠٢", "not an ISO day"),
        ("", "not an ISO day"),
        ("9" * 5000, "999…'"),
    ],
)
def test_what_is_none_is_refused_with_the_right_form(value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        iso_published(value)


@given(st.datetimes(timezones=st.timezones()))
def test_every_time_that_python_writes_is_read(time: dt.datetime) -> None:
    offset = time.utcoffset()
    if offset is not None and offset.seconds % 60 == 0:
        assert iso_published(time.isoformat()) == time.isoformat()


@given(st.text(max_size=40))
def test_all_else_is_refused_and_nothing_fails_otherwise(value: str) -> None:
    try:
        kept = iso_published(value)
    except ValueError:
        return
    assert Document(id="x", text="A.", published=kept).day is not None
