from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Filters, Ledger
from onrecord.model.claim import Claim, Reading, Review
from onrecord.model.document import Document
from onrecord.model.errors import LedgerError, NotFoundError
from tests.ledger.making import FIRST, SECOND, claim, denies, document, side


def test_what_goes_in_comes_out_whole(ledger: Ledger) -> None:
    report = document(
        title="Bridge hit",
        url="https://border-times.example/1",
        language="en",
        authors=("Ann Writer", "Ben Penn"),
        credit="With agencies",
        canonical_url="https://border-times.example/one",
        archived_url="https://archive.example/1",
        version_of="report-0",
        sha256="ab" * 32,
        retrieved="2021-03-02T10:00:00+00:00",
        extractor="trafilatura 2.0",
    )
    attack = claim(report, "shelled the bridge", actor=side("Norland", "nor", "nor.mil"))
    assert ledger.add(report, [attack], FIRST, raw=b"<p>raw</p>" * 100)
    assert ledger.document(report.id) == report
    assert ledger.raw(report.id) == b"<p>raw</p>" * 100
    assert list(ledger.claims()) == [attack]
    assert ledger.claim(attack.id) == attack


def test_a_document_read_by_the_same_version_and_reader_is_not_added_again(ledger: Ledger) -> None:
    report = document()
    attack = claim(report, "shelled the bridge")
    assert not ledger.has_reading(report.id, FIRST)
    assert ledger.add(report, [attack], FIRST)
    assert ledger.has_reading(report.id, FIRST)
    assert not ledger.add(report, [], FIRST)
    assert ledger.count() == 1
    assert not ledger.has_reading(report.id, SECOND)
    assert not ledger.has_reading(report.id, Reading(version=FIRST.version, reader="other"))


def test_a_newer_reading_becomes_the_current_one_and_the_older_stays(ledger: Ledger) -> None:
    report = document()
    old = [claim(report, "shelled the bridge"), claim(report, "Southia denied it", kind="statement")]
    new = [replace(old[0], confidence=0.9, reading=SECOND)]
    ledger.add(report, old, FIRST)
    ledger.add(report, new, SECOND)
    assert list(ledger.claims()) == new
    assert list(ledger.claims(reading="0.1.0")) == old
    assert list(ledger.claims(reading="0.2.0/test")) == new
    assert list(ledger.claims(reading="test")) == new
    assert [row.current for row in ledger.readings(report.id)] == [False, True]
    assert [row.claims for row in ledger.readings(report.id)] == [2, 1]
    assert list(ledger.claims(reading=str(ledger.readings(report.id)[0].id))) == old
    (row,) = ledger.documents()
    assert (row.claims, row.readings, row.reading) == (1, 2, SECOND)
    with pytest.raises(NotFoundError, match=r"0\.1\.0/test, 0\.2\.0/test"):
        ledger.claims(reading="0.3.0")


def test_another_text_under_a_known_id_is_refused_and_both_are_named(ledger: Ledger) -> None:
    ledger.add(document(title="Bridge hit"), [], FIRST)
    other = document(text="Quite another report.", publisher="Hill Post")
    with pytest.raises(LedgerError, match=r"Border Times.*Bridge hit.*Hill Post.*version_of"):
        ledger.add(other, [], SECOND)
    assert ledger.document("report-1") == document(title="Bridge hit")


def test_a_new_reading_brings_what_is_now_known_of_the_document(ledger: Ledger) -> None:
    ledger.add(document(published=None), [], FIRST, raw=b"as received")
    ledger.add(document(title="Bridge hit"), [], SECOND)
    assert ledger.document("report-1") == document(title="Bridge hit")
    assert ledger.raw("report-1") == b"as received"


def test_bytes_that_were_not_kept_are_none(ledger: Ledger) -> None:
    ledger.add(document(), [], FIRST)
    assert ledger.raw("report-1") is None


def test_a_claim_of_another_document_is_refused_and_nothing_is_kept(ledger: Ledger) -> None:
    report = document()
    stray = claim(document(id="report-2"), "shelled the bridge")
    with pytest.raises(LedgerError, match="report-2"):
        ledger.add(report, [claim(report, "shelled the bridge"), stray], FIRST)
    assert list(ledger.documents()) == []


def test_two_claims_with_one_id_are_refused(ledger: Ledger) -> None:
    report = document()
    attack = claim(report, "shelled the bridge")
    with pytest.raises(LedgerError, match="ordinal"):
        ledger.add(report, [attack, attack], FIRST)


@pytest.mark.parametrize("text", ["half \ud83d a flag", "a zero \0 byte"])
def test_a_text_that_no_database_keeps_is_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(LedgerError, match="NUL or lone surrogates"):
        ledger.add(document(text=text), [], FIRST)


def test_offsets_count_code_points_past_flags_and_accents(ledger: Ledger) -> None:
    report = document(text="🇦🇿🇦🇲 “Füzren” was shelled.")
    attack = claim(report, "was shelled")
    ledger.add(report, [attack], FIRST)
    (kept,) = ledger.claims(Filters(text="fuzren"))
    assert report.text[kept.evidence.start : kept.evidence.end] == "was shelled"


