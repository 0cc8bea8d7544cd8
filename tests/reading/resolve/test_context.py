"""Context: what resolve knows of one document."""

from onrecord.model.span import Range
from tests.reading.making import context


def test_persons_are_known_by_their_office_and_state() -> None:
    persons = context("Peru's President Ana Orlo spoke on Monday.").persons
    assert set(persons) == {"Ana Orlo"}
    assert persons["Ana Orlo"].parties == ("per",)


def test_the_party_named_most_comes_first() -> None:
    assert context("Peru and Chad met. Peru left. Peru's troops stayed.").most_named == ("per", "tcd")


def test_a_cut_name_of_a_ministry_is_made_whole() -> None:
    text = "The self-declared defence ministry of Abkhazia said so."
    start = text.index("ministry")
    whole = context(text).whole(Range(start, text.index(" said")))
    assert text[whole.start : whole.end] == "self-declared defence ministry of Abkhazia"


def test_a_mention_loses_the_preposition_before_it() -> None:
    text = "Clashes with Chadian rebels went on."
    start = text.index("with")
    assert context(text).whole(Range(start, start + len("with Chadian rebels"))).start == text.index(
        "Chadian"
    )


def test_an_office_is_that_of_the_party_right_before_it_alone() -> None:
    for state, id_ in (("Peru", "per"), ("the United States", "usa")):
        accused = context(f"Chad and {state} accuse former President Ana Orlo of theft.").persons
        assert accused["Ana Orlo"].parties == ()
        own = context(f"The “taunts” of {state}’s former President Ana Orlo ended.").persons
        assert own["Ana Orlo"].parties == (id_,)
