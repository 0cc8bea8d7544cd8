"""Claims for other programs, as listings print them: exchange form by line or as a list, or the CSV table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.model.claim import Claim
from onrecord.model.exchange import to_json


def write_claims(claims: Iterable[Claim], form: str, out: TextIO) -> int:
    """Write claims as `jsonl`, `json` (one list) or `csv`, and return how many there were."""
    if form == "csv":
        from onrecord.export.csv import CsvFormat

        return CsvFormat().write(claims, out)
    number = 0
    if form == "json":
        out.write("[")
    for number, claim in enumerate(claims, 1):
        before = "" if form == "jsonl" else "\n" if number == 1 else ",\n"
        out.write(before + to_json(claim) + ("\n" if form == "jsonl" else ""))
    if form == "json":
        out.write("\n]\n")
    return number
