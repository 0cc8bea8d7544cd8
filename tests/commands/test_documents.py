import json

import pytest

from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_narrow_terminal_shows_documents_with_their_whole_ids(run: Run) -> None:
    result = run("documents", columns=80)
    assert result.code == 0
    assert result.out.splitlines()[:2] == [
        "2031-05-04  Harbour Post · Ardania says it holds Kesra       9 claims · 92 words",
        "            harbour-post-2031-05-04",
    ]
    assert result.err == "3 documents\n"


def test_a_wide_terminal_shows_a_table(run: Run) -> None:
    lines = run("documents", columns=140).out.splitlines()
    assert lines[0].split() == ["published", "id", "publisher", "title", "words", "claims", "readings"]
    assert lines[1].split()[-3:] == ["92", "9", "1"]
    assert lines[3].startswith("undated     note-7f3a91")


@pytest.mark.parametrize("columns", [50, 80, 120, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    assert all(len(line) <= columns for line in run("documents", columns=columns).out.splitlines())


def test_lines_of_json_hold_what_is_known(run: Run) -> None:
    rows = [json.loads(line) for line in run("documents", "--format", "jsonl").out.splitlines()]
    assert [row["document"]["id"] for row in rows] == [
        "harbour-post-2031-05-04",
        "morning-wire-2031-05-06",
        "note-7f3a91",
    ]
    assert rows[0]["claims"] == 9


def test_what_could_not_be_read_is_listed_with_the_reason(run: Run) -> None:
    result = run("documents", "--failed")
    assert "scan.pdf: it is binary, not text; give text or HTML" in result.out
    assert result.err == "1 source that could not be read\n"
    row = json.loads(run("documents", "--failed", "--format", "jsonl").out)
    assert row["source"] == "scan.pdf"


def test_a_limit_holds(run: Run) -> None:
    assert run("documents", "--limit", "1", "--format", "jsonl").out.count("\n") == 1
