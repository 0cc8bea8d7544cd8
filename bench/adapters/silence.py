"""The figures of documents in which there is nothing to read: whatever is read in them is false."""

from __future__ import annotations

from measure.tally import Tally


def silence(document: str, claims: int) -> Tally:
    """Return the figures of a document that holds no claim, by how many were read in it."""
    found = {"documents with a false claim": (float(claims > 0), 1.0), "false claims": (float(claims), 1.0)}
    return Tally(document, found, {"predicted": claims})
