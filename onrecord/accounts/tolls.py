"""Running tolls: cumulative counts of one group in one unit by one voice, with increments and their sum.

Claims become figures (`toll_figures.py`), figures of one key a series, and a series points whose arithmetic
is checked (`toll_points.py`). Each series is worked out from its own figures alone, so that it can be kept
and renewed by itself. Nothing depends on the order of claims, nor on the names of sides.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from onrecord.accounts.groups import Group
from onrecord.accounts.relations import names_of_parties
from onrecord.accounts.toll_figures import Figure, Telling, Voice, figures_of, tellings_of
from onrecord.accounts.toll_points import day_in, merged, points_of
from onrecord.model.accounts import ClaimRef, Event, Scope, Toll, TollGroup, TollPoint
from onrecord.model.claim import Claim
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary

FIRST_DAYS = 14
"""How many days before the first running figure a bare count may be the first figure of the series."""
REVISION_DAYS = 10
"""How many days after a count a risen toll of the same place is taken for that of the same event."""
SINCE_DAYS = 31
"""How far the first days of two running totals may lie apart where both count from one beginning."""
SILENT_DAYS = 60
"""After how many days without a figure a lower total begins a series of its own."""


class TollKey(NamedTuple):
    """What the figures of one series share; `about` is an event, a place or an area, "" for a war."""

    scope: Scope
    about: str
    status: str
    group: Group
    voice: Voice


class EventOf(NamedTuple):
    """The event of a claim, and whether it tells of an attack, so that its counts are the attack's."""

    id: str
    is_attack: bool


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
    kinds = {claim.id: claim.kind for claim in known}
    of_claim = {
        member.id: EventOf(event.id, any(kinds.get(other.id) == "attack" for other in event.claims))
        for event in events
        for member in event.claims
    }
    parts: dict[TollKey, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for key in keys_of(telling, of_claim.get(telling.main.claim.id)):
            parts[key].append(telling)
    tolls = [toll for key, told in parts.items() for toll in series_of(key, told, words)]
    return tuple(sorted(tolls, key=_order))


def keys_of(telling: Telling, event: EventOf | None) -> list[TollKey]:
    """Return the series to which a telling may belong: of the war, of its event or of its place."""
    figure, keys = telling.main, []
    if _is_of_war(telling, event):
        about = "" if figure.group.is_told else fold(figure.area)
        keys.append(TollKey("war", about, figure.status, figure.group, figure.voice))
        if not telling.is_count:
            return keys
    about = f"event {event.id}" if event else figure.where
    if about:
        keys.append(TollKey("event", about, figure.status, Group(), (figure.voice[0], "")))
    return keys


def series_of(key: TollKey, tellings: Sequence[Telling], vocabulary: Vocabulary) -> list[Toll]:
    """Return the tolls of one key, worked out from its tellings alone."""
    if key.scope == "war":
        found = [list(_with_first(part)) for part in _by_beginning(merged(tellings, "war"))]
    else:
        groups = _by_group(tellings)
        found = [part for told in groups for part in _of_one_event(key, merged(told, "event"))]
    return [_toll(key, part, vocabulary) for part in found if part]


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


def _with_first(tellings: Sequence[Telling]) -> Iterator[Telling]:
    """Yield the running figures of a series, and before them the bare count that they go on from.

    Nothing is yielded where there is no running total: increments alone are no toll.
    """
    running = [telling for telling in tellings if not telling.is_count]
    if not any(telling.total is not None for telling in running):
        return
    first = running[0].main.day
    counts = [telling for telling in tellings if telling.is_count and telling.main.day < first]
    begin = min((telling.main.day for telling in counts), default=first)
    if _days(begin, first) <= FIRST_DAYS:
        yield from (telling for telling in counts if telling.main.day == begin)
    yield from running


def _by_beginning(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Return tellings apart by the day from which their totals count, and where a count begins anew."""
    starts = sorted({telling.main.since for telling in tellings if telling.main.since})
    first_of: dict[str | None, str | None] = {}
    for start, before in zip(starts, [None, *starts], strict=False):
        is_near = before is not None and _days(before, start) <= SINCE_DAYS
        first_of[start] = first_of[before] if is_near else start
    several = len(set(first_of.values())) > 1
    series: dict[str | None, list[Telling]] = defaultdict(list)
    for telling in tellings:
        series[first_of.get(telling.main.since) if several else None].append(telling)
    return [part for told in series.values() for part in _by_silence(told)]


def _by_silence(tellings: Sequence[Telling]) -> list[list[Telling]]:
    parts: list[list[Telling]] = [[]]
    last: Figure | None = None
    for telling in tellings:
        total = telling.total
        if total is not None and not telling.is_count:
            if last is not None and _is_less(total, last) and _days(last.day, total.day) > SILENT_DAYS:
                parts.append([])
            last = total
        parts[-1].append(telling)
    return parts


def _by_group(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Return tellings of one event by whom they count; one that tells less joins the only one it can mean."""
    told = list(tellings)
    groups = {telling.main.group for telling in told}
    apart = {(telling.main.group, other) for telling in told for other in telling.main.others}
    meant = {}
    for group in groups:
        wider = [
            other
            for other in groups
            if other != group and _tells_more(other, group) and not {(group, other), (other, group)} & apart
        ]
        fullest = [
            one for one in wider if not any(_tells_more(other, one) for other in wider if other != one)
        ]
        meant[group] = fullest[0] if len(fullest) == 1 else group
    series: dict[Group, list[Telling]] = defaultdict(list)
    for telling in told:
        series[meant[telling.main.group]].append(telling)
    return list(series.values())


def _tells_more(one: Group, other: Group) -> bool:
    """Whether one group is the other, told more fully."""
    return other.roots in ((), one.roots) and other.people in ("", one.people)


def _of_one_event(key: TollKey, tellings: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Yield the series of an event; without a known event, a risen toll and the count of its place before."""
    if key.about.startswith("event "):
        if len({day_in("event", telling) for telling in tellings}) > 1:
            yield list(tellings)
        return
    running = [telling for telling in tellings if not telling.is_count]
    counts = [telling for telling in tellings if telling.is_count]
    part: list[Telling] = []
    for telling in running:
        if part and _days(part[-1].main.told, telling.main.told) > REVISION_DAYS:
            yield part
            part = []
        if not part:
            part = _count_before(telling, counts)
        part.append(telling)
    if any(telling.total is not None and not telling.is_count for telling in part):
        yield part


def _count_before(telling: Telling, counts: Sequence[Telling]) -> list[Telling]:
    """Return the count from which a toll has risen: the last before it, where only one was told that day."""
    before = [other for other in counts if other.main.told < telling.main.told]
    latest = max((other.main.told for other in before), default="")
    if not latest or _days(latest, telling.main.told) > REVISION_DAYS:
        return []
    of_day = [other for other in before if other.main.told == latest]
    return of_day if len(of_day) == 1 else []


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


def _is_less(one: Figure, other: Figure) -> bool:
    high, low = one.high, other.low
    return high is not None and low is not None and high < low


def _days(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def _order(toll: Toll) -> tuple[str, str, str, str, str, tuple[str, ...], str, tuple[ClaimRefKey, ...]]:
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
