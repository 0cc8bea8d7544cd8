from __future__ import annotations

import itertools

import pytest

from onrecord.ledger import Ledger, browsing
from onrecord.model.document import DocumentRef
from tests.ledger.making import DAYS, READING, document, seven_reports


@pytest.fixture
def many() -> Ledger:
    """A ledger of seven reports, put in without order, two of them without a date."""
    return seven_reports(Ledger(":memory:"))


def test_neighbours_follow_the_days(many: Ledger) -> None:
    with many.connected() as connection:
        listed, number = browsing.newest_documents(connection, limit=100)
        assert number == len(DAYS)
        dated = [each.document for each in listed if each.document.published]
        for after, before in itertools.pairwise(dated):
            assert browsing.neighbours(connection, before)[1] == after.id
            assert browsing.neighbours(connection, after)[0] == before.id
        assert browsing.neighbours(connection, dated[0])[1] is None
        assert browsing.neighbours(connection, DocumentRef(id="r0")) == (None, "r5")


def test_documents_are_found_by_publisher_title_and_id(many: Ledger) -> None:
    def ids(**asked: str) -> list[str]:
        with many.connected() as connection:
            return [each.document.id for each in browsing.newest_documents(connection, limit=9, **asked)[0]]

    assert ids(publisher="paper 1") == ["r3", "r1", "r5"]
    assert ids(title="day 4") == ["r4"]
    assert ids(title="r2") == ["r2"]
    assert ids(title="%") == ids()
    assert ids(publisher="nobody") == []


def test_the_size_and_state_of_a_ledger_follow_what_is_in_it(many: Ledger) -> None:
    with many.connected() as connection:
        size, state = browsing.size(connection), browsing.state(connection)
    assert (size.documents, size.claims, size.publishers) == (7, 14, 2)
    assert (size.first, size.last) == ("2031-05-01", "2031-05-03")
    new = document("new")
    many.add(new, [], READING)
    with many.connected() as connection:
        assert browsing.state(connection) != state


def test_an_empty_ledger_has_no_days() -> None:
    ledger = Ledger(":memory:")
    with ledger.connected() as connection:
        assert browsing.size(connection) == browsing.Size(
            documents=0, claims=0, publishers=0, first=None, last=None
        )


def test_publishers_are_listed_with_their_days(many: Ledger) -> None:
    with many.connected() as connection:
        found = browsing.publishers(connection)
    assert [row[:3] for row in found] == [("Paper 0", 4, 8), ("Paper 1", 3, 6)]
