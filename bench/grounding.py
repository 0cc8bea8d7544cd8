"""Reads every item of the mixed stream and checks that each span's quote stands in the text.

    python bench/grounding.py

Needs the shared corpora (ONRECORD_SHARED, else ../shared). Ends with an error at the first fault.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from onrecord.model.document import Document
from onrecord.reading.check import spans_of
from onrecord.reading.read import Pipeline

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def main() -> None:
    """Read all items and print how many claims and spans were checked."""
    pipeline = Pipeline.default()
    began = time.perf_counter()
    documents = claims = spans = with_claims = 0
    with (SHARED / "corpus" / "current-events-2019-2020.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            document = Document(id=record["id"], text=record["text"], published=record["published"])
            found = pipeline.read(document)
            documents += 1
            claims += len(found)
            with_claims += bool(found)
            for claim in found:
                for span in spans_of(claim):
                    spans += 1
                    if document.text[span.start : span.end] != span.quote:
                        raise SystemExit(f"{document.id}: {span} is not in the text")
    seconds = time.perf_counter() - began
    print(f"{documents} documents, {with_claims} of them with claims, {claims} claims, {spans} spans checked")
    print(f"all spans stand in their texts; {seconds:.0f} s")


if __name__ == "__main__":
    main()
