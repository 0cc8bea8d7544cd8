"""Scores the links between claims: what a denial, a confirmation or a claim of responsibility is about.

    python bench/links.py [--write]

Reads the documents of the coded links, those of training (gold/links-train.json) and those of the measured
war (gold/links-karabakh-2020.json), and lets the shared scorer (score/links.py) compare. The links are found
by rules (onrecord/reading/resolve/about.py), written by hand with the training links in view, and read by a
reader that has seen those documents: the measured war is what nothing was made for, and small. --write puts
the table into docs/accuracy.md. Needs the shared folder (ONRECORD_SHARED, else ../shared).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from measure.pages import put
from measure.shared import ROOT, SHARED, asked_to_write, documents

from onrecord.model.document import Document
from onrecord.model.exchange import to_json
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
    write = asked_to_write(__doc__)
    texts = {document.id: document for name in CORPORA for document in documents(name)}
    pipeline = Pipeline.default()
    rows = [row(title, score(*told, texts, pipeline)) for title, told in SETS.items()]
    table = [
        "| coded links of | F1 | precision | recall, of both ends found | recall, of all | right |",
        "|---|---|---|---|---|---|",
        *rows,
    ]
    print("\n".join(table))
    if write:
        put(PAGE, "links", table)


def score(
    links: str, folders: tuple[str, ...], texts: Mapping[str, Document], pipeline: Pipeline
) -> dict[str, Any]:
    """Return what the shared scorer says of the links of a set, its documents read now."""
    coded = json.loads((SHARED / "gold" / links).read_text(encoding="utf-8"))["links"]
    named = sorted({link["document"] for link in coded})
    with tempfile.TemporaryDirectory() as folder:
        claims, reports = Path(folder) / "claims.jsonl", Path(folder) / "reports.jsonl"
        read = [claim for id in named for claim in pipeline.read(texts[id])]
        claims.write_text("\n".join(map(to_json, read)), encoding="utf-8")
        told = [json.dumps({"id": id, "text": texts[id].text}) for id in named]
        reports.write_text("\n".join(told), encoding="utf-8")
        golds = [str(SHARED / "gold" / name) for name in folders]
        command = [sys.executable, str(SHARED / "score" / "links.py"), str(SHARED / "gold" / links), golds[0]]
        command += [part for gold in golds[1:] for part in ("--also", gold)]
        command += [str(claims), "--text", str(reports), "--json"]
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
