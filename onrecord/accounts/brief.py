"""The brief: a neutral account of a period in which every sentence says who says it and cites its passage.

Pure functions from claims to a `Brief`; `pages.py` writes it out. The same claims give the same brief, to
the character, in whatever order they come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.phrases import publisher_words
from onrecord.accounts.plain import one_line
from onrecord.accounts.repeats import merged
from onrecord.accounts.sentences import sentence
from onrecord.model.claim import Claim
from onrecord.model.words import Kind

SECTIONS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Casualties", ("casualties",)),
    ("Places said to have changed hands", ("control",)),
    ("Attacks", ("attack",)),
    ("Movements of forces", ("movement",)),
    ("Ceasefire and talks", ("ceasefire", "diplomacy")),
    ("Displacement and aid", ("displacement", "aid")),
    ("Detentions", ("detention",)),
    ("Damage", ("damage",)),
    ("Protests", ("protest",)),
    ("Statements and calls", ("statement",)),
)
"""The sections of a brief in their order, each with the kinds of claims that it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands behind a sentence: a claim, the passage it was read from, and who published it when.

    `passage` is the sentence of the report where its text is at hand, else the evidence; `start` and `end`
    are those of the evidence in the stored text, end exclusive.
    """

    number: int
    claim: str
    document: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    quote: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, without its references; `claims` are ids, `notes` the numbers of its notes."""

    text: str
    claims: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its sentences, in the order of the days they tell of."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that a brief covers, ISO, both inclusive; None where there is nothing to tell it by."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A cited account: what the sources of a period are on record as saying.

    `scope` says in words what the claims were narrowed to; `claims` and `documents` count what went in.
    """

    schema: Literal["onrecord.brief/1"] = "onrecord.brief/1"
    period: Period
    scope: tuple[str, ...]
    claims: int
    documents: int
    publishers: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


def make_brief(
    claims: Iterable[Claim],
    *,
    texts: Mapping[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    scope: tuple[str, ...] = (),
) -> Brief:
    """Return the brief of claims.

    `texts` holds stored texts by document id, from which notes quote whole sentences. The period runs from
    `since` to `until`; without them, over the days that the claims tell of.
    """
    told = sorted({claim.id: claim for claim in claims}.values(), key=_order)
    notes: list[Note] = []
    sections = []
    for title, kinds in SECTIONS:
        sentences = _sentences([claim for claim in told if claim.kind in kinds], texts or {}, notes)
        if sentences:
            sections.append(Section(title=title, sentences=sentences))
    days = _days(told)
    return Brief(
        period=Period(start=since or min(days, default=None), end=until or max(days, default=None)),
        scope=scope,
        claims=len(told),
        documents=len({claim.document.id for claim in told}),
        publishers=tuple(sorted({publisher_words(claim.document) for claim in told})),
        sections=tuple(sections),
        notes=tuple(notes),
    )


def _sentences(claims: list[Claim], texts: Mapping[str, str], notes: list[Note]) -> tuple[Sentence, ...]:
    """Return the sentences of one section; their notes are added to `notes`, numbered in order."""
    # Reports that tell the same of the same speaker in the same words share a sentence.
    cited: dict[str, list[Claim]] = {}
    for group in merged(claims):
        cited.setdefault(f"{sentence(group[0])}.", []).extend(group)
    sentences = []
    for text, behind in cited.items():
        first = len(notes) + 1
        notes += [_note(number, claim, texts) for number, claim in enumerate(behind, first)]
        numbers = tuple(range(first, len(notes) + 1))
        sentences.append(Sentence(text=text, claims=tuple(claim.id for claim in behind), notes=numbers))
    return tuple(sentences)


def _note(number: int, claim: Claim, texts: Mapping[str, str]) -> Note:
    document, text = claim.document, texts.get(claim.document.id)
    passage = text[claim.sentence.start : claim.sentence.end] if text else ""
    return Note(
        number=number,
        claim=claim.id,
        document=document.id,
        publisher=document.publisher,
        published=document.published,
        title=document.title,
        url=document.url,
        quote=claim.evidence.quote,
        passage=one_line(passage) or one_line(claim.evidence.quote),
        start=claim.evidence.start,
        end=claim.evidence.end,
    )


def _order(claim: Claim) -> tuple[str, str, str, int, str, str]:
    """Order by day of the happening, day of publication and place in the text; never by who is named."""
    published = claim.document.published or "9999"
    day = (claim.when.start or claim.when.end) if claim.when else None
    return (day or published[:10], published, claim.document.id, claim.evidence.start, claim.kind, claim.id)


def _days(claims: Iterable[Claim]) -> list[str]:
    """Return the first and last days that claims tell of; the day of the report where they tell of none."""
    days: list[str] = []
    for claim in claims:
        ends = [day for day in (claim.when.start, claim.when.end) if day] if claim.when else []
        if not ends and claim.document.published:
            ends = [claim.document.published[:10]]
        days += [day for day in ends if _is_day(day)]
    return days


def _is_day(day: str) -> bool:
    try:
        return dt.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
