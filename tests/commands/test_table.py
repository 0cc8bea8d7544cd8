import csv
import io
import json

import pytest

from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_places_and_months_are_rows_with_their_figures(run: Run) -> None:
    result = run("table", "--by", "place,month", columns=100)
    assert result.code == 0
    kesra = next(line.split() for line in result.out.splitlines() if line.startswith("Kesra  "))
    assert kesra[:2] == ["Kesra", "2031-05"]
    assert "12+" in kesra
    assert result.err == "6 rows\n"


@pytest.mark.parametrize("columns", [60, 80, 120, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    shown = run("table", "--by", "place,party,unit", columns=columns).out
    assert all(len(line) <= columns for line in shown.splitlines())


def test_json_and_csv_hold_the_same_rows(run: Run) -> None:
    rows = json.loads(run("table", "--by", "kind", "--format", "json").out)
    table = list(csv.DictReader(io.StringIO(run("table", "--by", "kind", "--format", "csv").out, newline="")))
    assert [row["kind"] for row in rows] == [row["kind"] for row in table]
    assert all(row["attributed"] for row in table)


def test_hashtags_are_for_csv(run: Run) -> None:
    tags = run("table", "--by", "place", "--format", "csv", "--hxl").out.splitlines()[1]
    assert tags.startswith("#loc+name,")
    refused = run("table", "--hxl")
    assert refused.code == 2
    assert "--format csv" in refused.err


def test_an_unknown_key_is_wrong_use_and_names_those_there_are(run: Run) -> None:
    result = run("table", "--by", "place,weather")
    assert result.code == 2
    assert "'weather'" in result.err
    assert "publisher" in result.err


def test_nothing_found_is_said(run: Run) -> None:
    result = run("table", "--place", "Nowhere")
    assert (result.code, result.out, result.err) == (0, "", "no rows (place Nowhere)\n")
