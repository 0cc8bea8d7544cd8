"""Tables of counts for other programs: CSV, with a row of HXL hashtags where asked for, and JSON.

The hashtags are those of the Humanitarian Exchange Language, standard 1.1 (hxlstandard.org): they stand in a
row between the headings and the first row of values.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from onrecord.accounts.phrases import joined
from onrecord.accounts.table import TableRow
from onrecord.export.accounts import write_rows
from onrecord.export.csv import Cell, safe_cell

KEY_TAGS = {
    "place": "#loc+name",
    "country": "#country+code",
    "year": "#date+year",
    "month": "#date+month",
    "day": "#date",
    "party": "#org+party+id",
    "kind": "#event+type",
    "mode": "#event+mode",
    "unit": "#indicator+unit",
    "speaker": "#org+speaker+name",
    "publisher": "#meta+publisher+name",
}
FIGURE_TAGS = {
    "events": "#indicator+events+num",
    "claims": "#indicator+claims+num",
    "sources": "#indicator+sources+num",
    "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max",
    "wounded_low": "#affected+injured+min",
    "wounded_high": "#affected+injured+max",
    "displaced_low": "#affected+displaced+min",
    "displaced_high": "#affected+displaced+max",
    "damage": "#indicator+damage+num",
    "counted_low": "#indicator+counted+min+num",
    "counted_high": "#indicator+counted+max+num",
    "attributed": "#description+attributed",
}
_BOUNDS = ("killed", "wounded", "displaced", "counted")
_NAMED = 3  # publishers


def columns(by: Sequence[str]) -> list[str]:
    """Return the columns of a table made by these keys."""
    figures = [name for name in FIGURE_TAGS if "unit" in by or not name.startswith("counted")]
    return [*by, *figures]


def write_table(
    rows: Iterable[TableRow], by: Sequence[str], form: str, out: TextIO, *, hxl: bool = False
) -> int:
    """Write rows as `jsonl`, `json` (one list) or `csv`, and return how many there were."""
    flat = (_flat(row, by) for row in rows)
    if form != "csv":
        return write_rows(flat, form, out)
    writer, names, number = csv.writer(out, lineterminator="\r\n"), columns(by), 0
    writer.writerow(names)
    if hxl:
        tags = KEY_TAGS | FIGURE_TAGS
        writer.writerow([tags[name] for name in names])
    for number, row in enumerate(flat, 1):  # noqa: B007 (the last number is the count)
        writer.writerow([safe_cell(row[name]) for name in names])
    return number


def _flat(row: TableRow, by: Sequence[str]) -> dict[str, Cell]:
    found: dict[str, Cell] = dict(zip(by, row.keys, strict=True))
    for name in columns(by)[len(by) :]:
        stem, _, end = name.rpartition("_")
        if stem in _BOUNDS:
            found[name] = getattr(getattr(row, stem), end)
        elif name != "attributed":
            found[name] = getattr(row, name)
    found["attributed"] = attributed_row(row)
    return found


def attributed_row(row: TableRow) -> str:
    """Return a sentence that says who tells of a row's events, so that no row reads as fact."""
    named = [*row.publishers[:_NAMED]]
    rest = len(row.publishers) - len(named)
    who = joined([*named, f"{rest} more"] if rest else named)
    events = "1 event" if row.events == 1 else f"{row.events:,} events"
    return f"{who} on record: {events}, figures as told."
