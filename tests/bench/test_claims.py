"""Claims are scored after the codebook, and as the shared scorer scores them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from adapters import SETS
from adapters.coded import exchanged, in_folder, in_shared
from measure.claims import judge, match, score
from measure.shared import GATE, SHARED
from measure.tally import Tally, figures

from onrecord.reading.read import Pipeline

TEXT = "Ardania says its army took Kesra and Dorn on Monday, killing 12 soldiers."
SCORER = SHARED / "score" / "score.py"


def coded(**more: Any) -> dict[str, Any]:
    claim = {"anchor": "its army took Kesra and Dorn", "kind": "control", "speaker": "Ardania"}
    return claim | {"where": ["Kesra", "Dorn"], "when": ["2023-05-01", "2023-05-01"]} | more


def predicted(quote: str = "its army took Kesra", **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    claim: dict[str, Any] = {
        "kind": "control",
        "evidence": {"start": start, "end": start + len(quote), "quote": quote},
        "speaker": {"name": "Ardania"},
        "where": [{"name": "Kesra"}, {"name": "Dorn"}],
        "when": {"start": "2023-05-01", "end": "2023-05-02"},
    }
    return claim | more


def values(tally: Tally) -> dict[str, float]:
    return {name: figure.value for name, figure in figures([tally]).items()}


def test_a_claim_right_in_all_that_the_coder_gave_is_whole() -> None:
    found = values(score("a", TEXT, [coded()], [predicted()]))
    assert (found["f1"], found["whole"], found["strict"], found["places"]) == (1, 1, 1, 1)


def test_what_the_coder_left_out_may_be_filled_but_counts_as_invented() -> None:
    found = values(score("a", TEXT, [coded()], [predicted(actor={"name": "Ardania"})]))
    assert (found["whole"], found["strict"], found["invented actor"]) == (1, 0, 1)
    assert found["invented"] == pytest.approx(1 / 3, abs=1e-3)


def test_another_kind_or_other_words_do_not_meet() -> None:
    elsewhere = predicted("killing 12 soldiers")
    assert match(TEXT, [coded()], [predicted(kind="attack"), elsewhere]) == []


def test_claims_meet_one_to_one_the_largest_overlap_first() -> None:
    pairs = match(TEXT, [coded()], [predicted("took"), predicted("its army took Kesra and")])
    assert [(i, j) for _, i, j in pairs] == [(0, 1)]


def test_counts_must_all_be_there_in_the_same_units() -> None:
    gold = coded(counts=[{"value": 12, "unit": "killed"}])
    assert judge(gold, predicted(counts=[{"value": 12, "unit": "dead"}]))["counts"]
    assert not judge(gold, predicted(counts=[{"value": 12, "unit": "wounded"}]))["counts"]
    assert not judge(gold, predicted(counts=[]))["counts"]


def test_a_measure_is_judged_apart_from_the_count() -> None:
    gold = coded(counts=[{"value": 12, "unit": "killed", "measure": "total"}])
    right = judge(gold, predicted(counts=[{"value": 12, "unit": "killed"}]))
    assert (right["counts"], right["measure"]) == (True, False)


def test_days_may_be_one_off_and_long_spans_may_share_half() -> None:
    long = coded(when=["2023-05-01", "2023-05-31"])
    assert judge(long, predicted(when={"start": "2023-05-10", "end": "2023-05-31"}))["when"]
    assert not judge(long, predicted(when={"start": "2023-05-25", "end": "2023-05-31"}))["when"]
    assert not judge(coded(), predicted(when={"start": "2023-05-01", "end": None}))["when"]


def test_no_speaker_is_right_only_where_the_report_itself_tells_it() -> None:
    assert judge(coded(speaker=None), predicted(speaker=None))["speaker"]
    assert not judge(coded(speaker=None), predicted())["speaker"]


def test_an_anchor_that_is_not_once_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="2 times"):
        score("a", TEXT, [coded(anchor="on")], [])


@pytest.mark.skipif(not SCORER.exists(), reason=f"the shared scorer is not at {SCORER}")
@pytest.mark.parametrize("name", ["own", "seed", "karabakh-2020", "wikinews"])
def test_the_shared_scorer_gives_the_same_figures(name: str, tmp_path: Path) -> None:
    pipeline = Pipeline.default()
    gold = GATE / "coded" if name == "own" else SHARED / "gold" / name
    corpus = {"wikinews": "wikinews-2019-2020"}.get(name, name)
    documents = in_folder(gold, GATE / "reports.jsonl") if name == "own" else in_shared(name, corpus)
    claims, texts = tmp_path / "claims.jsonl", tmp_path / "texts.jsonl"
    read = [(document, exchanged(pipeline, document)) for document, _ in documents()]
    claims.write_text("".join(json.dumps(claim) + "\n" for _, listed in read for claim in listed))
    texts.write_text("".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d, _ in read))
    command = [sys.executable, str(SCORER), str(gold), str(claims), "--text", str(texts), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    ours = {figure: value.value for figure, value in figures(SETS[name].measure(pipeline)).items()}
    expected = {
        "precision": theirs["precision"],
        "recall": theirs["recall"],
        "f1": theirs["f1"],
        "whole": theirs["whole_f1"],
        "strict": theirs["strict_f1"],
        "places": theirs["where_f1"],
        "overlap": theirs["span_iou"],
        **theirs["fields"],
        **{f"invented {field}": share for field, share in theirs["invented"].items()},
        **{f"kind {kind}": each["f1"] for kind, each in theirs["kinds"].items()},
    }
    assert {name: ours[name] for name in expected} == pytest.approx(expected, abs=1e-4)
