"""Writes the figures of places into docs/places.md, beside what others publish for the same data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from measure.shared import ROOT

PAGE = ROOT / "docs" / "places.md"
RESULTS = ROOT / "bench" / "results" / "places.json"
PUBLISHED = Path(__file__).parent / "published_places.tsv"
START, END = "<!-- figures of places -->", "<!-- end of figures -->"
# What the page calls a figure, and what the bench does.
ROWS = (
    ("recognition, exact: P", "lenient exact P"),
    ("recognition, exact: R", "lenient exact R"),
    ("**recognition, exact: F1**", "lenient exact F1"),
    ("recognition, by overlap: P", "lenient overlap P"),
    ("recognition, by overlap: R", "lenient overlap R"),
    ("**recognition, by overlap: F1**", "lenient overlap F1"),
    ("recognition, exact: F1, names used otherwise as faults", "exact F1"),
    ("recognition, by overlap: F1, names used otherwise as faults", "overlap F1"),
    ("recognition, exact: F1, all nouns with an id (as Mordecai 3 counts)", "linked exact F1"),
    ("**within 161 km, of all that are recognized**", "within 161 km"),
    ("within 161 km, of all but parts of the world", "within 161 km, no parts of the world"),
    ("within 161 km, of those that are put anywhere", "within 161 km, of those placed"),
    ("within 161 km, of those that get a pin", "of pins within 161 km"),
    ("median error, km", "median km"),
    ("area under the curve of errors (0 is best)", "area"),
    ("country right", "country right"),
)


def write(figures: Mapping[str, Mapping[str, float]]) -> None:
    """Write the results, and the table of the page; figures are by set and name."""
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.split(START)[0], text.split(END)[1]
    PAGE.write_text(f"{before}{START}\n{table(figures)}\n\n{published()}\n{END}{after}", encoding="utf-8")


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Return the table of our figures, a column for each set."""
    sets = list(figures)
    lines = [f"| figure | {' | '.join(sets)} |", f"|---|{'---|' * len(sets)}"]
    for label, name in ROWS:
        form = "{:.0f}" if name == "median km" else "{:.3f}"
        lines.append(f"| {label} | {' | '.join(form.format(figures[each][name]) for each in sets)} |")
    return "\n".join(lines)


def published() -> str:
    """Return the table of figures of others."""
    rows = [
        line.split("\t") for line in PUBLISHED.read_text("utf-8").splitlines() if line[:1] not in ("#", "")
    ]
    lines = ["| data | what | system | published figures | found in |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
