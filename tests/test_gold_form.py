"""The coded reports of the gate are in form: every claim in the text, every word in the codebook."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from measure.names import words_of

from onrecord.model.words import KINDS, MODALITIES, MODES

GOLD = Path(__file__).parent / "gold"
FIELDS = {"anchor", "kind", "mode", "speaker", "modality", "actor", "target", "counts", "when", "where"}
LONG = 400  # words
# Names that a coder gives in full, for a state by its name, where the text has another form of it.
OTHER_WORDS = {
    "Argentina",
    "Ardania",
    "Belmar",
    "Marovia",
    "Kendaria",
    "United Kingdom",
    "Serbia",
    "civilians",
    "protesters",
}


@cache
def reports() -> dict[str, dict[str, Any]]:
    lines = (GOLD / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


@cache
def coded() -> dict[str, list[dict[str, Any]]]:
    files = sorted((GOLD / "coded").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8"))["claims"] for file in files}


def claims() -> list[tuple[str, dict[str, Any]]]:
    return [(report, claim) for report, listed in coded().items() for claim in listed]


def test_every_report_is_coded_and_there_are_enough_of_each_sort() -> None:
    assert reports().keys() == coded().keys()
    lengths = [len(record["text"].split()) for record in reports().values()]
    assert sum(length >= LONG for length in lengths) >= 3
    assert sum(length < LONG for length in lengths) >= 40
    assert sum(not listed for listed in coded().values()) >= 8


def test_every_anchor_stands_exactly_once_in_its_text() -> None:
    wrong = [(r, c["anchor"]) for r, c in claims() if reports()[r]["text"].count(c["anchor"]) != 1]
    assert not wrong


def test_all_kinds_and_modes_and_modalities_are_there() -> None:
    kinds = Counter(claim["kind"] for _, claim in claims())
    assert set(kinds) == set(KINDS)
    modes = {(claim["kind"], claim.get("mode")) for _, claim in claims() if claim["kind"] in MODES}
    assert modes == {(kind, mode) for kind, of_kind in MODES.items() for mode in of_kind}
    assert {claim.get("modality", "asserted") for _, claim in claims()} == set(MODALITIES)


def test_every_claim_has_only_the_fields_of_the_codebook() -> None:
    for report, claim in claims():
        assert set(claim) <= FIELDS, (report, claim)
        assert {"anchor", "kind", "speaker"} <= set(claim), (report, claim)
        assert (claim.get("mode") is not None) == (claim["kind"] in MODES), (report, claim)
        assert claim.get("modality") != "asserted", (report, "is left out where it is asserted")


def test_days_are_days_in_order() -> None:
    for report, claim in claims():
        if "when" in claim:
            first, last = map(dt.date.fromisoformat, claim["when"])
            assert first <= last, (report, claim)


def test_counts_have_an_amount_and_a_unit_in_the_singular() -> None:
    for report, claim in claims():
        for count in claim.get("counts", ()):
            assert count.get("value") is not None or count.get("low") is not None, (report, claim)
            assert count["unit"], (report, claim)
            assert count.get("measure", "count") in ("count", "new", "total"), (report, claim)


@pytest.mark.parametrize("field", ["speaker", "actor", "target"])
def test_every_side_is_named_with_words_of_its_report(field: str) -> None:
    for report, claim in claims():
        name = claim.get(field)
        if name and not any(other in name for other in OTHER_WORDS):
            assert words_of(name) & words_of(reports()[report]["text"]), (report, name)


def test_every_place_stands_in_its_report() -> None:
    for report, claim in claims():
        for place in claim.get("where", ()):
            assert place in reports()[report]["text"], (report, place)
