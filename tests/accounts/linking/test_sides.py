"""How far sides agree."""

from __future__ import annotations

from onrecord.accounts.linking.sides import (
    allied,
    differ,
    mutual_weight,
    other_persons,
    parties_of,
    role_weight,
)
from onrecord.model.claim import Side
from tests.accounts.linking.made import ARDANIA, ARMY, BELMAR, CIVILIANS


def test_an_army_is_its_state_and_a_group_without_id_is_its_name() -> None:
    assert parties_of(ARMY) == parties_of(BELMAR) == {"bel"}
    assert parties_of(Side(name="Civilians", kind="people")) == parties_of(CIVILIANS)
    assert parties_of(None) == frozenset()


def test_only_parties_differ_and_only_where_both_are_named() -> None:
    assert differ(parties_of(ARDANIA), parties_of(BELMAR))
    assert not differ(parties_of(ARDANIA), parties_of(CIVILIANS))
    assert not differ(parties_of(ARDANIA), frozenset())


def test_parties_of_one_side_of_a_known_conflict_do_not_differ() -> None:
    assert allied("arm", "nkr")
    assert not allied("arm", "aze")
    assert not differ(frozenset({"arm"}), frozenset({"nkr"}))


def test_a_common_noun_says_less_than_a_party() -> None:
    ard, civilians = parties_of(ARDANIA), parties_of(CIVILIANS)
    assert role_weight(ard, ard) > role_weight(civilians, civilians) > 0
    assert role_weight(ard, parties_of(BELMAR)) < 0


def test_in_a_clash_it_does_not_matter_who_is_named_first() -> None:
    both = parties_of(ARDANIA) | parties_of(BELMAR)
    assert mutual_weight(both, both) > mutual_weight(both, parties_of(BELMAR)) > 0


def test_persons_are_compared_by_the_words_of_their_names() -> None:
    moss, full, rask = (
        parties_of(Side(name=name, kind="person")) for name in ("Moss", "Lena Moss", "Ivo Rask")
    )
    assert other_persons(moss, rask)
    assert not other_persons(moss, full)
    assert not other_persons(moss, frozenset())
