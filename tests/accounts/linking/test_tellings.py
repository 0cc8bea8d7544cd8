"""What one report tells of one thing."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.accounts.linking.tellings import tellings
from onrecord.model.claim import Claim
from tests.accounts.linking.made import (
    ARDANIA,
    ARMY,
    BELMAR,
    BORDER,
    CIVILIANS,
    DOLMA,
    KESRA,
    captured,
    count,
    dead,
    said,
    strike,
)


def grouped(*claims: Claim) -> list[list[str]]:
    return [[claim.evidence.quote for claim in telling.claims] for telling in tellings(claims)]


def reasons(claims: Iterable[Claim]) -> set[str]:
    return {reason for telling in tellings(claims) for tie in telling.ties.values() for reason in tie.reasons}


def test_the_dead_and_the_damage_of_a_sentence_belong_to_its_attack() -> None:
    harm = said("a", "damage", "destroying homes", at=100)
    assert grouped(strike(), dead(), harm) == [
        ["missiles hit the town", "killed 13 people", "destroying homes"]
    ]
    assert "told in one sentence" in reasons([strike(), dead()])


def test_losses_of_the_next_sentence_go_with_the_attack_told_before() -> None:
    assert len(grouped(strike(), dead(sentence=1))) == 1
    assert len(grouped(strike(sentence=1), dead())) == 2
    assert len(grouped(strike(), dead(sentence=9))) == 2


def test_losses_elsewhere_or_told_as_something_else_are_not_those_of_the_attack() -> None:
    assert len(grouped(strike(), dead(sentence=1, where=(DOLMA,)))) == 2
    assert len(grouped(strike(), dead(sentence=1, quote="two more were also killed"))) == 2


def test_each_count_of_the_dead_goes_with_the_nearest_attack_of_its_sentence() -> None:
    second = strike(at=100, where=(DOLMA,), mode="drone", quote="a drone hit Dolma")
    assert grouped(strike(), dead(at=30, value=3), second, dead(at=130, value=2)) == [
        ["missiles hit the town", "killed 3 people"],
        ["a drone hit Dolma", "killed 2 people"],
    ]


def test_the_attackers_dead_are_not_those_of_their_strike_but_in_a_clash_they_are() -> None:
    own = dead(sentence=1, target=ARDANIA)
    assert len(grouped(strike(), own)) == 2
    assert len(grouped(strike(mode="clash"), own)) == 1


def test_a_denial_without_place_goes_to_the_attack_before_it() -> None:
    denial = said("a", "attack", "carrying out the strike", sentence=1, modality="denied", actor=ARDANIA)
    assert len(grouped(strike(), denial)) == 1


def test_the_strike_points_back_to_the_strike_told_before() -> None:
    pointing = said("a", "attack", "the strikes", sentence=1, mode="missile", where=(KESRA,))
    assert len(grouped(strike(), pointing)) == 1


def test_a_later_mention_that_names_the_town_points_back_to_a_strike_told_without_one() -> None:
    pointing = said("a", "attack", "the attack on the town", sentence=4, mode="drone", where=(KESRA,))
    assert len(grouped(strike(where=(), mode="drone"), pointing)) == 1
    assert len(grouped(strike(where=(DOLMA,), mode="drone"), pointing)) == 2


def test_a_happening_set_apart_by_its_words_is_another() -> None:
    again = strike(sentence=1, quote="another missile hit the town")
    assert len(grouped(strike(), again)) == 2


def test_a_running_toll_stays_by_itself_with_the_increment_that_raises_it() -> None:
    fight = said("a", "attack", "fighting in the hills", mode="clash", where=(BORDER,), sentence=1)
    new = dead(value=71, target=ARMY, counts=(count(71, measure="new"),), at=10)
    total = dead(value=87, at=90, quote="the toll among fighters to 87", counts=(count(87, measure="total"),))
    found = tellings([fight, new, total])
    assert [telling.facts.family for telling in found] == ["toll", "violence"]
    assert found[0].facts.targets == {"bel"}


def test_the_toll_of_an_attack_told_in_its_sentence_is_no_running_toll() -> None:
    total = dead(value=21, counts=(count(21, measure="total"),), target=CIVILIANS)
    assert [telling.facts.family for telling in tellings([strike(), total])] == ["violence"]


def test_places_counted_and_a_town_named_are_two_changes_of_hands() -> None:
    villages = captured(place=KESRA, sentence=1, quote="took 23 villages")
    bare = said(
        "a",
        "control",
        "took 23 villages",
        sentence=1,
        mode="captured",
        actor=ARDANIA,
        target=BELMAR,
        counts=(count(23, "village"),),
    )
    assert len(grouped(captured(), bare)) == 2
    assert len(grouped(captured(), villages)) == 1
    again = said(
        "a",
        "control",
        "freed 23 villages",
        sentence=2,
        mode="captured",
        actor=ARDANIA,
        counts=(count(23, "village"),),
    )
    assert len(grouped(bare, again)) == 1


def test_one_truce_told_twice_is_one_and_its_breaking_another() -> None:
    agreed = [
        said("a", "ceasefire", quote, mode="agreed", where=(BORDER,), sentence=n)
        for n, quote in enumerate(("a truce", "the ceasefire agreed"))
    ]
    broken = said("a", "ceasefire", "violated it", mode="violated", where=(BORDER,), sentence=3)
    assert len(grouped(*agreed, broken)) == 2


def test_a_reviewers_word_goes_before_all() -> None:
    claims = [strike(), captured(place=DOLMA, sentence=1)]
    ids = (claims[0].id, claims[1].id)
    assert len(tellings(claims, together=[ids])) == 1
    assert len(tellings(claims, together=[ids], kept_apart=[ids])) == 2
