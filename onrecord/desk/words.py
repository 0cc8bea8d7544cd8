"""How claims and their parts are told on pages: short, out of their fields. Templates escape them."""

from __future__ import annotations

from onrecord.accounts.phrases import count_words, day_words, publisher_words
from onrecord.accounts.plain import one_line
from onrecord.model.claim import Claim, Place, Side, Teller, When
from onrecord.model.document import DocumentRef
from onrecord.vocabulary.load import load

OWN_VOICE = "in its own voice"
"""What stands for the speaker where the report itself tells it."""


def number(value: float) -> str:
    """Return a number with commas at the thousands."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def several(count: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 claim", "1,204 claims"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def short_day(day: str | None) -> str:
    """Return a day as notes show it: "9 Nov 2020"; else as it is."""
    if not day:
        return "undated"
    told = day_words(day).split()
    return f"{told[0]} {told[1][:3]} {told[2]}" if len(told) == 3 else day_words(day)


def days_line(first: str, last: str) -> str:
    """Return two days as a stretch: "4–10 November 2020", "28 October – 3 November 2020"."""
    if first == last:
        return day_words(first)
    start, end = day_words(first).split(), day_words(last).split()
    if len(start) != 3 or len(end) != 3 or start[2] != end[2]:
        return f"{day_words(first)} – {day_words(last)}"
    if start[1] == end[1]:
        return f"{start[0]}–{end[0]} {end[1]} {end[2]}"
    return f"{start[0]} {start[1]} – {end[0]} {end[1]} {end[2]}"


def when_line(when: When | None) -> str:
    """Return the days of a happening in words: "4 May 2031", "2 May 2031 – 4 May 2031"."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start == when.end:
        return day_words(when.start or "")
    if when.start is None:
        return f"up to {day_words(when.end or '')}"
    if when.end is None:
        return f"from {day_words(when.start)}"
    if when.precision == "year" and when.start[:4] == when.end[:4]:
        return when.start[:4]
    if when.precision == "month" and when.start[:7] == when.end[:7]:
        return " ".join(day_words(when.start).split()[1:])
    return f"{day_words(when.start)} – {day_words(when.end)}"


def place_line(place: Place) -> str:
    """Return a place by name, with its relation where it is not in the place itself."""
    distance = f"{place.offset_km:g} km " if place.offset_km else ""
    relation = f"{place.relation} " if place.relation != "in" or distance else ""
    return one_line(f"{distance}{relation}{place.name}")


def counts_line(claim: Claim) -> str:
    """Return the counts of a claim: "at least 12 soldiers killed, 30 soldiers wounded"."""
    return ", ".join(one_line(count_words(count, brief=True)) for count in claim.counts)


def side_name(side: Side | Teller | None) -> str:
    """Return the name of a side, empty where there is none."""
    return one_line(side.name) if side else ""


def speaker_name(claim: Claim) -> str:
    """Return who says it; of a report in its own voice, its publisher."""
    return side_name(claim.speaker) or publisher_words(claim.document)


def title_of(document: DocumentRef) -> str:
    """Return the title of a document, or its id."""
    return one_line(document.title or "") or document.id


def party_name(id: str) -> str:
    """Return the name of a party by its id; the id where the list does not have it."""
    party = load().party(id)
    return party.name if party else id
