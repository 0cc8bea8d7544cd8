"""Which tellings of different documents are worth a comparison: those that share a key.

A key joins something narrow (a place, a count, a name, an act with a side) with a stretch of days, so that
the work grows with the number of tellings, not with its square.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.accounts.linking.alike import ANNOUNCED, CAMPAIGN, TOLL_GAP
from onrecord.accounts.linking.days import TOLD_WITHIN
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.linking.places import COUNTRY
from onrecord.accounts.linking.sides import named

FINE = 4
COARSE = 32
"""Days of a stretch: fine for happenings with their days, coarse for what is told of a month or a year."""
_MOST_STRETCHES = 40
LIMIT = 60
"""In a block of many tellings each is compared with so many that follow it by day of publication."""
RUNNING = 6
"""Figures of a running toll form a chain, so that each is compared with so few that follow it."""
_SMALLEST_COUNT = 3

BlockKey = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a telling, and those under which it lies within a larger place that others may name.

    A figure of a running toll has keys of its own kind.
    """

    own: frozenset[BlockKey] = frozenset()
    within: frozenset[BlockKey] = frozenset()
    running: frozenset[BlockKey] = frozenset()


def keys_of(facts: Facts) -> Keys:
    """Return the keys under which a telling is looked up."""
    if facts.family == "toll":
        stretches = _stretches(facts.published, facts.published, TOLL_GAP) if facts.published else []
        return Keys(
            running=frozenset(
                ("toll", str(s), target)
                for s in (*stretches, *(n + 1 for n in stretches))
                for target in facts.targets
            )
        )
    narrow = {key for spot in facts.places if spot.is_narrow for key in spot.keys}
    wide = {key for spot in facts.places if not spot.is_narrow and spot.level > COUNTRY for key in spot.keys}
    within = {key for spot in facts.places for key in spot.within}
    times = _times(facts)
    months = {f"c{stretch}" for stretch in _months(facts)}
    others = {
        f"={figure.unit}={figure.value:g}"
        for figure in facts.figures
        if (figure.value or 0) >= _SMALLEST_COUNT
    }
    others |= {f"~{name}" for name in facts.names} | {f'"{quote}' for quote in facts.quotes}
    parties = named(facts.actors | facts.targets)
    others |= {f"{act}/{party}" for act in facts.acts for party in parties or {""}}
    others |= {f"{thing}/{party}" for thing in facts.things for party in parties}
    if facts.family in ("ceasefire", "diplomacy") or "offensive" in facts.modes:
        others |= {f"@{party}" for party in parties}
        others |= {f"{act}/" for act in facts.acts}
    own = {(facts.family, time, key) for time in times for key in (narrow | wide | others)}
    own |= {(facts.family, month, key) for month in months for key in narrow}
    return Keys(frozenset(own), frozenset((facts.family, time, key) for time in times for key in within))


def pairs(found: Sequence[Facts], keys: Iterable[Keys] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the numbers of tellings that are worth a comparison, each pair once, the lower first.

    `found` must be in a canonical order, that of publication first.
    """
    own: dict[BlockKey, list[int]] = {}
    within: dict[BlockKey, list[int]] = {}
    running: dict[BlockKey, list[int]] = {}
    for number, its in enumerate(keys if keys is not None else map(keys_of, found)):
        for key in its.own:
            own.setdefault(key, []).append(number)
        for key in its.within:
            within.setdefault(key, []).append(number)
        for key in its.running:
            running.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for pair in within_blocks(own, within, running):
        if pair not in seen and not found[pair[0]].documents & found[pair[1]].documents:
            seen.add(pair)
            yield pair


def within_blocks(
    own: Mapping[Key, Sequence[int]],
    within: Mapping[Key, Sequence[int]],
    running: Mapping[Key, Sequence[int]],
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of each block, the lower number first, some more than once."""
    for block in running.values():
        yield from _following(block, RUNNING)
    for key, block in own.items():
        yield from _following(block, LIMIT)
        held = within.get(key, ())
        for one in block:
            for two in held[: LIMIT * 2]:
                if one != two:
                    yield (one, two) if one < two else (two, one)


def _following(block: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(block):
        for two in block[at + 1 : at + 1 + limit]:
            yield one, two


def _times(facts: Facts) -> set[str]:
    days = facts.days
    if days is None:
        if facts.published is None:
            return {"undated"}
        return {
            f"f{s}" for s in _stretches(facts.published - TOLD_WITHIN, facts.published + TOLD_WITHIN, FINE)
        }
    if days.is_short:
        slack = 3 if facts.family == "control" else 1
        ahead = ANNOUNCED if facts.is_planned else (CAMPAIGN if "offensive" in facts.modes else 0)
        return {f"f{s}" for s in _stretches(days.first - slack, days.last + ahead, FINE)}
    return {f"c{s}" for s in _months(facts)}


def _months(facts: Facts) -> list[int]:
    if facts.days is None:
        return []
    return _stretches(facts.days.first, facts.days.last, COARSE)[:_MOST_STRETCHES]


def _stretches(first: int | None, last: int | None, length: int) -> list[int]:
    if first is None or last is None:
        return []
    return list(range(first // length, last // length + 1))
