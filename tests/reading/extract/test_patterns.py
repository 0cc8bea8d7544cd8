"""Acts told by a form of words."""

import pytest

from onrecord.reading.extract.decode import Found
from onrecord.reading.extract.patterns import add_patterns, patterns
from onrecord.reading.extract.windows import make_windows
from tests.reading.extract.test_windows import parsed, tokenizer


def added(text: str, found: list[Found] | None = None) -> list[tuple[str, str | None, str]]:
    (window,) = make_windows(parsed(text), tokenizer())
    acts = add_patterns(found or [], window, text)
    return [(a.kind, a.mode, text[window.starts[a.first] : window.ends[a.last]]) for a in acts]


@pytest.mark.parametrize(
    ("text", "kind", "mode", "evidence"),
    [
        (
            "Rebels have captured three more villages.",
            "control",
            "captured",
            "have captured three more villages",
        ),
        ("Peru broke the ceasefire on Monday.", "ceasefire", "violated", "broke the ceasefire"),
        (
            "The valley has been under Chadian control since 1991.",
            "control",
            "held",
            "has been under Chadian control since 1991",
        ),
    ],
)
def test_a_form_of_words_tells_an_act(text: str, kind: str, mode: str, evidence: str) -> None:
    assert added(text) == [(kind, mode, evidence)]


def test_a_quotation_that_nobody_has_read_is_a_statement() -> None:
    text = '"The bells of Velm will ring again this winter," Orlo said.'
    assert added(text) == [("statement", None, "The bells of Velm will ring again this winter")]


def test_nothing_is_added_where_the_kind_is_marked_already() -> None:
    text = "Rebels have captured three more villages."
    assert len(added(text, [Found(2, 6, "control", 0.9)])) == 1


def test_plain_text_tells_nothing() -> None:
    assert added("The committee has been under pressure since the storm.") == []


def test_every_pattern_has_a_kind() -> None:
    assert {pattern.kind for pattern in patterns().values()} == {"control", "ceasefire"}


def test_an_act_of_another_kind_on_the_same_words_gives_way() -> None:
    text = "Peru is violating three cease-fire agreements."
    (window,) = make_windows(parsed(text), tokenizer())
    pieces = [i for i in range(1, len(window) - 1) if window.starts[i] >= text.index("violating")]
    read = Found(pieces[0], pieces[-2], "diplomacy", 0.6)
    assert [act.kind for act in add_patterns([read], window, text)] == ["ceasefire"]
