"""PLOVER's coded sentences: one sentence, one category of act, its source and target.

A sentence is right where any of its claims is of a kind that the category maps to (`plover.tsv`). Source and
target are looked for in the claims of those kinds: any that PLOVER names will do, as it lists several.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from measure.names import same_name
from measure.shared import SHARED
from measure.tally import Tally

from adapters.base import DataSet
from adapters.mapping import Meaning, read_mapping
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

_FILE = SHARED / "bench" / "plover" / "PLOVER_GSR_CAMEO.txt"
_MAPPING = Path(__file__).with_name("plover.tsv")


def _records() -> Iterator[dict[str, Any]]:
    for record in json.loads(_FILE.read_text(encoding="utf-8")):
        if record.get("text"):
            yield record


def _measure(pipeline: Pipeline) -> list[Tally]:
    mapping = read_mapping(_MAPPING)
    return [
        judge(record, mapping[record["event"]], pipeline.read(Document(id=record["id"], text=record["text"])))
        for record in _records()
        if mapping[record["event"]].kinds
    ]


def judge(record: dict[str, Any], meaning: Meaning, claims: Sequence[Claim]) -> Tally:
    """Return the figures of one sentence."""
    fitting = meaning.fitting(claims)
    found = {"right kind": (float(bool(fitting)), 1.0), "any claim": (float(bool(claims)), 1.0)}
    if fitting:
        sides = [claim.speaker if meaning.role == "speaker" else claim.actor for claim in fitting]
        if sources := _actors(record, "source"):
            named = [side.name for side in sides if side is not None]
            found[f"{meaning.role} is the source"] = (float(_any_same(sources, named)), 1.0)
        if targets := _actors(record, "target"):
            named = [claim.target.name for claim in fitting if claim.target is not None]
            found["target"] = (float(_any_same(targets, named)), 1.0)
    found[f"category {record['event']}"] = found["right kind"]
    return Tally(record["id"], found, {"sentences with a kind": 1})


def _actors(record: dict[str, Any], side: str) -> list[str]:
    """Return the names of a side; some records of the file hold none, or a broken list."""
    listed = record.get(side) or []
    return [actor["actorText"] for actor in listed if isinstance(actor, dict) and actor.get("actorText")]


def _any_same(names: Sequence[str], others: Sequence[str]) -> bool:
    return any(same_name(name, other) for name in names for other in others)


SET = DataSet(
    name="plover",
    role="measured",
    title="sentences with a category of act",
    about="PLOVER's gold records from the CAMEO manual, version 0.5b1, in which countries were swapped",
    licence="CC BY-SA 4.0, Open Event Data Alliance",
    source="github.com/openeventdata/PLOVER (`PLOVER_GSR_CAMEO.txt`)",
    path=_FILE,
    measure=_measure,
    texts=lambda: ((record["id"], record["text"]) for record in _records()),
)
