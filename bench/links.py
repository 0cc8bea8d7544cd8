"""Scores the links between claims: what a denial, a confirmation or a claim of responsibility is about.

    python bench/links.py [--write]

Reads the documents of the coded links, those of training (gold/links-train.json) and those of the measured
war (gold/links-karabakh-2020.json), and lets the shared scorer (score/links.py) compare. The links are found
by rules (onrecord/reading/resolve/about.py), written by hand with the training links in view, and read by a
reader that has seen those documents: the measured war is what nothing was made for, and small. --write puts
the table into docs/accuracy.md. Needs the shared folder (ONRECORD_SHARED, else ../shared).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from measure.pages import put
from measure.shared import ROOT, SHARED, read_lines, to_document

from onrecord.reading.read import Pipeline

PAGE = ROOT / "docs" / "accuracy.md"
SETS = {
    "training reports and stories (`links-train`)": ("links-train.json", ("train", "train-stories")),
    "the measured war and the seed (`links-karabakh-2020`)": (
        "links-karabakh-2020.json",
        ("karabakh-2020", "seed"),
    ),
}
CORPORA = ("train-2004-2020", "train-stories-2015", "wikinews-2019-2020", "karabakh-2020", "seed")


def main() -> None:
    """Print the table of both sets."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the table into docs/accuracy.md")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"no coded links at {SHARED}; set ONRECORD_SHARED to the folder that holds gold/")
    texts = {record["id"]: record for name in CORPORA for record in read_lines(corpus(name))}
    pipeline = Pipeline.default()
    rows = [row(title, score(*told, texts, pipeline)) for title, told in SETS.items()]
    table = [
        "| coded links of | F1 | precision | recall, of both ends found | recall, of all | right |",
        "|---|---|---|---|---|---|",
        *rows,
    ]
    print("\n".join(table))
    if options.write:
        put(PAGE, "links", table)


def corpus(name: str) -> Path:
    """Return the file of a corpus of the shared folder."""
    return SHARED / "corpus" / f"{name}.jsonl"


def score(links: str, folders: tuple[str, ...], texts: dict[str, Any], pipeline: Pipeline) -> dict[str, Any]:
    """Return what the shared scorer says of the links of a set, its documents read now."""
    coded = json.loads((SHARED / "gold" / links).read_text(encoding="utf-8"))["links"]
    named = sorted({link["document"] for link in coded})
    with tempfile.TemporaryDirectory() as folder:
        claims, documents = Path(folder) / "claims.jsonl", Path(folder) / "documents.jsonl"
        with claims.open("wb") as file:
            for id in named:
                for claim in pipeline.read(to_document(texts[id])):
                    file.write(msgspec.json.encode(claim) + b"\n")
        documents.write_text("".join(json.dumps(texts[id]) + "\n" for id in named), encoding="utf-8")
        golds = [str(SHARED / "gold" / name) for name in folders]
        command = [sys.executable, str(SHARED / "score" / "links.py"), str(SHARED / "gold" / links), golds[0]]
        command += [part for gold in golds[1:] for part in ("--also", gold)]
        command += [str(claims), "--text", str(documents), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def row(title: str, scored: dict[str, Any]) -> str:
    """Return a row of the table."""
    right = ", ".join(
        f"{relation} {of['hit']} of {of['gold']}"
        for relation, of in scored["relations"].items()
        if of["gold"]
    )
    return (
        f"| {title}, {scored['gold_links']} | **{scored['f1']:.3f}** | {scored['precision']:.3f} "
        f"| {scored['recall']:.3f} of {scored['reachable']} | {scored['recall_of_all']:.3f} | {right} |"
    )


if __name__ == "__main__":
    main()
