"""Kept accounts answer every filter as accounts do that are worked out from all claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from onrecord.accounts import record
from onrecord.accounts.record import control_of, disputes_of, events_of, read_record, tolls_of
from onrecord.accounts.store import answers
from onrecord.ledger import Filters, Ledger, finding
from onrecord.model.document import Document, DocumentRef
from tests.accounts.examples import KESRA, READING, TRUCE, UNDATED, kesra_claims, truce_claims, undated_claims
from tests.accounts.store.test_update import READING as INVENTED
from tests.accounts.store.test_update import war
from tests.accounts.telling import words

ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"limit": 1},
    {"place": "Kesra"},
    {"place": "vale"},
    {"party": "bel"},
    {"party": "belmar", "limit": 2},
    {"country": "BM"},
    {"kind": ("control",)},
    {"modality": ("denied",)},
    {"since": "2031-05-02", "until": "2031-05-03"},
    {"text": "soldiers"},
    {"as_known": "2031-05-03"},
    {"published_since": "2031-05-04"},
    {"document": KESRA.id},
)


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(record, "load", words)
    with Ledger("sqlite://") as book:
        for told, claims in ((TRUCE, truce_claims()), (UNDATED, undated_claims()), (KESRA, kesra_claims())):
            book.add(told, claims, READING)
        for told, claims in war():
            book.add(told, claims, INVENTED)
        yield book


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("bound", [finding.MOST, -1], ids=["by index", "walked"])
def test_answers_are_those_of_all_claims(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], bound: int
) -> None:
    monkeypatch.setattr(finding, "_bound", lambda *_: bound)
    filters = Filters(**asked)
    whole, by_group = read_record(ledger, filters), read_record(ledger, filters, by_group=True)
    events = answers.events_for(ledger, filters)
    assert events.rows == events_of(whole)
    assert {member.id for event in events.rows for member in event.claims} <= events.claims.keys()
    tolls = answers.tolls_for(ledger, filters)
    assert tolls.rows == tolls_of(by_group)
    assert tolls.last == by_group.last
    assert answers.control_for(ledger, filters).rows == control_of(whole)
    assert answers.control_for(ledger, filters, "2031-05-03").rows == control_of(whole, "2031-05-03")
    assert answers.disputes_for(ledger, filters).rows == disputes_of(whole)


def test_a_report_that_comes_in_shows_in_the_next_answer(ledger: Ledger) -> None:
    before = answers.events_for(ledger, Filters()).rows
    told = Document(id="later", text="Shells hit the port of Kesra.", published="2031-05-09")
    (claim,) = undated_claims()
    ledger.add(told, [replace(claim, document=DocumentRef.of(told))], READING)
    assert len(answers.events_for(ledger, Filters()).rows) == len(before) + 1
