"""Cues: verbs and phrases of saying, the longest where several begin together."""

import pytest

from onrecord.reading.resolve.cues import find_cues, is_silence
from onrecord.vocabulary.load import load


def test_cues_are_found_in_order_with_their_sense() -> None:
    text = "Ana Orlo told the radio that the army had reported losses."
    found = find_cues(text, 0, len(text), load())
    assert [(text[cue.start : cue.end], cue.sense) for cue in found] == [
        ("told", "tell"),
        ("reported", "report"),
    ]


def test_the_longest_phrase_is_the_cue() -> None:
    text = "Ana Orlo was quoted as saying by the radio that all was well."
    found = find_cues(text, 0, len(text), load())
    assert [text[cue.start : cue.end] for cue in found] == ["was quoted as saying by"]


def test_silence_is_no_cue() -> None:
    text = "The ministry could not be reached."
    assert find_cues(text, 0, len(text), load()) == []


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("declined to comment on the strike", True),
        ("The ministry did not immediately comment", True),
        ("had no immediate comment", True),
        ("could not be reached for comment", True),
        ("commented on the strike", False),
        ("called the strike a crime against all who live in the town and declined to comment", False),
    ],
)
def test_who_says_nothing_says_it_first(text: str, silent: bool) -> None:
    assert is_silence(text, 0, len(text), load()) is silent
