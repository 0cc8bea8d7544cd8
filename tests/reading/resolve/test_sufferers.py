"""Sufferers: whom counts count, side by side or only some of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.claim import Side
from onrecord.model.span import Range
from onrecord.reading.extract.mentions import NumberMention
from onrecord.reading.resolve.sides import target_of
from onrecord.reading.resolve.sufferers import counted_in_part, counted_victims
from tests.reading.making import act, context


def nobody(_: Range) -> str | None:
    return None


def losses(
    text: str, evidence: str, *numbers: str, target: str | None = None
) -> tuple[list[str], Side | None]:
    """Return whom the numbers of an act count, and the side that the act has for its target."""
    found = context(text)
    at = text.index(evidence)
    told = replace(
        act(found.parsed, evidence, kind="casualties", target=target),
        numbers=tuple(
            NumberMention(text.index(n, at), text.index(n, at) + len(n), "killed", "count") for n in numbers
        ),
    )
    victims = [text[v.start : v.end] for v in counted_victims(told, found)]
    return victims, target_of(told, found, None, nobody)


def test_those_counted_side_by_side_are_one_target() -> None:
    text = "Shells kill 48 Peruvian soldiers and 14 Chadian soldiers."
    victims, side = losses(
        text, "kill 48 Peruvian soldiers and 14 Chadian soldiers", "48", "14", target="Chadian"
    )
    assert victims == ["Peruvian soldiers", "Chadian soldiers"]
    assert side is not None
    assert (side.name, side.parties) == ("Peru and Chad", ("per.mil", "tcd.mil"))


def test_members_are_of_the_party_behind_them() -> None:
    text = "Shells kill 9 Peruvian soldiers and 14 members of the Taliban."
    victims, side = losses(text, "kill 9 Peruvian soldiers and 14 members of the Taliban", "9", "14")
    assert victims == ["Peruvian soldiers", "Taliban"]
    assert side is not None
    assert side.name == "Peru and Taliban"


def test_two_groups_of_one_party_are_that_party() -> None:
    text = "Shells kill 3 Peruvian soldiers and 2 Peruvian police officers."
    _, side = losses(text, "kill 3 Peruvian soldiers and 2 Peruvian police officers", "3", "2")
    assert side is not None
    assert side.name == "Peru"


def test_some_of_those_counted_are_not_whose_the_losses_are() -> None:
    text = "A bomb killed 12 people, including two monks."
    _, side = losses(text, "killed 12 people, including two monks", "12", "two", target="monks")
    assert side is None


def test_a_party_that_some_of_them_are_of_is_kept() -> None:
    text = "A bomb killed 12 people, including two Peruvian soldiers."
    _, side = losses(text, "killed 12 people, including two Peruvian soldiers", "12", "two")
    assert side is not None
    assert side.parties == ("per.mil",)


@pytest.mark.parametrize(("total", "told"), [("three", None), ("five", "two monks and one nun")])
def test_parts_that_make_up_the_whole_are_no_part(total: str, told: str | None) -> None:
    text = f"A bomb killed {total} people, including two monks and one nun."
    found = context(text)
    numbers = [
        NumberMention(text.index(n), text.index(n) + len(n), "killed", "count") for n in (total, "two", "one")
    ]
    evidence = text[7:-1]
    part = counted_in_part(
        replace(act(found.parsed, evidence, kind="casualties"), numbers=tuple(numbers)), found
    )
    assert (text[part.start : part.end] if part else None) == told
