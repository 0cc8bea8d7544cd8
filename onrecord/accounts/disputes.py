"""Disputes: where accounts contradict, deny or differ, side by side, with when each side last spoke.

Parts come from denials (`denials.py`), from those who name different culprits (`counter_claims.py`), from
numbers that can't both hold (`different_counts.py`) and from places whose holder is denied (`control.py`).
Parts about the same are one dispute; sides are one per party or publisher, the first to speak first. Nothing
depends on the order of claims, nor on the names of sides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.accounts.control import work_out_control
from onrecord.accounts.counter_claims import culprit_parts, mutual_parts
from onrecord.accounts.denials import denied_parts
from onrecord.accounts.different_counts import count_parts, toll_parts
from onrecord.accounts.dispute_parts import Part, Stand, Told, told_of
from onrecord.accounts.dispute_positions import names_of, position_words, what_words
from onrecord.accounts.events import link_events
from onrecord.accounts.publication import published_day, reference, told_order
from onrecord.accounts.relations import are_known, roots_of
from onrecord.accounts.tolls import work_out_tolls
from onrecord.model.accounts import (
    Control,
    ControlPlace,
    Dispute,
    DisputeAbout,
    DisputeSide,
    DisputeType,
    Event,
    Toll,
)
from onrecord.model.claim import Claim, When
from onrecord.model.identity import ID_LENGTH
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary

_ABOUTS: tuple[DisputeAbout, ...] = ("control", "responsibility", "occurrence", "count")
_TYPES: tuple[DisputeType, ...] = ("denial", "contradiction", "difference")
_LEAST = 2
"""Sides that make a dispute."""


def find_disputes(
    claims: Iterable[Claim],
    origins: Mapping[str, str] = MappingProxyType({}),
    *,
    events: Sequence[Event] | None = None,
    tolls: Sequence[Toll] | None = None,
    control: Sequence[Control] | None = None,
    vocabulary: Vocabulary | None = None,
) -> tuple[Dispute, ...]:
    """Return the disputes among claims in the order in which they arose.

    `origins` names for the id of a document the id of the one that it copies. Events, tolls and control are
    worked out from the same claims where they are not given.
    """
    words = vocabulary or load()
    known = sorted({claim.id: claim for claim in claims}.values(), key=told_order)
    events = link_events(known, origins) if events is None else events
    if tolls is None:
        tolls = work_out_tolls(known, origins, events=events, vocabulary=words)
    if control is None:
        control = work_out_control(known, origins=origins, vocabulary=words)
    told = told_of(known, origins, events, words)
    parts = [
        *denied_parts(told),
        *culprit_parts(told),
        *mutual_parts(told),
        *count_parts(told),
        *toll_parts(told, tolls),
        *_control_parts(told, control),
    ]
    rows = {id_: row for row in control for id_ in _on_record(row)}
    found = [_dispute(group, told, rows) for group in _together(parts)]
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: _first_day(each, told))
    )


def _control_parts(told: Told, control: Iterable[Control]) -> Iterator[Part]:
    """Yield the places whose holder somebody denies."""
    for row in control:
        saying = [told.claims[id_] for id_ in _told_for(row) if id_ in told.claims]
        denying = [
            told.claims[claim.id]
            for said in row.denied_by
            for claim in said.claims
            if claim.id in told.claims and _is_against(told.claims[claim.id])
        ]
        if not saying or not denying:
            continue
        denials = [
            told.stand(claim, "denies" if claim.modality == "denied" else "tells") for claim in denying
        ]
        yield Part(
            about="control",
            type="denial" if any(stand.stance == "denies" for stand in denials) else "contradiction",
            keys=frozenset(f"claim {claim.id}" for claim in (*saying, *denying)),
            main=saying[0],
            stands=(*(told.stand(claim) for claim in saying), *denials),
        )


def _is_against(claim: Claim) -> bool:
    """Whether a claim denies, or names a known party as holder; "armed groups" contradict nobody."""
    return claim.modality == "denied" or are_known(roots_of(claim.actor))


def _told_for(row: Control) -> list[str]:
    """Return the ids of the claims that say that a place is held by whom a row names."""
    return [claim.id for said in (*row.claimed_by, *row.reported_by) for claim in said.claims]


def _on_record(row: Control) -> list[str]:
    """Return the ids of the claims for a row and of those that deny it."""
    return [*_told_for(row), *(claim.id for said in row.denied_by for claim in said.claims)]


def _together(parts: Sequence[Part]) -> list[list[Part]]:
    """Return parts that share a claim or an event as one group; counts and control are apart from acts."""
    first_of: dict[str, int] = {}
    leader = list(range(len(parts)))

    def found(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for number, part in enumerate(parts):
        family = part.about if part.about in ("count", "control") else "act"
        for key in part.keys:
            other = found(first_of.setdefault(f"{family} {key}", number))
            leader[max(found(number), other)] = min(found(number), other)
    groups: dict[int, list[Part]] = {}
    for number, part in enumerate(parts):
        groups.setdefault(found(number), []).append(part)
    return list(groups.values())


def _dispute(parts: Sequence[Part], told: Told, rows: Mapping[str, Control]) -> Dispute | None:
    """Return the dispute of parts that are about the same; None where fewer than two sides are left."""
    sides = _sides(parts)
    if len(sides) < _LEAST:
        return None
    about = next(each for each in _ABOUTS if any(part.about == each for part in parts))
    claims = sorted({s.claim.id: s.claim for held in sides for s in held}.values(), key=told_order)
    main = min((part.main for part in parts), key=told_order)
    template = next((part.template for part in parts if part.template is not None), None)
    giving_in = {n: given for n, held in enumerate(sides) if (given := _concession(held, rows, told))}
    first = [min((stand.claim for stand in held), key=told_order).id for held in sides[:_LEAST]]
    return Dispute(
        id=hashlib.sha256("\x1f".join((about, *first)).encode()).hexdigest()[:ID_LENGTH],
        about=about,
        type=next(each for each in _TYPES if any(part.type == each for part in parts)),
        what=what_words(about, template, main, claims, told),
        place=_place([main, *claims]),
        when=_when([main, *claims]),
        sides=tuple(_side(held, about, giving_in.get(n, ()), told) for n, held in enumerate(sides)),
        conceded=names_of(sides[min(giving_in)]) if giving_in else None,
    )


def _sides(parts: Iterable[Part]) -> list[list[Stand]]:
    """Return the stands of parts by party or publisher, the first to speak first."""
    stands = dict.fromkeys(stand for part in parts for stand in part.stands)
    sides: list[list[Stand]] = []
    for stand in sorted(stands, key=lambda stand: told_order(stand.claim)):
        held = next((held for held in sides if set(held[0].teller.key) & set(stand.teller.key)), None)
        if held is None:
            sides.append([stand])
        else:
            held.append(stand)
    return sides


def _side(held: Sequence[Stand], about: DisputeAbout, given: Sequence[Claim], told: Told) -> DisputeSide:
    claims = sorted({c.id: c for c in (*(stand.claim for stand in held), *given)}.values(), key=told_order)
    return DisputeSide(
        speaker=names_of(held),
        position=position_words(held, about, bool(given), told),
        claims=tuple(map(reference, claims)),
        last=max(filter(None, map(published_day, claims)), default=None),
    )


def _concession(held: Sequence[Stand], rows: Mapping[str, Control], told: Told) -> tuple[Claim, ...]:
    """Return the claims by which a side that denied has given in since; none while it denies."""
    denied = [published_day(stand.claim) or "" for stand in held if stand.stance == "denies"]
    if not denied:
        return ()
    conceding = [stand.claim for stand in held if stand.stance == "concedes"]
    for stand in held:
        row = rows.get(stand.claim.id)
        for said in row.conceded_by if row is not None and row.status == "conceded" else ():
            conceding += [told.claims[claim.id] for claim in said.claims if claim.id in told.claims]
    own = set(held[0].teller.key)
    since = {
        claim.id: claim
        for claim in conceding
        if own & set(roots_of(claim.speaker)) and (published_day(claim) or "") >= max(denied)
    }
    return tuple(sorted(since.values(), key=told_order))


def _place(claims: Sequence[Claim]) -> ControlPlace | None:
    """Return the first place that is told, one with a point before others."""
    places = [place for claim in claims for place in claim.where]
    place = next((place for place in places if place.geoname is not None), next(iter(places), None))
    if place is None:
        return None
    return ControlPlace(
        name=place.name, geoname=place.geoname, lat=place.lat, lon=place.lon, country=place.country
    )


def _when(claims: Sequence[Claim]) -> When | None:
    """Return the days that are told first, without their words, as several claims share them."""
    when = next((claim.when for claim in claims if claim.when is not None), None)
    return replace(when, text=None, span=None) if when is not None else None


def _first_day(dispute: Dispute, told: Told) -> tuple[str, str]:
    """Return what disputes are sorted by: the day of their first claim, then their ids."""
    days = [published_day(told.claims[claim.id]) or "9999" for side in dispute.sides for claim in side.claims]
    return (min(days), dispute.id)
