"""Alternations: the longest phrase is found, blanks as told."""

import re

from onrecord.vocabulary.alternation import alternation


def found(phrases: list[str], text: str) -> str | None:
    match = re.match(rf"(?i:{alternation(phrases)})", text)
    return match and match[0]


def test_the_longest_phrase_is_found_and_signs_are_plain() -> None:
    phrases = ["say", "said", "was said", "said by", "a.b"]
    assert found(phrases, "said by him") == "said by"
    assert found(phrases, "saying") == "say"
    assert found(phrases, "a.b") == "a.b"
    assert found(phrases, "acb") is None


def test_case_hides_no_longer_phrase() -> None:
    assert found(["US", "us forces"], "US forces") == "US forces"


def test_phrases_that_begin_alike_share_their_beginning() -> None:
    assert alternation(["said", "was said", "say"]) == r"sa(?:id|y)|was\ said"


def test_blanks_can_be_any_white_space() -> None:
    assert re.fullmatch(alternation(["was said"], space=r"\s+"), "was \n said")
