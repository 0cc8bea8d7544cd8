"""CASE-2021, task 2: snippets of news with the class of their event, after ACLED's sub-event types.

A row is right where any claim of the snippet is of a kind that its class maps to (`case2021.tsv`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from measure.shared import SHARED
from measure.tally import Tally

from adapters.base import DataSet
from adapters.mapping import Meaning, read_mapping
from adapters.silence import silence
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

_FILE = SHARED / "bench" / "case2021" / "dev.tsv"
_MAPPING = Path(__file__).with_name("case2021.tsv")


def _rows() -> Iterator[tuple[str, str, str]]:
    """Yield id, snippet and class."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield f"case2021-{row['id']}", row["EventSnippet"], row["SubType"]


def _measure(pipeline: Pipeline) -> list[Tally]:
    mapping = read_mapping(_MAPPING)
    return [
        judge(id, kind, mapping[kind], pipeline.read(Document(id=id, text=text)))
        for id, text, kind in _rows()
        if mapping[kind].kinds or mapping[kind].silent
    ]


def judge(id: str, name: str, meaning: Meaning, claims: list[Claim]) -> Tally:
    """Return the figures of one row."""
    if meaning.silent:
        return silence(id, len(claims))
    fitting = meaning.fitting(claims)
    found = {"right kind": (float(bool(fitting)), 1.0), "any claim": (float(bool(claims)), 1.0)}
    if meaning.modes:
        right = any(claim.mode in meaning.modes for claim in fitting)
        found["right mode"] = (float(right), 1.0)
        if fitting:
            found["right mode, of right kind"] = (float(right), 1.0)
    found[f"class {name}"] = found["right kind"]
    return Tally(id, found, {"rows with a kind": 1})


SET = DataSet(
    name="case2021",
    role="measured",
    title="snippets with a class of event",
    about="CASE 2021 shared task 2, fine-grained event classification, development part",
    licence="as the organizers give it, for research; not passed on",
    source="the organizers of CASE at ACL-IJCNLP 2021, github.com/emerging-welfare/case-2021-shared-task",
    path=_FILE,
    measure=_measure,
    texts=lambda: ((id, text) for id, text, _ in _rows()),
)
