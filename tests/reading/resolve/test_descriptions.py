"""Pieces of names and nouns of descriptions mean what the document names by them."""

import pytest

from onrecord.model.claim import Side
from onrecord.model.span import Range
from onrecord.reading.extract.mentions import Mention
from onrecord.reading.resolve.sides import side_of
from tests.reading.making import act, context


def nobody(_: Range) -> None:
    return None


def actor(text: str, evidence: str, words: str, after: str = "") -> Side | None:
    """Return the actor that words mean which stand after some others in a text."""
    found = context(text)
    told = act(found.parsed, evidence, actor=words)
    start = text.index(words, text.index(after))
    return side_of(Mention(start, start + len(words)), told, found, None, nobody)


@pytest.mark.parametrize(
    ("text", "words", "parties"),
    [
        ("The Organization of American States sent men to Velm.", "American States", ("oas",)),
        ("South Sudan shelled Velm.", "Sudan", ("ssd",)),
        ("Peruvian troops shelled Velm.", "troops", ("per.mil",)),
        ("The United Nations Mission in Liberia sent men to Velm.", "United Nations", ("un",)),
        ("The Special Tribunal for Lebanon held men in Velm.", "Lebanon", ("lbn",)),
    ],
)
def test_a_piece_of_a_name_means_the_party_that_has_it(
    text: str, words: str, parties: tuple[str, ...]
) -> None:
    side = actor(text, "Velm", words)
    assert side is not None
    assert side.parties == parties


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Houthi rebels moved. The rebels shelled Velm.", "rebels shelled"),
        ("The Houthi rebels moved. The rebels shelled Velm.", "The rebels"),
    ],
)
def test_the_rebels_are_the_only_ones_that_the_document_calls_so(text: str, words: str) -> None:
    side = actor(text, "shelled Velm", words.removesuffix(" shelled"), after=words)
    assert side is not None
    assert side.parties == ("houthis",)


def test_rebels_stay_rebels_where_two_groups_are_called_so_or_no_article_stands() -> None:
    two = "Houthi rebels met Darfur rebels. The rebels shelled Velm."
    for text, after in ((two, "The rebels"), ("Houthi rebels met. In Orm rebels shelled Velm.", "In Orm")):
        side = actor(text, "shelled Velm", "rebels", after=after)
        assert side is not None
        assert side.parties == ()


def test_a_coalition_is_the_one_that_the_document_names() -> None:
    text = "The Saudi-led coalition met. Coalition warplanes bombed Velm."
    side = actor(text, "bombed Velm", "Coalition warplanes")
    assert side is not None
    assert (side.name, side.parties) == ("Saudi-led coalition", ("saudi-led-coalition",))


def test_the_armed_group_is_one_that_carries_arms() -> None:
    text = "Al-Shabaab left Orm, the United Nations said. The armed group shelled Velm."
    side = actor(text, "shelled Velm", "armed group")
    assert side is not None
    assert side.parties == ("al-shabaab",)
