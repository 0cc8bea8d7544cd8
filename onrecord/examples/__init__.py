"""Reports to try the program on: three invented outlets tell of the autumn 2020 war over Nagorno-Karabakh.

Stands before the way of a document: a file to be read like any other. README.md says what is in it.
"""

from __future__ import annotations

from pathlib import Path


def example_path() -> Path:
    """Return the path of the example reports: JSON Lines in UTF-8, one report a line, oldest first."""
    return Path(__file__).with_name("reports.jsonl")
