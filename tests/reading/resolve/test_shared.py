"""Acts of one sentence lend each other what they lack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.words import Kind
from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.shared import with_shared

GUNMEN, GUARDS, PLACE = Mention(0, 6), Mention(30, 36), Mention(50, 54)
TEXT = "." * 80


def act(kind: Kind, start: int, sentence: int = 0, **parts: object) -> Act:
    told = Act(
        kind=kind, mode=None, modality="asserted", evidence=Mention(start, start + 5), sentence=sentence
    )
    return replace(told, **parts)  # type: ignore[arg-type]


def test_losses_take_the_attacker_and_an_attack_its_victims() -> None:
    attack, losses = with_shared([act("attack", 8, actor=GUNMEN), act("casualties", 22, target=GUARDS)], TEXT)
    assert (attack.actor, attack.target) == (GUNMEN, GUARDS)
    assert (losses.actor, losses.target) == (GUNMEN, GUARDS)


def test_an_attack_takes_the_place_of_its_sentence_and_losses_do_not() -> None:
    told = [act("attack", 8), act("casualties", 22), act("damage", 40, places=(PLACE,))]
    assert [a.places for a in with_shared(told, TEXT)] == [(PLACE,), (), (PLACE,)]


@pytest.mark.parametrize("sentence", [1, 2])
def test_nothing_is_lent_across_sentences(sentence: int) -> None:
    told = [act("attack", 8, actor=GUNMEN, places=(PLACE,)), act("casualties", 62, sentence)]
    assert with_shared(told, TEXT) == told


def test_nobody_is_lent_a_side_that_is_his_other_side() -> None:
    attack, losses = with_shared([act("attack", 8, actor=GUNMEN), act("casualties", 22, target=GUNMEN)], TEXT)
    assert attack.target is None
    assert losses.actor is None


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Gunmen took the bridge after they attacked the town", True),
        ("Gunmen took the bridge after they were attacked in town", False),
        ("Gunmen took the bridge, which shelled the town", False),
    ],
)
def test_what_they_did_in_the_same_breath_was_done_by_the_same(text: str, same: bool) -> None:
    second = next(at for verb in ("attacked the", "were", "shelled") if (at := text.find(verb)) > 0)
    told = [act("control", 7, actor=GUNMEN), act("attack", second, actor=GUARDS)]
    _, attack = with_shared(told, text)
    assert attack.actor == (GUNMEN if same else GUARDS)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Two guards died, which makes seven.", True),
        ("Two guards died, raising the toll to 7.", True),
        ("Two guards died, and it makes seven.", False),
    ],
)
def test_a_total_with_which_a_sentence_goes_on_counts_the_same_people(text: str, same: bool) -> None:
    start = max(text.find("makes"), text.find("raising"))
    guards = Mention(4, 10)
    told = [act("casualties", 0, target=guards), act("casualties", start)]
    assert (with_shared(told, text)[1].target == guards) is same
