"""Says whether a change is better: a paired bootstrap over the documents of the measured sets.

    python bench/compare.py before.json after.json          # results of bench/accuracy.py --results
    python bench/compare.py HEAD~3 train/runs/new/model     # a commit, a model folder
    python bench/compare.py HEAD . --set wikinews           # the working tree is called .

Both runs are resampled together, so that what is hard in a document is hard for both. A figure counts as
changed only where the 95 % interval of its difference leaves out zero. With many figures a few such intervals
come about by chance (one in twenty): decide beforehand which figure is to rise.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure.shared import ROOT
from measure.tally import Difference, differences, unpack

SETS = ("karabakh-2020", "wikinews", "own", "seed")
"""The sets that are compared where none is named: those coded under the codebook."""
HEADLINES = ("f1", "whole", "strict")
CARD = "model.json"


def main() -> None:
    """Print for each figure of each set by how much the second run differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", help="a results file, a model folder, a commit, or . for the working tree")
    parser.add_argument("after", help="the same")
    parser.add_argument("--set", action="append", help="compare this set alone")
    parser.add_argument("--all", action="store_true", help="print figures without a difference as well")
    options = parser.parse_args()
    names = options.set or SETS
    before, after = (results_of(run, names) for run in (options.before, options.after))
    for name in names:
        if name not in before or name not in after:
            print(f"{name}: not in both runs")
            continue
        print(f"{name}: {len(before[name]['tallies']['documents'])} documents")
        found = differences(*(unpack(run[name]["tallies"]) for run in (before, after)))
        for line in lines(found, every=options.all):
            print(f"  {line}")


def lines(found: dict[str, Difference], *, every: bool) -> list[str]:
    """Return the differences as text: the headlines always, others where they are shown or `every`."""
    told = []
    for name, each in found.items():
        if every or name in HEADLINES or each.is_shown:
            change = f"{each.before:.3f} → {each.after:.3f}   {each.after - each.before:+.3f}"
            interval = "" if each.low is None else f" ({each.low:+.3f} to {each.high:+.3f})"
            told.append(f"{name:<40} {change}{interval}  {each.verdict}")
    return told


def results_of(run: str, names: Sequence[str]) -> dict[str, Any]:
    """Return the results of a run by set: read from its file, or measured now."""
    path = Path(run)
    if path.is_file():
        return dict(json.loads(path.read_text(encoding="utf-8"))["sets"])
    if run == ".":
        return _measured(ROOT, names)
    if (path / CARD).is_file():
        return _measured(ROOT, names, "--model", str(path.resolve()))
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--detach", "--quiet", str(tree), run)
        try:
            return _measured(tree, names)
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _measured(tree: Path, names: Sequence[str], *options: str) -> dict[str, Any]:
    """Measure the package of a tree with the bench of this one."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        command = [sys.executable, str(ROOT / "bench" / "accuracy.py"), "--results", str(results), *options]
        for name in names:
            command += ["--set", name]
        environment = os.environ | {"PYTHONPATH": str(tree)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        return dict(json.loads(results.read_text(encoding="utf-8"))["sets"])


def _git(*words: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *words], check=True)


if __name__ == "__main__":
    main()
