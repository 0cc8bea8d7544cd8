"""Claims are found the same way through an index, by walking, and by asking all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from onrecord.ledger import Filters, Ledger, finding
from onrecord.model.claim import When
from tests.accounts.examples import KESRA, READING, TRUCE, UNDATED, kesra_claims, truce_claims, undated_claims
from tests.ledger.making import BRIDGE, FIRST, claim, document

ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"place": "kesra"},
    {"place": "Nowhere"},
    {"party": "bel"},
    {"party": "Belmar", "kind": ("attack",)},
    {"speaker": "ministry"},
    {"speaker": '"Lena Moss"'},
    {"country": "BM"},
    {"publisher": "post"},
    {"text": "soldiers killed"},
    {"since": "2031-05-03"},
    {"until": "2031-05-02"},
    {"since": "2031-05-02", "until": "2031-05-04"},
    {"published_since": "2031-05-05"},
    {"as_known": "2031-05-04"},
    {"document": KESRA.id, "limit": 2},
    {"party": "bel", "limit": 3},
    {"kind": ("casualties",), "limit": 1},
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for told, claims in ((TRUCE, truce_claims()), (UNDATED, undated_claims()), (KESRA, kesra_claims())):
        ledger.add(told, claims, READING)
    return ledger


def found(ledger: Ledger, asked: dict[str, Any]) -> list[str]:
    return [each.id for each in ledger.claims(Filters(**asked))]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_walking_finds_what_an_index_finds(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    monkeypatch.setattr(finding, "_bound", lambda *_: finding.MOST)
    by_index = found(filled, asked)
    monkeypatch.setattr(finding, "_bound", lambda *_: -1)
    monkeypatch.setattr(finding, "_PAGES", (1,))
    assert found(filled, asked) == by_index
    assert filled.count(Filters(**{**asked, "limit": None})) >= len(by_index)


def test_undated_documents_are_walked_last(filled: Ledger) -> None:
    with filled.connected() as connection:
        pages = [id_ for page in finding.pages(Filters(), connection) for id_ in page]
        assert pages == [KESRA.id, TRUCE.id, UNDATED.id]


def test_days_that_last_long_or_are_open_are_found_from_within(ledger: Ledger) -> None:
    report = document(text=BRIDGE)
    days = (
        ("2021-01-01", "2021-12-31"),
        ("2021-03-01", None),
        (None, "2021-03-02"),
        ("2021-03-01", "2021-03-01"),
    )
    claims = [
        claim(
            report,
            "shelled",
            ordinal=number,
            when=When(start=start, end=end, precision="range", basis="expression"),
        )
        for number, (start, end) in enumerate(days)
    ]
    ledger.add(report, claims, FIRST)
    for since, until, number in (("2021-06-01", "2021-06-02", 2), ("2021-03-01", "2021-03-01", 4)):
        assert len(found(ledger, {"since": since, "until": until})) == number


def plans(path: Path, asked: dict[str, Any]) -> Iterator[str]:
    with Ledger(path) as ledger, ledger.connected() as connection:
        condition = finding.narrowest(Filters(**asked), connection)
        assert condition is not None
        statement = text(f"EXPLAIN QUERY PLAN SELECT row FROM claims WHERE {_literal(condition, connection)}")
        yield from (row[3] for row in connection.execute(statement))


def _literal(condition: Any, connection: Any) -> str:
    return str(condition.compile(connection, compile_kwargs={"literal_binds": True}))


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "kesra"},
        {"party": "bel"},
        {"speaker": "ministry"},
        {"country": "BM"},
        {"publisher": "post"},
        {"since": "2031-05-02", "until": "2031-05-04"},
    ],
    ids=str,
)
def test_no_table_is_read_from_end_to_end(path: Path, asked: dict[str, Any]) -> None:
    with Ledger(path) as ledger:
        for told, claims in ((TRUCE, truce_claims()), (KESRA, kesra_claims())):
            ledger.add(told, claims, READING)
    tables = ("SCAN claims", "SCAN claim_parties", "SCAN claim_places", "SCAN documents")
    assert not [plan for plan in plans(path, asked) if plan in tables]