def test_an_id_may_be_shortened_where_only_one_begins_so(ledger: Ledger) -> None:
    for id in ("abcdef-one", "abcdef-two", "uvwxyz_%"):
        ledger.add(document(id=id, text=f"Report {id}."), [], FIRST)
    assert ledger.document("uvwxyz").id == "uvwxyz_%"
    assert ledger.document("abcdef-o").id == "abcdef-one"
    with pytest.raises(NotFoundError, match="abcdef-one, abcdef-two"):
        ledger.document("abcdef")
    for none in ("uvwxy", "%%%%%%", "uvwxyz__", "", "nothing-like-it"):
        with pytest.raises(NotFoundError):
            ledger.document(none)


def test_a_claim_is_found_by_the_start_of_its_id_among_current_readings(ledger: Ledger) -> None:
    report = document()
    attack = claim(report, "shelled the bridge")
    ledger.add(report, [attack], FIRST)
    assert ledger.claim(attack.id[:6]) == attack
    ledger.add(report, [], SECOND)
    with pytest.raises(NotFoundError):
        ledger.claim(attack.id)


def test_failures_are_kept_once_for_each_source_and_dropped_when_it_is_read(ledger: Ledger) -> None:
    ledger.fail("b.pdf", "not text")
    ledger.fail("a.txt", "empty")
    ledger.fail("b.pdf", "a PDF")
    assert [(failure.source, failure.message) for failure in ledger.failures()] == [
        ("a.txt", "empty"),
        ("b.pdf", "a PDF"),
    ]
    ledger.recover("b.pdf")
    ledger.recover("never-failed")
    assert [failure.source for failure in ledger.failures()] == ["a.txt"]


def test_a_failure_with_a_name_that_is_not_unicode_is_kept(ledger: Ledger) -> None:
    ledger.fail("caf\udce9.txt", "empty")
    assert [failure.source for failure in ledger.failures()] == ["caf?.txt"]


REPORTS = [
    document(id="report-a", published="2021-03-03"),
    document(id="report-b", published="2021-03-02T23:00:00+04:00"),
    document(id="report-c", published="2021-03-02"),
    document(id="report-d", published=None),
    document(id="report-e", published="2021-03-03"),
]


def test_claims_come_in_one_order_whatever_the_order_of_arrival(tmp_path: Path) -> None:
    seen = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(REPORTS), 0, 120, 17)):
        with Ledger(tmp_path / f"{number}.db") as ledger:
            for report in order:
                ledger.add(report, _claims_of(report)[:: (-1) ** number], FIRST)
            seen.add(tuple(ledger.claims()))
            assert [row.document.id[-1] for row in ledger.documents()] == list("cbaed")
            assert [row.document.id[-1] for row in ledger.documents(limit=2)] == list("cb")
    (listed,) = seen
    assert [found.document.id[-1] for found in listed] == list("cccbbbaaaeeeddd")
    assert [found.kind for found in listed[:3]] == ["attack", "damage", "statement"]


def _claims_of(report: Document) -> list[Claim]:
    return [
        claim(report, "shelled the bridge"),
        claim(report, "shelled the bridge", kind="damage"),
        claim(report, "Southia denied it", kind="statement"),
    ]


def test_a_listing_may_be_left_unfinished_while_more_is_added(ledger: Ledger) -> None:
    for number in range(20):
        report = document(id=f"report-{number}")
        ledger.add(report, _claims_of(report), FIRST)
    listing = ledger.claims()
    first = next(listing)
    late = document(id="report-late", published="2021-01-01")
    ledger.add(late, _claims_of(late), FIRST)
    assert first.document.id == "report-0"
    assert len(list(listing)) == 59
    assert ledger.count() == 63


def test_as_known_on_a_day_leaves_out_later_reviews(ledger: Ledger) -> None:
    report = document()
    reviews = tuple(
        Review(verdict="accepted", reviewer="Ann", at=f"2021-03-0{day}T10:00:00+00:00", digest="d")
        for day in (3, 5)
    )
    ledger.add(report, [claim(report, "shelled the bridge", reviews=reviews)], FIRST)
    (now,) = ledger.claims()
    (then,) = ledger.claims(Filters(as_known="2021-03-04"))
    assert (now.reviews, then.reviews) == (reviews, reviews[:1])
    assert ledger.count(Filters(as_known="2021-03-02", reviewed=True)) == 0
    assert ledger.count(Filters(as_known="2021-03-02", reviewed=False)) == 1
    assert ledger.count(Filters(as_known="2021-03-01")) == 0


def test_denied_and_denying_claims_are_told_apart(ledger: Ledger) -> None:
    report = document()
    attack = claim(report, "shelled the bridge")
    denial = claim(report, "Southia denied it", kind="statement", about=denies(attack))
    calm = claim(report, "on Monday", kind="damage")
    ledger.add(report, [attack, denial, calm], FIRST)
    assert list(ledger.claims(Filters(disputed=True))) == [attack]
    assert list(ledger.claims(Filters(disputed=False))) == [calm, denial]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
)
def test_any_storable_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    report = document(id=f"text-{text.encode().hex()}", text=text, title=text, publisher=text)
    ledger.add(report, [], FIRST, raw=text.encode())
    assert ledger.document(report.id) == report
    assert ledger.raw(report.id) == text.encode()
