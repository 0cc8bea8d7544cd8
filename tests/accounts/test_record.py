from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.accounts import record
from onrecord.accounts.record import control_of, disputes_of, events_of, read_record, tolls_of
from onrecord.ledger import Filters, Ledger
from tests.accounts.examples import KESRA, READING, TRUCE, kesra_claims, truce_claims
from tests.accounts.telling import words


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(record, "load", words)
    with Ledger("sqlite://") as book:
        book.add(KESRA, kesra_claims(), READING)
        book.add(TRUCE, truce_claims(), READING)
        yield book


def test_filters_of_publication_cut_the_claims_and_others_choose_among_accounts(ledger: Ledger) -> None:
    whole = read_record(ledger, Filters())
    assert whole.wanted == whole.claims.keys()
    known = read_record(ledger, Filters(as_known="2031-05-04"))
    assert {claim.document.id for claim in known.claims.values()} == {KESRA.id}
    attacks = read_record(ledger, Filters(kind=("attack",)))
    assert attacks.claims == whole.claims
    assert {attacks.claims[id].kind for id in attacks.wanted} == {"attack"}


def test_an_event_that_is_asked_for_comes_out_as_among_all(ledger: Ledger) -> None:
    all_of_them = events_of(read_record(ledger, Filters()))
    some = events_of(read_record(ledger, Filters(place="Kesra")))
    assert set(some) < set(all_of_them)
    assert all(any(place.name == "Kesra" for place in event.where) for event in some)


def test_the_newest_publication_is_that_of_the_claims_that_are_looked_at(ledger: Ledger) -> None:
    assert read_record(ledger, Filters()).last == "2031-05-06"
    assert read_record(ledger, Filters(as_known="2031-05-05")).last == "2031-05-04"
    assert read_record(ledger, Filters(as_known="2030-01-01")).last is None


def test_tolls_are_those_of_a_group_by_id_or_name(ledger: Ledger) -> None:
    for party, number in (("bel", 1), ("belmar", 1), ("ard", 0), ("be", 0)):
        assert len(tolls_of(read_record(ledger, Filters(party=party), by_group=True))) == number


def test_a_dispute_is_shown_where_one_of_its_claims_is_asked_for(ledger: Ledger) -> None:
    (dispute,) = disputes_of(read_record(ledger, Filters()))
    assert disputes_of(read_record(ledger, Filters(modality=("denied",)))) == (dispute,)
    assert disputes_of(read_record(ledger, Filters(kind=("attack",)))) == ()


def test_places_of_control_are_those_that_are_asked_for(ledger: Ledger) -> None:
    assert [row.place.name for row in control_of(read_record(ledger, Filters(place="kesra")))] == ["Kesra"]
    assert control_of(read_record(ledger, Filters(place="Tal Amar"))) == ()
    assert control_of(read_record(ledger, Filters(country="AZ"))) == ()
    assert control_of(read_record(ledger, Filters()), on="2031-05-03") == ()
