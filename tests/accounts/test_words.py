import pytest

from onrecord.accounts.words import parse_template, templates, words
from onrecord.model.errors import VocabularyError
from onrecord.model.words import KINDS, MODES


def test_a_template_knows_what_it_needs() -> None:
    template = parse_template("{actor} (took|take|taken) {held}[ from {target}]", "here")
    assert template.needs == {"actor", "held"}
    assert [piece.verb.past for piece in template.pieces if piece.verb] == ["took"]


@pytest.mark.parametrize(
    "line",
    [
        "{nobody} (took|take|taken) it",
        "{actor} took it",
        "{actor} (took|take) it",
        "{actor} (took|take|taken) it[ from {target}",
        "{actor} (took|take|taken) it (took|take|taken)",
        "{harmed} (were|be|been) hurt",
    ],
)
def test_a_malformed_template_is_an_error_that_says_where(line: str) -> None:
    with pytest.raises(VocabularyError, match="here"):
        parse_template(line, "here")


def test_every_mode_of_attack_control_and_ceasefire_has_templates() -> None:
    for kind, modes in MODES.items():
        for mode in modes:
            assert templates(kind, mode), (kind, mode)


def test_templates_belong_to_kinds_and_kinds_without_them_are_quoted() -> None:
    assert templates("statement", None) == ()
    assert all(templates(kind, "no such mode") == () for kind in KINDS)


def test_the_words_are_read_from_their_file() -> None:
    assert words().states["casualty"] == "killed or wounded"
    assert "village" in words().places
