"""Tellers: the subject of each verb of saying, and whom "according to", "citing" and "quoted" name."""

import pytest

from onrecord.reading.resolve.cues import find_cues
from onrecord.reading.resolve.tellers import find_tellers
from tests.reading.making import context


def tellers(text: str) -> list[tuple[str, str, str]]:
    found = context(text)
    cues = find_cues(text, 0, len(text), found.vocabulary)
    return [
        (text[link.teller.start : link.teller.end], text[link.cue.start : link.cue.end], link.form)
        for link in find_tellers(0, len(text), cues, found)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday, Ana Orlo, the mayor, said all was well.", [("Ana Orlo, the mayor", "said", "says")]),
        ("The mayor of Velm, Ana Orlo, said all was well.", [("Ana Orlo", "said", "says")]),
        ("An official, speaking by telephone, said so.", [("An official", "said", "says")]),
        ("All was well, according to Interfax.", [("Interfax", "according to", "according")]),
        ("All was well, said Ana Orlo.", []),
        ("The State Council fell silent.", []),
        ("The ministry has not confirmed the loss.", []),
        (
            "Two guards cited by Interfax say all was well.",
            [("Two guards", "cited by", "says"), ("Two guards", "say", "says")],
        ),
    ],
)
def test_tellers_are_found_with_their_cues(text: str, found: list[tuple[str, str, str]]) -> None:
    assert tellers(text) == found


def test_a_report_is_a_noun_where_nothing_shows_the_verb() -> None:
    assert [cue for _, cue, _ in tellers("Earlier reports by the guard said Velm fell.")] == ["said"]
    assert tellers("The guard reports that Velm fell.") == [("The guard", "reports", "says")]
