"""Bare denials are statements; a denial that names a happening keeps its kind."""

import pytest

from onrecord.reading.extract.denials import with_denied
from tests.reading.making import act, parsed


@pytest.mark.parametrize("words", ["had denied it", "rejects the allegations", "denies this"])
def test_what_only_denies_what_was_said_is_a_statement(words: str) -> None:
    text = f"Peru's leaders {words}."
    told = with_denied(act(parsed(text), words, kind="displacement"), text)
    assert (told.kind, told.modality) == ("statement", "denied")


def test_a_denied_happening_keeps_its_kind() -> None:
    text = "Peru denies the loss of Velm."
    told = act(parsed(text), "denies the loss of Velm", kind="control", modality="denied")
    assert with_denied(told, text) == told


def test_a_denied_loss_that_was_read_as_a_statement_is_control() -> None:
    text = "Peru's leaders deny the loss of the city."
    told = with_denied(act(parsed(text), "deny the loss of the city", kind="statement"), text)
    assert (told.kind, told.mode, told.modality) == ("control", "lost", "denied")


def test_who_is_found_safe_is_no_casualty() -> None:
    text = "The 22 sailors were found safe."
    told = with_denied(
        act(parsed(text), "The 22 sailors were found safe", kind="casualties", number="22"), text
    )
    assert (told.kind, told.modality, told.numbers) == ("casualties", "denied", ())


def test_who_escapes_injury_is_no_casualty() -> None:
    text = "The mayor escaped injury when a shell hit his car."
    told = with_denied(act(parsed(text), "The mayor escaped injury", kind="casualties"), text)
    assert told.modality == "denied"


@pytest.mark.parametrize(
    "words", ["Two of those rescued died", "one was killed and nine survived", "one died, one escaped injury"]
)
def test_harm_beside_safety_stays_harm(words: str) -> None:
    told = act(parsed(f"{words}."), words, kind="casualties")
    assert with_denied(told, f"{words}.") == told
