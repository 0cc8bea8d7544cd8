import json
from pathlib import Path

import pytest

from tests.accounts.examples import all_claims
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_claims_are_written_to_a_file_and_counted(run: Run, tmp_path: Path) -> None:
    result = run("export", "csv", "--kind", "attack", "--out", "claims.csv")
    assert (result.code, result.out) == (0, "")
    assert result.err == "2 claims written to claims.csv (kind attack)\n"
    assert (tmp_path / "claims.csv").read_bytes().count(b"\r\n") == 3
    assert list(tmp_path.glob(".*")) == []


def test_claims_are_written_to_stdout_with_nothing_beside_them(run: Run) -> None:
    result = run("export", "geojson")
    assert result.err == ""
    assert len(json.loads(result.out)["features"]) == len(all_claims())
    assert run("export", "jsonl").out.count("\n") == len(all_claims())


def test_an_unknown_format_is_wrong_use_and_names_those_there_are(run: Run) -> None:
    result = run("export", "xlsx", columns=120)
    assert result.code == 2
    assert "no format is called 'xlsx'; there are: csv, jsonl, geojson" in result.err


def test_a_file_that_cannot_be_written_is_one_line(run: Run) -> None:
    result = run("export", "csv", "--out", "no/such/folder/claims.csv")
    assert result.code == 1
    assert result.err.startswith("onrecord: No such file or directory")


def test_an_export_that_fails_leaves_the_old_file_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("old")
    result = run("export", "csv", "--document", "no-such-document", "--out", "claims.csv")
    assert result.code == 1
    assert (tmp_path / "claims.csv").read_text() == "old"
    assert list(tmp_path.glob(".*")) == []
