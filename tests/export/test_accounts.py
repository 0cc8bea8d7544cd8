from __future__ import annotations

import csv
import io
import json

import jsonschema

from onrecord.export.accounts import DISPUTE_COLUMNS, write_control, write_disputes
from onrecord.model.exchange import schema_of
from tests.accounts.test_told_by import control
from tests.commands.test_account_pages import dispute


def test_a_dispute_has_a_row_for_each_side_that_begins_with_who_says_it() -> None:
    out = io.StringIO(newline="")
    assert write_disputes([dispute()], "csv", out) == 1
    table = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert list(table[0]) == list(DISPUTE_COLUMNS)
    assert [row["attributed"] for row in table] == [
        "Ardania: it holds Kesra.",
        "[red]Belmar: it has not lost \\x1b[2J Kesra.",
    ]
    assert [row["last"] for row in table] == ["2031-05-04", ""]


def test_disputes_go_out_in_the_exchange_form() -> None:
    out = io.StringIO()
    assert write_disputes([dispute(), dispute(id="d2")], "jsonl", out) == 2
    for line in out.getvalue().splitlines():
        jsonschema.Draft202012Validator(schema_of("dispute")).validate(json.loads(line))


def test_an_empty_list_is_a_list() -> None:
    out = io.StringIO()
    assert write_control([], "json", out) == 0
    assert json.loads(out.getvalue()) == []


def test_a_row_of_control_names_all_who_are_on_record_and_their_claims_once() -> None:
    out = io.StringIO(newline="")
    write_control([control()], "csv", out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert (row["claimed_by"], row["denied_by"], row["claims"]) == ("Ardania", "Belmar", "c1")
