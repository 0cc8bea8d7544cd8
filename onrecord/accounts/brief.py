"""The brief: a neutral account of a period in which every sentence says who says it and cites its passage.

Pure functions from claims and what they add up to (events, tolls, control, disputes) to a `Brief`; `pages.py`
writes it out. The same claims give the same brief, to the character, in whatever order they come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.brief_lines import Accounts, Line, accounts_of, day_order
from onrecord.accounts.brief_sections import sections_of
from onrecord.accounts.phrases import publisher_words
from onrecord.accounts.plain import one_line
from onrecord.model.claim import Claim


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
    accounts: Accounts | None = None,
) -> Brief:
    """Return the brief of claims.

    `texts` holds stored texts by document id, from which notes quote whole sentences. The period runs from
    `since` to `until`; without them, over the days that the claims tell of. `accounts` may be worked out from
    more than these claims: then they tell what else is on record about the same.
    """
    told = sorted({claim.id: claim for claim in claims}.values(), key=day_order)
    accounts = accounts or accounts_of(told)
    notes: dict[str, Note] = {}
    sections = [
        Section(title=title, sentences=_sentences(lines, texts if texts is not None else {}, notes))
        for title, lines in sections_of(told, accounts, until)
        if lines
    ]
    days = _days(told)
    return Brief(
        period=Period(start=since or min(days, default=None), end=until or max(days, default=None)),
        scope=scope,
        claims=len(told),
        documents=len({claim.document.id for claim in told}),
        publishers=tuple(sorted({publisher_words(claim.document) for claim in told})),
        sections=tuple(sections),
        notes=tuple(notes.values()),
    )


def _sentences(
    lines: Iterable[Line], texts: Mapping[str, str], notes: dict[str, Note]
) -> tuple[Sentence, ...]:
    """Return the sentences of one section; each claim has one note, numbered where it is first cited."""
    sentences = []
    for line in lines:
        for claim in line.claims:
            if claim.id not in notes:
                notes[claim.id] = _note(len(notes) + 1, claim, texts)
        sentences.append(
            Sentence(
                text=f"{line.text}.",
                claims=tuple(claim.id for claim in line.claims),
                notes=tuple(notes[claim.id].number for claim in line.claims),
            )
        )
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
