from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql

from onrecord.ledger import Filters, Ledger
from onrecord.ledger.filters import conditions, country_code
from onrecord.model.claim import Count, Review
from onrecord.model.errors import LedgerError, NotFoundError
from tests.ledger.making import FIRST, claim, days, document, place, side

ONE = document(
    id="report-one",
    text=(
        "Norland's army shelled Füzren on Sunday. Its ministry denied losses. "
        "Rebels seized Old Mill. Talks may follow in Südport."
    ),
    published="2021-03-02",
    publisher="Border Times",
)
TWO = document(
    id="report-two",
    text="The President of Southia said: “50% of the village is lost_forever”.",
    published="2021-03-04T23:30:00+04:00",
    publisher="Hill Post",
)
SHELLING = claim(
    ONE,
    "shelled Füzren",
    mode="shelling",
    actor=side("Norland's army", "nor.mil"),
    target=side("Southia", "sou"),
    when=days("2021-02-28", "2021-02-28"),
    where=(place("Füzren", geoname=7, country="AZ", admin1="High Karst", within=("Karst District",)),),
    confidence=0.9,
)
LOSSES = claim(
    ONE,
    "denied losses",
    kind="casualties",
    modality="denied",
    speaker=side("Ministry of Defence", "nor.mod"),
    counts=(Count(value=3, low=3, high=3, unit="killed"),),
    when=days("2021-02-01", "2021-02-28"),
    confidence=0.6,
)
MILL = claim(
    ONE,
    "seized Old Mill",
    kind="control",
    mode="captured",
    actor=side("rebels"),
    when=days("2021-03-01", None),
    where=(place("Old Mill"),),
    confidence=0.5,
    reviews=(Review(verdict="accepted", reviewer="Ann", at="2021-03-03T09:00:00+00:00", digest="d"),),
)
TALKS = claim(ONE, "Talks may follow", kind="diplomacy", modality="possible", confidence=0.4)
LOST = claim(
    TWO,
    "the village is lost_forever",
    kind="control",
    mode="lost",
    speaker=side("President of Southia", "sou"),
    when=days(None, "2021-03-04"),
    where=(place("Southport", country="GB"), place("Füzren", country="AZ")),
    confidence=0.7,
)
ALL = {"shelling": SHELLING, "losses": LOSSES, "mill": MILL, "talks": TALKS, "lost": LOST}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(TWO, [LOST], FIRST)
    ledger.add(ONE, [TALKS, MILL, LOSSES, SHELLING], FIRST)
    return ledger


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "shelling losses mill talks lost"),
        ({"kind": ("control",)}, "mill lost"),
        ({"kind": ("control", "attack")}, "shelling mill lost"),
        ({"mode": ("captured", "lost")}, "mill lost"),
        ({"modality": ("denied", "possible")}, "losses talks"),
        ({"kind": ("control",), "mode": ("shelling",)}, ""),
        ({"speaker": "ministry"}, "losses"),
        ({"speaker": "DEFENCE"}, "losses"),
        ({"speaker": "inistry of def"}, "losses"),
        ({"speaker": '"ministry of defence"'}, "losses"),
        ({"speaker": '"ministry"'}, ""),
        ({"speaker": "nor.m"}, "losses"),
        ({"speaker": "sou"}, "lost"),
        ({"speaker": "Norland"}, ""),
        ({"speaker": "%"}, ""),
        ({"speaker": "_"}, ""),
        ({"speaker": ""}, "losses lost"),
        ({"party": "nor"}, "shelling losses"),
        ({"party": "NOR.mil"}, "shelling"),
        ({"party": "no"}, ""),
        ({"party": "sou"}, "shelling lost"),
        ({"party": "Southia"}, "shelling lost"),
        ({"party": "south"}, ""),
        ({"party": "Norland"}, "shelling"),
        ({"party": "Rebels"}, "mill"),
        ({"party": "n%r"}, ""),
        ({"place": "Fuzren"}, "shelling lost"),
        ({"place": "FÜZREN"}, "shelling lost"),
        ({"place": "mill"}, "mill"),
        ({"place": "karst district"}, "shelling"),
        ({"place": "High Karst"}, "shelling"),
        ({"place": "district high"}, ""),
        ({"place": "South"}, ""),
        ({"country": "AZ"}, "shelling lost"),
        ({"country": "aze"}, "shelling lost"),
        ({"country": "GBR"}, "lost"),
        ({"country": "FR"}, ""),
        ({"since": "2021-02-28"}, "shelling losses mill lost"),
        ({"since": "2021-03-01"}, "mill lost"),
        ({"since": "2022-01-01"}, "mill"),
        ({"until": "2021-02-27"}, "losses lost"),
        ({"until": "2021-02-28"}, "shelling losses lost"),
        ({"since": "2021-02-10", "until": "2021-02-11"}, "losses lost"),
        ({"published_since": "2021-03-03"}, "lost"),
        ({"published_since": "2021-03-02", "published_until": "2021-03-03"}, "shelling losses mill talks"),
        ({"published_until": "2021-03-04"}, "shelling losses mill talks lost"),
        ({"as_known": "2021-03-03"}, "shelling losses mill talks"),
        ({"document": "report-two"}, "lost"),
        ({"document": "report-t"}, "lost"),
        ({"publisher": "hill"}, "lost"),
        ({"publisher": "Border Times"}, "shelling losses mill talks"),
        ({"publisher": "order"}, ""),
        ({"text": "fuzren"}, "shelling"),
        ({"text": "village president"}, "lost"),
        ({"text": '"president of southia"'}, "lost"),
        ({"text": '"southia of president"'}, ""),
        ({"text": "50%"}, "lost"),
        ({"text": "lost_forever"}, "lost"),
        ({"text": "NOT village OR"}, ""),
        ({"min_confidence": 0.7}, "shelling lost"),
        ({"disputed": True}, "losses"),
        ({"reviewed": True}, "mill"),
        ({"reviewed": False}, "shelling losses talks lost"),
        ({"limit": 2}, "shelling losses"),
        ({"limit": 0}, ""),
        ({"party_any": ("sou", "xyz")}, "shelling lost"),
        ({"place_any": ("Old Mill",)}, "mill"),
        ({"conflict": "hill-war", "party_any": ("nor",), "place_any": ("Old Mill",)}, "shelling losses mill"),
        ({"party_any": ("Southia",)}, ""),
    ],
)
def test_each_filter_keeps_what_it_says(filled: Ledger, asked: dict[str, Any], found: str) -> None:
    filters = Filters(**asked)
    names = [next(name for name, one in ALL.items() if one == kept) for kept in filled.claims(filters)]
    assert names == found.split()
    if filters.limit is None:
        assert filled.count(filters) == len(names)


