"""What a number says: its value, its bounds and what it counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading.extract.numbers import find_numbers
from onrecord.reading.resolve.quantities import Quantity, read_quantity, unit_noun
from tests.reading.extract.test_numbers import PIECES


def read(text: str, number: int = 0) -> Quantity:
    found = find_numbers(text)[number]
    return read_quantity(text, found.start, found.end)


def noun(text: str, number: int = 0) -> str | None:
    found = find_numbers(text)[number]
    unit = unit_noun(text, found.start, found.end)
    return unit[0] if unit else None


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "approx"),
    [
        ("44 died", 44, 44, 44, None),
        ("1,221 died", 1221, 1221, 1221, None),
        ("8 000 died", 8000, 8000, 8000, None),
        ("Seventy-one died", 71, 71, 71, None),
        ("one hundred and twenty died", 120, 120, 120, None),
        ("a soldier died", 1, 1, 1, None),
        ("1.5 million fled", 1_500_000, 1_500_000, 1_500_000, None),
        ("half a million fled", 500_000, 500_000, 500_000, None),
        ("two and a half million fled", 2_500_000, 2_500_000, 2_500_000, None),
        ("half a dozen died", 6, 6, 6, None),
        ("at least 5 died", 5, 5, None, "at least"),
        ("100 or more died", 100, 100, None, "or more"),
        ("up to 5 died", 5, 0, 5, "up to"),
        ("as many as 12 died", 12, 0, 12, "as many as"),
        ("more than 40 died", 40, 41, None, "more than"),
        ("over a dozen died", 12, 13, None, "over"),
        ("fewer than 10 died", 10, 0, 9, "fewer than"),
        ("nearly 240 died", 240, None, None, "nearly"),
        ("some 240 died", 240, None, None, "some"),
        ("an estimated 240 died", 240, None, None, "an estimated"),
        ("almost two dozen died", 24, None, None, "almost"),
        ("five or so died", 5, None, None, "or so"),
        ("dozens died", None, 24, None, None),
        ("scores died", None, 40, None, None),
        ("hundreds died", None, 200, None, None),
        ("a few hundred died", None, 200, None, None),
        ("thousands fled", None, 2000, None, None),
        ("tens of thousands fled", None, 20_000, None, None),
        ("hundreds of thousands fled", None, 200_000, None, None),
        ("millions fled", None, 2_000_000, None, None),
        ("between 20 and 30 died", 20, 20, 30, None),
        ("20\u201330 died", 20, 20, 30, None),
        ("two or three died", 2, 2, 3, None),
        ("2 to 3 million fled", 2_000_000, 2_000_000, 3_000_000, None),
        ("about 20 to 30 died", 20, 20, 30, "about"),
    ],
)
def test_value_and_bounds(
    text: str, value: float | None, low: float | None, high: float | None, approx: str | None
) -> None:
    quantity = read(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.approx) == (value, low, high, approx)


def test_parts_of_one_and_percents_are_marked() -> None:
    third = read("a third of the town")
    assert (third.value, third.fraction, third.percent) == (0.3333, True, False)
    percent = read("about 20 percent of the town")
    assert (percent.value, percent.percent, percent.fraction) == (20, True, False)
    assert read("it holds 40% of it").percent


@pytest.mark.parametrize(
    "text",
    [
        "14 more villages were freed",
        "31 new casualties",
        "another 12 rockets",
        "at least another 37 people",
        "Three more died.",
    ],
)
def test_a_number_on_top_of_others_is_new(text: str) -> None:
    assert read(text).new
    assert not read(text).total


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It killed four and wounded nine more.", 1),
        ("Six died and dozens more were hurt.", 1),
        ("more than 40 died", 0),
    ],
)
def test_more_of_another_sort_is_not_new(text: str, number: int) -> None:
    assert not read(text, number).new


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It counted 31 new casualties, which brought its death toll to 1,402.", 1),
        ("The death toll from the blast in the old town rises to at least 70.", 0),
        ("The conflict has killed more than 1,900 people.", 0),
        ("In total 33 people died.", 0),
        ("So far 33 people have died.", 0),
        ("Shelling has killed 250 people since April.", 0),
        ("90 people have been killed since Sunday.", 0),
    ],
)
def test_a_running_total_is_one(text: str, number: int) -> None:
    assert read(text, number).total


@pytest.mark.parametrize(
    "text", ["44 died on Monday", "It led to the deaths of 50 soldiers.", "The blast has killed 12."]
)
def test_a_plain_count_is_neither_new_nor_total(text: str) -> None:
    quantity = read(text)
    assert not quantity.total
    assert not quantity.new


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("14 more villages", "village"),
        ("five Azerbaijani civilians", "civilian"),
        ("two of its tanks", "tank"),
        ("40 of Iran's drones", "drone"),
        ("20 percent", "percent"),
        ("31 new casualties", "casualty"),
        ("240 armed men", "man"),
        ("dozens of people", "person"),
        ("six children", "child"),
        ("three U.S. troops", "troop"),
        ("3,000 US service personnel", "personnel"),
        ("17 Houthis", "houthi"),
        ("five critically injured soldiers", "soldier"),
        ("12 armoured personnel carriers", "carrier"),
        ("thirty aircraft", "aircraft"),
        ("a suspected suicide bomber detonated it", "bomber"),
        ("an elderly man in the street", "man"),
        ("one building was hit", "building"),
        ("the two sides' wishes", "side"),
        ("40km from the town", "kilometre"),
        ("nine bodies", "body"),
        ("11 current and former officials", "official"),
        ("three more and a car", None),
        ("more than 40 others", None),
        ("it killed two and wounded 20", None),
        ("12 dead", None),
    ],
)
def test_the_noun_that_a_number_counts(text: str, unit: str | None) -> None:
    assert noun(text) == unit


def test_the_noun_has_its_place_in_the_text() -> None:
    text = "They freed 14 more villages."
    found = find_numbers(text)[0]
    unit = unit_noun(text, found.start, found.end)
    assert unit is not None
    assert text[unit[1] : unit[2]] == "villages"


@given(st.integers(0, 10**9))
def test_a_written_number_reads_back_as_itself(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        text = f"They counted {written} homes."
        quantity = read_quantity(text, 13, 13 + len(written))
        assert quantity.value == quantity.low == quantity.high == number


@given(st.one_of(st.text(max_size=80), PIECES), st.data())
@example("9" * 400, None)
@example("a dozen" + " dozen" * 40, None)
@example("1.2.3.4 million", None)
@example("\u0664\u0664 people", None)
def test_no_stretch_raises_and_bounds_are_in_order(text: str, data: st.DataObject | None) -> None:
    spans = [(number.start, number.end) for number in find_numbers(text)]
    if data is None:
        spans.append((0, len(text)))
    else:
        start = data.draw(st.integers(0, len(text)))
        spans.append((start, data.draw(st.integers(start, len(text)))))
    for start, end in spans:
        quantity = read_quantity(text, start, end)
        bounds = (quantity.value, quantity.low, quantity.high)
        assert all(bound is None or (math.isfinite(bound) and bound >= 0) for bound in bounds)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        unit = unit_noun(text, start, end)
        assert unit is None or (unit[0] and end <= unit[1] < unit[2] <= len(text))


@given(PIECES)
def test_what_is_found_has_a_value_or_a_lowest_one(text: str) -> None:
    for number in find_numbers(text):
        quantity = read_quantity(text, number.start, number.end)
        assert quantity.value is not None or quantity.low is not None, text[number.start : number.end]
