"""Sides: pronouns, possessives, descriptions, and towns that stand for whose they are."""

from dataclasses import replace

from onrecord.model.claim import Side
from onrecord.model.span import Range, Span
from onrecord.reading.extract.mentions import Mention
from onrecord.reading.resolve.attribution import side_of_speaker
from onrecord.reading.resolve.forces import forces_noun
from onrecord.reading.resolve.sides import actor_of, side_of, target_of
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
    assert side.span is None  # whose town it is the words don't say


def test_a_thing_hit_stands_for_whose_town_it_is_in_without_words_of_the_text() -> None:
    text = "Rebels shelled the cathedral in Velm."
    found = context(text)
    told = replace(
        act(found.parsed, "shelled the cathedral", target="the cathedral"),
        places=(Mention(text.index("the cath"), len(text) - 9), Mention(len(text) - 5, len(text) - 1)),
    )
    side = target_of(told, found, None, lambda _: "per")
    assert side is not None
    assert (side.parties, side.span) == (("per",), None)


def test_bare_soldiers_of_whose_town_it_is_have_no_words_of_the_text() -> None:
    text = "Rebels killed two soldiers in Velm."
    found = context(text)
    told = replace(
        act(found.parsed, "killed two soldiers", kind="casualties", target="soldiers"),
        places=(Mention(len(text) - 5, len(text) - 1),),
    )
    side = target_of(told, found, None, lambda _: "per")
    assert side is not None
    assert (side.name, side.span) == ("Peru", None)


def test_swapping_two_states_swaps_the_sides_and_nothing_else() -> None:
    one = actor("Peru said its troops entered Velm.", "entered Velm", "its troops")
    other = actor("Chad said its troops entered Velm.", "entered Velm", "its troops")
    assert one is not None
    assert other is not None
    assert (one.parties, other.parties) == (("per.mil",), ("tcd.mil",))
    assert (one.kind, one.span) == (other.kind, other.span)


def target(text: str, evidence: str, words: str | None = None, **more: str) -> Side | None:
    found = context(text)
    told = replace(act(found.parsed, evidence, target=words, **more), mode=None)  # type: ignore[arg-type]
    return target_of(told, found, None, nobody)


def test_what_a_speaker_says_of_his_own_troops_is_done_by_his_side() -> None:
    text = "Peru's army said they had captured six villages from Chad."
    found = context(text)
    start = text.index(" said")
    speaker = side_of_speaker(Range(0, start), found)
    told = act(found.parsed, "they had captured six villages", kind="control", actor="Chad")
    side = actor_of(told, found, speaker, nobody)
    assert side is not None
    assert side.parties == ("per",)


def test_what_a_speaker_calls_ours_is_his_sides() -> None:
    text = "Chad lost ground, Peru's army said: “Velm is ours.”"
    found = context(text)
    speaker = side_of_speaker(Range(text.index("Peru's"), text.index(" said")), found)
    told = act(found.parsed, "Velm is ours", kind="control", actor="Chad")
    side = actor_of(told, found, speaker, nobody)
    assert side is not None
    assert side.parties == ("per",)
    somebody = Side(name="Ana Orlo", kind="person", span=Span.of(text, 0, 4))
    assert actor_of(told, found, somebody, nobody) is None


def test_a_count_of_soldiers_tells_whose_losses_they_are() -> None:
    side = target(
        "Chad and Peru met. Shells killed 14 Peruvian soldiers.",
        "killed 14 Peruvian soldiers",
        "Chad",
        kind="casualties",
        number="14",
        unit="killed",
    )
    assert side is not None
    assert side.parties == ("per.mil",)


def test_its_military_before_losses_is_who_lost_and_names_the_group() -> None:
    text = "Abkhazia's defence ministry said its military reported 44 new casualties."
    found = context(text)
    told = act(found.parsed, "44 new casualties", kind="casualties", number="44", unit="casualty")
    side = target_of(told, found, None, nobody)
    assert side is not None
    assert (side.name, side.parties, side.kind) == ("Abkhazia forces", ("abkhazia.mil",), "armed group")
    assert forces_noun(side, found.vocabulary) == "military"


def test_a_place_is_taken_from_whom_the_text_says() -> None:
    text = "Peru freed 23 villages from Chadian control."
    found = context(text)
    told = replace(act(found.parsed, "freed 23 villages", kind="control"), mode="captured")
    side = target_of(told, found, None, nobody)
    assert side is not None
    assert side.parties == ("tcd",)


def test_an_attack_on_forces_hits_them() -> None:
    text = "An attack on Peruvian troops began at dawn."
    found = context(text)
    told = act(found.parsed, "An attack on Peruvian troops", actor="Peruvian troops")
    side = target_of(replace(told, actor=None), found, None, nobody)
    assert side is not None
    assert side.parties == ("per.mil",)
    assert actor_of(told, found, None, nobody) is None


def test_bare_soldiers_are_those_of_the_army_that_the_sentence_names() -> None:
    text = "Fighters attacked a Chadian army base near the border with Peru, killing 18 soldiers."
    side = target(text, "killing 18 soldiers", "soldiers")
    assert side is not None
    assert side.name == "Chad"


def test_soldiers_of_an_army_are_those_of_its_state() -> None:
    text = "Four soldiers of the Peruvian army were hurt in Chad."
    side = target(text, "Four soldiers of the Peruvian army were hurt", "soldiers")
    assert side is not None
    assert side.name == "Peru"


def test_people_of_a_place_are_no_state() -> None:
    found = context("Shells hit Chadian farmers near Velm.")
    told = act(found.parsed, "Shells hit Chadian farmers", target="Chadian farmers")
    side = side_of(told.target, told, found, None, lambda _: "tcd")
    assert side is not None
    assert (side.name, side.parties, side.kind) == ("Chadian farmers", (), "people")


def test_troops_of_his_country_are_the_speakers() -> None:
    text = "Peru's President Ana Orlo said her country's troops had freed Velm from Chadian control."
    found = context(text)
    told = act(found.parsed, "had freed Velm", kind="control", mode="captured", actor="Chadian")
    speaker = Side(name="Ana Orlo", parties=("per",), kind="person", span=Span.of(text, 17, 25))
    actor = actor_of(told, found, speaker, lambda _: None)
    assert actor is not None
    assert actor.parties == ("per",)


def test_the_noun_of_forces_is_singular_where_it_has_one() -> None:
    found = context("Chad said 19 of its fighters were killed.")
    fighters = Side(name="Chad", parties=("tcd",), kind="state", span=Span.of(found.text, 16, 28))
    assert forces_noun(fighters, found.vocabulary) == "fighter"


def test_losses_that_an_army_reports_are_its_own() -> None:
    text = "Chad's ministry said its military reported 44 new casualties."
    found = context(text)
    told = act(found.parsed, "its military reported 44 new casualties", kind="casualties", number="44")
    speaker = Side(name="ministry", parties=("tcd.mod",), kind="state", span=Span.of(text, 0, 15))
    assert actor_of(told, found, speaker, nobody) is None
    target = target_of(told, found, speaker, nobody)
    assert target is not None
    assert target.parties[0].startswith("tcd")


def test_whose_a_taken_place_was_is_told_by_the_word_before_it() -> None:
    found = context("Chad said its army freed Peru-held Velm.")
    told = act(found.parsed, "freed Peru-held Velm", kind="control", mode="captured", actor="Peru")
    actor, target = actor_of(told, found, None, nobody), target_of(told, found, None, nobody)
    assert actor is None
    assert target is not None
    assert target.parties == ("per",)
