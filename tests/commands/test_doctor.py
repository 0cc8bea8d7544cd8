import json
import re
import tomllib
from pathlib import Path

import pytest

from onrecord.commands import checks
from onrecord.commands.checks import PACKAGES, Check, check_ledger, check_packages, check_places, check_python
from tests.commands.conftest import Run

WELL = [Check(name="python", state="ok", detail="3.11.7"), Check(name="places", state="note", detail="later")]
ILL = [*WELL, Check(name="models", state="missing", detail="a.onnx is altered", remedy="install again")]


def test_all_in_place_is_exit_code_0(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "all_checks", lambda ledger: iter(WELL))
    result = run("doctor")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[1:] == ["✓ python     3.11.7", "· places     later"]


def test_what_is_missing_is_told_with_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "all_checks", lambda ledger: iter(ILL))
    result = run("doctor")
    assert result.code == 1
    assert "✗ models     a.onnx is altered\n             → install again\n" in result.out
    assert result.err == "1 thing needed for reading is missing\n"


def test_programs_get_json(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "all_checks", lambda ledger: iter(ILL))
    result = run("doctor", "--format", "json")
    report = json.loads(result.out)
    assert result.code == 1
    assert report["ok"] is False
    assert [check["state"] for check in report["checks"]] == ["ok", "note", "missing"]


def test_the_real_checks_end_without_an_error(run: Run) -> None:
    result = run("doctor", "--format", "json")
    report = json.loads(result.out)
    names = [check["name"] for check in report["checks"]]
    assert names == ["python", "packages", "models", "vocabulary", "places", "ledger"]
    assert "Traceback" not in result.err


def test_an_old_python_and_missing_packages_are_named() -> None:
    assert check_python((3, 9, 1)).state == "missing"
    assert check_python((3, 11, 0)).state == "ok"
    found = check_packages(("rich", "no-such-package-here"))
    assert (found.state, found.remedy) == ("missing", "pip install no-such-package-here")


def test_the_packages_checked_are_those_of_the_project_file() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    needed = {re.split(r"[<>=!~\[; ]", line)[0] for line in project["project"]["dependencies"]}
    assert set(PACKAGES) == needed


def test_a_ledger_that_is_not_there_yet_is_only_noted(tmp_path: Path) -> None:
    assert check_ledger(str(tmp_path / "new.db")).state == "note"
    assert check_ledger(str(tmp_path / "no" / "folder" / "new.db")).state == "note"


def test_a_ledger_is_opened_and_counted(ledger: Path) -> None:
    found = check_ledger(str(ledger))
    assert found.state == "ok"
    assert found.detail.endswith("3 documents, 14 claims")


def test_something_else_than_a_ledger_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database, but long enough to look like a file of notes" * 20)
    report = json.loads(run("doctor", "--format", "json", "--ledger", "notes.db").out)
    assert report["checks"][-1]["state"] == "missing"


def test_an_index_of_places_that_is_not_there_is_made_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    assert check_places().state == "note"
