from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.commands.cli import main
from onrecord.gazetteer import build
from onrecord.gazetteer.lookup import Gazetteer
from tests.gazetteer.small import small_gazetteer
from tests.gazetteer.test_source import LINE


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with small_gazetteer(tmp_path_factory.mktemp("gazetteer")) as opened:
        yield opened.path


@pytest.fixture(autouse=True)
def small(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Gazetteer.open
    monkeypatch.setattr(Gazetteer, "open", lambda path=None: opening(path or index))


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["gazetteer", *arguments])
    code = stop.value.code
    assert isinstance(code, int)
    return code


def test_find_shows_candidates_and_why_one_is_preferred(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("find", "Shusha") == 0
    shown = capsys.readouterr()
    assert "✓ Shusha" in shown.out
    assert "geonames.org/147105" in shown.out


def test_what_a_report_names_beside_it_changes_the_choice(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("find", "Tripoli", "--format", "json") == 0
    alone = json.loads(capsys.readouterr().out)
    assert _run("find", "Tripoli", "--beside", "Lebanon", "--format", "json") == 0
    beside = json.loads(capsys.readouterr().out)
    assert _score(beside, "LB") > _score(alone, "LB")


def _score(found: dict[str, Any], country: str) -> float:
    return max(each["score"] for each in found["candidates"] if each["country"] == country)


def test_a_name_that_nothing_bears_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("find", "Qwertz") == 0
    assert "nothing is known by the name 'Qwertz'" in capsys.readouterr().err


def test_a_name_of_several_words_needs_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("find", "Zangilan", "District") == 0
    assert "district" in capsys.readouterr().out


def test_add_says_what_a_file_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(build.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(build, "ensure_index", lambda: tmp_path)
    file = tmp_path / "AZ.txt"
    bridge = LINE.replace("P\tPPLA", "S\tBDG")
    file.write_text(f"{LINE}\n{bridge}\n", "utf-8")
    assert _run("add", str(file)) == 0
    assert "added AZ.txt: 1 bridge, 1 settlement" in capsys.readouterr().err
    assert len(build.added_files()) == 1


def test_a_file_of_another_form_fails_with_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(build.CACHE_VARIABLE, str(tmp_path / "cache"))
    file = tmp_path / "AZ.txt"
    file.write_text("no country file\n", "utf-8")
    assert _run("add", str(file)) == 1
    assert "AZ.txt:1" in capsys.readouterr().err


def test_beside_goes_with_find_alone(tmp_path: Path) -> None:
    assert _run("add", str(tmp_path / "AZ.txt"), "--beside", "Baku") == 2
