"""What a name begins with."""

import re

import pytest

from onrecord.vocabulary.letters import UPPER


@pytest.mark.parametrize("letter", ["A", "Ə", "Ö", "Ю", "语"])
def test_capitals_and_letters_without_a_small_form_begin_names(letter: str) -> None:
    assert re.fullmatch(UPPER, letter)


@pytest.mark.parametrize("letter", ["a", "ö", "ß", "7", "_", "-", " "])
def test_small_letters_digits_and_signs_do_not(letter: str) -> None:
    assert not re.fullmatch(UPPER, letter)
