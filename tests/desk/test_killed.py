"""A desk that is killed while it adds: what it has said to be read is there, whole, and it goes on."""

from __future__ import annotations

import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from onrecord.accounts.store.answers import events_for, tolls_for
from onrecord.ledger import Filters, Ledger
from onrecord.model.document import Document
from tests.commands.fakes import FakePipeline
from tests.desk.page import parsed

ROOT = Path(__file__).parents[2]
KILLS = 6
SENDINGS, REPORTS = 12, 20
DONE = re.compile(r'<a href="/documents/(k[\d-]+)">')


def reports(sending: int) -> list[Document]:
    """Return the reports of a sending: several tell of one thing, in words of their own."""
    return [
        Document(
            id=f"k{sending}-{number}",
            text=f"{10 + number % 7} people were killed near Kesra. Report {sending}-{number * 7919}.\n",
            published=f"2031-05-{1 + number % 20:02}",
            publisher=f"Paper {number % 5}",
            title=f"Report {sending}-{number}",
        )
        for number in range(REPORTS)
    ]


def sent(sending: int) -> bytes:
    rows = (
        f'{{"id": "{each.id}", "text": "{each.text.strip()}\\n", "published": "{each.published}", '
        f'"publisher": "{each.publisher}", "title": "{each.title}"}}\n'
        for each in reports(sending)
    )
    return "".join(rows).encode()


@contextmanager
def standing(ledger: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """Give a desk in a process of its own and a client of it."""
    command = [sys.executable, "-m", "tests.desk.standing", str(ledger)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout is not None
            with httpx.Client(base_url=desk.stdout.readline().strip(), timeout=30) as client:
                yield desk, client
        finally:
            desk.kill()


def send(client: httpx.Client, sending: int) -> str:
    """Send reports to the desk, and return the address of the page that tells how far they are."""
    form = parsed(client.get("/add").text).form()
    files = [("files", (f"{sending}.jsonl", sent(sending), "application/x-ndjson"))]
    answer = client.post("/add", data={"form": form}, files=files)
    assert answer.status_code == 303
    return answer.headers["location"]


def finished(client: httpx.Client, job: str) -> None:
    give_up = time.monotonic() + 60
    while "hx-get" in client.get(job).text:
        assert time.monotonic() < give_up
        time.sleep(0.05)


def check_whole(ledger: Path, told: set[str]) -> None:
    """Hold that a ledger is whole, and that every report is in it that the desk has told to be read."""
    with sqlite3.connect(ledger) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        words = "SELECT count(*) FROM claim_words WHERE claim_words MATCH 'killed'"
        assert file.execute(words).fetchone() == file.execute("SELECT count(*) FROM claims").fetchone()
    file.close()
    with Ledger(ledger, create=False) as book:
        there = {row.document.id: row for row in book.documents()}
        assert told <= there.keys()
        for id_, row in there.items():
            assert row.readings == 1
            assert row.claims == len(list(book.claims(Filters(document=id_)))) == 1


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger into which the same reports went in one go."""
    reader = FakePipeline()
    with Ledger(tmp_path_factory.mktemp("whole") / "whole.db") as book:
        for sending in range(SENDINGS):
            for each in reports(sending):
                book.add(each, reader.read(each), reader.reading)
        yield book


def test_a_desk_that_is_killed_at_any_moment_loses_nothing_it_has_told_to_be_read(
    tmp_path: Path, whole: Ledger
) -> None:
    ledger, lot, told = tmp_path / "killed.db", random.Random(11), set[str]()
    for _ in range(KILLS):
        with standing(ledger) as (desk, client):
            jobs = [send(client, sending) for sending in range(SENDINGS)]
            until = time.monotonic() + lot.uniform(0.05, 1.5)
            while time.monotonic() < until:
                told.update(DONE.findall(client.get(lot.choice(jobs)).text))
                # Accounts are brought up to date by whoever asks for them, while reports come in.
                assert client.get("/api/events?limit=1").status_code == 200
            desk.send_signal(signal.SIGKILL)
            desk.wait(20)
        check_whole(ledger, told)
    assert told
    with standing(ledger) as (_, client):
        for job in [send(client, sending) for sending in range(SENDINGS)]:
            finished(client, job)
    check_whole(ledger, {each.id for sending in range(SENDINGS) for each in reports(sending)})
    with Ledger(ledger, create=False) as book:
        assert book.count() == SENDINGS * REPORTS
        assert events_for(book, Filters()).rows == events_for(whole, Filters()).rows
        assert tolls_for(book, Filters()).rows == tolls_for(whole, Filters()).rows
