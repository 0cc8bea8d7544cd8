"""A state of a place in a modifier is no claim of control."""

import pytest

from onrecord.reading.extract.modifiers import is_modifier
from tests.reading.making import act, parsed


@pytest.mark.parametrize(
    "words",
    ["the entire Peru-occupied Orm", "rebel-held areas", "the Home Army-controlled town of Velm"],
)
def test_who_holds_a_place_in_passing_is_no_claim(words: str) -> None:
    text = f"It spoke of freeing {words} again."
    assert is_modifier(act(parsed(text), words, kind="control"), text)


@pytest.mark.parametrize(
    "words",
    [
        "captured the rebel-held town of Velm",
        "the last rebel-held town has fallen",
        "Velm is held by rebels",
        "has been Peru-occupied",
    ],
)
def test_a_clause_that_tells_it_is_one(words: str) -> None:
    text = f"On Monday {words}."
    assert not is_modifier(act(parsed(text), words, kind="control"), text)


def test_other_kinds_are_left_alone() -> None:
    text = "It spoke of rebel-held areas."
    assert not is_modifier(act(parsed(text), "rebel-held areas", kind="attack"), text)
