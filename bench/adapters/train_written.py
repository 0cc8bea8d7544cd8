"""Invented reports that the reader is trained on, text and claims in this repository; names are stand-ins."""

from __future__ import annotations

from collections.abc import Iterator

from measure.shared import ROOT, read_lines, to_document

from adapters.base import DataSet
from adapters.coded import Coded, measuring, texts_of

_REPORTS = ROOT / "train" / "written.jsonl"


def _documents() -> Iterator[Coded]:
    for each in read_lines(_REPORTS):
        yield to_document({**each, "id": each["document"]}), each["claims"]


SET = DataSet(
    name="train-written",
    role="training",
    title="invented reports",
    about="invented wars, in the project's own words, written and coded by language models",
    licence="Apache-2.0",
    source="this repository, `train/written.jsonl`",
    path=_REPORTS,
    measure=measuring(_documents),
    texts=texts_of(_documents),
)
