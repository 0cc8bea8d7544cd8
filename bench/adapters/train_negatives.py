"""Items of the mixed stream that a coder found to hold no claim, for training."""

from __future__ import annotations

import json
from collections.abc import Iterator

from measure.shared import SHARED, read_lines, to_document
from measure.tally import Tally

from adapters.base import DataSet
from adapters.silence import silence
from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

_FILE = SHARED / "gold" / "train-negatives.json"


def _documents() -> Iterator[Document]:
    listed = json.loads(_FILE.read_text(encoding="utf-8"))
    ids = set(listed["documents"])
    for record in read_lines(SHARED / listed["corpus"]):
        if record["id"] in ids:
            yield to_document(record)


def _measure(pipeline: Pipeline) -> list[Tally]:
    return [silence(document.id, len(pipeline.read(document))) for document in _documents()]


SET = DataSet(
    name="train-negatives",
    role="training",
    title="items of the mixed stream without a claim",
    about="Wikipedia, Current events portal, 2019 and 2020",
    licence="CC BY-SA",
    source="the coded folder, `gold/train-negatives.json`",
    path=_FILE,
    measure=_measure,
    texts=lambda: ((document.id, document.text) for document in _documents()),
)
