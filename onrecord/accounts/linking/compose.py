"""Makes the event of the tellings that were put together: what, where, when, by and to whom, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.accounts.linking.alike import Tie
from onrecord.accounts.linking.clusters import spanning
from onrecord.accounts.linking.deaths import deaths_of
from onrecord.accounts.linking.places import spot_of
from onrecord.accounts.linking.sides import named, parties_of
from onrecord.accounts.linking.tellings import Telling
from onrecord.model.accounts import Event, EventClaim, FirstReport
from onrecord.model.claim import Claim, Count, Place, Side, When
from onrecord.model.words import Kind

_AFTER_ALL = "9999"
_LESSER: tuple[Kind, ...] = ("damage", "casualties")
"""Kinds that name an event only where no attack is told with them."""

Value = TypeVar("Value")


def canonical(claim: Claim) -> tuple[str, str, int, int, str]:
    """Return the key by which claims are ordered: day of publication, undated last, document, text."""
    document = claim.document
    return (
        (document.published or _AFTER_ALL)[:10],
        document.id,
        claim.evidence.start,
        claim.evidence.end,
        claim.id,
    )


def event_of(
    together: Sequence[Telling], across: Mapping[tuple[str, str], Tie], origins: Mapping[str, str]
) -> Event:
    """Return the event of the tellings; `across` are their ties, by the ids of their first claims."""
    claims = sorted((claim for telling in together for claim in telling.claims), key=canonical)
    ties = {pair: tie for telling in together for pair, tie in telling.ties.items()} | dict(across)
    ids = [claim.id for claim in claims]
    why = spanning(ids[0], ids, ties)
    told = [claim for claim in claims if claim.kind != "statement"] or claims
    main = _main(told)
    first = claims[0].document
    return Event(
        id=ids[0],
        kind=main[0].kind,
        mode=_most_told(main, lambda c: c.mode if c.mode != "other" else None, origins) or main[0].mode,
        when=_when(main) or _when(told),
        where=_where(main) or _where(told),
        actor=_side(told, "actor", origins),
        target=_side(main, "target", origins) or _side(told, "target", origins),
        deaths=deaths_of(told, origins),
        counts=_counts(told),
        sources=len({origins.get(claim.document.id, claim.document.id) for claim in claims}),
        first=FirstReport(document=first.id, published=first.published),
        claims=tuple(
            EventClaim(
                id=claim.id,
                document=claim.document.id,
                reasons=why[claim.id][1].reasons if claim.id in why else (),
            )
            for claim in claims
        ),
        formerly=_formerly(together, across),
    )


def _main(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that tell the event itself: the act, not its harm; asserted before the rest."""
    kinds = Counter(claim.kind for claim in claims if claim.kind not in _LESSER)
    if not kinds:
        kinds = Counter(claim.kind for claim in claims)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    of_kind = [claim for claim in claims if claim.kind == kind]
    return [claim for claim in of_kind if claim.modality in ("asserted", "possible")] or of_kind


def _most_told(
    claims: Iterable[Claim], value: Callable[[Claim], Value | None], origins: Mapping[str, str]
) -> Value | None:
    """Return the value that most documents tell, copies counted once; of equals the one told first."""
    tellers: dict[Value, set[Hashable]] = {}
    for claim in claims:
        found = value(claim)
        if found is not None:
            tellers.setdefault(found, set()).add(origins.get(claim.document.id, claim.document.id))
    return max(tellers, key=lambda found: len(tellers[found]), default=None)


def _side(claims: Sequence[Claim], role: str, origins: Mapping[str, str]) -> Side | None:
    """Return the actor or target that most documents name, a party before a group without a name."""
    sides: dict[frozenset[str], Side] = {}

    def parties(claim: Claim) -> frozenset[str] | None:
        side: Side | None = getattr(claim, role)
        if side is None:
            return None
        sides.setdefault(parties_of(side), side)
        return parties_of(side)

    with_party = [claim for claim in claims if named(parties(claim) or ())]
    chosen = _most_told(with_party or claims, parties, origins)
    return None if chosen is None else sides[chosen]


def _when(claims: Iterable[Claim]) -> When | None:
    """Return the days that tell most: those that a text names, the shortest, the earliest told."""

    def order(when: When) -> tuple[bool, bool, int]:
        exact = ("hour", "day", "range", "week", "month", "year", "unknown").index(when.precision)
        return (when.start is None, when.basis not in ("expression", "post date"), exact)

    return min((claim.when for claim in claims if claim.when), key=order, default=None)


def _where(claims: Iterable[Claim]) -> tuple[Place, ...]:
    """Return the places told, each once and as first told, without those that hold another of them."""
    found: list[Place] = []
    for claim in claims:
        for place in claim.where:
            if not any(spot_of(place).keys & spot_of(other).keys for other in found):
                found.append(place)
    spots = [spot_of(place) for place in found]
    narrowest = max((spot.level for spot in spots), default=0)
    holding = {name for spot in spots for name in spot.within}
    return tuple(
        place
        for place, spot in zip(found, spots, strict=True)
        if not spot.keys & holding and (spot.is_narrow or spot.level == narrowest)
    )


def _counts(claims: Iterable[Claim]) -> tuple[Count, ...]:
    """Return every count told, each once and as first told, in the order of the telling."""
    found: dict[tuple[object, ...], Count] = {}
    for claim in claims:
        for count in claim.counts:
            key = (count.unit, count.of, count.measure, count.value, count.low, count.high)
            found.setdefault(key, count)
    return tuple(found.values())


def _formerly(together: Sequence[Telling], across: Mapping[tuple[str, str], Tie]) -> tuple[str, ...]:
    """Return the ids that stood for a part of the event until a later report showed that the parts are one.

    Replays the reports in order of publication: where one ties two parts that stood apart, the id of the
    later part is given up. An id that a late arrival of an early report displaces is found among the claims.
    """
    ordered = sorted(together, key=lambda telling: canonical(telling.first))
    rank = {telling.first.id: n for n, telling in enumerate(ordered)}
    beside: dict[str, list[str]] = {}
    for one, two in across:
        beside.setdefault(one, []).append(two)
        beside.setdefault(two, []).append(one)
    group: dict[str, str] = {}
    gone: list[str] = []
    for telling in ordered:
        own = telling.first.id
        met = {group[other] for other in beside.get(own, ()) if other in group}
        kept, *merged = sorted(met, key=rank.__getitem__) or [own]
        group[own] = kept
        if merged:
            gone += merged
            group = {member: (kept if head in merged else head) for member, head in group.items()}
    return tuple(gone)
