"""docs/exports.md names every column of the CSV of accounts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.export.accounts import CONTROL_COLUMNS, DISPUTE_COLUMNS, EVENT_COLUMNS, TOLL_COLUMNS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"


@pytest.mark.parametrize(
    ("listing", "columns"),
    [
        ("events", EVENT_COLUMNS),
        ("tolls", TOLL_COLUMNS),
        ("control", CONTROL_COLUMNS),
        ("disputes", DISPUTE_COLUMNS),
    ],
)
def test_every_column_of_the_csv_of_accounts_is_told(listing: str, columns: tuple[str, ...]) -> None:
    row = re.search(rf"^\| `{listing}` \| .*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert row is not None
    assert set(columns) <= set(re.findall(r"`(\w+)`", row[0]))
