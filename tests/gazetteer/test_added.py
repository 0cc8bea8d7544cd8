from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.gazetteer import build
from onrecord.gazetteer.added import add_country_file
from onrecord.model.errors import GazetteerError
from tests.gazetteer.test_source import LINE


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(build.CACHE_VARIABLE, str(tmp_path / "cache"))


def test_an_added_file_makes_another_index(tmp_path: Path) -> None:
    before = build.index_path()
    path = tmp_path / "AZ.txt"
    path.write_text(LINE + "\n", "utf-8")
    kept = add_country_file(path).path
    assert build.added_files() == [kept]
    assert build.index_path() != before


def test_a_newer_file_of_the_same_name_replaces_the_earlier(tmp_path: Path) -> None:
    path = tmp_path / "AZ.txt"
    for name in ("Shusha", "Susa"):
        path.write_text(LINE.replace("Shusha", name) + "\n", "utf-8")
        kept = add_country_file(path).path
    assert build.added_files() == [kept]


@pytest.mark.parametrize("text", ["", "hello", "\x00\xff"])
def test_a_file_of_another_form_changes_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "AZ.txt"
    path.write_text(text, "latin-1")
    with pytest.raises(GazetteerError, match="AZ"):
        add_country_file(path)
    assert build.added_files() == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"absent\.txt"):
        add_country_file(tmp_path / "absent.txt")
