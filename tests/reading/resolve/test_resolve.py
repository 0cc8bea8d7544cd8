"""From acts to claims: what of an act's marked words a claim keeps."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Claim, Reading
from onrecord.model.words import Kind
from onrecord.reading.extract.mentions import Act, Mentions
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.resolve.resolve import resolve
from onrecord.vocabulary.load import load
from tests.gazetteer.small import small_gazetteer
from tests.reading.making import act, mention, parsed

READING = Reading(version="1", reader="test")


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with small_gazetteer(tmp_path_factory.mktemp("gazetteer")) as opened:
        yield opened


def claim_of(gazetteer: Gazetteer, report: Parsed, told: Act) -> Claim:
    (claim,) = resolve(Mentions(report, (told,)), READING, load(), gazetteer)
    return claim


def places(gazetteer: Gazetteer, text: str, evidence: str, kind: Kind, *marked: str) -> list[str]:
    report = parsed(text)
    told = replace(
        act(report, evidence, kind=kind),
        places=tuple(found for words in marked if (found := mention(text, words))),
    )
    return [place.name for place in claim_of(gazetteer, report, told).where]


@pytest.mark.parametrize("craft", ["support ship", "tanker", "ballistic missile"])
def test_the_name_of_a_ship_or_weapon_is_no_place_of_what_happens(gazetteer: Gazetteer, craft: str) -> None:
    text = f"It struck the {craft} Ganja in Aden, killing nine."
    assert places(gazetteer, text, "killing nine", "casualties", "Ganja", "Aden") == ["Aden"]


def test_a_ship_that_is_taken_stays_what_changes_hands(gazetteer: Gazetteer) -> None:
    text = "They seized the tanker Ganja."
    assert places(gazetteer, text, "seized the tanker", "control", "Ganja") == ["Ganja"]


def test_that_somebody_did_not_comment_is_no_claim(gazetteer: Gazetteer) -> None:
    text = "Chad did not immediately comment on the strike, which killed nine."
    report = parsed(text)
    acts = (
        act(report, "did not immediately comment on the strike", kind="statement"),
        act(report, "killed nine", kind="casualties"),
    )
    assert [claim.kind for claim in resolve(Mentions(report, acts), READING, load(), gazetteer)] == [
        "casualties"
    ]


def test_who_accuse_each_other_are_said_to_do_it_by_both(gazetteer: Gazetteer) -> None:
    text = "Peru and Chad accused each other of shelling Velm."
    report = parsed(text)
    told = act(report, "shelling Velm", speaker="Peru and Chad", actor="Peru", target="Chad")
    claim = claim_of(gazetteer, report, told)
    assert claim.actor is not None
    assert (claim.actor.name, claim.actor.parties) == ("Peru and Chad", ("per", "tcd"))
    assert claim.target is None


def test_of_a_truce_that_two_accuse_each_other_of_breaking_no_side_is_named(gazetteer: Gazetteer) -> None:
    text = "Both Peru and Chad blamed each other for breaking the truce."
    report = parsed(text)
    told = act(report, "breaking the truce", kind="ceasefire", speaker="Both Peru and Chad", target="Chad")
    claim = claim_of(gazetteer, report, told)
    assert claim.speaker is not None
    assert claim.speaker.name == "Peru and Chad"
    assert (claim.actor, claim.target) == (None, None)
