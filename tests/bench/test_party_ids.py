"""Party ids are scored where the coder's name is that of listed parties, to its last word."""

from __future__ import annotations

from typing import Any

import pytest
from measure.party_ids import ids_of, same_parties, score_ids

from onrecord.vocabulary.load import load

VOCABULARY = load()
TEXT = "Peru's army shelled the town of Orm, the Peruvian defence ministry said."
QUOTE = "Peru's army shelled the town"


def scored(coded: dict[str, Any], predicted: dict[str, Any]) -> dict[str, tuple[float, float]]:
    start = TEXT.index(QUOTE)
    evidence = {"start": start, "end": start + len(QUOTE), "quote": QUOTE}
    return score_ids(
        TEXT,
        [{"anchor": QUOTE, "kind": "attack", "speaker": None} | coded],
        [{"kind": "attack", "evidence": evidence} | predicted],
        VOCABULARY,
    )


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Peru", ("per",)),
        ("Peruvian Ministry of Defence", ("per.mod",)),
        ("Ministry of Defence of Peru", ("per.mod",)),
        ("the United Nations", ("un",)),
        ("Chile and Peru", ("chl", "per")),
        ("Chile, Peru and the United Nations", ("chl", "per", "un")),
    ],
)
def test_a_name_of_listed_parties_has_their_ids(name: str, ids: tuple[str, ...]) -> None:
    assert ids_of(name, VOCABULARY) == ids


@pytest.mark.parametrize(
    "name",
    ["", "rebels", "Ana Orlo", "Peruvian civilians", "Peru-backed rebels", "Peruvian rebels", "Peruvians"],
)
def test_a_name_of_which_the_list_knows_nothing_or_a_piece_is_left_out(name: str) -> None:
    assert ids_of(name, VOCABULARY) == ()


def test_a_part_is_as_good_as_its_state_but_a_state_not_as_good_as_its_part() -> None:
    assert same_parties(["per"], ["per.mil"], VOCABULARY)
    assert not same_parties(["per.mod"], ["per"], VOCABULARY)
    assert not same_parties(["per.mod"], ["per.mil"], VOCABULARY)
    assert not same_parties(["un"], ["un-peacekeepers"], VOCABULARY)


def test_all_parties_are_needed_and_no_other() -> None:
    assert same_parties(["per", "chl"], ["chl", "per.mil"], VOCABULARY)
    assert not same_parties(["per", "chl"], ["per"], VOCABULARY)
    assert not same_parties(["per"], ["per", "chl"], VOCABULARY)
    assert not same_parties(["per"], [], VOCABULARY)


def test_an_id_is_scored_where_the_name_is_right_and_among_all() -> None:
    right = scored({"actor": "Peru"}, {"actor": {"name": "Peru", "parties": ["per.mil"]}})
    assert right == {"ids": (1, 1), "ids actor": (1, 1), "ids of all": (1, 1)}
    other = scored({"actor": "Peru"}, {"actor": {"name": "Peru", "parties": ["chl"]}})
    assert other == {"ids": (0, 1), "ids actor": (0, 1), "ids of all": (0, 1)}


def test_a_party_that_is_not_found_is_wrong_among_all_alone() -> None:
    assert scored({"target": "Chile"}, {"target": None}) == {"ids of all": (0, 1)}
    assert scored({"target": "Chile"}, {"target": {"name": "Peru", "parties": ["per"]}}) == {
        "ids of all": (0, 1)
    }
