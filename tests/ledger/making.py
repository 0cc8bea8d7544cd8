"""Small documents and claims for the tests of the ledger, made from their words."""

from __future__ import annotations

import random
from typing import Any

from sqlalchemy import Connection, text

from onrecord.ledger import Ledger
from onrecord.ledger.opening import VERSION_TABLE
from onrecord.model.claim import About, Claim, Place, Reading, Side, When
from onrecord.model.document import Document, DocumentRef
from onrecord.model.identity import claim_id
from onrecord.model.span import Range, Span

FIRST = Reading(version="0.1.0", reader="test")
SECOND = Reading(version="0.2.0", reader="test")

READING = Reading(version="1", reader="test")
DAYS = (None, "2031-05-01", "2031-05-01T10:00+04:00", "2031-05-02", "2031-05-03", None, "2031-05-03")

BRIDGE = "The army of Norland shelled the bridge at Füzren on Monday. Southia denied it."


def document(id: str = "report-1", text: str = BRIDGE, **values: Any) -> Document:
    return Document(id=id, text=text, **{"published": "2021-03-02", "publisher": "Border Times", **values})


def claim(of: Document, quote: str, *, kind: str = "attack", ordinal: int = 0, **values: Any) -> Claim:
    start = of.text.index(quote)
    end = start + len(quote)
    before = of.text.rfind(". ", 0, start)
    after = of.text.find(".", end)
    return Claim(
        **{
            "id": claim_id(of.id, kind, start, end, ordinal),
            "digest": "d",
            "document": DocumentRef.of(of),
            "kind": kind,
            "evidence": Span(start, end, quote),
            "sentence": Range(before + 2 if before >= 0 else 0, after + 1 if after >= 0 else len(of.text)),
            "confidence": 0.8,
            "reading": FIRST,
            **values,
        }
    )


def side(name: str, *parties: str) -> Side:
    return Side(name=name, parties=parties)


def days(start: str | None, end: str | None) -> When:
    return When(start=start, end=end, precision="day", basis="expression")


def place(name: str, **values: Any) -> Place:
    return Place(name=name, **values)


def denies(other: Claim) -> tuple[About, ...]:
    return (About(claim=other.id, relation="denies"),)


def take_back(connection: Connection) -> None:
    """Take the tables of a ledger back to those of revision 0001."""
    tables = ("document_texts", "copy_pairs", "copy_bands", "copy_marks", "copy_texts", "names")
    accounts = ("queue", "state", "claims", "parts", "dirty", "origins")
    for table in (*tables, *(f"account_{name}" for name in accounts), "accounts"):
        connection.execute(text(f"DROP TABLE {table}"))
    for table in ("tellings", "telling_keys", "telling_ties"):
        connection.execute(text(f"DROP TABLE {table}"))
    new = "sql IS NOT NULL AND (name LIKE '%row' OR name IN ('ix_claims_when_end', 'ix_claims_long',"
    new += " 'ix_documents_publisher_key', 'ix_documents_version_of'))"
    found = connection.execute(text(f"SELECT name FROM sqlite_schema WHERE type = 'index' AND {new}"))
    for name in found.scalars().all():
        connection.execute(text(f"DROP INDEX {name}"))
    connection.execute(text("CREATE INDEX ix_claims_reading_start_kind_id ON claims (reading, start)"))
    connection.execute(text("ALTER TABLE claims DROP COLUMN long"))
    for table, column in (("claim_parties", "party"), ("claim_places", "country")):
        joined = f"SELECT c.reading, c.id AS claim, t.* FROM {table} t JOIN claims c ON c.row = t.row"
        connection.execute(text(f"CREATE TABLE older AS {joined}"))
        connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE older DROP COLUMN row"))
        connection.execute(text(f"ALTER TABLE older RENAME TO {table}"))
        connection.execute(text(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})"))
    connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))


def when(start: str | None, end: str | None) -> When | None:
    """The days of a claim; None where it has no day."""
    if start is None:
        return None
    return When(start=start[:10], end=end and end[:10], precision="day", basis="expression")


def seven_reports(ledger: Ledger) -> Ledger:
    """Put seven reports into a ledger, without order, two of them without a date (`DAYS`)."""
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
            claim(report, "fell", kind="damage", where=(place("Kesra"),), when=when(DAYS[number], None)),
            claim(
                report,
                "Shells hit it",
                speaker=side("Ministry of Defence", "nor.mod"),
                where=(place(f"Hill {number}"),),
                when=when(DAYS[number], DAYS[number]),
            ),
        ]
        ledger.add(report, found, READING)
    return ledger
