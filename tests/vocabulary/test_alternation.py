"""Alternations: the longest phrase first, blanks as told."""

import re

from onrecord.vocabulary.alternation import alternation


def test_the_longest_phrase_is_tried_first_and_signs_are_plain() -> None:
    assert alternation(["said", "was said", "a.b"]) == r"was\ said|said|a\.b"


def test_blanks_can_be_any_white_space() -> None:
    assert re.fullmatch(alternation(["was said"], space=r"\s+"), "was \n said")
