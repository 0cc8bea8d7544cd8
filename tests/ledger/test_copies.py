from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.ledger import Ledger, copies
from onrecord.model.claim import Reading
from onrecord.model.document import Document
from tests.ledger.making import FIRST, SECOND, take_back
from tests.ledger.test_likeness import EDITED, EXCERPT, OTHER_WORDS, REPORT

HEADLINE = "Fourteen die as shells strike the fish market of Port Sel"


def report(id: str, words: str, day: str, publisher: str, title: str | None = None) -> Document:
    return Document(id=id, text=words, published=day, publisher=publisher, title=title)


DOCUMENTS = (
    report("first", REPORT, "2031-05-06", "Morning Wire", HEADLINE),
    report("same", REPORT.replace(". ", ".\n\n"), "2031-05-07", "Coast Radio"),
    report("edited", EDITED, "2031-05-07", "Harbour Post"),
    report("excerpt", EXCERPT, "2031-05-08", "Second Post"),
    report("flash", f"{HEADLINE}.", "2031-05-07", "Second Post"),
    report("update", REPORT.replace("14 people", "15 people"), "2031-05-06T22:00:00+00:00", "Morning Wire"),
    report("own", OTHER_WORDS, "2031-05-07", "Evening Echo"),
)
FOUND = {
    "same": ("first", "exact"),
    "edited": ("first", "near"),
    "excerpt": ("first", "partial"),
    "flash": ("first", "partial"),
    "update": ("first", "correction"),
}


def fill(ledger: Ledger, documents: tuple[Document, ...] = DOCUMENTS) -> None:
    for document in documents:
        ledger.add(document, [], FIRST)


def found(ledger: Ledger) -> dict[str, tuple[str, str]]:
    return {copy.document: (copy.origin, copy.kind) for copy in ledger.copies()}


def test_copies_are_told_apart_and_lead_to_the_first_to_say_it(ledger: Ledger) -> None:
    fill(ledger)
    assert found(ledger) == FOUND
    assert ledger.origins() == dict.fromkeys(FOUND, "first")


@pytest.mark.parametrize("order", list(itertools.permutations(range(7)))[::700])
def test_the_order_of_arrival_does_not_matter(path: Path, order: tuple[int, ...]) -> None:
    with Ledger(path) as one, Ledger(path.with_name("other.db")) as other:
        fill(one)
        fill(other, tuple(DOCUMENTS[index] for index in order))
        assert one.copies() == other.copies()


def test_listed_documents_say_what_they_copy(ledger: Ledger) -> None:
    fill(ledger)
    listed = {row.document.id: row.copy for row in ledger.documents()}
    assert listed["first"] is None
    assert listed["same"] is not None
    assert (listed["same"].of, listed["same"].similarity) == ("first", 1.0)


def test_a_new_reading_adds_no_copy_and_a_new_headline_replaces_the_old(ledger: Ledger) -> None:
    fill(ledger)
    ledger.add(DOCUMENTS[0], [], SECOND)
    assert found(ledger) == FOUND
    ledger.add(
        report(
            "first", REPORT, "2031-05-06", "Morning Wire", "Quite another headline that has as many words"
        ),
        [],
        Reading(version="0.3.0", reader="test"),
    )
    assert "flash" not in found(ledger)


def test_a_ledger_of_an_older_version_is_filled_when_it_is_opened(path: Path) -> None:
    with Ledger(path) as ledger:
        fill(ledger)
        with ledger._engine.begin() as connection:
            take_back(connection)
    with Ledger(path, create=False) as ledger:
        assert found(ledger) == FOUND


def test_fingerprints_of_another_scheme_are_made_anew(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, DOCUMENTS[:-1])
    monkeypatch.setattr(copies, "SCHEME", "next")
    fill(ledger, DOCUMENTS[-1:])
    assert found(ledger) == FOUND
    with ledger._engine.connect() as connection:
        assert set(connection.execute(text("SELECT scheme FROM copy_texts")).scalars()) == {"next"}


def test_a_copy_goes_with_its_document(ledger: Ledger) -> None:
    fill(ledger)
    with ledger._engine.begin() as connection:
        connection.execute(text("DELETE FROM documents WHERE id = 'first'"))
    assert ledger.origins() == {"same": "edited", "excerpt": "update"}
    ledger.add(DOCUMENTS[0], [], FIRST)
    assert found(ledger) == FOUND
