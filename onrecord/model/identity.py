"""Ids and digests of claims and documents: from content alone, so that they hold across runs and machines."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec

from onrecord.model.claim import Claim
from onrecord.model.document import DocumentRef

ID_LENGTH = 20


def claim_id(document: str, kind: str, start: int, end: int, ordinal: int) -> str:
    """Return the first 20 hex digits of SHA-256 over document id, kind, evidence and an ordinal.

    `ordinal` counts from 0 among the claims of one document that are equal in all the rest.
    """
    return hashlib.sha256(
        "\x1f".join((document, kind, str(start), str(end), str(ordinal))).encode()
    ).hexdigest()[:ID_LENGTH]


def claim_digest(claim: Claim) -> str:
    """Return a digest of a claim's values: what a reviewer judges.

    Left out are ids, confidence, reading, links and reviews, the document's title and address, and how
    sure a place is and why: they may change while the claim stays the same.
    """
    bare = replace(
        claim,
        id="",
        digest="",
        confidence=0.0,
        reading=replace(claim.reading, version="", reader=""),
        about=(),
        reviews=(),
        document=DocumentRef(id=claim.document.id),
        where=tuple(replace(place, score=None, reasons=()) for place in claim.where),
    )
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()[:ID_LENGTH]


def document_id(text: str, publisher: str | None, published: str | None) -> str:
    """Return the id of a document that came without one: from its text, publisher and date."""
    return hashlib.sha256("\x1f".join((text, publisher or "", published or "")).encode()).hexdigest()[
        :ID_LENGTH
    ]
