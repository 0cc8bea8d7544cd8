"""What goes into the tables and what comes out: documents and claims, and what callers see of them."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import RowMapping

from onrecord.ledger.search import name_key
from onrecord.model.claim import Claim, Place, Reading, Side
from onrecord.model.copies import Copy
from onrecord.model.document import Document, DocumentRef
from onrecord.model.exchange import to_json

_DOCUMENT_COLUMNS = tuple(field.name for field in fields(Document))
_REFERENCE_COLUMNS = tuple(field.name for field in fields(DocumentRef))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document of the ledger with what has been read in it.

    `claims` counts those of the current reading, `reading`; `readings` counts all readings. `copy` says
    which earlier document it repeats, None where it repeats none.
    """

    document: DocumentRef
    words: int
    claims: int
    readings: int
    reading: Reading | None
    retrieved: str | None
    copy: Copy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One run over one document: `id` is its number, `finished` a time in UTC, `claims` how many it made."""

    id: int
    document: str
    reading: Reading
    finished: str
    claims: int
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source that could not be read, what was said about it, and when (UTC)."""

    source: str
    message: str
    when: str


def document_row(document: Document, raw: bytes | None) -> dict[str, Any]:
    """Return the row of a document; `raw`, the bytes as received, is compressed."""
    row = {name: getattr(document, name) for name in _DOCUMENT_COLUMNS}
    row["authors"] = json.dumps(document.authors, ensure_ascii=False)
    row["publisher_key"] = name_key(document.publisher)
    row["words"] = len(document.text.split())
    if raw is not None:
        row["raw"] = zlib.compress(raw)
    return row


def to_document(row: RowMapping) -> Document:
    """Return the document of a row."""
    values = {name: row[name] for name in _DOCUMENT_COLUMNS}
    values["authors"] = tuple(json.loads(row["authors"]))
    return Document(**values)


def to_document_row(row: RowMapping, copy: Copy | None) -> DocumentRow:
    """Return a line of the list of documents, with what it is a copy of."""
    version = row["version"]
    return DocumentRow(
        document=DocumentRef(**{name: row[name] for name in _REFERENCE_COLUMNS}),
        words=row["words"],
        claims=row["claims"] or 0,
        readings=row["readings"],
        reading=None if version is None else Reading(version=version, reader=row["reader"]),
        retrieved=row["retrieved"],
        copy=copy,
    )


def to_reading_row(row: RowMapping) -> ReadingRow:
    """Return a line of the list of readings."""
    return ReadingRow(
        id=row["id"],
        document=row["document"],
        reading=Reading(version=row["version"], reader=row["reader"]),
        finished=row["finished"],
        claims=row["claims"],
        current=row["current"],
    )


def claim_row(claim: Claim, document: Document, reading: int, denied: frozenset[str]) -> dict[str, Any]:
    """Return the row of a claim; `denied` holds the claims of the document that another one denies."""
    sentence = document.text[claim.sentence.start : claim.sentence.end]
    passage = sentence if claim.evidence.quote in sentence else f"{sentence}\n{claim.evidence.quote}"
    return {
        "reading": reading,
        "id": claim.id,
        "digest": claim.digest,
        "document": document.id,
        "kind": claim.kind,
        "mode": claim.mode,
        "modality": claim.modality,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "when_start": claim.when.start if claim.when else None,
        "when_end": claim.when.end if claim.when else None,
        "confidence": claim.confidence,
        "disputed": claim.modality == "denied" or claim.id in denied,
        "reviewed": min((review.at[:10] for review in claim.reviews), default=None),
        "passage_key": name_key(passage),
        "claim": to_json(claim),
    }


def denied_claims(claims: tuple[Claim, ...]) -> frozenset[str]:
    """Return the ids of the claims that another claim of the same reading denies."""
    return frozenset(about.claim for claim in claims for about in claim.about if about.relation == "denies")


def party_rows(claim: Claim, row: int) -> list[dict[str, Any]]:
    """Return a row for each party of speaker, actor and target; one without party where a side has none.

    `row` is that of the claim.
    """
    rows: list[dict[str, Any]] = []
    for part in ("speaker", "actor", "target"):
        side: Side | None = getattr(claim, part)
        if side is None:
            continue
        for ordinal, party in enumerate(side.parties or (None,)):
            rows.append(
                {
                    "row": row,
                    "part": part,
                    "ordinal": ordinal,
                    "party": party,
                    "name_key": name_key(side.name),
                }
            )
    return rows


def place_rows(claim: Claim, row: int) -> list[dict[str, Any]]:
    """Return a row for each place of a claim."""
    return [_place_row(place, ordinal, row) for ordinal, place in enumerate(claim.where)]


def _place_row(place: Place, ordinal: int, row: int) -> dict[str, Any]:
    # A bar between the names, which no key holds, keeps words of two names from making a third.
    within = "|".join(name_key(name) for name in (*place.within, place.admin1))
    return {
        "row": row,
        "ordinal": ordinal,
        "geoname": place.geoname,
        "country": place.country,
        "name_key": name_key(place.name),
        "within_key": within,
    }
