"""Events, tolls and control as the program shows them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.export import accounts
from onrecord.ledger import Ledger
from onrecord.model.exchange import schema_of
from tests.accounts.examples import KESRA, READING
from tests.commands.conftest import Run

jsonschema = pytest.importorskip("jsonschema")
pytestmark = pytest.mark.usefixtures("ledger")
FORMS = {"events": "event", "tolls": "toll", "control": "control", "disputes": "dispute"}
COLUMNS = {
    "events": accounts.EVENT_COLUMNS,
    "tolls": accounts.TOLL_COLUMNS,
    "control": accounts.CONTROL_COLUMNS,
    "disputes": accounts.DISPUTE_COLUMNS,
}


def lines(run: Run, *arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "jsonl")
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


@pytest.mark.parametrize("command", FORMS)
def test_lines_of_json_are_the_exchange_form_and_json_is_one_list_of_them(run: Run, command: str) -> None:
    rows = lines(run, command)
    assert rows
    for row in rows:
        jsonschema.Draft202012Validator(schema_of(FORMS[command])).validate(row)
    assert json.loads(run(command, "--format", "json").out) == rows


@pytest.mark.parametrize("command", FORMS)
def test_every_row_of_csv_says_who_says_it(run: Run, command: str) -> None:
    table = list(csv.DictReader(io.StringIO(run(command, "--format", "csv").out, newline="")))
    assert list(table[0]) == list(COLUMNS[command])
    assert all(row["attributed"].endswith(".") for row in table)


@pytest.mark.parametrize("command", FORMS)
@pytest.mark.parametrize("columns", [50, 80, 120, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, command: str, columns: int) -> None:
    assert all(len(line) <= columns for line in run(command, columns=columns).out.splitlines())


@pytest.mark.parametrize("command", FORMS)
def test_nothing_found_is_said_and_no_error(run: Run, command: str) -> None:
    result = run(command, "--place", "Nowhere", "--format", "jsonl")
    noun = {"events": "events", "tolls": "tolls", "control": "rows", "disputes": "disputes"}[command]
    assert (result.code, result.out, result.err) == (0, "", f"no {noun} (place Nowhere)\n")


def test_an_event_is_shown_with_each_figure_and_who_gives_it(run: Run) -> None:
    shown = run("events", "--kind", "casualties", "--place", "Kesra", columns=100)
    assert "at least 12 soldiers killed  health ministry" in shown.out
    assert "told by health ministry · 1 source" in shown.out
    assert shown.err == "1 event (kind casualties, place Kesra)\n"


def test_copies_count_as_one_source(run: Run, ledger: Path) -> None:
    from dataclasses import replace

    from tests.accounts.examples import claim, on

    copy = replace(KESRA, id="coast-radio-1", publisher="Coast Radio", published="2031-05-05")
    with Ledger(ledger) as book:
        made = claim(copy, "attack", "Shells hit the port", mode="shelling", when=on("2031-05-02"))
        book.add(copy, [made], READING)
    sources = [row["sources"] for row in lines(run, "events", "--kind", "attack")]
    assert set(sources) == {1}


def test_a_toll_tells_the_age_of_its_last_figure(run: Run) -> None:
    shown = run("tolls", columns=100).out
    assert "Belmar" in shown
    assert "1,221 in all · health ministry" in shown
    assert "last figure 2031-05-04, 2 days before the newest report (2031-05-06)" in shown


def test_a_party_of_tolls_is_the_group_that_is_counted(run: Run) -> None:
    assert len(lines(run, "tolls", "--party", "bel")) == 1
    assert lines(run, "tolls", "--party", "ard") == []


def test_control_says_who_claims_and_who_denies(run: Run) -> None:
    shown = run("control", columns=120).out
    assert "Kesra · disputed" in shown
    assert "claimed by Ardania and Lena Moss; denied by Belmar" in shown


def test_disputes_stand_side_by_side(run: Run) -> None:
    shown = run("disputes", "--party", "bel", columns=120)
    assert "Ardania: says that Ardania holds Kesra" in shown.out
    assert "Belmar: denies it" in shown.out
    assert shown.err == "1 dispute (party bel)\n"


def test_control_on_a_day_is_what_was_said_by_then(run: Run) -> None:
    assert lines(run, "control", "--on", "2031-05-03") == []
    (row,) = lines(run, "control", "--on", "2031-05-04")
    assert row["as_of"] == "2031-05-04"
    assert run("control", "--on", "yesterday").code == 2


def test_what_was_published_later_is_not_known_before(run: Run) -> None:
    assert {row["kind"] for row in lines(run, "events", "--as-known", "2031-05-04")} & {"ceasefire"} == set()


def test_a_limit_holds(run: Run) -> None:
    assert len(lines(run, "events", "--limit", "2")) == 2
