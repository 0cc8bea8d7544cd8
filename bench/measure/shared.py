"""Where the data of the benches lie: the folder that ONRECORD_SHARED names, else ../shared."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.document import Document

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
GATE = ROOT / "tests" / "gold"


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