def test_the_count_is_of_all_whatever_the_limit(filled: Ledger) -> None:
    assert filled.count(Filters(limit=1)) == 5


def test_an_undated_document_is_not_known_to_be_published_on_any_day(ledger: Ledger) -> None:
    report = document(published=None)
    ledger.add(report, [claim(report, "shelled the bridge")], FIRST)
    assert ledger.count() == 1
    assert ledger.count(Filters(published_until="2999-01-01")) == 0
    assert ledger.count(Filters(published_since="1900-01-01")) == 0
    assert ledger.count(Filters(as_known="2999-01-01")) == 0


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"kind": ("atack",)}, "no kind is called 'atack'; there are: control, attack"),
        ({"mode": ("captured", "gone")}, "no mode is called 'gone'"),
        ({"modality": ("maybe",)}, "no modality is called 'maybe'"),
        ({"since": "2021"}, "since is not a day: '2021'; write it as 2020-11-09"),
        ({"since": "20210302"}, "since is not a day"),
        ({"published_until": "2021-02-30"}, "published-until is not a day"),
        ({"as_known": ""}, "as-known is not a day"),
        ({"limit": -1}, "limit can't be -1"),
    ],
)
def test_a_value_that_can_not_be_is_named(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(LedgerError, match=message.replace("(", r"\(")):
        Filters(**asked)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"country": "XX"}, "no country has the code 'XX'"),
        ({"text": "“…”"}, "holds no word"),
        ({"place": "--"}, "place holds no word"),
        ({"party": ""}, "party holds no word"),
        ({"conflict": "no-such-war"}, "of the conflict 'no-such-war'"),
    ],
)
def test_a_value_that_means_nothing_is_refused_when_it_is_used(
    filled: Ledger, asked: dict[str, Any], message: str
) -> None:
    with pytest.raises(LedgerError, match=message):
        filled.claims(Filters(**asked))
    with pytest.raises(LedgerError, match=message):
        filled.count(Filters(**asked))


def test_a_document_that_is_not_there_is_said_to_be_missing(filled: Ledger) -> None:
    with pytest.raises(NotFoundError, match="report-three"):
        filled.claims(Filters(document="report-three"))


def test_filters_read_current_readings_only(filled: Ledger) -> None:
    filled.add(TWO, [], FIRST.__class__(version="9", reader="test"))
    assert filled.count(Filters(text="village")) == 0
    assert list(filled.claims(Filters(text="village"), reading=FIRST.version)) == [LOST]


def test_codes_of_countries_have_two_or_three_letters() -> None:
    assert country_code("aze") == country_code(" AZ ") == "AZ"


def test_other_databases_get_the_same_conditions_without_the_text_index() -> None:
    full = Filters(
        speaker="ann",
        party="nor",
        place="mill",
        country="AZ",
        since="2021-01-01",
        text='"a b" c',
        reviewed=False,
    )
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    built = [str(part.compile(dialect=dialect)) for part in conditions(full, "postgresql")]
    assert not any("claim_words" in part for part in built)
    assert any("passage_key LIKE" in part for part in built)
