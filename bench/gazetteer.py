"""Measures the index of places: its size, how fast it opens, look-up of a document's names, memory it takes.

    python bench/gazetteer.py

Documents are those of the shared corpora (ONRECORD_SHARED, else ../shared). Each is looked up in an index
that was just opened, so that nothing is remembered from the one before. Resident memory is that of a new
process, before it opens the index and after it has looked up all documents.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from measure.shared import SHARED, read_lines

from onrecord.gazetteer.build import ensure_index
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.reading.resolve.place_names import known_names
from onrecord.reading.resolve.place_reading import areas_of
from onrecord.reading.resolve.place_tokens import words_of
from onrecord.vocabulary.load import load

CORPORA = ("karabakh-2020", "train-stories-2015", "wikinews-2019-2020")
OPENINGS = 50
MOST_DOCUMENTS = 400
BOUNDS = {"disk, MB": 150.0, "opening, ms": 50.0, "names of a document, ms": 5.0, "memory added, MB": 100.0}


def main() -> None:
    """Print the figures beside their bounds."""
    if "--child" in sys.argv:
        print(memory_added())
        return
    path = ensure_index()
    texts = list(documents())
    times = look_ups(path, texts)
    child = subprocess.run([sys.executable, __file__, "--child"], capture_output=True, text=True, check=True)
    found = {
        "disk, MB": path.stat().st_size / 1e6,
        "opening, ms": opening(path),
        "names of a document, ms": median(times),
        "memory added, MB": float(child.stdout),
    }
    print("| figure | found | bound |\n|---|---|---|")
    for name, value in found.items():
        print(f"| {name} | {value:.1f} | {BOUNDS[name]:.0f} |")
    words = sum(len(text.split()) for text in texts)
    slowest = quantiles(times, n=20)[-1]
    print(f"\n{len(texts)} documents of {words:,} words; of 20 look-ups 19 take less than {slowest:.1f} ms.")


def documents() -> Iterator[str]:
    """Yield the texts of the corpora that are there."""
    number = 0
    for corpus in CORPORA:
        path = SHARED / "corpus" / f"{corpus}.jsonl"
        for record in read_lines(path) if path.exists() else ():
            if number < MOST_DOCUMENTS:
                number += 1
                yield record["text"]


def opening(path: Path) -> float:
    """Return the median time of opening the index and closing it, in milliseconds."""
    times = []
    for _ in range(OPENINGS):
        began = time.perf_counter()
        Gazetteer.open(path).close()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def look_ups(path: Path, texts: list[str]) -> list[float]:
    """Return how long finding the known names of each text takes, in milliseconds of the processor."""
    regions = areas_of(load()).regions
    times = []
    for text in texts:
        with Gazetteer.open(path) as gazetteer:
            words = words_of(text)
            began = time.process_time()
            known_names(text, words, gazetteer, regions)
            times.append((time.process_time() - began) * 1000)
    return times


def memory_added() -> float:
    """Return the resident memory that the open index adds to this process, in megabytes."""
    texts, regions = list(documents()), areas_of(load()).regions
    parsed = [(text, words_of(text)) for text in texts]
    path = ensure_index()
    before = resident()
    with Gazetteer.open(path) as gazetteer:
        for text, words in parsed:
            known_names(text, words, gazetteer, regions)
        return resident() - before


def resident() -> float:
    """Return the resident memory of this process in megabytes, pages shared with others among them."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise SystemExit("this system does not tell the memory of a process in /proc/self/status")


if __name__ == "__main__":
    main()
