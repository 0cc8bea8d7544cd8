import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_brief_of_a_place_is_markdown_with_notes_that_quote_whole_sentences(run: Run) -> None:
    result = run("brief", "--place", "Kesra", "--kind", "control,casualties")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# Brief: ")
    assert "Narrowed to: kind control or casualties and place Kesra." in result.out
    assert "said on Sunday that the army **had liberated three more villages" in result.out


def test_the_period_asked_for_is_in_the_title(run: Run) -> None:
    assert run("brief", "--since", "2031-05", "--until", "2031-05").out.startswith(
        "# Brief: 1 May 2031 to 31 May 2031\n"
    )


def test_html_and_json_are_written_to_files(run: Run, tmp_path: Path) -> None:
    assert run("brief", "--format", "html", "--out", "b.html").out == ""
    assert (tmp_path / "b.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    run("brief", "--format", "json", "--out", "b.json")
    brief = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert brief["schema"] == "onrecord.brief/1"
    assert brief["claims"] == 14
    assert list(tmp_path.glob(".*")) == []


def test_the_same_ledger_gives_the_same_brief(run: Run) -> None:
    assert run("brief").out == run("brief").out


def test_an_empty_brief_is_no_error(run: Run) -> None:
    result = run("brief", "--place", "Nowhere")
    assert result.code == 0
    assert "The ledger holds no claims for place Nowhere." in result.out


def test_what_was_published_later_is_not_told(run: Run) -> None:
    told = run("brief", "--as-known", "2031-05-04").out
    assert "Harbour Post" in told
    assert "Morning Wire" not in told


def test_what_is_denied_stands_beside_who_says_it(run: Run) -> None:
    told = run("brief", "--place", "Kesra", columns=200).out
    assert "It is disputed who holds Kesra: Ardania and Lena Moss said that Ardania holds Kesra;" in told
