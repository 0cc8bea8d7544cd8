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
from onrecord.accounts.counter_claims import culprit_part, mutual_parts
from onrecord.accounts.denials import answered_by, denials_in, denied_part
from onrecord.accounts.different_counts import count_parts, told_together, toll_groups, toll_parts
from onrecord.accounts.dispute_parts import Part, Rank, Stand, Told, by_document, told_of
from onrecord.accounts.dispute_positions import names_of, position_words, what_words
from onrecord.accounts.events import link_events
from onrecord.accounts.linking.chains import leaders
from onrecord.accounts.publication import published_day, reference, told_order
from onrecord.accounts.relations import are_known, roots_of
from onrecord.accounts.responsibility import owned_acts
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
    rows = rows_by_claim(control)
    found = (dispute_of(group, told, rows) for group in together(_parts(told, tolls, control)))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: by_first(each, told)))


def _parts(told: Told, tolls: Sequence[Toll], control: Sequence[Control]) -> Iterator[Part]:
    documents = list(by_document(told.claims.values()).values())
    owned = owned_acts(told, documents)
    for of_one in documents:
        for denial in denials_in(of_one):
            if (answered := answered_by(denial, of_one, told)) is not None:
                yield denied_part(denial, answered, told, owned)
        yield from mutual_parts(of_one, told)
        for pair in told_together(of_one):
            yield from count_parts(pair, told)
    for event in told.events:
        if (part := culprit_part(event, told, owned.get(event, ()))) is not None:
            yield part
        yield from count_parts(told.members(event), told)
    for of_group in toll_groups(tolls):
        yield from toll_parts(of_group, told)
    for row in control:
        if (part := control_part(row, told)) is not None:
            yield part


def control_part(row: Control, told: Told) -> Part | None:
    """Return who says and who denies that a place is held; None where nobody denies it."""
    saying = [told.claims[id_] for id_ in _told_for(row) if id_ in told.claims]
    denying = [
        told.claims[claim.id]
        for said in row.denied_by
        for claim in said.claims
        if claim.id in told.claims and _is_against(told.claims[claim.id])
    ]
    if not saying or not denying:
        return None
    denials = [told.stand(claim, "denies" if claim.modality == "denied" else "tells") for claim in denying]
    return Part(
        rank=Rank.CONTROL,
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


def on_record(row: Control) -> list[str]:
    """Return the ids of the claims for a row and of those that deny it."""
    return [*_told_for(row), *(claim.id for said in row.denied_by for claim in said.claims)]


def rows_by_claim(control: Iterable[Control]) -> dict[str, Control]:
    """Return the last row in which each claim says or denies that a place is held."""
    return {id_: row for row in control for id_ in on_record(row)}


def keys_of(part: Part) -> frozenset[str]:
    """Return the keys that parts about the same share; counts and control are apart from acts."""
    family = part.about if part.about in ("count", "control") else "act"
    return frozenset(f"{family} {key}" for key in part.keys)


def together(parts: Iterable[Part]) -> list[list[Part]]:
    """Return parts that share a claim or an event as one group, in an order that is always the same."""
    listed = sorted(parts, key=_order)
    first_of: dict[str, int] = {}
    pairs = [(n, first_of.setdefault(key, n)) for n, part in enumerate(listed) for key in keys_of(part)]
    groups: dict[int, list[Part]] = {}
    for number, leader in enumerate(leaders(len(listed), pairs)):
        groups.setdefault(leader, []).append(listed[number])
    return list(groups.values())


def _order(part: Part) -> tuple[object, ...]:
    stands = tuple((*told_order(stand.claim), stand.stance, stand.teller.name) for stand in part.stands)
    return (part.rank, told_order(part.main), stands)


def dispute_of(parts: Sequence[Part], told: Told, rows: Mapping[str, Control]) -> Dispute | None:
    """Return the dispute of parts that are about the same; None where fewer than two sides are left.

    `rows` are those of control by the claims on record in them.
    """
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


def by_first(dispute: Dispute, told: Told) -> tuple[str, str]:
    """Return what disputes are sorted by: the day of their first claim, then their ids."""
    days = [published_day(told.claims[claim.id]) or "9999" for side in dispute.sides for claim in side.claims]
    return (min(days), dispute.id)
