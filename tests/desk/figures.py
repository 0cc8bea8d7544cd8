"""Figures of docs/accuracy.md that the page About shows; `python -m tests.desk.figures` writes them anew."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/accuracy.md"
KEPT = ROOT / "onrecord/desk/data/accuracy.toml"
SET = "karabakh-2020"


def figures(page: str) -> dict[str, str]:
    """Return the rows of the table that has the set, by name; empty where the page has no such table."""
    lines = page.splitlines()
    for number, line in enumerate(lines):
        head = [cell.strip(" `*") for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and SET in head:
            column, found = head.index(SET), {}
            for row in lines[number + 2 :]:
                if not row.startswith("|"):
                    return found
                cells = [cell.strip(" *") for cell in row.strip().strip("|").split("|")]
                found[cells[0]] = cells[column]
    return {}


def renewed(kept: str, rows: dict[str, str]) -> str:
    """Return the data file with the figures of a table."""
    told = tomllib.loads(kept)
    for row in told["rows"]:
        if row["row"] in rows:
            old = f'share = "{row["share"]}"\nmeans = "{row["means"]}"\nrow = "{row["row"]}"'
            kept = kept.replace(old, old.replace(row["share"], rows[row["row"]], 1))
    if "documents" in rows:
        kept = re.sub(r"^documents = \d+$", f"documents = {rows['documents']}", kept, flags=re.MULTILINE)
    coded = next((value for name, value in rows.items() if name.startswith("claims coded")), "")
    if number := re.match(r"\d+", coded):
        kept = re.sub(r"^coded = \d+$", f"coded = {number[0]}", kept, flags=re.MULTILINE)
    return kept


if __name__ == "__main__":
    KEPT.write_text(
        renewed(KEPT.read_text(encoding="utf-8"), figures(PAGE.read_text(encoding="utf-8"))), encoding="utf-8"
    )
