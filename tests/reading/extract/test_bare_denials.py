"""Bare denials are statements; a denial that names a happening keeps its kind."""

import pytest

from onrecord.reading.extract.bare_denials import as_statement
from tests.reading.making import act, parsed


@pytest.mark.parametrize("words", ["had denied it", "rejects the allegations", "denies this"])
def test_what_only_denies_what_was_said_is_a_statement(words: str) -> None:
    text = f"Peru's leaders {words}."
    told = as_statement(act(parsed(text), words, kind="displacement"), text)
    assert (told.kind, told.modality) == ("statement", "denied")


def test_a_denied_happening_keeps_its_kind() -> None:
    text = "Peru denies the loss of Velm."
    told = act(parsed(text), "denies the loss of Velm", kind="control", modality="denied")
    assert as_statement(told, text) == told
