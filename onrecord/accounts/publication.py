"""Who published a claim and when, and what it counts as where its document copies another.

Tolls and control take from here the day that a claim was told, the order in which claims were told, and
references to them; none of it depends on the order in which documents were read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from onrecord.accounts.phrases import publisher_words
from onrecord.model.accounts import ClaimRef
from onrecord.model.claim import Claim
from onrecord.vocabulary.vocabulary import Vocabulary

Order = tuple[str, str, int, str]
"""What claims are sorted by: when and where they were told, never who is named in them."""

_UNDATED = "9999"


def published_day(claim: Claim) -> str | None:
    """Return the day on which a claim was published, ISO; None where it is not known."""
    text = (claim.document.published or "")[:10]
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def told_order(claim: Claim) -> Order:
    """Return what sorts claims by when they were published, then by document and place in it."""
    document = claim.document
    return (document.published or _UNDATED, document.id, claim.evidence.start, claim.id)


def reference(claim: Claim) -> ClaimRef:
    """Return the reference to a claim."""
    return ClaimRef(id=claim.id, document=claim.document.id)


def source_of(document: str, origins: Mapping[str, str]) -> str:
    """Return the first document whose word a document repeats; itself where it copies none."""
    seen = {document}
    while (origin := origins.get(document, document)) not in seen:
        seen.add(origin)
        document = origin
    return document


def publishers_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Return who published each document, in words, by the document's id."""
    return {claim.document.id: publisher_words(claim.document) for claim in claims}


def publisher_name(vocabulary: Vocabulary, publisher: str) -> str:
    """Return a publisher by its usual name, with its owner where the vocabulary knows one."""
    known = vocabulary.publisher(publisher)
    if known is None:
        return publisher
    return f"{known.name} (owner: {known.owner})" if known.owner else known.name
