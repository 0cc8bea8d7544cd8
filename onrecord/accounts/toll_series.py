"""Which tellings of tolls are one series: what counts from one beginning, of one event, of one group.

Between `toll_figures.py` and `toll_points.py`; `tolls.py` runs the three.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.accounts.groups import Group
from onrecord.accounts.toll_figures import Figure, Telling
from onrecord.accounts.toll_points import day_in

FIRST_DAYS = 14
"""How many days before the first running figure a bare count may be the first figure of the series."""
REVISION_DAYS = 10
"""How many days after a count a risen toll of the same place is taken for that of the same event."""
SINCE_DAYS = 31
"""How far the first days of two running totals may lie apart where both count from one beginning."""
SILENT_DAYS = 60
"""After how many days without a figure a lower total begins a series of its own."""


def with_first(tellings: Sequence[Telling]) -> Iterator[Telling]:
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


def by_beginning(tellings: Sequence[Telling]) -> list[list[Telling]]:
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


def by_group(tellings: Iterable[Telling]) -> list[list[Telling]]:
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


def of_event(tellings: Sequence[Telling]) -> Iterator[Telling]:
    """Yield the figures of an event where they are told on several days or as running totals; else none."""
    runs = any(telling.total is not None and not telling.is_count for telling in tellings)
    if runs or len({day_in("event", telling) for telling in tellings}) > 1:
        yield from tellings


def of_place(tellings: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Yield running totals of one place that belong together, each with the count that it has risen from."""
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


def _is_less(one: Figure, other: Figure) -> bool:
    high, low = one.high, other.low
    return high is not None and low is not None and high < low


def _days(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
