"""Running tolls: cumulative counts of one group in one unit by one voice, with increments and their sum.

Claims become figures (`toll_figures.py`), figures of one key a series (`toll_series.py`), and a series points
whose arithmetic is checked (`toll_points.py`). Each series is worked out from its own figures alone, so that
it can be kept and renewed by itself. Nothing depends on the order of claims, nor on the names of sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from onrecord.accounts.groups import Group
from onrecord.accounts.relations import names_of_parties
from onrecord.accounts.toll_figures import Figure, Telling, Voice, figures_of, tellings_of
from onrecord.accounts.toll_points import day_in, merged, points_of
from onrecord.accounts.toll_series import by_beginning, by_group, of_event, of_place, with_first
from onrecord.model.accounts import ClaimRef, Event, Scope, Toll, TollGroup, TollPoint
from onrecord.model.claim import Claim
from onrecord.model.words import Kind
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary


class TollKey(NamedTuple):
    """What the figures of one series share; `about` is an event, a place or an area, "" for a war."""

    scope: Scope
    about: str
    status: str
    group: Group
    voice: Voice


class EventOf(NamedTuple):
    """The event of a claim, whether it tells of an attack, and whether on several days."""

    id: str
    is_attack: bool
    is_told_again: bool


def work_out_tolls(
    claims: Iterable[Claim],
    origins: Mapping[str, str] = MappingProxyType({}),
    *,
    events: Sequence[Event] = (),
    vocabulary: Vocabulary | None = None,
) -> tuple[Toll, ...]:
    """Return the running tolls that claims tell, sorted by group, unit and teller.

    `origins` names for the id of a document the id of the one that it copies. With `events`, counts of one
    event told on different days are a series of that event.
    """
    words = vocabulary or load()
    known = {claim.id: claim for claim in claims}.values()
    tellings = tellings_of(figure for claim in known for figure in figures_of(claim, words, origins))
    of_claim = events_with(events, {claim.id: claim.kind for claim in known}, tellings)
    parts: dict[TollKey, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for key in keys_of(telling, of_claim.get(telling.main.claim.id)):
            parts[key].append(telling)
    tolls = [toll for key, told in parts.items() for toll in series_of(key, told, words)]
    return tuple(sorted(tolls, key=toll_order))


def keys_of(telling: Telling, event: EventOf | None) -> list[TollKey]:
    """Return the series to which a telling may belong: of the war, of its event or of its place."""
    figure, keys = telling.main, []
    if _is_of_war(telling, event):
        about = "" if figure.group.is_told else fold(figure.area)
        keys.append(TollKey("war", about, figure.status, figure.group, figure.voice))
        if not telling.is_count:
            return keys
    about = f"event {event.id}" if event else ""
    if event is None or (figure.where and not event.is_told_again):
        about = figure.where
    if about:
        keys.append(TollKey("event", about, figure.status, Group(), (figure.voice[0], "")))
    return keys


def series_of(key: TollKey, tellings: Sequence[Telling], vocabulary: Vocabulary) -> list[Toll]:
    """Return the tolls of one key, worked out from its tellings alone."""
    if key.scope == "war":
        found = [list(with_first(part)) for part in by_beginning(merged(tellings, "war"))]
    elif key.about.startswith("event "):
        found = [list(of_event(merged(told, "event"))) for told in by_group(tellings)]
    else:
        found = [part for told in by_group(tellings) for part in of_place(merged(told, "event"))]
    return [_toll(key, part, vocabulary) for part in found if part]


def events_with(
    events: Iterable[Event], kinds: Mapping[str, Kind], tellings: Iterable[Telling]
) -> dict[str, EventOf]:
    """Return what tolls ask of the event of each claim, by the claim's id."""
    days: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        days[telling.main.claim.id].add(day_in("event", telling))
    found = {}
    for event in events:
        ids = [member.id for member in event.claims]
        is_attack = any(kinds.get(id_) == "attack" for id_ in ids)
        told = set().union(*(days.get(id_, set()) for id_ in ids))
        found.update(dict.fromkeys(ids, EventOf(event.id, is_attack, len(told) > 1)))
    return found


def _is_of_war(telling: Telling, event: EventOf | None) -> bool:
    """Whether a telling counts the losses of a war, and not those of one attack or in one place."""
    figure = telling.main
    if figure.is_narrow:
        return False
    if not figure.group.is_told:
        return telling.total is not None and not telling.is_count and bool(figure.area) and _runs(figure)
    if telling.is_count or _runs(figure):
        return True
    return event is None or not event.is_attack


def _runs(figure: Figure) -> bool:
    """Whether a figure is told to count from a day before."""
    return figure.since is not None


def _toll(key: TollKey, tellings: Sequence[Telling], vocabulary: Vocabulary) -> Toll:
    points = points_of(tellings, key.scope)
    sayers = sorted({telling.main.sayer for telling in tellings})
    event = key.about.removeprefix("event ") if key.about.startswith("event ") else None
    return Toll(
        group=_named(key, tellings, vocabulary),
        status=key.status,
        scope=key.scope,
        event=event,
        teller=key.voice[0],
        speakers=tuple(sayers),
        points=points,
        latest=points[-1].date,
    )


def _named(key: TollKey, tellings: Sequence[Telling], vocabulary: Vocabulary) -> TollGroup:
    """Return whom a series counts, as far as all of its figures tell the same."""
    groups = {telling.main.group for telling in tellings}
    roots = {group.roots for group in groups if group.roots}
    people = {group.people for group in groups}
    of = people.pop() if len(people) == 1 else ""
    parties = roots.pop() if len(roots) == 1 else ()
    unit = vocabulary.units.get(key.status)
    noun = _many(of, vocabulary) or ("people" if unit is not None and unit.group == "people" else key.status)
    area = next((telling.main.area for telling in tellings if telling.main.area), "")
    name = names_of_parties(vocabulary, parties) if parties else noun
    if key.scope == "war" and not parties and area:
        name = f"{noun} in {area}"
    return TollGroup(name=name, parties=parties, of=of or None)


def _many(people: str, vocabulary: Vocabulary) -> str:
    kind = vocabulary.peoples.get(people.replace(" ", "-"))
    return kind.many if kind is not None else people


def toll_order(toll: Toll) -> tuple[str, str, str, str, str, tuple[str, ...], str, tuple[ClaimRefKey, ...]]:
    """Return what tolls are sorted by: whom they count, in which unit, by whom they are told."""
    return (
        toll.scope,
        toll.group.name,
        toll.group.of or "",
        toll.status,
        toll.teller,
        toll.speakers,
        toll.event or "",
        tuple(_point_key(point) for point in toll.points),
    )


ClaimRefKey = tuple[str, str]


def _point_key(point: TollPoint) -> ClaimRefKey:
    claim: ClaimRef = point.claim
    return (point.date, claim.id)
