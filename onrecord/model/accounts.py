"""What the record adds up to: events, tolls, control and disputes, each tied to the claims it comes from.

These classes are the exchange forms of accounts: field names and their order are what `--format jsonl`,
files and the API show. Nothing here is a fact: every figure and holder is what somebody is on record as
saying, and carries the ids of the claims that say so. Absent is None or an empty tuple.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.claim import Count, Place, Side, When
from onrecord.model.words import Kind, Mode

Scope = Literal["war", "event"]
TollTeller = Literal["own", "enemy", "third"]
Check = Literal["agrees", "gap", "contradicts", "unchecked"]
ControlStatus = Literal["claimed", "reported", "disputed", "conceded", "contested"]
DisputeAbout = Literal["control", "count", "occurrence", "responsibility"]
DisputeType = Literal["contradiction", "denial", "difference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRef:
    """A claim and the document that it was read from."""

    id: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim:
    """A claim of an event, with the reasons for which it was put there; the first claim has none."""

    id: str
    document: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReport:
    """The document that told of an event first, and when it was published (a day or time, ISO)."""

    document: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """The dead of an event as told: lowest and highest figure, inclusive; None means open or not told.

    `best` stands only where the latest figures agree or a reviewer chose.
    """

    low: int | float | None
    best: int | float | None
    high: int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing in the world that one or several claims tell of.

    `id` is that of its earliest claim, `formerly` the ids of events that were merged into it. `sources`
    counts documents that say it, copies of one document once.
    """

    id: str
    kind: Kind
    mode: Mode | None
    when: When | None
    where: tuple[Place, ...]
    actor: Side | None
    target: Side | None
    deaths: Deaths | None
    counts: tuple[Count, ...]
    sources: int
    first: FirstReport
    claims: tuple[EventClaim, ...]
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TollGroup:
    """Whom or whose things a toll counts: a party, and what people of it (`of`), as far as told."""

    name: str
    parties: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollPoint:
    """One figure of a toll: the total as told, its bounds, what was new, and whether that adds up.

    `date` is the day for which the figure is told (ISO), `expected` the last total plus what is new.
    `repeats` are further claims that tell the same figure, or what is new in it. `revises` is the total
    before, where a figure about the same event changed.
    """

    date: str
    total: int | float | None
    low: int | float | None
    high: int | float | None
    new: int | float | None
    expected: int | float | None
    check: Check
    speaker: str | None
    claim: ClaimRef
    revises: int | float | None = None
    repeats: tuple[ClaimRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A series of cumulative counts by one side about one group in one unit (`status`).

    `scope` is the whole war or one event (then `event` is its id); `teller` says whether the losses are the
    speakers' own, their enemy's, or told by a third. `latest` is the day of the last figure.
    """

    group: TollGroup
    status: str
    scope: Scope
    event: str | None
    teller: TollTeller
    speakers: tuple[str, ...]
    points: tuple[TollPoint, ...]
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPlace:
    """A place of control, with the point of the gazetteer where it has one."""

    name: str
    geoname: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One who is on record about a place, with the claims that say it; for `reported_by` a publisher."""

    speaker: str
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who is said to hold a place, from when (`since`), until when, and how sure that stands.

    `since` and `until` are days (ISO, inclusive); `until` is None for the last holder. `as_of` is the day
    up to which the record was looked at.
    """

    place: ControlPlace
    holder: Side
    since: str | None
    until: str | None
    status: ControlStatus
    as_of: str | None
    claimed_by: tuple[Saying, ...] = ()
    reported_by: tuple[Saying, ...] = ()
    denied_by: tuple[Saying, ...] = ()
    conceded_by: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSide:
    """One side of a dispute: who says it, what in a few neutral words, in which claims, and last when."""

    speaker: str
    position: str
    claims: tuple[ClaimRef, ...]
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims about one event, count or place that contradict, deny or differ, side by side.

    `conceded` names the side that has since given in, None while none has.
    """

    id: str
    about: DisputeAbout
    type: DisputeType
    what: str
    place: ControlPlace | None
    when: When | None
    sides: tuple[DisputeSide, ...]
    conceded: str | None = None
