"""The page of one claim: its passage with every part marked, and below it what each part was read as."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.accounts.phrases import count_words
from onrecord.accounts.sentences import sentence
from onrecord.commands.passages import Mark, marked, paragraph_around, raised
from onrecord.commands.phrases import confidence_line, place_line, speaker_text, when_line
from onrecord.commands.terminal import QUIET, STRONG, dotted, plain, safe_line
from onrecord.model.claim import Claim, Count, Place, Side, Teller
from onrecord.model.document import Document
from onrecord.model.span import Span

_EVIDENCE_STYLE = "bold black on yellow"
_PART_STYLE = "underline"


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the page: what it is, its value, and where it stands in the text."""

    name: str
    value: Text
    span: Span | None = None


def print_claim(claim: Claim, document: Document, console: Console) -> None:
    """Print a claim with its passage, as wide as the console."""
    fields = claim_fields(claim)
    numbers = {index: number for number, index in enumerate((i for i, f in enumerate(fields) if f.span), 1)}
    marks = [
        Mark(field.span.start, field.span.end, numbers[i], _EVIDENCE_STYLE if i == 0 else _PART_STYLE)
        for i, field in enumerate(fields)
        if field.span
    ]
    shown = paragraph_around(document.text, claim.sentence)
    console.print(Text(f"Claim {claim.id}", style=STRONG))
    console.print(Text(f"{sentence(claim)}."))
    console.print()
    passage = marked(document.text, shown, marks, is_styled=console.is_terminal)
    console.print(Padding(passage, (0, 0, 1, 2)))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET, no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for index, field in enumerate(fields):
        value = field.value
        if field.span and not (shown.start <= field.span.start and field.span.end <= shown.end):
            where = f"  elsewhere in the text, at {field.span.start}–{field.span.end}"
            value = value.copy().append(where, style=QUIET)
        table.add_row(field.name, raised(numbers[index]) if index in numbers else "", value)
    console.print(table)


def claim_fields(claim: Claim) -> list[Field]:
    """Return the fields of a claim that hold something, the evidence first."""
    when, document = claim.when, claim.document
    fields = [
        Field(
            "evidence", plain(f"“{claim.evidence.quote}”").append_text(_at(claim.evidence)), claim.evidence
        ),
        Field("kind", plain(" ".join(filter(None, (claim.kind, claim.mode))))),
        Field("modality", plain(claim.modality)),
        Field("speaker", _side(claim.speaker), claim.speaker.span)
        if claim.speaker
        else Field("speaker", speaker_text(claim)),
        *(Field("via", _side(teller), teller.span) for teller in claim.via),
        *([Field("cue", plain(claim.cue.quote), claim.cue)] if claim.cue else []),
        *([Field("manner", plain(claim.manner))] if claim.manner != "none" else []),
        *([Field("actor", _side(claim.actor), claim.actor.span)] if claim.actor else []),
        *([Field("target", _side(claim.target), claim.target.span)] if claim.target else []),
        *(Field("count", _count(count), count.span) for count in claim.counts),
    ]
    if when:
        basis = f"{when.precision}, from the {when.basis}" if "date" in when.basis else when.precision
        basis += ", carried over" if when.basis == "carried over" else ""
        fields.append(Field("when", _with_notes(when_line(when) or "not known", [basis]), when.span))
    fields += [Field("where", _place(place), place.span) for place in claim.where]
    for wording in claim.wording:
        said = plain(f"“{wording.quote}” takes a side; neutral: {wording.neutral or 'left out'}")
        fields.append(Field("wording", said, wording.span))
    fields += [Field("about", plain(f"{about.relation} claim {about.claim}")) for about in claim.about]
    source = [
        document.publisher or "publisher unknown",
        document.published or "undated",
        document.title or "",
    ]
    fields += [
        Field("document", dotted([plain(document.id), *(plain(part) for part in source)])),
        *([Field("address", plain(document.url))] if document.url else []),
        Field("conf.", plain(f"{confidence_line(claim)} (how sure the reading is, not how true the claim)")),
        Field("reading", plain(f"{claim.reading.version}, {claim.reading.reader}")),
        Field("digest", plain(claim.digest)),
    ]
    for review in claim.reviews:
        told = [plain(review.verdict), plain(f"by {review.reviewer}"), plain(review.at)]
        fields.append(Field("review", dotted([*told, plain(review.note or "")])))
    return fields


def _at(span: Span) -> Text:
    return Text(f"  {span.start}–{span.end}", style=QUIET)


def _with_notes(value: str, notes: list[str]) -> Text:
    kept = [note for note in notes if note]
    return Text.assemble(safe_line(value), (f"  {safe_line(', '.join(kept))}" if kept else "", QUIET))


def _side(side: Side | Teller) -> Text:
    notes = [side.kind or "", side.role or "", " ".join(side.parties)]
    if side.span is None:
        notes.append("not named in the words")
    return _with_notes(side.name, notes)


def _count(count: Count) -> Text:
    bounds = [f"{bound:,.10g}" if bound is not None else "open" for bound in (count.low, count.high)]
    is_exact = count.low == count.high == count.value
    notes = [count.unit, count.measure if count.measure != "count" else ""]
    return _with_notes(
        count_words(count, brief=True), [*notes, "" if is_exact else f"{bounds[0]} to {bounds[1]}"]
    )


def _place(place: Place) -> Text:
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
    notes = [*place.within, place.admin1 or "", place.country or "", point]
    precision = "not in the gazetteer" if place.precision == "none" else f"precision: {place.precision}"
    return _with_notes(place_line(place), list(dict.fromkeys([*notes, precision])))
