"""CSV for spreadsheets and statistics: one claim a row, its fields flat, its counts side by side.

Cells that a spreadsheet would run as a formula begin with an apostrophe, control characters are spelled
out: what a report says is text, whatever it looks like. docs/exports.md says what each column holds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from onrecord.accounts.phrases import count_words, side_words
from onrecord.accounts.plain import visible
from onrecord.export.attributed import attributed
from onrecord.model.claim import Claim, Count, Side

COLUMNS: dict[str, str] = {
    "attributed": "The claim as a sentence that begins with who says it, who reported that, and when.",
    "id": "The id of the claim.",
    "kind": "What is told of: control, attack, casualties, ceasefire and so on.",
    "mode": "How, for kinds that have modes: captured, airstrike, agreed and so on.",
    "modality": "asserted, denied, possible, planned or demanded.",
    "speaker": "Who is responsible for the claim inside the text; empty: the publisher itself.",
    "speaker_parties": "The ids of the speaker's parties, separated by semicolons.",
    "speaker_kind": "state, armed group, organization, media, people, person or unnamed.",
    "via": "Who passed the speaker's word on, outermost first, separated by semicolons.",
    "manner": "How the speaker is quoted: direct, indirect, mixed, post or none.",
    "actor": "Who does it, as the text names them.",
    "actor_parties": "The ids of the actor's parties, separated by semicolons.",
    "target": "To whom it is done.",
    "target_parties": "The ids of the target's parties, separated by semicolons.",
    "counts": "All numbers of the claim in words, separated by semicolons.",
    "value": "The first count: its number, empty where the text gives none (\u201cdozens\u201d).",
    "low": "The first count: the least that it can mean; empty means open.",
    "high": "The first count: the most that it can mean; empty means open.",
    "unit": "The first count: its unit, in the singular.",
    "measure": "The first count: new, total or count.",
    "approx": "The first count: the word that blurs it (\u201cat least\u201d).",
    "of": "The first count: the group counted, where the text names one.",
    "killed_low": "The least killed that the claim gives, empty where it gives none.",
    "killed_high": "The most killed that the claim gives, empty where that is open or not given.",
    "wounded_low": "The least wounded that the claim gives.",
    "wounded_high": "The most wounded that the claim gives.",
    "when_start": "The first day of the happening, ISO; empty: open or not told.",
    "when_end": "The last day of the happening, ISO; empty: open or not told.",
    "when_precision": "hour, day, week, month, year, range or unknown.",
    "when_basis": "What the day rests on: expression, document date, post date or carried over.",
    "when_text": "The words that give the time.",
    "where": "All places by name, separated by semicolons.",
    "place": "The first place by name.",
    "relation": "How the happening lies to the first place: in, near, north of and so on.",
    "precision": "How exact the first place is: place, district, region, country or none.",
    "lat": "Latitude of the first place, degrees, WGS 84; empty where the text names no point.",
    "lon": "Longitude of the first place, degrees, WGS 84.",
    "country": "Where the gazetteer files the first place (ISO 3166-1 alpha-2); it takes no side.",
    "admin1": "The first-level division of the first place.",
    "geoname": "The GeoNames id of the first place.",
    "wording": "Words of the text that take a side, each with a neutral one, separated by semicolons.",
    "about": "Claims of the same document that this one denies, confirms and so on: relation and id.",
    "evidence": "The words from which the claim was read, exactly.",
    "evidence_start": "Where they start in the stored text, in code points from 0.",
    "evidence_end": "Where they end, exclusive.",
    "reading_confidence": "How sure the reading is (0 to 1); never how true the claim is.",
    "review": "The verdict of the last review: accepted, corrected, rejected or added.",
    "document": "The id of the document.",
    "publisher": "Who published it.",
    "published": "When it was published: an ISO day or time.",
    "title": "Its title.",
    "url": "Its address.",
    "language": "Its language.",
    "reading_version": "The version of the program that read it.",
    "reader": "The reader that read it.",
}
"""The columns in their order, each with what it holds."""

# OWASP's list of what starts a formula, and the full-width forms that some spreadsheets take for them.
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")

Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class CsvFormat:
    """One row a claim, with the columns of `COLUMNS`."""

    name: str = "csv"
    summary: str = "a table for spreadsheets and statistics, one claim a row"

    def write(self, claims: Iterable[Claim], out: TextIO) -> int:
        """Write a header and a row for each claim, and return how many claims there were."""
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        number = 0
        for number, claim in enumerate(claims, 1):  # noqa: B007 (the last number is the count)
            row = _row(claim)
            writer.writerow([safe_cell(row[column]) for column in COLUMNS])
        return number


def safe_cell(value: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: text that could start a formula gets an apostrophe."""
    if not isinstance(value, str):
        return value
    return f"'{visible(value)}" if _FORMULA.match(value) else visible(value)


def _row(claim: Claim) -> dict[str, Cell]:
    return {
        "attributed": attributed(claim),
        "id": claim.id,
        "kind": claim.kind,
        "mode": claim.mode,
        "modality": claim.modality,
        **_side("speaker", claim.speaker),
        "speaker_kind": claim.speaker.kind if claim.speaker else None,
        "via": "; ".join(side_words(teller) for teller in claim.via),
        "manner": claim.manner,
        **_side("actor", claim.actor),
        **_side("target", claim.target),
        **_counts(claim.counts),
        **_when(claim),
        **_where(claim),
        "wording": "; ".join(f"{wording.quote} = {wording.neutral}" for wording in claim.wording),
        "about": "; ".join(f"{about.relation} {about.claim}" for about in claim.about),
        "evidence": claim.evidence.quote,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "reading_confidence": claim.confidence,
        "review": claim.reviews[-1].verdict if claim.reviews else None,
        "document": claim.document.id,
        "publisher": claim.document.publisher,
        "published": claim.document.published,
        "title": claim.document.title,
        "url": claim.document.url,
        "language": claim.document.language,
        "reading_version": claim.reading.version,
        "reader": claim.reading.reader,
    }


def _side(name: str, side: Side | None) -> dict[str, Cell]:
    parties = ";".join(side.parties) if side else None
    return {name: side.name if side else None, f"{name}_parties": parties}


def _counts(counts: tuple[Count, ...]) -> dict[str, Cell]:
    first = counts[0] if counts else None
    cells: dict[str, Cell] = {"counts": "; ".join(count_words(count, brief=True) for count in counts)}
    for name in ("value", "low", "high", "unit", "measure", "approx", "of"):
        value = getattr(first, name) if first else None
        cells[name] = _number(value) if isinstance(value, float) else value
    for unit in ("killed", "wounded"):
        counted = next((count for count in counts if count.unit == unit), None)
        cells[f"{unit}_low"] = _number(counted.low) if counted else None
        cells[f"{unit}_high"] = _number(counted.high) if counted else None
    return cells


def _when(claim: Claim) -> dict[str, Cell]:
    when = claim.when
    return {
        f"when_{name}": getattr(when, name) if when else None
        for name in ("start", "end", "precision", "basis", "text")
    }


def _where(claim: Claim) -> dict[str, Cell]:
    first = claim.where[0] if claim.where else None
    names = ("relation", "precision", "lat", "lon", "country", "admin1", "geoname")
    return {
        "where": "; ".join(place.name for place in claim.where),
        "place": first.name if first else None,
        **{name: getattr(first, name) if first else None for name in names},
    }


def _number(value: float | None) -> float | int | None:
    """Return a whole number without its ".0"."""
    return int(value) if value is not None and value == int(value) else value
