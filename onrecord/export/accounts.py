"""Accounts for other programs: the exchange form by line or as a list, or tables for spreadsheets.

In CSV every row carries `attributed`, a sentence that says who says it. A toll has a row for each figure,
a dispute one for each side. Columns have the names of the exchange form, parts joined by an underscore.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

import msgspec

from onrecord.accounts.phrases import count_words
from onrecord.accounts.told_by import attributed_control, names, tellers_of
from onrecord.export.attributed import attributed
from onrecord.export.csv import Cell, safe_cell
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim, Side

Row = dict[str, Cell]

EVENT_COLUMNS = (
    "attributed", "id", "kind", "mode", "when_start", "when_end", "where", "lat", "lon", "country",
    "actor", "actor_parties", "target", "target_parties", "killed_low", "killed_best", "killed_high",
    "counts", "told_by", "sources", "first_document", "first_published", "claims", "formerly",
)  # fmt: skip
TOLL_COLUMNS = (
    "attributed", "group", "group_parties", "of", "status", "scope", "event", "teller", "date", "total",
    "low", "high", "new", "expected", "check", "revises", "speaker", "claim", "document", "repeats",
)  # fmt: skip
CONTROL_COLUMNS = (
    "attributed", "place", "geoname", "lat", "lon", "country", "holder", "holder_parties", "since",
    "until", "status", "as_of", "claimed_by", "reported_by", "conceded_by", "denied_by", "claims",
)  # fmt: skip
DISPUTE_COLUMNS = (
    "attributed", "id", "about", "type", "what", "place", "when_start", "when_end", "speaker", "position",
    "last", "conceded", "claims", "documents",
)  # fmt: skip


def write_events(events: Iterable[Event], claims: Mapping[str, Claim], form: str, out: TextIO) -> int:
    """Write events as `jsonl`, `json` (one list) or `csv`, and return how many there were."""
    return _write(events, lambda event: [_event(event, claims)], EVENT_COLUMNS, form, out)


def write_tolls(tolls: Iterable[Toll], claims: Mapping[str, Claim], form: str, out: TextIO) -> int:
    """Write tolls as `jsonl`, `json` (one list) or `csv`, and return how many there were."""
    return _write(tolls, lambda toll: _toll(toll, claims), TOLL_COLUMNS, form, out)


def write_control(rows: Iterable[Control], form: str, out: TextIO) -> int:
    """Write who is said to hold places as `jsonl`, `json` (one list) or `csv`; return how many rows."""
    return _write(rows, lambda row: [_control(row)], CONTROL_COLUMNS, form, out)


def write_disputes(disputes: Iterable[Dispute], form: str, out: TextIO) -> int:
    """Write disputes as `jsonl`, `json` (one list) or `csv`, and return how many there were."""
    return _write(disputes, _dispute, DISPUTE_COLUMNS, form, out)


def write_rows(rows: Iterable[Any], form: str, out: TextIO) -> int:
    """Write objects as lines of JSON (`jsonl`) or one list (`json`), and return how many there were."""
    number = 0
    if form == "json":
        out.write("[")
    for number, row in enumerate(rows, 1):
        before = "" if form == "jsonl" else "\n" if number == 1 else ",\n"
        out.write(before + msgspec.json.encode(row).decode() + ("\n" if form == "jsonl" else ""))
    if form == "json":
        out.write("\n]\n")
    return number


def _write(
    accounts: Iterable[Any],
    flat: Callable[[Any], Iterable[Row]],
    columns: Sequence[str],
    form: str,
    out: TextIO,
) -> int:
    if form != "csv":
        return write_rows(accounts, form, out)
    writer, number = csv.writer(out, lineterminator="\r\n"), 0
    writer.writerow(columns)
    for number, account in enumerate(accounts, 1):  # noqa: B007 (the last number is the count)
        for row in flat(account):
            writer.writerow([safe_cell(row.get(column)) for column in columns])
    return number


def _event(event: Event, claims: Mapping[str, Claim]) -> Row:
    first, deaths = claims[event.claims[0].id], event.deaths
    place = event.where[0] if event.where else None
    return {
        "attributed": attributed(first),
        "id": event.id,
        "kind": event.kind,
        "mode": event.mode,
        "when_start": event.when.start if event.when else None,
        "when_end": event.when.end if event.when else None,
        "where": "; ".join(each.name for each in event.where),
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        **_side("actor", event.actor),
        **_side("target", event.target),
        "killed_low": deaths.low if deaths else None,
        "killed_best": deaths.best if deaths else None,
        "killed_high": deaths.high if deaths else None,
        "counts": "; ".join(count_words(count, brief=True) for count in event.counts),
        "told_by": "; ".join(tellers_of(event, claims)),
        "sources": event.sources,
        "first_document": event.first.document,
        "first_published": event.first.published,
        "claims": "; ".join(claim.id for claim in event.claims),
        "formerly": "; ".join(event.formerly),
    }


def _toll(toll: Toll, claims: Mapping[str, Claim]) -> Iterator[Row]:
    for point in toll.points:
        yield {
            "attributed": attributed(claims[point.claim.id]),
            "group": toll.group.name,
            "group_parties": ";".join(toll.group.parties),
            "of": toll.group.of,
            "status": toll.status,
            "scope": toll.scope,
            "event": toll.event,
            "teller": toll.teller,
            **{name: getattr(point, name) for name in ("date", "total", "low", "high", "new", "expected")},
            "check": point.check,
            "revises": point.revises,
            "speaker": point.speaker,
            "claim": point.claim.id,
            "document": point.claim.document,
            "repeats": "; ".join(claim.id for claim in point.repeats),
        }


def _control(row: Control) -> Row:
    sayings = {name: getattr(row, name) for name in ("claimed_by", "reported_by", "conceded_by", "denied_by")}
    ids = dict.fromkeys(claim.id for said in sayings.values() for each in said for claim in each.claims)
    return {
        "attributed": attributed_control(row),
        "place": row.place.name,
        **{name: getattr(row.place, name) for name in ("geoname", "lat", "lon", "country")},
        **_side("holder", row.holder),
        **{name: getattr(row, name) for name in ("since", "until", "status", "as_of")},
        **{name: "; ".join(names(said)) for name, said in sayings.items()},
        "claims": "; ".join(ids),
    }


def _dispute(dispute: Dispute) -> Iterator[Row]:
    for side in dispute.sides:
        yield {
            "attributed": f"{side.speaker}: {side.position}.",
            "id": dispute.id,
            "about": dispute.about,
            "type": dispute.type,
            "what": dispute.what,
            "place": dispute.place.name if dispute.place else None,
            "when_start": dispute.when.start if dispute.when else None,
            "when_end": dispute.when.end if dispute.when else None,
            "speaker": side.speaker,
            "position": side.position,
            "last": side.last,
            "conceded": dispute.conceded,
            "claims": "; ".join(claim.id for claim in side.claims),
            "documents": "; ".join(dict.fromkeys(claim.document for claim in side.claims)),
        }


def _side(name: str, side: Side | None) -> Row:
    return {
        name: side.name if side else None,
        f"{name}_parties": ";".join(side.parties) if side else None,
    }
