"""Documents: the day of publication as the publisher gives it, and the reference that claims carry."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.model.document import Document, DocumentRef


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2031-05-04", dt.date(2031, 5, 4)),
        ("2031-05-04T00:30:00+04:00", dt.date(2031, 5, 4)),
        ("2031-05-03T23:30:00-05:00", dt.date(2031, 5, 3)),
        (None, None),
    ],
)
def test_the_day_is_local_to_the_publisher(published: str | None, day: dt.date | None) -> None:
    assert Document(id="a", text="Kesra fell.", published=published).day == day


def test_a_reference_carries_what_a_reader_needs_to_find_the_report() -> None:
    document = Document(
        id="a",
        text="Kesra fell.",
        published="2031-05-04",
        publisher="Harbour Post",
        title="Kesra",
        url="https://harbour-post.example/kesra",
        language="en",
        authors=("A. Writer",),
        sha256="0" * 64,
    )
    assert DocumentRef.of(document) == DocumentRef(
        id="a",
        title="Kesra",
        publisher="Harbour Post",
        published="2031-05-04",
        url="https://harbour-post.example/kesra",
        language="en",
    )
