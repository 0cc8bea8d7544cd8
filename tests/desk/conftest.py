"""A desk on the example reports, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.accounts import record
from onrecord.desk import words
from onrecord.desk.app import create_app
from onrecord.desk.settings import Settings
from tests.accounts.telling import words as invented
from tests.commands.conftest import fill
from tests.commands.fakes import fake_pipeline

ADDRESS = "http://127.0.0.1:8800"


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Know the parties of the invented war alone."""
    monkeypatch.setattr(record, "load", invented)
    monkeypatch.setattr(words, "load", invented)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger that holds the example reports."""
    path = tmp_path / "onrecord.db"
    fill(path)
    return path


@pytest.fixture
def app(ledger: Path) -> FastAPI:
    """Return a desk on the example reports, whose reader finds a claim in every text."""
    return create_app(ledger, Settings(), open_pipeline=fake_pipeline)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Return a client of that desk."""
    with client_of(app) as found:
        yield found


def client_of(app: FastAPI, address: str = ADDRESS) -> TestClient:
    """Return a client that asks a desk by an address."""
    return TestClient(app, base_url=address, follow_redirects=False)
