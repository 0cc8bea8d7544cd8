"""What is trained on and what is reported stay apart, and a copy between them would be found."""

from __future__ import annotations

import pytest
from adapters import SETS
from apart import Text, pairs, texts

from onrecord.ledger.likeness import words_of

REPORT = (
    "Shells hit the market of Kesra on Monday morning and killed nine people, the mayor said, adding that "
    "the hospital had no more beds and that forty wounded were taken by lorry to Port Senn, two hours away."
)
OTHER = (
    "Dockers in Port Senn walked out on Friday over unpaid wages, and the harbour authority said that eleven "
    "ships with grain were waiting at anchor for berths that nobody would open before the weekend was over."
)


def kinds(trained: str, reported: str, id: str = "b") -> list[str]:
    one, other = Text("train", "a", words_of(trained)), Text("own", id, words_of(reported))
    return [pair.kind for pair in pairs([one], [other])]


@pytest.mark.parametrize(
    ("reported", "kind"),
    [
        (REPORT, "same words"),
        (REPORT.replace("Monday morning", "Monday").replace("adding that", "and that"), "near"),
        (f"{OTHER} {OTHER.replace('Friday', 'Sunday')} {REPORT} Nothing more was known of it.", "partial"),
    ],
)
def test_copies_edited_copies_and_parts_are_found(reported: str, kind: str) -> None:
    assert kinds(REPORT, reported) == [kind]


def test_the_same_id_is_the_same_document_whatever_its_words() -> None:
    assert kinds(REPORT, OTHER, id="a") == ["same document"]


def test_other_reports_are_not_paired() -> None:
    assert kinds(REPORT, OTHER) == []


@pytest.mark.skipif(not SETS["train"].is_there, reason=f"the coded sets are not at {SETS['train'].path}")
def test_nothing_that_is_trained_on_is_reported() -> None:
    trained, reported = texts("training"), texts("measured")
    sets = {"train", "train-stories", "train-more", "train-negatives", "train-written", "polnear-train"}
    assert {text.set for text in trained} == sets
    assert {"seed", "karabakh-2020", "wikinews", "own"} <= {text.set for text in reported}
    assert [str(pair) for pair in pairs(trained, reported) if pair.kind != "altered"] == []
