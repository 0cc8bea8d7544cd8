"""Puts things together by the ties between them, the strongest first, and never two that can't be one.

Used twice: for the claims of one document and for the tellings of many. The result does not depend on the
order in which things or ties come, and no chain of likenesses joins what is certainly apart.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeVar

from onrecord.accounts.linking.alike import Tie

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two things, by their numbers; a `firm` one holds whatever speaks against it."""

    one: int
    two: int
    tie: Tie
    firm: bool = False


def clusters(
    size: int,
    edges: Iterable[Edge],
    are_apart: Callable[[int, int], bool],
    kept_apart: Iterable[tuple[int, int]] = (),
    alike: Sequence[Hashable] | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Return the numbers 0 to `size` - 1 in groups, each ascending, in the order of their first numbers.

    The numbers must be given out in an order that is the same in every run: it decides between equal ties.
    `kept_apart` holds against firm ties too. Things that are the same in `alike` are apart from the same,
    so that one of them is asked for all: a toll of years is then put together as fast as it is long.
    """
    group_of = list(range(size))
    groups: dict[int, list[int]] = {number: [number] for number in range(size)}
    asked = {number: {alike[number] if alike else number: number} for number in range(size)}
    forbidden = {frozenset(pair) for pair in kept_apart}
    found: dict[tuple[int, int], bool] = {}

    def divided(one: int, two: int) -> bool:
        pair = (one, two) if one < two else (two, one)
        if pair not in found:
            found[pair] = are_apart(*pair)
        return found[pair]

    for edge in sorted(edges, key=lambda e: (not e.firm, -e.tie.weight, e.one, e.two)):
        one, two = group_of[edge.one], group_of[edge.two]
        if one == two:
            continue
        if forbidden and any(frozenset((a, b)) in forbidden for a in groups[one] for b in groups[two]):
            continue
        if not edge.firm and any(
            divided(a, b) for a in asked[one].values() for b in asked[two].values() if a != b
        ):
            continue
        keep, go = sorted((one, two))
        for number in groups[go]:
            group_of[number] = keep
        groups[keep] += groups.pop(go)
        asked[keep] |= asked.pop(go)
    return tuple(tuple(sorted(groups[first])) for first in sorted(groups, key=lambda g: min(groups[g])))


def spanning(
    first: Key, members: Sequence[Key], ties: Mapping[tuple[Key, Key], Tie]
) -> dict[Key, tuple[Key, Tie]]:
    """Return for each member but the first the one before it to which it is tied most, and that tie.

    Walks from `first` along the strongest ties; ties are looked up both ways round. A member that no tie
    reaches is left out.
    """
    place = {member: number for number, member in enumerate(members)}
    beside: dict[Key, list[tuple[Key, Tie]]] = {member: [] for member in members}
    for (one, two), tie in ties.items():
        if one in place and two in place:
            beside[one].append((two, tie))
            beside[two].append((one, tie))
    reached: dict[Key, tuple[Key, Tie]] = {}
    # The strongest tie first; of equal ones that to the earliest member, from the earliest.
    ahead: list[tuple[float, int, int, int, Tie]] = []
    number = itertools.count()
    current = first
    while True:
        for other, tie in beside[current]:
            if other != first and other not in reached:
                heappush(ahead, (-tie.weight, place[other], place[current], next(number), tie))
        while ahead and members[ahead[0][1]] in reached:
            heappop(ahead)
        if not ahead:
            return reached
        _, to, since, _, tie = heappop(ahead)
        current = members[to]
        reached[current] = (members[since], tie)
