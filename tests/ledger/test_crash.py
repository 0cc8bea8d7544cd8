"""A run that is killed keeps what it finished, and runs side by side do not get in each other's way."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from onrecord.ledger import Filters, Ledger
from tests.ledger.making import FIRST

ROOT = Path(__file__).parents[2]

# Reports that it has finished a document only after the ledger says so.
WRITER = """
import sys
from onrecord.ledger import Ledger
from tests.ledger.making import FIRST, claim, document

path, prefix, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Ledger(path) as ledger:
    for index in range(number):
        text = f"Norland shelled bridge {index}. " + "It burnt. " * 50
        report = document(id=f"{prefix}-{index:06}", text=text)
        claims = [claim(report, "Norland shelled", ordinal=ordinal) for ordinal in range(10)]
        added = ledger.add(report, claims, FIRST, raw=report.text.encode())
        ledger.has_reading(report.id, FIRST)
        print(report.id if added else "known", flush=True)
"""


def writer(path: Path, prefix: str, number: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", WRITER, str(path), prefix, str(number)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_a_killed_run_keeps_each_document_that_it_finished(path: Path) -> None:
    for round_ in range(3):
        with writer(path, f"round{round_}", 100_000) as run:
            assert run.stdout is not None
            finished = [run.stdout.readline().strip() for _ in range(15 + 7 * round_)]
            run.send_signal(signal.SIGKILL)
        with Ledger(path, create=False) as ledger:
            for id in finished:
                assert ledger.has_reading(id, FIRST)
            for row in ledger.documents():
                # All of a document or nothing: text, claims and what finds them.
                assert row.claims == 10
                assert ledger.count(Filters(document=row.document.id, text="shelled bridge")) == 10
                assert ledger.raw(row.document.id) == ledger.document(row.document.id).text.encode()
            with ledger._engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_several_processes_add_at_once_and_make_the_ledger_at_once(path: Path) -> None:
    runs = [writer(path, prefix, 40) for prefix in ("one", "two", "same", "same")]
    outputs = [run.communicate(timeout=120) for run in runs]
    assert [(run.returncode, errors) for run, (_, errors) in zip(runs, outputs, strict=True)] == [(0, "")] * 4
    added = [line for output, _ in outputs for line in output.split() if line != "known"]
    assert len(added) == len(set(added)) == 120
    with Ledger(path, create=False) as ledger:
        assert ledger.count() == 1200
        assert len(list(ledger.claims())) == 1200
