"""Small documents and claims for the tests of the ledger, made from their words."""

from __future__ import annotations

from typing import Any

from onrecord.model.claim import About, Claim, Place, Reading, Side, When
from onrecord.model.document import Document, DocumentRef
from onrecord.model.identity import claim_id
from onrecord.model.span import Range, Span

FIRST = Reading(version="0.1.0", reader="test")
SECOND = Reading(version="0.2.0", reader="test")

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
