"""The language of a text."""

import pytest

from onrecord.reading.parse.language import language_of


def test_english_is_told_by_its_small_words() -> None:
    assert language_of("The army said that troops were sent to the border on Monday.") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Die Armee meldete am Montag Kämpfe an der Grenze.",
        "L'armée est entrée dans la ville lundi.",
        "",
        "12 345",
    ],
)
def test_other_texts_are_not_called_english(text: str) -> None:
    assert language_of(text) is None
