"""Whom a pronoun that speaks stands for."""

import pytest

from onrecord.model.span import Range
from onrecord.reading.resolve.pronouns import antecedent
from tests.reading.making import context


def meant(text: str, pronoun: str) -> str | None:
    found = context(text)
    start = text.rindex(pronoun)
    named = antecedent(Range(start, start + len(pronoun)), found)
    return text[named.start : named.end] if named else None


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Ana Orlo said all was well. He named Ben Imre. She said more.", "She", "Ana Orlo"),
        ("“All is well,” said Ben Imre, the mayor. He said more.", "He", "Ben Imre"),
        ("Ben Imre called for talks with Ana Orlo in Velm. He said they were late.", "He", "Ben Imre"),
        ("In Velm, President Ben Imre met Ana Orlo. He said they had talked.", "He", "President Ben Imre"),
        ("Aides said Mr. Imre was late. He told them why.", "He", "Mr. Imre"),
        ("The minister denied it. “No,” he said.", "he", "The minister"),
        ("Imre said no. Later Bob said so. “We left,” he said.", "he", "Bob"),
        ("Ana Orlo met officials in Velm. Officials said all was well. They named her.", "They", "Officials"),
        ("The defence ministry said two died. Ben Imre fell. It denied more.", "It", "The defence ministry"),
        ("“We left,” said the guard who asked not to be named.", "who", "the guard"),
        ("Other than Sen. Ben Imre, who said no, all agreed.", "who", "Sen. Ben Imre"),
    ],
)
def test_a_pronoun_takes_what_it_can_stand_for(text: str, pronoun: str, who: str) -> None:
    assert meant(text, pronoun) == who


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Ana Orlo said all was well. They said more.", "They"),
        ("Officials said all was well. He said more.", "He"),
        ("Ana Orlo said all was well. It said more.", "It"),
        ("“Ben Imre left.” He said more.", "He"),
        ("He said all was well.", "He"),
    ],
)
def test_it_stands_for_nobody_else(text: str, pronoun: str) -> None:
    assert meant(text, pronoun) is None
