"""Coded documents for training: texts, parsed, with their gold claims as offsets.

Reads the coded sets of the shared folder (ONRECORD_SHARED, else ../shared). What is measured
(gold/seed, gold/karabakh-2020, gold/wikinews) is never read here.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model.document import Document
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.parse.triage import Triage

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from adapters.polnear import documents

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
JUDGED = Path(__file__).resolve().parents[1] / "bench" / "judged" / "reader-a.tsv"
ANNOTATIONS = Path(__file__).parent / "annotations.jsonl"
CORPORA = ("train-2004-2020", "train-stories-2015", "wikinews-2019-2020", "current-events-2019-2020")

UNCODED = ("current-events-2019-2020", "wikinews-2019-2020")
MEASURED_WEEKS = ("2020-09-27", "2020-11-20")
LONGEST = 20_000  # characters


@dataclass(frozen=True)
class Coded:
    """A parsed document and its gold claims, each with `span` (start, end) beside the coded fields."""

    parsed: Parsed
    claims: tuple[dict[str, Any], ...]
    group: str  # train, stories, more, negatives or written

    @property
    def fold(self) -> int:
        """A number from 0 to 9 that depends on the document's id alone."""
        return fold_of(self.parsed.document.id)


def fold_of(document: str) -> int:
    """Return a number from 0 to 9 that depends on the id of a document alone."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 10


def read_texts() -> dict[str, dict[str, Any]]:
    """Return the records of the corpora, and of PolNeAR's training part, by document id."""
    records = {
        document.id: {"id": document.id, "text": document.text, "published": document.published}
        for document, _ in documents("train")
    }
    for name in CORPORA:
        for line in (SHARED / "corpus" / f"{name}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            records[record["id"]] = record
    return records


def load(extra: Path | None = ANNOTATIONS) -> list[Coded]:
    """Return all coded documents for training, in a fixed order.

    `extra` is a JSONL file of further annotations (offsets with document ids, no text).
    """
    texts = read_texts()
    coded = []
    folders = [("train", SHARED / "gold" / "train"), ("stories", SHARED / "gold" / "train-stories")]
    for group, folder in folders:
        for file in sorted(folder.glob("*.json")):
            gold = json.loads(file.read_text(encoding="utf-8"))
            coded.append(coded_of(texts[gold["document"]], gold["claims"], group))
    if extra is not None and extra.exists():
        for line in extra.open(encoding="utf-8"):
            gold = json.loads(line)
            coded.append(coded_of(texts[gold["document"]], gold["claims"], "more"))
    negatives = json.loads((SHARED / "gold" / "train-negatives.json").read_text(encoding="utf-8"))
    coded += [coded_of(texts[id], [], "negatives") for id in negatives["documents"]]
    return coded


def uncoded() -> Iterator[Parsed]:
    """Give the reports of the stream and the whole stories that are neither coded nor measured, parsed.

    Left out as well are the weeks of the war that is measured, the items of the stream that are judged, and
    texts that are interviews by length.
    """
    apart = {c.parsed.document.id for c in load()}
    apart |= {file.stem for file in (SHARED / "gold" / "wikinews").glob("*.json")}
    apart |= {line.split("\t")[0] for line in JUDGED.read_text(encoding="utf-8").splitlines()}
    for corpus in UNCODED:
        for line in (SHARED / "corpus" / f"{corpus}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            day = (record.get("published") or "")[:10]
            if record["id"] in apart or MEASURED_WEEKS[0] <= day <= MEASURED_WEEKS[1]:
                continue
            if len(record["text"]) <= LONGEST:
                yield parse(to_document(record), Triage.everything())


def to_document(record: dict[str, Any]) -> Document:
    """Return the document of a corpus record."""
    return Document(
        id=record["id"],
        text=record["text"],
        published=record.get("published"),
        publisher=record.get("publisher"),
        title=record.get("title"),
    )


def coded_of(record: dict[str, Any], claims: list[dict[str, Any]], group: str) -> Coded:
    """Return a coded document; an anchor is a stretch (start, end) or words that stand in the text."""
    document = to_document(record)
    found = []
    for claim in claims:
        anchor = claim["anchor"]
        if isinstance(anchor, str):
            start = document.text.find(anchor)
            if start < 0:
                raise ValueError(f"{document.id}: anchor not in the text: {anchor!r}")
            span = (start, start + len(anchor))
        else:
            span = (anchor[0], anchor[1])
        found.append({**claim, "span": span})
    return Coded(parse(document, Triage.everything()), tuple(found), group)
