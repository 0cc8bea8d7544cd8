"""The newest claims, page by page: the same as the whole, however they are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.desk import facets, newest
from onrecord.ledger import Filters, Ledger
from onrecord.model.errors import NotFoundError
from tests.ledger.making import READING, claim, document, seven_reports, when

FILTERS = [
    Filters(),
    Filters(kind=("damage",)),
    Filters(place="Kesra"),
    Filters(publisher="Paper 1"),
    Filters(published_since="2031-05-02"),
    Filters(text="shells"),
    Filters(text='"shells hit"', place="Hill"),
    Filters(text="bridge", kind=("damage",)),
    Filters(document="r4"),
    Filters(since="2031-04-01", until="2031-05-02"),
    Filters(until="2030-12-31"),
]


@pytest.fixture
def many() -> Iterator[Ledger]:
    """A ledger of seven reports, put in without order, two of them without a date."""
    with Ledger(":memory:") as ledger:
        yield seven_reports(ledger)


def found(ledger: Ledger, filters: Filters, after: str | None = None, limit: int = 100) -> list[str]:
    with ledger.connected() as connection:
        return [each.id for each in newest.newest_claims(connection, filters, limit=limit, after=after)]


def test_claims_of_the_newest_report_come_first_and_undated_ones_last(many: Ledger) -> None:
    with many.connected() as connection:
        claims = newest.newest_claims(connection, Filters(), limit=100)
    reports = list(dict.fromkeys(each.document.id[-1] for each in claims))
    assert reports == ["6", "4", "3", "2", "1", "5", "0"]
    assert [each.evidence.quote for each in claims[:2]] == ["fell", "Shells hit it"]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("walked", [None, (50,), (1, 2), (3,)])
def test_pages_put_together_are_the_whole(
    many: Ledger, filters: Filters, walked: tuple[int, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(many, filters)
    assert sorted(whole) == sorted(each.id for each in many.claims(filters))
    if walked is not None:
        monkeypatch.setattr(newest, "_WALKED", walked)
        monkeypatch.setattr(newest, "narrowest", lambda *_: None)
    assert found(many, filters) == whole
    pages, after = list[str](), None
    while page := found(many, filters, after, limit=3):
        pages += page
        after = page[-1]
    assert pages == whole
    with many.connected() as connection:
        by_offset = [
            each.id
            for start in range(0, 16, 3)
            for each in newest.newest_claims(connection, filters, limit=3, offset=start)
        ]
    assert by_offset == whole


def test_days_long_past_are_found_by_themselves(many: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:

    late = document("late", "Shells hit it.", published="2039-01-01")
    days = when("2031-05-02", "2031-05-02")
    many.add(late, [claim(late, "Shells hit it", when=days)], READING)
    asked = Filters(since="2031-05-01", until="2031-05-31")
    monkeypatch.setattr(newest, "narrowest", lambda *_: None)
    by_days = found(many, asked)
    monkeypatch.setattr(newest, "_MOST_IN_DAYS", -1)
    walked = found(many, asked)
    assert by_days == walked
    assert len(walked) == 11
    assert sorted(walked) == sorted(each.id for each in many.claims(asked))


def test_no_list_begins_behind_a_claim_that_is_not_there(many: Ledger) -> None:
    with pytest.raises(NotFoundError):
        found(many, Filters(), after="0" * 20)


def test_an_empty_ledger_has_no_claims_and_nothing_to_count() -> None:
    with Ledger(":memory:") as ledger, ledger.connected() as connection:
        assert newest.newest_claims(connection, Filters(), limit=5) == []
        assert facets.newest_of(connection, Filters(), (None, None)).spread.number == 0


def test_facets_count_claims_by_value(many: Ledger) -> None:
    with many.connected() as connection:
        spread = facets.newest_of(connection, Filters(), (None, None)).spread
    told = {name: [(each.label, each.number) for each in values] for name, values in spread.facets.items()}
    assert told["kind"] == [("attack", 7), ("damage", 7)]
    assert told["speaker"] == [("Ministry of Defence", 7)]
    assert told["party"] == [("nor.mod", 7)]
    assert told["place"][0] == ("Kesra", 7)
    assert told["publisher"] == [("Paper 0", 8), ("Paper 1", 6)]
    assert not spread.is_cut


def test_facets_say_where_only_the_newest_were_counted(many: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST_COUNTED", 4)
    with many.connected() as connection:
        spread = facets.newest_of(connection, Filters(), (None, None)).spread
    assert (spread.number, spread.is_cut) == (4, True)
