"""Sets coded under the codebook: gold files by document id, and the corpus that holds their texts."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from measure.claims import score
from measure.party_ids import score_ids
from measure.shared import SHARED, read_lines, to_document
from measure.tally import Tally

from onrecord.model.document import Document
from onrecord.model.exchange import to_json
from onrecord.reading.read import Pipeline

Claims = list[dict[str, Any]]
Coded = tuple[Document, Claims]


def in_folder(gold: Path, *corpora: Path) -> Callable[[], Iterator[Coded]]:
    """Return what yields the documents of corpora that have a gold file in a folder, with their claims."""

    def documents() -> Iterator[Coded]:
        files = {file.stem: file for file in sorted(gold.glob("*.json"))}
        for record in itertools.chain.from_iterable(map(read_lines, corpora)):
            if file := files.get(record["id"]):
                yield to_document(record), json.loads(file.read_text(encoding="utf-8"))["claims"]

    return documents


def in_shared(gold: str, *corpora: str) -> Callable[[], Iterator[Coded]]:
    """Return what yields the documents of a set of the shared folder."""
    return in_folder(SHARED / "gold" / gold, *(SHARED / "corpus" / f"{name}.jsonl" for name in corpora))


def measuring(documents: Callable[[], Iterator[Coded]]) -> Callable[[Pipeline], list[Tally]]:
    """Return what scores a pipeline on coded documents."""

    def measure(pipeline: Pipeline) -> list[Tally]:
        return [_tally(document, claims, pipeline) for document, claims in documents()]

    return measure


def _tally(document: Document, coded: Claims, pipeline: Pipeline) -> Tally:
    predicted = exchanged(pipeline, document)
    tally = score(document.id, document.text, coded, predicted)
    ids = score_ids(document.text, coded, predicted, pipeline.vocabulary)
    return replace(tally, fractions={**tally.fractions, **ids})


def exchanged(pipeline: Pipeline, document: Document) -> Claims:
    """Return the claims of a document in the exchange form."""
    return [msgspec.json.decode(to_json(claim)) for claim in pipeline.read(document)]


def texts_of(documents: Callable[[], Iterator[Coded]]) -> Callable[[], Iterator[tuple[str, str]]]:
    """Return what yields ids and texts of coded documents."""
    return lambda: ((document.id, document.text) for document, _ in documents())
