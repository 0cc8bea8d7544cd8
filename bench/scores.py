"""Scores the program on the coded sets and writes the tables of docs/accuracy.md.

    python bench/scores.py [--write]

Reads the coded corpora of the shared folder (ONRECORD_SHARED, else ../shared) with the installed program and
scores the claims with the shared scorer, one row a set. --write puts the table into docs/accuracy.md and
README.md. What is measured here is never trained or tuned on.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord.model.document import Document
from onrecord.model.exchange import to_json
from onrecord.reading.read import Pipeline

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
SETS = {
    "seed": ("seed", "the report that the project began from"),
    "karabakh-2020": ("karabakh-2020", "short reports of one war, day by day"),
    "wikinews": ("wikinews-2019-2020", "long stories of several conflicts"),
}
START, END = "<!-- scores -->", "<!-- /scores -->"
FIELDS = ("speaker", "modality", "actor", "target", "counts", "when", "where", "mode")


def main() -> None:
    """Score all sets and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help="put the tables into docs/accuracy.md and README.md"
    )
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"no coded sets at {SHARED}; set ONRECORD_SHARED to the folder that holds gold/")
    pipeline = Pipeline.default()
    results = {name: score(name, corpus, pipeline) for name, (corpus, _) in SETS.items()}
    short, full = short_table(results), full_table(results)
    print(full)
    if options.write:
        put(ROOT / "README.md", short)
        put(ROOT / "docs" / "accuracy.md", full)


def score(name: str, corpus: str, pipeline: Pipeline) -> dict[str, Any]:
    """Return what the shared scorer says of the program on a coded set."""
    coded = {file.stem for file in (SHARED / "gold" / name).glob("*.json")}
    with tempfile.TemporaryDirectory() as folder:
        claims, texts = Path(folder) / "claims.jsonl", Path(folder) / "texts.jsonl"
        with (
            claims.open("w", encoding="utf-8") as out,
            texts.open("w", encoding="utf-8") as kept,
            (SHARED / "corpus" / f"{corpus}.jsonl").open(encoding="utf-8") as lines,
        ):
            for line in lines:
                record = json.loads(line)
                if record["id"] not in coded:
                    continue
                kept.write(line)
                document = Document(
                    id=record["id"],
                    text=record["text"],
                    published=record["published"],
                    publisher=record["publisher"],
                )
                out.writelines(to_json(claim) + "\n" for claim in pipeline.read(document))
        command = [sys.executable, str(SHARED / "score/score.py"), str(SHARED / "gold" / name), str(claims)]
        ran = subprocess.run([*command, "--text", str(texts), "--json"], check=True, capture_output=True)
    return dict(json.loads(ran.stdout))


def short_table(results: dict[str, dict[str, Any]]) -> str:
    """Return the table of the README."""
    rows = ["| documents | claims coded | found (F1) | right in every field (F1) | speaker | when |"]
    rows.append("|---|---|---|---|---|---|")
    for name, result in results.items():
        fields = result["fields"]
        rows.append(
            f"| {SETS[name][1]} (`{name}`, {result['documents']}) | {result['gold']} | {result['f1']:.2f} "
            f"| {result['whole_f1']:.2f} | {fields['speaker']:.2f} | {fields['when']:.2f} |"
        )
    return "\n".join(rows)


def full_table(results: dict[str, dict[str, Any]]) -> str:
    """Return the tables of docs/accuracy.md."""
    names = list(results)
    head = f"| | {' | '.join(f'`{n}`' for n in names)} |"
    lines = [head, "|---|" + "---|" * len(names)]

    def row(label: str, value: Any) -> None:
        lines.append(f"| {label} | " + " | ".join(value(results[name]) for name in names) + " |")

    row("documents", lambda r: str(r["documents"]))
    row("claims coded / predicted", lambda r: f"{r['gold']} / {r['predicted']}")
    row("detection: precision", lambda r: f"{r['precision']:.3f}")
    row("detection: recall", lambda r: f"{r['recall']:.3f}")
    row("**detection: F1**", lambda r: f"**{r['f1']:.3f}**")
    row("**whole claim: F1**", lambda r: f"**{r['whole_f1']:.3f}**")
    row("whole claim, nothing invented: F1", lambda r: f"{r['strict_f1']:.3f}")
    row("places: F1", lambda r: f"{r['where_f1']:.3f}")
    row("evidence overlap", lambda r: f"{r['span_iou']:.3f}")
    for field in FIELDS:
        row(f"right, of matched: {field}", lambda r, f=field: share(r["fields"], f))
    for field in ("actor", "target", "counts", "where"):
        row(f"invented where gold gives none: {field}", lambda r, f=field: share(r["invented"], f))
    kinds = sorted({kind for result in results.values() for kind in result["kinds"]})
    for kind in kinds:
        row(f"detection F1: {kind}", lambda r, k=kind: of_kind(r["kinds"].get(k)))
    return "\n".join(lines)


def share(table: dict[str, float], field: str) -> str:
    """Return a share as text, a dash where the set has none of it."""
    return f"{table[field]:.3f}" if field in table else "–"


def of_kind(result: dict[str, Any] | None) -> str:
    """Return the F1 of a kind with the number coded."""
    return f"{result['f1']:.2f} ({result['gold']})" if result and result["gold"] else "–"


def put(page: Path, table: str) -> None:
    """Put a table between the marks of a page."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(START, 1)
    after = rest.split(END, 1)[1]
    page.write_text(f"{before}{START}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
