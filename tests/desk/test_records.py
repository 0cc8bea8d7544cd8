"""What is kept of a ledger changes when the ledger does, and pages of accounts are those of the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.accounts.record import read_record
from onrecord.accounts.store.answers import control_for, disputes_for, event_with, events_for, tolls_for
from onrecord.desk import records as module
from onrecord.desk.records import Records
from onrecord.desk.told import Told, record_with
from onrecord.desk.watching import Watch
from onrecord.ledger import Filters, Ledger
from tests.accounts.examples import READING
from tests.ledger.making import claim, document

NARROWED = [Filters(), Filters(place="Kesra"), Filters(kind=("control",)), Filters(since="2031-05-02")]


def add(path: Path, id: str) -> None:
    with Ledger(path) as book:
        new = document(id)
        book.add(new, [claim(new, new.text.split(".")[0])], READING)


def test_a_ledger_that_another_writes_to_has_changed(ledger: Path) -> None:
    with Ledger(ledger) as book:
        watch = Watch(book)
        before = watch.state()
        assert watch.state() == before
        add(ledger, "report-9")
        assert watch.state() != before
        watch.close()
        assert watch.state() == watch.state() != before
        watch.close()


def test_a_ledger_in_no_file_is_watched_too() -> None:
    with Ledger(":memory:") as book:
        watch = Watch(book)
        before = watch.state()
        new = document("report-9")
        book.add(new, [claim(new, new.text.split(".")[0])], READING)
        assert watch.state() != before
        watch.close()


def test_what_is_kept_is_made_once_for_each_state(ledger: Path) -> None:
    with Ledger(ledger) as book:
        records, made = Records(book), []
        for id in (None, None, "report-9"):
            if id:
                add(ledger, id)
            records.kept("x", lambda: made.append(1))
        assert len(made) == 2
        records.close()


def test_what_is_known_of_a_large_ledger_may_be_of_a_moment_ago(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LARGE", 1)
    with Ledger(ledger) as book:
        records = Records(book)
        assert records.size().documents == 3
        add(ledger, "report-9")
        assert records.size().documents in (3, 4)
        for _ in range(1_000):
            if records.size().documents == 4:
                break
        records.close()


@pytest.mark.parametrize("filters", NARROWED)
@pytest.mark.parametrize("name", ["events", "tolls", "control", "disputes"])
def test_pages_of_accounts_put_together_are_those_of_the_ledger(
    ledger: Path, filters: Filters, name: str
) -> None:
    answers = {"events": events_for, "tolls": tolls_for, "control": control_for, "disputes": disputes_for}
    with Ledger(ledger) as book:
        records = Records(book)
        whole = answers[name](book, filters)  # type: ignore[operator]
        found, offset, number = list[object](), 0, 1
        while offset < number:
            page: Told[object] = getattr(records, name)(filters, 2, offset)
            number = page.number
            found += page.rows
            offset += 2
        wanted: list[Any] = list(whole.rows)
        if name in ("events", "disputes"):
            wanted.reverse()
            wanted.sort(key=lambda row: not (row.when and row.when.start))
        if name == "tolls":
            wanted.sort(key=lambda row: row.scope != "war")
        assert number == len(wanted)
        assert found == wanted
        records.close()


@pytest.mark.parametrize("by_group", [False, True])
@pytest.mark.parametrize(
    "filters",
    [Filters(publisher="Harbour"), Filters(min_confidence=0.5, party="bel"), Filters(reviewed=False)],
)
def test_accounts_of_a_part_are_worked_out_from_what_the_commands_work_from(
    ledger: Path, filters: Filters, by_group: bool
) -> None:
    with Ledger(ledger) as book:
        found = record_with(book, filters, book.origins(), by_group=by_group)
        assert found == read_record(book, filters, by_group=by_group)
        assert found.claims


def test_a_claim_leads_to_its_event(ledger: Path) -> None:
    with Ledger(ledger) as book:
        records = Records(book)
        for claim_ in book.claims():
            assert records.event_of(claim_) == event_with(book, claim_.id)
        records.close()


def test_places_come_each_with_its_history(ledger: Path) -> None:
    with Ledger(ledger) as book:
        records = Records(book)
        whole = control_for(book, Filters()).rows
        told = records.places(Filters(), 100)
        assert [row.holder for place in told.rows for row in place] == [row.holder for row in whole]
        assert all(len({row.place.name for row in place}) == 1 for place in told.rows)
        assert told.number == len(told.rows)
        records.close()
