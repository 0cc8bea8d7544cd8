"""Counts: value and bounds, the unit by act or noun, the group."""

from dataclasses import replace

from onrecord.model.claim import Count
from onrecord.reading.resolve.counts import counts_of
from onrecord.vocabulary.load import load
from tests.reading.making import act, parsed


def count(text: str, evidence: str, number: str, unit: str | None) -> Count:
    report = parsed(text)
    (found,) = counts_of(act(report, evidence, kind="casualties", number=number, unit=unit), text, load())
    return found


def test_the_act_gives_the_unit_and_the_noun_the_group() -> None:
    found = count("Shells killed at least 14 soldiers.", "killed at least 14 soldiers", "14", "killed")
    assert (found.value, found.low, found.high) == (14, 14, None)
    assert (found.unit, found.of, found.approx) == ("killed", "soldier", "at least")


def test_without_one_the_noun_gives_the_unit() -> None:
    found = count("They took three hamlets.", "took three hamlets", "three", None)
    assert (found.value, found.unit, found.of) == (3, "village", None)


def test_more_is_new_and_a_toll_is_total() -> None:
    assert count("Another 9 soldiers died.", "9 soldiers died", "9", "killed").measure == "new"
    raised = "The strike raised the death toll to 31."
    assert count(raised, "the death toll to 31", "31", "killed").measure == "total"


def test_who_is_counted_as_missing_is_missing_whatever_the_act() -> None:
    lost = "The strike killed 41 and left 60 others missing."
    assert count(lost, "killed 41 and left 60 others missing", "60", "killed").unit == "missing"
    assert count(lost, "killed 41 and left 60 others missing", "41", "killed").unit == "killed"


def test_casualties_that_mix_killed_and_wounded_stay_casualties() -> None:
    found = count("The army reported 44 casualties.", "44 casualties", "44", "killed")
    assert found.unit == "casualty"


def test_whoever_marches_is_a_protester_where_the_text_names_no_other_group() -> None:
    text = "Thousands march in Orm, and 40 farmers rally in Velm."
    report = parsed(text)
    first = act(report, "Thousands march", kind="protest", number="Thousands", unit=None)
    second = act(report, "40 farmers rally", kind="protest", number="40", unit=None)
    assert [count.unit for each in (first, second) for count in counts_of(each, text, load())] == [
        "protester",
        "farmer",
    ]


def test_percent_is_a_unit_of_its_own() -> None:
    found = count("They hold about 20 percent of the land.", "hold about 20 percent", "20", None)
    assert (found.value, found.unit, found.approx) == (20, "percent", "about")


def test_places_and_things_are_never_counted_as_people() -> None:
    assert count("They freed 23 more villages.", "freed 23 more villages", "23", "released").unit == "village"
    assert count("Fire killed two and hit six trucks.", "hit six trucks", "six", "killed").unit == "vehicle"


def test_the_name_of_a_state_before_the_noun_is_passed_over_whichever_it_is() -> None:
    for state in ("Peru", "United States", "Central African Republic"):
        found = count(f"Two {state} jets fell.", f"Two {state} jets fell", "Two", None)
        assert (found.value, found.unit) == (2, "aircraft")
        found = count(f"Shells killed two {state} soldiers.", f"killed two {state} soldiers", "two", "killed")
        assert found.of == "soldier"


def test_a_nationality_that_is_counted_is_people_whichever_it_is() -> None:
    for people, one in (("Peruvians", "Peruvian"), ("Turks", "Turk"), ("South Koreans", "South Korean")):
        found = count(f"Chad held 20 {people}.", f"held 20 {people}", "20", None)
        assert (found.value, found.unit, found.of) == (20, "person", one)


def test_a_nationality_after_things_that_are_counted_is_of_those_things() -> None:
    report = parsed("Two tankers, one Peruvian, were hit.")
    hit = act(report, "Two tankers, one Peruvian, were hit", kind="damage", number="Two", unit=None)
    other = act(report, "Two tankers, one Peruvian, were hit", kind="damage", number="one", unit=None)
    both = replace(hit, numbers=(*hit.numbers, *other.numbers))
    found = counts_of(both, report.document.text, load())
    assert [(c.value, c.unit, c.of) for c in found] == [(2, "tanker", None), (1, "tanker", None)]
