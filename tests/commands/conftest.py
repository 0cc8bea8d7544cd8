from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.accounts import record
from onrecord.commands import read, reading_pool
from onrecord.commands.cli import main
from onrecord.ledger import Ledger
from tests.accounts.examples import (
    KESRA,
    READING,
    TRUCE,
    UNDATED,
    kesra_claims,
    truce_claims,
    undated_claims,
)
from tests.accounts.telling import words as invented
from tests.commands.fakes import fake_pipeline


@dataclass(frozen=True)
class Outcome:
    """What a run of the program came to: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder of its own, without settings of the machine that tests run on."""
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_LEDGER", "FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(reading_pool, "default_pipeline", fake_pipeline)
    monkeypatch.setattr(record, "load", invented)
    # Summaries tell the time that a run took only where it took some.
    monkeypatch.setattr(read, "monotonic", lambda: 0.0)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program with arguments and says what it came to."""

    def run_it(*arguments: str, columns: int = 80, given: str | None = None) -> Outcome:
        monkeypatch.setenv("COLUMNS", str(columns))
        if given is not None:
            stream = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
            monkeypatch.setattr("sys.stdin", stream)
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run_it


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger in the current folder, under its usual name, that holds the example reports."""
    path = tmp_path / "onrecord.db"
    fill(path)
    return path


def fill(path: Path) -> None:
    """Put the example reports and their claims into a ledger."""
    with Ledger(path) as book:
        for document, claims in (
            (KESRA, kesra_claims()),
            (TRUCE, truce_claims()),
            (UNDATED, undated_claims()),
        ):
            book.add(document, claims, READING, raw=document.text.encode())
        book.fail("scan.pdf", "scan.pdf: it is binary, not text; give text or HTML")
