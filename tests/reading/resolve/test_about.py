"""About: which claim of its document a denial, a confirmation or a claim of responsibility answers."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model.claim import Claim, Side
from onrecord.model.span import Range, Span
from onrecord.model.words import Kind
from onrecord.reading.resolve.about import with_about
from onrecord.vocabulary.load import load
from tests.reading import making

CHAD = Side(name="Chad", parties=("tcd",), kind="state")
NIGER = Side(name="Niger", parties=("ner",), kind="state")
GROUP = Side(name="Red Falcons", parties=("red-falcons",), kind="armed group")


def claim(text: str, quote: str, kind: Kind = "attack", **values: Any) -> Claim:
    start = text.index(quote)
    first = max(text.rfind(". ", 0, start) + 2, 0) if ". " in text[:start] else 0
    last = text.find(".", start)
    told = {
        "id": quote,
        "kind": kind,
        "mode": None,
        "sentence": Range(first, last + 1 if last >= 0 else len(text)),
    }
    return making.claim(Span.of(text, start, start + len(quote)), **(told | values))


def links(text: str, *claims: Claim) -> list[tuple[str, str, str]]:
    ordered = sorted(claims, key=lambda c: c.evidence.start)
    return [
        (c.id, about.relation, about.claim) for c in with_about(ordered, text, load()) for about in c.about
    ]


def test_a_claim_of_responsibility_is_about_the_attack_told_before() -> None:
    text = "A bomb killed 12 people in Velm. The Red Falcons claimed responsibility for the blast."
    bomb = claim(text, "A bomb", mode="bombing")
    losses = claim(text, "killed 12 people", "casualties")
    said = claim(text, "claimed responsibility", "statement", speaker=GROUP)
    assert links(text, bomb, losses, said) == [("claimed responsibility", "claims responsibility", "A bomb")]


def test_what_follows_for_is_meant_before_what_was_told_earlier() -> None:
    text = "A bomb hit Orm. The Red Falcons claimed responsibility for a raid on Velm."
    bomb = claim(text, "A bomb hit Orm", mode="bombing")
    said = claim(text, "claimed responsibility", "statement", speaker=GROUP)
    raid = claim(text, "a raid on Velm", mode="other")
    assert links(text, bomb, said, raid) == [
        ("claimed responsibility", "claims responsibility", "a raid on Velm")
    ]


def test_that_nobody_claimed_it_is_no_link() -> None:
    text = "A bomb hit Orm. No group has claimed responsibility."
    said = claim(text, "claimed responsibility", "statement")
    assert links(text, claim(text, "A bomb hit Orm"), said) == []


def test_a_group_does_not_claim_what_a_state_did() -> None:
    text = "Niger bombed a camp. A car exploded in Orm. The Red Falcons claimed responsibility."
    raid = claim(text, "Niger bombed a camp", actor=NIGER)
    car = claim(text, "A car exploded", mode="bombing")
    said = claim(text, "claimed responsibility", "statement", speaker=GROUP)
    assert links(text, raid, car, said) == [
        ("claimed responsibility", "claims responsibility", "A car exploded")
    ]


@pytest.mark.parametrize("words", ["denied this", "rejected the accusation", "called this untrue"])
def test_a_bare_denial_is_about_what_the_other_side_said(words: str) -> None:
    text = f"Chad said that Niger had shelled Velm. Niger {words}."
    told = claim(text, "had shelled Velm", speaker=CHAD, actor=NIGER)
    denied = claim(text, words, "statement", speaker=NIGER, modality="denied")
    assert links(text, told, denied) == [(words, "denies", "had shelled Velm")]


def test_a_denied_happening_is_about_the_telling_of_it() -> None:
    text = "Chad says it has taken Velm. Its troops shot at a bus. Niger denies that Velm has fallen."
    taken = claim(text, "has taken Velm", "control", speaker=CHAD, actor=CHAD, target=NIGER)
    bus = claim(text, "shot at a bus", actor=CHAD)
    denied = claim(
        text, "Velm has fallen", "control", speaker=NIGER, actor=CHAD, target=NIGER, modality="denied"
    )
    assert links(text, taken, bus, denied) == [("Velm has fallen", "denies", "has taken Velm")]


def test_a_rejected_offer_denies_nothing() -> None:
    text = "Chad said it would stop. Niger rejected an offer of talks."
    said = claim(text, "it would stop", "statement", speaker=CHAD)
    turned = claim(text, "rejected an offer", "statement", speaker=NIGER, modality="denied")
    assert links(text, said, turned) == []


def test_a_confirmation_is_about_what_another_told_before() -> None:
    text = "Witnesses said a bus was hit in Velm. The army admitted the strike."
    bus = claim(text, "a bus was hit", speaker=Side(name="witnesses", parties=(), kind="unnamed"))
    admitted = claim(text, "admitted the strike", "statement", speaker=CHAD)
    assert links(text, bus, admitted) == [("admitted the strike", "confirms", "a bus was hit")]


def test_nobody_answers_himself() -> None:
    text = "Chad said it had shelled Velm. Chad denied this."
    told = claim(text, "it had shelled Velm", speaker=CHAD, actor=CHAD)
    denied = claim(text, "denied this", "statement", speaker=CHAD, modality="denied")
    assert links(text, told, denied) == []


def test_two_voices_of_one_party_may_answer_each_other() -> None:
    text = "Officials of Chad said that Velm had been lost. Leaders of Chad denied it. Many have fled Velm."
    officials = Side(name="officials of Chad", parties=("tcd",), kind="unnamed")
    leaders = Side(name="leaders of Chad", parties=("tcd",), kind="unnamed")
    lost = claim(text, "Velm had been lost", "control", speaker=officials)
    denied = claim(text, "denied it", "statement", speaker=leaders, modality="denied")
    fled = claim(text, "have fled Velm", "displacement")
    assert links(text, lost, denied, fled) == [("denied it", "denies", "Velm had been lost")]
