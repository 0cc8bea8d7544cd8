"""Where the data of the benches lie: the folder that ONRECORD_SHARED names, else ../shared."""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.document import Document

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
GATE = ROOT / "tests" / "gold"


def asked_to_write(about: str) -> bool:
    """Return whether a bench is to put its table into docs/accuracy.md; `about` is what its help says.

    SystemExit where the shared folder is not there.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into docs/accuracy.md")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"no coded sets at {SHARED}; set ONRECORD_SHARED to the folder that holds gold/")
    return bool(options.write)


def documents(corpus: str) -> list[Document]:
    """Return the documents of a corpus of the shared folder."""
    return [to_document(record) for record in read_lines(SHARED / "corpus" / f"{corpus}.jsonl")]


def mixed_stream(number: int) -> list[Document]:
    """Return a fixed random sample of the mixed stream."""
    return random.Random(2020).sample(documents("current-events-2019-2020"), number)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def to_document(record: dict[str, Any]) -> Document:
    """Return the document of a record of a corpus."""
    return Document(
        id=record["id"],
        text=record["text"],
        published=record.get("published"),
        publisher=record.get("publisher"),
        title=record.get("title"),
    )
