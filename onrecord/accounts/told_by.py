"""Accounts in words, each figure with who says it: for tables, spreadsheets and pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.accounts.phrases import count_words, joined, number_words, publisher_words
from onrecord.model.accounts import Control, Event, Saying, TollPoint
from onrecord.model.claim import Claim


def teller_of(claim: Claim) -> str:
    """Return who says a claim: its speaker, else its publisher."""
    return claim.speaker.name if claim.speaker else publisher_words(claim.document)


def figures_of(event: Event, claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """Return the figures of an event in words, each with who gives it, in the order of the telling."""
    found: dict[str, list[str]] = {}
    for member in event.claims:
        claim = claims[member.id]
        for count in claim.counts:
            tellers = found.setdefault(count_words(count, brief=True), [])
            if teller_of(claim) not in tellers:
                tellers.append(teller_of(claim))
    return found


def tellers_of(event: Event, claims: Mapping[str, Claim]) -> list[str]:
    """Return all who tell of an event, each once, in the order of the telling."""
    return list(dict.fromkeys(teller_of(claims[member.id]) for member in event.claims))


def bounds_words(low: float | None, high: float | None) -> str:
    """Return bounds in words: "13", "12 to 21", "at least 12", "up to 21"; empty where both are open."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"at least {number_words(low)}" if low is not None else f"up to {number_words(high or 0)}"
    return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"


def point_words(point: TollPoint) -> str:
    """Return the figure of a toll: "1,221 in all, 44 of them new"; with the figure that it revises."""
    total = number_words(point.total) if point.total is not None else bounds_words(point.low, point.high)
    new = number_words(point.new) if point.new is not None else ""
    told = f"{total} in all" if total else f"{new} more"
    told += f", {new} of them new" if total and new else ""
    return f"{told} (before: {number_words(point.revises)})" if point.revises is not None else told


def check_words(point: TollPoint) -> str:
    """Return whether a figure adds up with the last one and what is new."""
    expected = number_words(point.expected) if point.expected is not None else ""
    return {
        "agrees": "adds up",
        "gap": f"gap: {expected} would add up",
        "contradicts": f"contradicts: {expected} would add up",
        "unchecked": "",
    }[point.check]


def control_words(row: Control) -> str:
    """Return who is said to hold a place: "said to be held by X since D (claimed by Y; denied by Z)"."""
    contested = "contested, last said" if row.status == "contested" else "said"
    days = f" since {row.since}" if row.since else ""
    days += f" until {row.until}" if row.until else ""
    told = [
        f"{how} by {joined(names(sayings))}"
        for how, sayings in (
            ("claimed", row.claimed_by),
            ("reported", row.reported_by),
            ("conceded", row.conceded_by),
            ("denied", row.denied_by),
        )
        if sayings
    ]
    return f"{contested} to be held by {row.holder.name}{days} ({'; '.join(told)})"


def attributed_control(row: Control) -> str:
    """Return a row of control as a sentence that begins with who says it."""
    who = names((*row.claimed_by, *row.reported_by, *row.conceded_by)) or names(row.denied_by)
    return f"{joined(who)} on record: {row.place.name} is {control_words(row)}."


def names(sayings: Iterable[Saying]) -> list[str]:
    """Return who is on record, each once."""
    return list(dict.fromkeys(saying.speaker for saying in sayings))
