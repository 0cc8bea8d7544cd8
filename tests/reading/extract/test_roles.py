"""From the role branch's numbers to mentions."""

import re

import numpy as np

from onrecord.reading.extract.decode import Found
from onrecord.reading.extract.labels import ACT_COLUMNS, COLUMNS, ROLE_WIDTH, slices
from onrecord.reading.extract.mentions import Act
from onrecord.reading.extract.roles import Candidates, Cuts, read_roles
from onrecord.reading.extract.windows import Window

TEXT = "Rockets hit Orm Salu Bridge and Velm on Monday"


def read(places: dict[str, float], actor: tuple[dict[str, float], dict[str, float]] | None = None) -> Act:
    """Return the act of "hit" where the pieces, one a word, are places with these chances, others never.

    `actor` are the chances of its first and its last word.
    """
    words = list(re.finditer(r"\w+", TEXT))
    n = len(words) + 2
    window = Window(
        tuple(range(n)),
        (0, *(word.start() for word in words), 0),
        (0, *(word.end() for word in words), 0),
        (-1, *[0] * len(words), -1),
        1,
        1,
    )
    role = np.full((n, ROLE_WIDTH), -9.0, dtype=np.float32)
    for name in COLUMNS:
        if name.endswith(("_start", "_end")):
            role[0, slices(COLUMNS)[name]] = 9.0
    for number, word in enumerate(words, 1):
        if word[0] in places:
            chance = places[word[0]]
            role[number, slices(COLUMNS)["place"]] = np.log(chance / (1 - chance))
    for bound, chances in zip(("start", "end"), actor or (), strict=False):
        column = slices(COLUMNS)[f"actor_{bound}"]
        role[0, column] = -9.0
        for number, word in enumerate(words, 1):
            role[number, column] = np.log(chances.get(word[0], 1e-6))
    value = np.zeros(sum(ACT_COLUMNS.values()), dtype=np.float32)
    found = Found(2, 2, "attack", 0.9)
    return read_roles(found, role, value, window, TEXT, Candidates(times=(), numbers=()), Cuts(place=0.6))


def names(act: Act) -> list[str]:
    return [TEXT[place.start : place.end] for place in act.places]


def test_places_beside_each_other_are_one_name_and_others_are_not() -> None:
    assert names(read({"Orm": 0.9, "Salu": 0.9, "Bridge": 0.9, "Velm": 0.7})) == ["Orm Salu Bridge", "Velm"]


def test_a_name_is_as_sure_as_its_surest_word() -> None:
    assert names(read({"Orm": 0.3, "Salu": 0.4, "Bridge": 0.9})) == ["Orm Salu Bridge"]
    assert names(read({"Orm": 0.1, "Salu": 0.4, "Bridge": 0.9})) == ["Salu Bridge"]


def test_a_name_without_a_sure_word_is_left_out() -> None:
    assert names(read({"Orm": 0.5, "Salu": 0.5, "Velm": 0.59})) == []


def test_a_side_does_not_run_from_one_name_to_another() -> None:
    actor = ({"Orm": 0.6, "Velm": 0.4}, {"Orm": 0.4, "Velm": 0.6})
    found = read({}, actor).actor
    assert found is not None
    assert TEXT[found.start : found.end] in ("Orm", "Velm")
    found = read({}, ({"Orm": 0.9}, {"Bridge": 0.9})).actor
    assert found is not None
    assert TEXT[found.start : found.end] == "Orm Salu Bridge"
