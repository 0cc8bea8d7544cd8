"""Items of the mixed stream that readers have judged by hand: how many claims are false (bench/judged)."""

from __future__ import annotations

from collections.abc import Iterator

from measure.shared import SHARED, read_lines, to_document
from measure.tally import Tally
from measure.verdicts import JUDGED, Verdict, judged, read_verdicts, together

from adapters.base import DataSet
from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

STREAM = SHARED / "corpus" / "current-events-2019-2020.jsonl"


def _verdicts() -> list[Verdict]:
    return together([read_verdicts(file) for file in sorted(JUDGED.glob("reader-*.tsv"))])


def _documents() -> Iterator[Document]:
    ids = {verdict.document for verdict in _verdicts()}
    for record in read_lines(STREAM):
        if record["id"] in ids:
            yield to_document(record)


def _measure(pipeline: Pipeline) -> list[Tally]:
    claims = {document.id: pipeline.read(document) for document in _documents()}
    return judged(_verdicts(), claims)


SET = DataSet(
    name="stream",
    role="measured",
    title="items of the mixed stream, judged by hand",
    about="Wikipedia, Current events portal, 2019 and 2020",
    licence="verdicts Apache-2.0; texts CC BY-SA",
    source="this repository, `bench/judged` (verdicts by id); texts from the coded folder, `corpus/`",
    path=STREAM,
    measure=_measure,
    texts=lambda: ((document.id, document.text) for document in _documents()),
)
