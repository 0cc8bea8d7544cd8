"""PolNeAR: news of American politics in which every attribution is coded, with its source and its content.

The reports tell of elections, not of war, so that the claims of onrecord cover little of them: what is scored
beside them are what the trained reader finds said, the rules of attribution alone, in every sentence, and
textacy's finder of direct quotations.
"""

from __future__ import annotations

import itertools
import re
import tarfile
from collections.abc import Callable, Iterator
from typing import Literal

from measure.shared import SHARED
from measure.tally import Tally

from adapters.attributions import (
    Attribution,
    by_claims,
    by_reader,
    by_tellers,
    by_textacy,
    has_textacy,
    scored,
)
from adapters.base import DataSet
from onrecord.model.document import Document
from onrecord.model.span import Range
from onrecord.reading.read import Pipeline

_FILE = SHARED / "bench" / "polnear" / "polnear-train-dev.tar.gz"
_DAY = re.compile(r"_(\d{4}-\d{2}-\d{2})_")
_CODER = re.compile(r"_[0-9a-f]{4}\.ann$")
_SPAN = re.compile(r"(?P<id>T\d+)\t(?P<label>\S+) (?P<places>[\d ;]+)\t")

SAMPLED = 7
"""Of the training part, on which the reader is trained, every seventh report is measured."""

Part = Literal["dev", "train"]
Coded = tuple[Document, list[Attribution]]


def part_of(part: Part, about: str) -> DataSet:
    """Return the data set of a part of PolNeAR."""
    return DataSet(
        name=f"polnear-{part}",
        role="measured" if part == "dev" else "training",
        title=f"attributions, {part} part",
        about=f"PolNeAR, {about}",
        licence="annotations CC BY 4.0; texts by their publishers, for research, not passed on",
        source="github.com/networkdynamics/PolNeAR; `bench/polnear` in the shared folder",
        path=_FILE,
        measure=_measuring(part),
        texts=lambda: ((document.id, document.text) for document, _ in documents(part)),
    )


def documents(part: Part) -> Iterator[Coded]:
    """Yield the documents of a part with their attributions; of several coders the first by name."""
    texts: dict[str, str] = {}
    coded: dict[str, tuple[str, str]] = {}
    with tarfile.open(_FILE) as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            content = archive.extractfile(member) if member.isfile() else None
            if content is None or not name.startswith(f"{part}/"):
                continue
            text, name = content.read().decode("utf-8"), name.rsplit("/", 1)[-1]
            if name.endswith(".txt"):
                texts[name[:-4]] = text
            elif (id := _CODER.sub("", name)) not in coded or name < coded[id][0]:
                coded[id] = (name, text)
    for id in sorted(texts):
        day = _DAY.search(id)
        document = Document(id=f"polnear-{id}", text=texts[id], published=day[1] if day else None)
        yield document, read_annotations(coded[id][1])


def read_annotations(standoff: str) -> list[Attribution]:
    """Return the attributions of a file in brat's form; those without content are left out."""
    lines = standoff.split("\n")  # quotes may hold other signs that end lines
    spans: dict[str, tuple[Range, ...]] = {}
    for span in filter(None, map(_SPAN.match, lines)):
        ends = [part.split() for part in span["places"].split(";")]
        spans[span["id"]] = tuple(Range(int(start), int(end)) for start, end in ends)
    found = []
    for line in lines:
        if line.startswith("E"):
            roles = [role.split(":") for role in line.split("\t", 1)[1].split()]
            if roles and roles[0][0].startswith("Attribution"):
                content = tuple(r for name, id in roles if name.startswith("Content") for r in spans[id])
                source = tuple(r for name, id in roles if name.startswith("Source") for r in spans[id])
                if content:
                    found.append(Attribution(content, source))
    return found


def _measuring(part: Part) -> Callable[[Pipeline], list[Tally]]:
    def measure(pipeline: Pipeline) -> list[Tally]:
        step = 1 if part == "dev" else SAMPLED
        return [judge(pipeline, *coded) for coded in itertools.islice(documents(part), 0, None, step)]

    return measure


def judge(pipeline: Pipeline, document: Document, gold: list[Attribution]) -> Tally:
    """Return the figures of one document, those of textacy only where it is installed."""
    found = scored("claims", gold, by_claims(pipeline, document))
    found |= scored("rules of attribution", gold, by_tellers(pipeline, document))
    found |= scored("reader", gold, by_reader(pipeline, document))
    if has_textacy():
        found |= scored("textacy", gold, by_textacy(document))
    return Tally(document.id, found, {"attributions coded": len(gold)})
