"""A claim: one report of one happening, utterance or state, with its evidence and its speaker.

These classes are the exchange form `onrecord.claim/1`: field names and their order are what files,
the API and exports show. Absent is None or an empty tuple, never a made-up value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import DocumentRef
from onrecord.model.span import Range, Span
from onrecord.model.words import (
    AboutRelation,
    Kind,
    Manner,
    Measure,
    Modality,
    Mode,
    PlacePrecision,
    Relation,
    SideKind,
    Verdict,
    WhenBasis,
    WhenPrecision,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who speaks, acts or is acted on, as the text names it, with the parties that it means.

    `span` is None where the side is known from the conflict and not from the words.
    """

    name: str
    parties: tuple[str, ...] = ()
    kind: SideKind | None = None
    role: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A further link of a chain of attribution: a side with the cue by which it passes the word on."""

    name: str
    parties: tuple[str, ...] = ()
    kind: SideKind | None = None
    role: str | None = None
    span: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that measures the claim; `low` and `high` are inclusive bounds, None means open."""

    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str
    measure: Measure = "count"
    approx: str | None = None
    of: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days of the happening, ISO, both inclusive; an open end is None."""

    start: str | None
    end: str | None
    precision: WhenPrecision
    basis: WhenBasis
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the happening; with precision `none` it has a name and no coordinates.

    `lat` and `lon` are WGS 84 degrees, `offset_km` the distance that the text gives from the place,
    `country` (ISO 3166-1 alpha-2) where the gazetteer files the point: it takes no side.
    """

    name: str
    geoname: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    within: tuple[str, ...] = ()
    precision: PlacePrecision = "none"
    relation: Relation = "in"
    offset_km: float | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A loaded word of the speaker, with a neutral name beside it."""

    quote: str
    neutral: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a denial, a confirmation or a claim of responsibility is about: a claim of the same document."""

    claim: str
    relation: AboutRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Which version of the program and which reader made the claim."""

    version: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's verdict on a claim as it stood (`digest`)."""

    verdict: Verdict
    reviewer: str
    at: str
    digest: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim. `confidence` is how sure the reading is, never how true the claim is."""

    schema: Literal["onrecord.claim/1"] = "onrecord.claim/1"
    id: str
    digest: str
    document: DocumentRef
    kind: Kind
    mode: Mode | None = None
    modality: Modality = "asserted"
    evidence: Span
    sentence: Range
    speaker: Side | None = None
    via: tuple[Teller, ...] = ()
    cue: Span | None = None
    manner: Manner = "none"
    actor: Side | None = None
    target: Side | None = None
    counts: tuple[Count, ...] = ()
    when: When | None = None
    where: tuple[Place, ...] = ()
    wording: tuple[Wording, ...] = ()
    about: tuple[About, ...] = ()
    confidence: float
    reading: Reading
    reviews: tuple[Review, ...] = ()
