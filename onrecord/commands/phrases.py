"""How claims are told in tables and pages of the terminal: short, from their fields, safe to show."""

from __future__ import annotations

from rich.text import Text

from onrecord.accounts.phrases import count_words
from onrecord.commands.terminal import KIND, QUIET, STRONG, WARNING, safe_line
from onrecord.model.accounts import Event
from onrecord.model.claim import Claim, Place, When
from onrecord.model.document import DocumentRef

OWN_VOICE = "own voice"
"""What stands for the speaker where the report itself tells it."""
ID_LENGTH = 8


def short_id(claim: Claim) -> str:
    """Return the start of a claim's id that tables show and `onrecord show` takes."""
    return claim.id[:ID_LENGTH]


def kind_text(claim: Claim) -> Text:
    """Return kind and mode, and the modality where it is not plainly asserted."""
    told = Text(claim.kind, style=KIND)
    if claim.mode:
        told.append(f" {claim.mode}", style="default")
    if claim.modality != "asserted":
        told.append(f" {claim.modality}", style=WARNING)
    return told


def speaker_text(claim: Claim) -> Text:
    """Return who says it; quietly, that it is the report itself."""
    if claim.speaker is None:
        return Text(OWN_VOICE, style=QUIET)
    return Text(safe_line(claim.speaker.name), style=STRONG)


def sides_text(claim: Claim | Event) -> Text:
    """Return who did it and to whom: "Ardania → Belmar"."""
    told = Text()
    if claim.actor:
        told.append(safe_line(claim.actor.name))
    if claim.target:
        told.append(" → " if claim.actor else "→ ", style=QUIET)
        told.append(safe_line(claim.target.name))
    return told


def counts_line(claim: Claim) -> str:
    """Return the counts of a claim: "at least 12 soldiers killed, 30 soldiers wounded"."""
    return ", ".join(safe_line(count_words(count, brief=True)) for count in claim.counts)


def when_line(when: When | None) -> str:
    """Return the days of a happening, ISO: "2031-05-04", "2031-05-02 … 2031-05-04", "2031-05-02 …"."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start == when.end:
        return when.start or ""
    return " … ".join(part for part in (when.start or "", when.end or "")).strip()


def where_line(claim: Claim) -> str:
    """Return the places of a claim by name."""
    return ", ".join(place_line(place) for place in claim.where)


def place_line(place: Place) -> str:
    """Return a place as a table shows it: its name, and its relation where it is not in the place."""
    distance = f"{place.offset_km:g} km " if place.offset_km else ""
    relation = f"{place.relation} " if place.relation != "in" or distance else ""
    return safe_line(f"{distance}{relation}{place.name}")


def source_line(document: DocumentRef) -> str:
    """Return who published a document; its title or id where that is not known."""
    return safe_line(document.publisher or document.title or document.id)


def confidence_line(claim: Claim) -> str:
    """Return the reading confidence with two digits."""
    return f"{claim.confidence:.2f}"
