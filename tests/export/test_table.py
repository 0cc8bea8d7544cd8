from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from onrecord.accounts.table import KEYS, Bounds, TableRow
from onrecord.export.table import FIGURE_TAGS, KEY_TAGS, attributed_row, columns, write_table

# https://hxlstandard.org/standard/1-1final/tagging/: a hashtag, then attributes.
_TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def row(**values: Any) -> TableRow:
    empty: dict[str, Any] = dict.fromkeys(("killed", "wounded", "displaced", "counted"), Bounds())
    numbers: dict[str, Any] = {"events": 2, "claims": 5, "sources": 3, "damage": 1}
    return TableRow(**{**empty, **numbers, "keys": ("Kesra",), "publishers": ("Post", "Wire"), **values})


def written(form: str, *rows: TableRow, by: tuple[str, ...] = ("place",), hxl: bool = False) -> str:
    out = io.StringIO(newline="")
    assert write_table(rows, by, form, out, hxl=hxl) == len(rows)
    return out.getvalue()


def test_every_key_and_figure_has_a_hashtag_in_form() -> None:
    assert list(KEY_TAGS) == list(KEYS)
    assert all(_TAG.fullmatch(tag) for tag in (*KEY_TAGS.values(), *FIGURE_TAGS.values()))


def test_hashtags_stand_between_headings_and_values() -> None:
    table = list(csv.reader(io.StringIO(written("csv", row(killed=Bounds(12, None)), hxl=True), newline="")))
    assert table[0] == columns(["place"])
    assert table[1][:2] == ["#loc+name", "#indicator+events+num"]
    low, high = table[0].index("killed_low"), table[0].index("killed_high")
    assert (table[1][low], table[1][high]) == ("#affected+killed+min", "#affected+killed+max")
    assert (table[2][low], table[2][high]) == ("12", "")


def test_without_them_values_follow_the_headings() -> None:
    assert written("csv", row()).splitlines()[1].startswith("Kesra,2,5,3,")


def test_what_is_counted_stands_only_in_tables_by_unit() -> None:
    assert "counted_low" not in columns(["place"])
    assert "counted_low" in columns(["unit"])


def test_json_holds_the_same_by_name() -> None:
    (line,) = written("jsonl", row()).splitlines()
    assert json.loads(written("json", row())) == [json.loads(line)]
    assert json.loads(line)["place"] == "Kesra"
    assert list(json.loads(line)) == columns(["place"])


def test_no_cell_runs_as_a_formula() -> None:
    assert "'=1+1" in written("csv", row(keys=("=1+1",)))


def test_every_row_says_who_says_it() -> None:
    assert attributed_row(row()) == "Post and Wire on record: 2 events, figures as told."
    many = row(publishers=("A", "B", "C", "D", "E"), events=1)
    assert attributed_row(many) == "A, B, C and 2 more on record: 1 event, figures as told."
