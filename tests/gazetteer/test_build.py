from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.gazetteer import build
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.errors import GazetteerError
from tests.gazetteer.small import small_rows


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(build.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(build, "_whole", small_rows)
    return tmp_path / "cache"


def test_the_index_is_built_once_below_the_folder_of_the_variable(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build.ensure_index()
    assert path.parent == cache / "gazetteer"
    monkeypatch.setattr(build, "_whole", lambda: pytest.fail("built twice"))
    assert build.ensure_index() == path
    with Gazetteer.open() as opened:
        assert opened.find("Shusha")


def test_a_change_of_schema_is_another_file(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build.index_path()
    monkeypatch.setattr(build, "SCHEMA", build.SCHEMA + 1)
    assert build.index_path() != before


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build.write_index(small_rows(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_nothing_half_written_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(build, "_fill", fail)
    with pytest.raises(GazetteerError, match=build.CACHE_VARIABLE):
        build.write_index(small_rows(), tmp_path / "index.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_two_may_build_at_once(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda rows: build.write_index(rows, path), [small_rows(), small_rows()]))
    assert [found.name for found in tmp_path.iterdir()] == ["index.sqlite"]
    with Gazetteer.open(path) as opened:
        assert opened.find("Shusha")


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="name another folder"):
        build.write_index(small_rows(), tmp_path / "file" / "index.sqlite")


def test_an_index_that_another_process_put_there_first_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.sqlite"
    build.write_index(small_rows(), path)

    def held_open(*_: object) -> Path:
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "replace", held_open)
    build.write_index(small_rows(), path)
    assert [found.name for found in tmp_path.iterdir()] == ["index.sqlite"]


def test_indexes_of_other_versions_go_after_a_while(cache: Path) -> None:
    folder = cache / "gazetteer"
    folder.mkdir(parents=True)
    old, recent = folder / "places-1111.sqlite", folder / "places-2222.sqlite"
    for other in (old, recent):
        other.write_bytes(b"")
    long_ago = time.time() - 90 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    build.ensure_index()
    assert not old.exists()
    assert recent.exists()


def test_nothing_is_printed_where_nobody_watches(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build.ensure_index()
    printed = capsys.readouterr()
    assert printed.out == printed.err == ""
