"""Draws 200 items of the mixed stream for judging by hand, and prints them with the claims read in them.

    python bench/judged/draw.py                          # all 200, to read
    python bench/judged/draw.py --score                  # how many claims are false, by each reader
    python bench/judged/draw.py --open reader-a.tsv      # claims that this reader has not judged yet

The items are the same each time: a fixed seed, over the ids of the stream that are neither measured nor
trained on. Verdicts stand in reader-*.tsv, one file a reader who has not seen the others' (README.md).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from adapters import SETS
from adapters.stream import SET, STREAM
from measure.shared import read_lines, to_document
from measure.tally import figures
from measure.verdicts import JUDGED, WHOLE, Verdict, judged, read_verdicts

from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

ITEMS = 200
SEED = "onrecord judged 1"


def main() -> None:
    """Print the items, what is still open for a reader, or the score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--score", action="store_true", help="count the false claims")
    parser.add_argument("--open", metavar="FILE", help="claims and items without a verdict in this file")
    options = parser.parse_args()
    if not STREAM.exists():
        raise SystemExit(f"the stream is not at {STREAM}; set ONRECORD_SHARED")
    items, pipeline = draw(), Pipeline.default()
    claims = {document.id: pipeline.read(document) for document in items}
    if options.score:
        for file in sorted(JUDGED.glob("reader-*.tsv")):
            print(f"{file.name}:\n{report(read_verdicts(file), claims)}")
        return
    known = {(v.document, v.claim) for v in read_verdicts(JUDGED / options.open)} if options.open else set()
    for document in items:
        new = [claim for claim in claims[document.id] if (document.id, claim.id) not in known]
        if new or (document.id, WHOLE) not in known:
            print("\n".join(as_lines(document, new)))


def draw() -> list[Document]:
    """Return the items, in the order in which they were drawn."""
    others = (each for name, each in SETS.items() if name != SET.name and each.is_there)
    apart = {id for each in others for id, _ in each.texts()}
    records = {record["id"]: record for record in read_lines(STREAM) if record["id"] not in apart}
    drawn = sorted(records, key=lambda id: hashlib.sha256(f"{SEED} {id}".encode()).digest())
    return [to_document(records[id]) for id in drawn[:ITEMS]]


def report(verdicts: Sequence[Verdict], claims: dict[str, list[Claim]]) -> str:
    """Return the score of a reader as lines of text."""
    lines = []
    for name, figure in figures(judged(verdicts, claims)).items():
        interval = "" if figure.low is None else f"({figure.low:.3f}–{figure.high:.3f})"
        lines.append(f"  {name:<38} {figure.value:.3f} {interval} of {figure.of:.0f}")
    return "\n".join(lines)


def as_lines(document: Document, claims: Sequence[Claim]) -> list[str]:
    """Return an item and its claims as text."""
    lines = [f"== {document.id}  {document.published}  {document.title or ''}", document.text]
    for claim in claims:
        mode = f"/{claim.mode}" if claim.mode else ""
        sides = " ".join(
            f"{role}={side.name!r}"
            for role, side in (("speaker", claim.speaker), ("actor", claim.actor), ("target", claim.target))
            if side is not None
        )
        lines.append(
            f"   {claim.id} {claim.kind}{mode} {claim.modality}: {claim.evidence.quote!r} {sides}".rstrip()
        )
    return lines


if __name__ == "__main__":
    main()
