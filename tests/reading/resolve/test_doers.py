"""Doers: the subject, the agent behind "by" and whose strike it is are the actor, whatever was marked."""

from __future__ import annotations

import pytest

from onrecord.reading.resolve.doers import with_doer
from tests.reading.making import act, context


@pytest.mark.parametrize(
    ("text", "evidence", "target"),
    [
        (
            "Chad says that Peruvian troops crossed the border.",
            "Peruvian troops crossed the border",
            "Peruvian",
        ),
        (
            "Chad says Velm was shelled by the Peruvian army.",
            "was shelled by the Peruvian army",
            "Peruvian army",
        ),
        ("Two men died in a Peruvian air strike on Velm, Chad says.", "a Peruvian air strike", "Peruvian"),
        ("Chad says that Peru's army has attacked Velm.", "has attacked Velm", "Peru's army"),
        ("Chad says a Peru-led air strike hit Velm.", "a Peru-led air strike", "Peru"),
        ("Chad says the Peruvian operation in Velm is over.", "the Peruvian operation", "Peruvian"),
        ("Chad again blames Peru for the attack.", "blames Peru for the attack", "Peru"),
    ],
)
def test_the_words_tell_who_does_it(text: str, evidence: str, target: str) -> None:
    found = context(text)
    told = with_doer(act(found.parsed, evidence, actor="Chad", target=target), found)
    assert told.actor is not None
    assert "Peru" in text[told.actor.start : told.actor.end]
    assert told.target is None


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Chad bombed Peruvian artillery near Velm.", "bombed Peruvian artillery"),
        ("Peruvian troops were shelled near Velm.", "were shelled near Velm"),
        ("Chad launched an attack on Peruvian forces.", "an attack on Peruvian forces"),
    ],
)
def test_those_who_suffer_it_are_left_alone(text: str, evidence: str) -> None:
    found = context(text)
    marked = act(found.parsed, evidence, target="Peruvian")
    assert with_doer(marked, found).target == marked.target


def test_a_target_that_is_another_party_stays() -> None:
    text = "Velm was shelled by Peru, and Chad lost two men."
    found = context(text)
    told = with_doer(act(found.parsed, "was shelled by Peru", target="Chad"), found)
    assert told.target is not None
    assert text[told.target.start : told.target.end] == "Chad"


def test_sides_of_a_passive_that_were_taken_for_each_other_are_exchanged() -> None:
    text = "A Chadian helicopter was shot down by a Peruvian rocket near Velm."
    found = context(text)
    told = with_doer(
        act(found.parsed, "A Chadian helicopter was shot down", actor="Chadian", target="Peruvian"), found
    )
    assert told.actor is not None
    assert told.target is not None
    assert text[told.actor.start : told.actor.end] == "Peruvian"
    assert text[told.target.start : told.target.end] == "Chadian"


def test_a_place_under_somebodys_control_is_held_by_him() -> None:
    text = "Peru said that Velm has been under Chadian control for years."
    found = context(text)
    marked = act(found.parsed, "has been under Chadian control", kind="control", mode="held", actor="Peru")
    told = with_doer(marked, found)
    assert told.actor is not None
    assert text[told.actor.start : told.actor.end] == "Chadian"


@pytest.mark.parametrize(
    ("text", "evidence", "side"),
    [
        ("Masked men have attacked Velm.", "have attacked Velm", "actor"),
        ("Masked men shelled Velm.", "shelled Velm", "actor"),
        ("Masked men have been attacked.", "have been attacked", "target"),
        ("Masked men shelled by rebels fled.", "shelled by rebels", "target"),
        ("Masked men, who shelled Velm, fled.", "shelled Velm", "target"),
    ],
)
def test_whom_a_reader_marks_right_before_an_active_verb_does_it(text: str, evidence: str, side: str) -> None:
    found = context(text)
    told = with_doer(act(found.parsed, evidence, target="Masked men"), found)
    marked = getattr(told, side)
    assert marked is not None
    assert text[marked.start : marked.end] == "Masked men"


def test_who_denies_a_thing_does_not_do_it() -> None:
    text = "The army of Peru denied that Velm had fallen."
    found = context(text)
    told = act(found.parsed, "denied that Velm had fallen", kind="control", mode="captured", actor="Velm")
    assert with_doer(told, found) == told
