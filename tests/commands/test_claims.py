import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.export.csv import COLUMNS
from onrecord.model.exchange import from_json, to_json
from tests.accounts.examples import all_claims
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_narrow_terminal_shows_claims_one_below_the_other(run: Run) -> None:
    result = run("claims", "--kind", "casualties", columns=80)
    assert result.code == 0
    first, second = result.out.split("\n\n")
    assert first.splitlines() == [
        "fac3aabc  casualties · 2031-05-03                                     conf. 0.93",
        "          health ministry · Harbour Post, 2031-05-04",
        "          “At least 12 soldiers were killed and 30 wounded”",
        "          → Belmar · at least 12 soldiers killed, 30 soldiers wounded · near",
        "          Kesra",
    ]
    assert "1,221 military personnel killed in all" in second
    assert result.err == "2 claims (kind casualties)\n"


def test_a_wide_terminal_shows_a_table(run: Run) -> None:
    result = run("claims", columns=140)
    header = result.out.splitlines()[0].split()
    assert header[:4] == ["when", "kind", "speaker", "what"]
    assert header[-3:] == ["source", "conf.", "id"]
    assert "Ardania →" in result.out
    assert all(claim.id[:8] in result.out for claim in all_claims())


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 119, 120, 140, 200])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    for line in run("claims", columns=columns).out.splitlines():
        assert len(line) <= columns


def test_who_tells_it_without_a_speaker_is_the_report_in_its_own_voice(run: Run) -> None:
    assert "own voice · Harbour Post" in run("claims", "--kind", "detention").out


def test_lines_of_json_are_the_exchange_form(run: Run) -> None:
    result = run("claims", "--format", "jsonl")
    assert [from_json(line) for line in result.out.splitlines()] == all_claims()
    assert result.out.splitlines()[0] == to_json(all_claims()[0])
    assert result.err == ""


def test_json_is_one_list_and_csv_has_the_columns_of_the_export(run: Run) -> None:
    assert len(json.loads(run("claims", "--format", "json").out)) == len(all_claims())
    table = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").out, newline="")))
    assert list(table[0]) == list(COLUMNS)


def test_nothing_found_is_said_and_no_error(run: Run) -> None:
    result = run("claims", "--place", "Nowhere", "--format", "jsonl")
    assert (result.code, result.out, result.err) == (0, "", "no claims (place Nowhere)\n")


def test_an_older_reading_is_opened_by_name_and_an_unknown_one_is_an_error(run: Run) -> None:
    assert run("claims", "--reading", "example-1", "--format", "jsonl").out.count("\n") == len(all_claims())
    result = run("claims", "--reading", "other")
    assert result.code == 1
    assert "0.1.0/example-1" in result.err


def test_the_ledger_is_found_by_option_then_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "none.db"))
    assert "none.db" in run("claims").err
    assert run("claims", "--ledger", str(tmp_path / "onrecord.db")).code == 0
