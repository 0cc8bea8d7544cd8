"""Coordination: the numbers of a list are counts of one act."""

from onrecord.reading.extract.coordination import with_coordinated, without_cue
from onrecord.reading.extract.mentions import Act
from onrecord.reading.extract.numbers import find_numbers
from tests.reading.making import act, parsed


def extended(text: str, evidence: str, number: str) -> Act:
    report = parsed(text)
    told = act(report, evidence, kind="control", number=number)
    (found,) = with_coordinated([told], text, [(n.start, n.end) for n in find_numbers(text)])
    return found


def words(found: Act, text: str) -> list[str]:
    return [text[n.start : n.end] for n in found.numbers]


def test_each_number_of_a_list_counts_and_the_evidence_covers_it() -> None:
    text = "They took five cities, three towns and nearly 240 villages in May."
    found = extended(text, "took five cities", "five")
    assert words(found, text) == ["five", "three", "240"]
    assert text[found.evidence.start : found.evidence.end].startswith(
        "took five cities, three towns and nearly 240 villages"
    )


def test_a_further_verb_ends_the_list() -> None:
    text = "They killed 13 men and wounded 56 others."
    assert words(extended(text, "killed 13 men", "13"), text) == ["13"]


def test_an_act_without_numbers_gets_none() -> None:
    text = "They took towns and 12 villages."
    report = parsed(text)
    told = act(report, "took towns", kind="control")
    assert with_coordinated([told], text, [(17, 19)]) == [told]


def test_losses_lose_the_saying_that_opens_them() -> None:
    text = "Peru said its military reported 44 new casualties."
    told = act(parsed(text), "its military reported 44 new casualties", kind="casualties", number="44")
    found = without_cue(told, text)
    assert text[found.evidence.start : found.evidence.end] == "44 new casualties"


def test_other_words_before_the_number_stay() -> None:
    text = "Shells killed 44 people."
    told = act(parsed(text), "killed 44 people", kind="casualties", number="44")
    assert without_cue(told, text) == told
