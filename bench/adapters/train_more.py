"""Further reports and stories that the reader is trained on: annotations are here, texts elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from measure.shared import ROOT, SHARED, read_lines, to_document

from adapters.base import DataSet
from adapters.coded import Coded, measuring, texts_of
from adapters.polnear import documents

_ANNOTATIONS = ROOT / "train" / "annotations.jsonl"
_CORPORA = ("current-events-2019-2020", "wikinews-2019-2020", "train-2004-2020", "train-stories-2015")


def _documents() -> Iterator[Coded]:
    coded = {each["document"]: each["claims"] for each in read_lines(_ANNOTATIONS)}
    for corpus in _CORPORA:
        for record in read_lines(SHARED / "corpus" / f"{corpus}.jsonl"):
            if record["id"] in coded:
                yield to_document(record), coded.pop(record["id"])
    for document, _ in documents("train"):
        if document.id in coded:
            yield document, coded.pop(document.id)


SET = DataSet(
    name="train-more",
    role="training",
    title="further reports and stories",
    about="Wikipedia, Current events portal, and Wikinews, 2019 and 2020; "
    "newspapers of PolNeAR, 2015 and 2016",
    licence="annotations Apache-2.0; texts CC BY-SA and CC BY 2.5, "
    "newspapers by their publishers, for research",
    source="this repository, `train/annotations.jsonl` (offsets); "
    "texts from the shared folder, `corpus/` and `bench/polnear`",
    path=SHARED / "corpus",
    measure=measuring(_documents),
    texts=texts_of(_documents),
)
