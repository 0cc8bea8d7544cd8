"""Wording: loaded words are kept with a neutral name."""

from onrecord.model.span import Range
from onrecord.reading.resolve.wording import find_wording
from onrecord.vocabulary.load import load


def test_a_loaded_word_is_kept_as_quoted_with_a_neutral_name() -> None:
    text = "Troops liberated the town."
    (found,) = find_wording(text, Range(0, len(text)), load())
    assert found.quote == "liberated"
    assert found.neutral == "took control of"
    assert text[found.span.start : found.span.end] == found.quote


def test_plain_words_are_left_alone() -> None:
    text = "Troops entered the town."
    assert find_wording(text, Range(0, len(text)), load()) == ()


def test_only_the_stretch_asked_for_is_looked_at() -> None:
    text = "Troops liberated the town and stayed."
    assert find_wording(text, Range(text.index("and"), len(text)), load()) == ()
