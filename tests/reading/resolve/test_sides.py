"""Sides: pronouns, possessives, descriptions, and towns that stand for whose they are."""

from onrecord.model.claim import Side
from onrecord.model.span import Range
from onrecord.reading.resolve.sides import side_of
from tests.reading.making import act, context


def nobody(_: Range) -> None:
    return None


def actor(text: str, evidence: str, words: str) -> Side | None:
    found = context(text)
    told = act(found.parsed, evidence, actor=words)
    return side_of(told.actor, told, found, None, nobody)


def test_a_nationality_names_the_state_and_its_part() -> None:
    side = actor("Peruvian troops shelled Velm.", "shelled Velm", "Peruvian troops")
    assert side is not None
    assert (side.name, side.parties, side.kind) == ("Peru", ("per.mil",), "state")


def test_its_troops_are_those_of_the_party_named_before() -> None:
    side = actor("Peru said its troops entered Velm.", "entered Velm", "its troops")
    assert side is not None
    assert (side.name, side.parties) == ("Peru", ("per.mil",))


def test_a_pronoun_means_the_party_named_before() -> None:
    side = actor("Peru moved at dawn. It shelled Velm.", "shelled Velm", "It")
    assert side is not None
    assert (side.name, side.parties) == ("Peru", ("per",))


def test_the_group_means_the_armed_group_named_before() -> None:
    side = actor("Al-Shabaab entered Velm. The group killed two men.", "killed two men", "The group")
    assert side is not None
    assert side.parties == ("al-shabaab",)


def test_a_town_that_is_hit_stands_for_whose_it_is() -> None:
    text = "Rebels shelled Velm."
    found = context(text)
    told = act(found.parsed, "shelled Velm", target="Velm")
    side = side_of(told.target, told, found, None, lambda _: "per")
    assert side is not None
    assert (side.name, side.parties) == ("Peru", ("per",))


def test_swapping_two_states_swaps_the_sides_and_nothing_else() -> None:
    one = actor("Peru said its troops entered Velm.", "entered Velm", "its troops")
    other = actor("Chad said its troops entered Velm.", "entered Velm", "its troops")
    assert one is not None
    assert other is not None
    assert (one.parties, other.parties) == (("per.mil",), ("tcd.mil",))
    assert (one.kind, one.span) == (other.kind, other.span)
