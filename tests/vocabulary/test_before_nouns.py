"""Names before nouns: which names take "the", which article stands before them, and when they stand alone."""

from __future__ import annotations

import pytest

from onrecord.vocabulary.before_nouns import article_before, stands_alone, takes_the, the_before
from onrecord.vocabulary.load import load

VOCABULARY = load()


@pytest.mark.parametrize("name", ["United States", "U.S.", "UK", "Philippines", "Central African Republic"])
def test_some_names_take_the(name: str) -> None:
    assert takes_the(name, VOCABULARY)


@pytest.mark.parametrize("name", ["Peru", "South Korea", "Ukraine"])
def test_most_names_take_none(name: str) -> None:
    assert not takes_the(name, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Peru said so.", True),
        ("Peru's army", True),
        ("Peru Monday denied", True),
        ("Peru troops", False),
        ("Peru government forces", False),
        ("Peru High Court", False),
        ("Peru-Chad border", False),
    ],
)
def test_a_name_stands_alone_unless_it_describes_what_follows(text: str, alone: bool) -> None:
    assert stands_alone(text, len("Peru"), VOCABULARY) is alone


def test_the_articles_before_a_name_are_found() -> None:
    assert the_before("In the Peru", 7) == 3
    assert the_before("In Peru", 3) is None
    assert article_before("Hit a Peru", 6, "Iraqi") == (4, 5, "an")
    assert article_before("An Iraqi", 3, "Ukrainian") == (0, 2, "A")
    assert article_before("Hit Peru", 4, "Iraqi") is None
