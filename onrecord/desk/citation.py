"""A claim as a citation: who says it, in whose report of which day, in which words, under which id."""

from __future__ import annotations

from onrecord.accounts.plain import one_line
from onrecord.export.attributed import attributed
from onrecord.model.claim import Claim


def citation_of(claim: Claim, address: str) -> str:
    """Return a claim as a citation on a few lines; `address` is where it stands on this desk."""
    document = claim.document
    source = [document.publisher, f"“{document.title}”" if document.title else None, document.published]
    lines = [
        attributed(claim),
        f"Words of the report: “{one_line(claim.evidence.quote)}”",
        f"Source: {', '.join(one_line(part) for part in source if part) or document.id}",
        *([one_line(document.url)] if document.url else []),
        f"onrecord claim {claim.id} (read by program, {claim.reading.version}), {address}",
    ]
    return "\n".join(lines)
