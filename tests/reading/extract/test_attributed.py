"""What somebody says: pieces that one source says around itself are one attribution."""

from __future__ import annotations

from onrecord.model.span import Range
from onrecord.reading.extract.attributed import Attributed, joined

TEXT = '"We hold the bridge," the mayor said. "Nobody else does." The governor said the mayor was wrong.'


def said(words: str, source: str | None) -> Attributed:
    start = TEXT.index(words)
    named = None if source is None else Range(TEXT.index(source), TEXT.index(source) + len(source))
    return Attributed((Range(start, start + len(words)),), named, 0.9)


def test_words_before_and_behind_their_source_are_one_attribution() -> None:
    parts = [said("We hold the bridge", "the mayor"), said("Nobody else does", "the mayor")]
    (one,) = joined(parts, TEXT)
    assert [TEXT[part.start : part.end] for part in one.content] == ["We hold the bridge", "Nobody else does"]
    assert one.source == parts[0].source


def test_words_of_two_sources_stay_apart() -> None:
    parts = [said("Nobody else does", "the mayor"), said("the mayor was wrong", "The governor")]
    assert joined(parts, TEXT) == parts


def test_words_of_nobody_stay_apart() -> None:
    parts = [said("We hold the bridge", None), said("Nobody else does", None)]
    assert joined(parts, TEXT) == parts


def test_the_order_of_what_was_found_does_not_matter() -> None:
    parts = [said("We hold the bridge", "the mayor"), said("Nobody else does", "the mayor")]
    assert joined(parts[::-1], TEXT) == joined(parts, TEXT)
