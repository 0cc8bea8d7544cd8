"""The coded reports that ship with the project, in its own words: the set of the accuracy gate."""

from __future__ import annotations

from measure.shared import GATE

from adapters.base import DataSet
from adapters.coded import in_folder, measuring, texts_of

_DOCUMENTS = in_folder(GATE / "coded", GATE / "reports.jsonl")

SET = DataSet(
    name="own",
    role="measured",
    title="reports in our own words",
    about="written for the project: wars of the past after public records, and invented ones",
    licence="Apache-2.0",
    source="this repository, `tests/gold`",
    path=GATE / "reports.jsonl",
    measure=measuring(_DOCUMENTS),
    texts=texts_of(_DOCUMENTS),
)
