"""The fields of a claim for its page, each with the place in the text that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.accounts.phrases import count_words
from onrecord.accounts.plain import one_line
from onrecord.desk.words import party_name, place_line, when_line
from onrecord.model.claim import Claim, Count, Place, Side, Teller
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: what it is called, its value, notes on it, and its words in the text; None where it has none.

    `narrows` is the filter and value that list claims with the same.
    """

    name: str
    value: str
    notes: tuple[str, ...] = ()
    span: Span | None = None
    narrows: tuple[str, str] | None = None


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """Return the fields of a claim that hold something, in the order in which a claim is told."""
    found = [
        Field(name="evidence", value=f"“{one_line(claim.evidence.quote)}”", span=claim.evidence),
        Field(
            name="kind",
            value=" · ".join(part for part in (claim.kind, claim.mode) if part),
            narrows=("kind", claim.kind),
        ),
        Field(name="modality", value=claim.modality, narrows=("modality", claim.modality)),
        _speaker(claim),
        *(_side("via", teller) for teller in claim.via),
        *([Field(name="cue", value=one_line(claim.cue.quote), span=claim.cue)] if claim.cue else []),
        *([Field(name="manner", value=claim.manner)] if claim.manner != "none" else []),
        *([_side("actor", claim.actor)] if claim.actor else []),
        *([_side("target", claim.target)] if claim.target else []),
        *(_count(count) for count in claim.counts),
        *_when(claim),
        *(_place(place) for place in claim.where),
    ]
    found += [
        Field(
            name="wording",
            value=f"“{one_line(each.quote)}”",
            notes=(f"takes a side; neutral: {each.neutral or 'left out'}",),
            span=each.span,
        )
        for each in claim.wording
    ]
    return tuple(found)


def _speaker(claim: Claim) -> Field:
    if claim.speaker is None:
        return Field(name="speaker", value="the report in its own voice")
    field = _side("speaker", claim.speaker)
    return Field(
        name=field.name,
        value=field.value,
        notes=field.notes,
        span=field.span,
        narrows=("speaker", f'"{claim.speaker.name}"'),
    )


def _side(name: str, side: Side | Teller) -> Field:
    notes = [side.role or "", side.kind or "", *(f"{party_name(id)} ({id})" for id in side.parties)]
    if side.span is None:
        notes.append("not named in the words")
    narrows = ("party", side.parties[0]) if side.parties else None
    return Field(
        name=name,
        value=one_line(side.name),
        notes=tuple(note for note in notes if note and note != side.name),
        span=side.span,
        narrows=narrows,
    )


def _count(count: Count) -> Field:
    bounds = [f"{bound:,.10g}" if bound is not None else "open" for bound in (count.low, count.high)]
    is_exact = count.low == count.high == count.value
    notes = (f"unit: {count.unit}", f"measure: {count.measure}")
    return Field(
        name="count",
        value=one_line(count_words(count, brief=True)),
        notes=notes if is_exact else (*notes, f"bounds: {bounds[0]} to {bounds[1]}"),
        span=count.span,
    )


def _when(claim: Claim) -> list[Field]:
    when = claim.when
    if when is None:
        return []
    notes = (f"precision: {when.precision}", f"from: {when.basis}")
    return [Field(name="when", value=when_line(when) or "not known", notes=notes, span=when.span)]


def _place(place: Place) -> Field:
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
    within = ", ".join(dict.fromkeys(filter(None, (*place.within, place.admin1, place.country))))
    known = f"precision: {place.precision}" if place.precision != "none" else "not in the gazetteer: no point"
    return Field(
        name="where",
        value=place_line(place),
        notes=tuple(note for note in (within, point, known) if note),
        span=place.span,
        narrows=("place", place.name),
    )
