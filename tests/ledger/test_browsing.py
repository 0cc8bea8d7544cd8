from __future__ import annotations

import itertools
import random

import pytest

from onrecord.ledger import Filters, Ledger, browsing, facets
from onrecord.model.claim import Reading
from onrecord.model.document import DocumentRef
from tests.ledger.making import claim, document, place, side

READING = Reading(version="1", reader="test")
DAYS = (None, "2031-05-01", "2031-05-01T10:00+04:00", "2031-05-02", "2031-05-03", None, "2031-05-03")


@pytest.fixture
def many() -> Ledger:
    """A ledger of seven reports, put in without order, two of them without a date."""
    ledger = Ledger(":memory:")
    numbers = list(range(len(DAYS)))
    random.Random(4).shuffle(numbers)
    for number in numbers:
        report = document(
            f"r{number}",
            f"A. Bridge {number} fell. Shells hit it.",
            published=DAYS[number],
            publisher=f"Paper {number % 2}",
            title=f"Day {number}",
        )
        found = [
            claim(report, "fell", kind="damage", where=(place("Kesra"),)),
            claim(
                report,
                "Shells hit it",
                speaker=side("Ministry of Defence", "nor.mod"),
                where=(place(f"Hill {number}"),),
            ),
        ]
        ledger.add(report, found, READING)
    return ledger


def newest(ledger: Ledger, filters: Filters = Filters(), **page: int) -> list[str]:  # noqa: B008
    with ledger.connected() as connection:
        found = browsing.newest_claims(connection, filters, **{"limit": 100, **page})
    return [f"{each.document.id} {each.evidence.quote}" for each in found]


def test_claims_of_the_newest_report_come_first_and_undated_ones_last(many: Ledger) -> None:
    found = newest(many)
    reports = list(dict.fromkeys(each.split()[0] for each in found))
    assert reports == ["r6", "r4", "r3", "r2", "r1", "r5", "r0"]
    assert found[:2] == ["r6 fell", "r6 Shells hit it"]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(kind=("damage",)),
        Filters(place="Kesra"),
        Filters(publisher="Paper 1"),
        Filters(published_since="2031-05-02"),
        Filters(text="shells"),
    ],
)
@pytest.mark.parametrize("walked", [(50,), (1, 2), (3,)])
def test_pages_put_together_are_the_whole(
    many: Ledger, filters: Filters, walked: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = newest(many, filters)
    assert sorted(whole) == sorted(
        f"{each.document.id} {each.evidence.quote}" for each in many.claims(filters)
    )
    monkeypatch.setattr(browsing, "_WALKED", walked)
    assert newest(many, filters) == whole
    assert [
        each for start in range(0, 16, 3) for each in newest(many, filters, limit=3, offset=start)
    ] == whole


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
        assert browsing.newest_claims(connection, Filters(), limit=5) == []
        assert facets.spread(connection, Filters()).number == 0


def test_publishers_are_listed_with_their_days(many: Ledger) -> None:
    with many.connected() as connection:
        found = browsing.publishers(connection)
    assert [row[:3] for row in found] == [("Paper 0", 4, 8), ("Paper 1", 3, 6)]


def test_facets_count_claims_by_value(many: Ledger) -> None:
    with many.connected() as connection:
        found = facets.spread(connection, Filters())
    told = {name: [(each.label, each.number) for each in values] for name, values in found.facets.items()}
    assert told["kind"] == [("attack", 7), ("damage", 7)]
    assert told["speaker"] == [("Ministry of Defence", 7)]
    assert told["party"] == [("nor.mod", 7)]
    assert told["place"][0] == ("Kesra", 7)
    assert told["publisher"] == [("Paper 0", 8), ("Paper 1", 6)]
    assert not found.is_cut


def test_facets_say_where_only_the_newest_were_counted(many: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST_COUNTED", 4)
    with many.connected() as connection:
        found = facets.spread(connection, Filters())
    assert (found.number, found.is_cut) == (4, True)
