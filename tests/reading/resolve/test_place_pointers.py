"""Words that point back to a place take the place that another act was told of before."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Place
from onrecord.model.span import Span
from onrecord.model.words import PlacePrecision
from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.place_pointers import pointed_back


def told(text: str, evidence: str) -> Act:
    start = text.index(evidence)
    return Act(
        kind="attack",
        mode=None,
        modality="asserted",
        evidence=Mention(start, start + len(evidence)),
        sentence=0,
    )


def place(text: str, name: str, precision: PlacePrecision = "place") -> Place:
    start = text.index(name)
    return Place(name=name, precision=precision, span=Span.of(text, start, start + len(name)))


@pytest.mark.parametrize(
    "pointer",
    ["have taken over the city", "shots were heard there", "bombs fell in the old town", "hit that district"],
)
def test_a_pointer_means_the_place_told_before(pointer: str) -> None:
    text = f"Troops entered Velm. Later they say {pointer}, they said."
    velm = place(text, "Velm")
    first, second = told(text, "Troops entered Velm"), told(text, pointer)
    assert pointed_back([first, second], [(velm,), ()], text) == [(velm,), (velm,)]


def test_a_pointer_right_behind_the_evidence_counts_and_one_in_the_next_clause_does_not() -> None:
    text = "Troops entered Velm. Two men died in the city. One was shot, far from the city."
    velm = place(text, "Velm")
    acts = [told(text, words) for words in ("Troops entered Velm", "Two men died", "One was shot")]
    assert pointed_back(acts, [(velm,), (), ()], text) == [(velm,), (velm,), ()]


@pytest.mark.parametrize(
    "words",
    ["met the city council", "said there were shots", "left the city of Ostra", "blamed the city's mayor"],
)
def test_what_points_at_nothing_gets_no_place(words: str) -> None:
    text = f"Troops entered Velm. They {words}."
    acts = [told(text, "Troops entered Velm"), told(text, words)]
    assert pointed_back(acts, [(place(text, "Velm"),), ()], text)[1] == ()


def test_a_country_is_no_city_and_nothing_that_follows_is_meant() -> None:
    text = "War goes on in Chad. Shells hit the city. Troops entered Velm."
    acts = [told(text, words) for words in ("War goes on", "Shells hit the city", "Troops entered Velm")]
    found = pointed_back(acts, [(place(text, "Chad", "country"),), (), (place(text, "Velm"),)], text)
    assert found[1] == ()
