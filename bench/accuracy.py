"""Measures how right the program is, on all data sets or on some, and writes docs/accuracy.md.

    python bench/accuracy.py                        # every set that is there; prints the figures
    python bench/accuracy.py --set plover           # one set alone (--set may be repeated)
    python bench/accuracy.py --write                # every set; writes pages and bench/results/accuracy.json
    python bench/accuracy.py --results after.json --model FOLDER   # for bench/compare.py

Data lie in the shared folder (ONRECORD_SHARED, else ../shared); sets that are not there are named and left
out. Nothing is cached: each figure comes out of this run. textacy and spaCy (bench/requirements.txt) are run
beside the program on PolNeAR where they are installed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import msgspec
from adapters import SETS
from adapters.attributions import has_textacy
from adapters.base import DataSet
from measure import pages
from measure.shared import ROOT
from measure.tally import figures, pack, sizes

from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.read import Pipeline

RESULTS = ROOT / "bench" / "results" / "accuracy.json"
FORM = "onrecord.accuracy/1"


def main() -> None:
    """Measure the sets that are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", action="append", choices=list(SETS), help="measure this set alone")
    parser.add_argument("--model", type=Path, help="read with the model of this folder")
    parser.add_argument("--results", type=Path, help="write the results to this file")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md, README.md and results")
    options = parser.parse_args()
    if options.write and (options.set or options.model):
        parser.error("--write takes all sets and the model that ships")
    if options.write and not has_textacy():
        parser.error("--write shows textacy beside the program; pip install -r bench/requirements.txt")
    pipeline = Pipeline.default()
    if options.model:
        pipeline = replace(pipeline, reader=EncoderReader.from_folder(options.model))
    results = run([SETS[name] for name in options.set or SETS], pipeline)
    for name, result in results["sets"].items():
        print(pages.plain(name, result))
    if options.results:
        write(options.results, results)
    if options.write:
        missing = SETS.keys() - results["sets"].keys()
        if missing:
            raise SystemExit(f"not written: {', '.join(sorted(missing))} not measured")
        write(RESULTS, without_tallies(results))
        pages.write(results, SETS)


def run(sets: list[DataSet], pipeline: Pipeline) -> dict[str, Any]:
    """Return the results of all sets that are there, in their machine-readable form."""
    measured: dict[str, Any] = {}
    for each in sets:
        if not each.is_there:
            print(f"{each.name}: left out, its data are not at {each.path}", file=sys.stderr)
            continue
        began = time.perf_counter()
        tallies = each.measure(pipeline)
        found = {name: asdict(figure) for name, figure in figures(tallies).items()}
        measured[each.name] = {"role": each.role, "sizes": sizes(tallies), "figures": found}
        if each.role == "measured":
            measured[each.name]["tallies"] = pack(tallies)
        print(f"{each.name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return {
        "form": FORM,
        "day": dt.date.today().isoformat(),
        "reading": msgspec.to_builtins(pipeline.reading),
        "sets": measured,
    }


def without_tallies(results: dict[str, Any]) -> dict[str, Any]:
    """Return the results without what single documents add, which only comparisons need."""
    sets = {
        name: {part: value for part, value in result.items() if part != "tallies"}
        for name, result in results["sets"].items()
    }
    return results | {"sets": sets}


def write(path: Path, results: dict[str, Any]) -> None:
    """Write results as JSON, a line for each figure and each document, so that changes can be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_laid_out(results, 3) + "\n", encoding="utf-8")


def _laid_out(value: Any, depth: int, indent: str = "") -> str:
    """Return JSON that opens objects down to a depth, and tallies one level deeper."""
    if not isinstance(value, dict) or depth < 0:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    inner = indent + " "
    rows = []
    for name, part in value.items():
        laid = _laid_out(part, depth if name == "tallies" else depth - 1, inner)
        rows.append(f"{inner}{json.dumps(name, ensure_ascii=False)}: {laid}")
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


if __name__ == "__main__":
    main()
