"""Counts by place, month, party and the like, worked out from events: one told five times counts once.

A figure is what an event's tellings give at least and at most, added over events and never over tellings.
Running totals of a war are no figures of an event: they are tolls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from onrecord.accounts.linking.deaths import deaths_of
from onrecord.accounts.phrases import publisher_words
from onrecord.accounts.publication import source_of
from onrecord.accounts.told_by import teller_of
from onrecord.model.accounts import Event
from onrecord.model.claim import Claim, When

KEYS = (
    "place",
    "country",
    "year",
    "month",
    "day",
    "party",
    "kind",
    "mode",
    "unit",
    "speaker",
    "publisher",
)
"""What a table can be made by."""

_UNITS = ("killed", "wounded", "displaced")
_DATE_LENGTHS = {"year": 4, "month": 7, "day": 10}
_OF_CLAIMS = ("unit", "speaker", "publisher")

Number = int | float
Keys = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What events give at least and at most, added; None where none gives a number, or the end is open."""

    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A combination of what the table is made by (`keys`; None: not told), with what is told of it.

    `sources` counts documents, copies once; `damage` events that tell of damage. `counted` is there where the
    table is made by unit: how many of it. `publishers` are all who published it, for saying who says it.
    """

    keys: Keys
    events: int
    claims: int
    sources: int
    killed: Bounds
    wounded: Bounds
    displaced: Bounds
    damage: int
    counted: Bounds
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one event tells of one combination."""

    event: str
    claims: tuple[Claim, ...]
    figures: Mapping[str, Bounds]
    has_damage: bool


def make_table(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    by: Sequence[str],
    *,
    origins: Mapping[str, str],
) -> tuple[TableRow, ...]:
    """Return a row for each combination of the keys `by` that events have, sorted, what is not told last.

    An event in two places counts in the rows of both. Events that are only planned, demanded or denied are
    left out.
    """
    found: dict[Keys, list[_Told]] = {}
    for event in events:
        told = [claims[member.id] for member in event.claims]
        if not any(claim.modality in ("asserted", "possible") for claim in told):
            continue
        for keys, some in _combinations(event, told, by).items():
            found.setdefault(keys, []).append(_told(event, told, some, keys, by, origins))
    rows = (_row(keys, told, origins) for keys, told in found.items())
    return tuple(sorted(rows, key=lambda row: [(value is None, value or "") for value in row.keys]))


def _combinations(event: Event, told: Sequence[Claim], by: Sequence[str]) -> dict[Keys, list[Claim]]:
    """Return the claims of an event by combination of keys: those of the event, and those of each claim."""
    whole = {key: _values(event, key) for key in by if key not in _OF_CLAIMS}
    found: dict[Keys, list[Claim]] = {}
    for claim in told:
        for keys in product(*(whole.get(key) or _values_of_claim(claim, key) for key in by)):
            found.setdefault(keys, []).append(claim)
    return found


def _values(event: Event, key: str) -> Sequence[str | None]:
    if key == "kind":
        return (event.kind,)
    if key == "mode":
        return (event.mode,)
    if key == "place":
        return _each(place.name for place in event.where)
    if key == "country":
        return _each(place.country for place in event.where)
    if key == "party":
        return _each(party for side in (event.actor, event.target) if side for party in side.parties)
    return (_date(event.when, _DATE_LENGTHS[key]),)


def _values_of_claim(claim: Claim, key: str) -> Sequence[str | None]:
    if key == "unit":
        return _each(count.unit for count in claim.counts)
    if key == "speaker":
        return (teller_of(claim),)
    return (publisher_words(claim.document),)


def _each(values: Iterable[str | None]) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(value for value in values if value)) or (None,)


def _date(when: When | None, length: int) -> str | None:
    """Return the day, month or year of a happening; None where it is not told as exactly as that."""
    if when is None or when.start is None or when.end is None:
        return None
    return when.start[:length] if when.start[:length] == when.end[:length] else None


def _told(
    event: Event,
    told: Sequence[Claim],
    some: Sequence[Claim],
    keys: Keys,
    by: Sequence[str],
    origins: Mapping[str, str],
) -> _Told:
    # "… bringing the dead to 1,221" counts a war, unless it is told of an attack.
    is_attack = any(claim.kind == "attack" for claim in told)
    counted = list(some) if is_attack else [_without_totals(claim) for claim in some]
    units = {*_UNITS, *(key for name, key in zip(by, keys, strict=True) if name == "unit" and key)}
    figures = {unit: _bounds(counted, origins, unit) for unit in units}
    if "unit" in by:
        figures["counted"] = figures[keys[by.index("unit")] or ""] if keys[by.index("unit")] else Bounds()
    has_damage = any(claim.kind == "damage" for claim in some)
    return _Told(event.id, tuple(some), figures, has_damage)


def _without_totals(claim: Claim) -> Claim:
    return replace(claim, counts=tuple(count for count in claim.counts if count.measure != "total"))


def _bounds(claims: Sequence[Claim], origins: Mapping[str, str], unit: str) -> Bounds:
    found = deaths_of(claims, origins, unit=unit)
    return Bounds(found.low, found.high) if found else Bounds()


def _row(keys: Keys, told: Sequence[_Told], origins: Mapping[str, str]) -> TableRow:
    claims = [claim for each in told for claim in each.claims]
    return TableRow(
        keys=keys,
        events=len({each.event for each in told}),
        claims=len({claim.id for claim in claims}),
        sources=len({source_of(claim.document.id, origins) for claim in claims}),
        killed=_added(told, "killed"),
        wounded=_added(told, "wounded"),
        displaced=_added(told, "displaced"),
        damage=sum(each.has_damage for each in told),
        counted=_added(told, "counted"),
        publishers=tuple(sorted({publisher_words(claim.document) for claim in claims})),
    )


def _added(told: Iterable[_Told], name: str) -> Bounds:
    known = [bounds for bounds in _figures(told, name) if bounds != Bounds()]
    if not known:
        return Bounds()
    highs = [bounds.high for bounds in known if bounds.high is not None]
    return Bounds(
        low=sum(bounds.low for bounds in known if bounds.low is not None),
        high=sum(highs) if len(highs) == len(known) else None,
    )


def _figures(told: Iterable[_Told], name: str) -> Iterator[Bounds]:
    for each in told:
        yield each.figures.get(name, Bounds())
