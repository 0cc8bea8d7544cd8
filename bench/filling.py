"""Fills a ledger with invented reports many at a time, as fast as the tables take them.

What `Ledger.add` writes is written, but that reports are not compared with each other: of invented ones only
those are alike that are copies, and these have the same text.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from onrecord.ledger import Ledger
from onrecord.ledger.adding import ROLES
from onrecord.ledger.days import is_long
from onrecord.ledger.likeness import SCHEME, SHORT, SHORTEST, fingerprint, words_of
from onrecord.ledger.rows import claim_row, denied_claims, document_row, party_rows, place_rows
from onrecord.ledger.schema import metadata
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document

_AT_ONCE = 1_000
Rows = dict[str, list[dict[str, Any]]]
ORDER = (
    "documents",
    "copy_texts",
    "document_texts",
    "copy_bands",
    "copy_marks",
    "readings",
    "claims",
    "claim_parties",
    "claim_places",
    "names",
    "account_queue",
)


class Filling:
    """The rows of reports, with the numbers that the database would give."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.readings = self.claims = 0
        self.texts: dict[int, int] = {}
        self.names: set[tuple[str, str]] = set()

    def rows(self, reports: Iterable[tuple[Document, list[Claim]]]) -> Rows:
        """Return the rows of some reports by table."""
        rows: Rows = {table: [] for table in ORDER}
        for document, found in reports:
            row = document_row(document, None)
            rows["documents"].append(row)
            rows["account_queue"].append({"document": document.id})
            self._text(rows, document.id, "text", document.text)
            self._text(rows, document.id, "title", document.title or "")
            self._name(rows, "publisher", row["publisher_key"])
            self._claims(rows, document, found)
        return rows

    def _claims(self, rows: Rows, document: Document, found: list[Claim]) -> None:
        self.readings += 1
        rows["readings"].append(
            {
                "id": self.readings,
                "document": document.id,
                "version": self.reading.version,
                "reader": self.reading.reader,
                "finished": "2030-01-01T00:00:00.000+00:00",
                "claims": len(found),
                "current": True,
            }
        )
        denied = denied_claims(tuple(found))
        for claim in found:
            self.claims += 1
            row = claim_row(claim, document, self.readings, denied)
            rows["claims"].append(row | {"row": self.claims, "long": is_long(claim.when)})
            for each in party_rows(claim, self.claims):
                rows["claim_parties"].append(each)
                self._name(rows, "side", each["name_key"])
                self._name(rows, "party", each["party"])
            for each in place_rows(claim, self.claims):
                rows["claim_places"].append(each)
                self._name(rows, "place", each["name_key"])
                self._name(rows, "within", each["within_key"])

    def _name(self, rows: Rows, role: str, key: str | None) -> None:
        assert role in ROLES
        if key and (role, key) not in self.names:
            self.names.add((role, key))
            rows["names"].append({"role": role, "key": key})

    def _text(self, rows: Rows, document: str, role: str, content: str) -> None:
        words = words_of(content)
        if role == "title" and len(words.all) < SHORTEST:
            return
        made = fingerprint(words)
        number = self.texts.get(made.digest)
        if number is None:
            number = self.texts[made.digest] = len(self.texts) + 1
            row = {"number": number, "digest": made.digest, "words": made.words, "marks": len(made.marks)}
            rows["copy_texts"].append(row | {"scheme": SCHEME})
            if made.words >= SHORT:
                rows["copy_bands"] += [{"band": band, "text": number} for band in set(made.bands)]
                rows["copy_marks"] += [{"mark": mark, "text": number} for mark in made.marks]
        rows["document_texts"].append({"document": document, "role": role, "text": number})


def fill(path: Path, reports: Iterable[tuple[Document, list[Claim]]], reading: Reading) -> int:
    """Fill a new ledger and return how many claims it holds."""
    began, filling = time.perf_counter(), Filling(reading)
    indexes = [index for table in ORDER for index in metadata.tables[table].indexes]
    with Ledger(path) as ledger:
        # To sort rows once at the end is many times faster than to find a place for each.
        with ledger.changing() as connection:
            for index in indexes:
                index.drop(connection)
        for number, batch in enumerate(batches(reports), start=1):
            rows = filling.rows(batch)
            with ledger.changing() as connection:
                _insert(connection, rows)
            if number % 10 == 0:
                print(f"{filling.claims:,} claims, {time.perf_counter() - began:.0f} s", flush=True)
        with ledger.changing() as connection:
            for index in indexes:
                index.create(connection)
    return filling.claims


def _insert(connection: Connection, rows: Rows) -> None:
    for table in ORDER:
        if rows[table]:
            connection.execute(insert(metadata.tables[table]), rows[table])


def batches(
    reports: Iterable[tuple[Document, list[Claim]]],
) -> Iterator[list[tuple[Document, list[Claim]]]]:
    """Give reports in lists of many."""
    batch = []
    for report in reports:
        batch.append(report)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
