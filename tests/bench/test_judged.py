"""Verdicts on the mixed stream are in form, and what they count follows the claims of today."""

from __future__ import annotations

from pathlib import Path

import pytest
from judged.draw import draw
from measure.shared import SHARED
from measure.tally import Figure, figures
from measure.verdicts import FALSE, IN, JUDGED, OUT, RIGHT, WHOLE, Verdict, judged, read_verdicts, together

from onrecord.reading.read import read

CLAIMS = read("Ardania says that its army captured the town of Kesra on Monday.", published="2023-05-03")
STREAM = SHARED / "corpus" / "current-events-2019-2020.jsonl"


def score(verdicts: list[Verdict]) -> dict[str, Figure]:
    return figures(judged(verdicts, {"a": CLAIMS}))


def test_every_verdict_of_every_reader_is_in_form_and_about_an_item_that_is_judged() -> None:
    files = sorted(JUDGED.glob("reader-*.tsv"))
    assert files
    for file in files:
        verdicts = read_verdicts(file)
        items = {v.document for v in verdicts if v.claim == WHOLE}
        assert {v.document for v in verdicts} == items
        assert len({(v.document, v.claim) for v in verdicts}) == len(verdicts)
        assert all(v.why for v in verdicts if v.verdict in ("out", "false"))


def test_in_an_item_outside_every_claim_is_false_judged_or_not() -> None:
    found = score([Verdict("a", WHOLE, "", "out", "sport")])
    assert found["false claims for each item outside"].value == len(CLAIMS) > 0


def test_in_an_item_inside_claims_count_by_their_verdicts_and_others_are_open() -> None:
    verdicts = [Verdict("a", WHOLE, "", "in", "war"), Verdict("a", CLAIMS[0].id, "control", "false", "no")]
    found = score(verdicts)
    assert found["claims in items inside that are false"].value == 1
    assert found["claims in items inside without a verdict"].value == pytest.approx(
        1 - 1 / len(CLAIMS), abs=1e-3
    )


def test_a_word_that_is_no_verdict_is_told_with_its_row(tmp_path: Path) -> None:
    file = tmp_path / "reader-x.tsv"
    file.write_text("document\tclaim\tkind\tverdict\twhy\na\t-\t\tmaybe\t\n")
    with pytest.raises(ValueError, match=r"reader-x.tsv: a -: 'maybe'"):
        read_verdicts(file)


@pytest.mark.skipif(not STREAM.exists(), reason=f"the stream is not at {STREAM}")
def test_the_items_are_the_same_every_time_and_hold_those_that_were_judged() -> None:
    drawn = [document.id for document in draw()]
    assert len(set(drawn)) == 200
    seen = {v.document for v in read_verdicts(JUDGED / "reader-a.tsv")}
    assert seen <= set(drawn)


def test_of_several_readers_only_what_they_agree_on_counts() -> None:
    first = [
        Verdict("d", WHOLE, "", OUT, ""),
        Verdict("d", "c", "attack", FALSE, "twice"),
        Verdict("e", WHOLE, "", IN, ""),
    ]
    second = [Verdict("d", WHOLE, "", OUT, ""), Verdict("d", "c", "attack", RIGHT, "")]
    assert together([first, second]) == [first[0]]
