"""Media: known by name, or by what they are called."""

import pytest

from onrecord.model.span import Range
from onrecord.reading.resolve.media import is_medium, medium_after
from tests.reading.making import context


@pytest.mark.parametrize(
    ("rest", "medium"),
    [
        ("the BBC that all was well.", "the BBC"),
        ("Reuters news agency all was well.", "Reuters news agency"),
        ("Russian state news agency Interfax that all was well.", "Russian state news agency Interfax"),
        ("the Karo newspaper on Monday.", "the Karo newspaper"),
        ("the Velm Gazette it was so.", "the Velm Gazette"),
        ("state television.", "state television"),
    ],
)
def test_the_medium_behind_a_cue_is_found_with_what_it_is(rest: str, medium: str) -> None:
    text = f"Ana Orlo told {rest}"
    found = medium_after(len("Ana Orlo told"), context(text))
    assert found is not None
    assert text[found.start : found.end] == medium


@pytest.mark.parametrize(
    "rest", ["reporters that all was well.", "the mayor that the BBC was right.", "him."]
)
def test_others_who_are_told_are_no_media(rest: str) -> None:
    assert medium_after(len("Ana Orlo told"), context(f"Ana Orlo told {rest}")) is None


def test_media_without_a_name_are_media_too() -> None:
    text = "local media"
    assert is_medium(Range(0, len(text)), context(text))
    assert not is_medium(Range(0, 5), context(text))
