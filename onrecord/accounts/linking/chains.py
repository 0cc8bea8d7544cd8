"""Chains of ties: what hangs together through others, and where chains of hundreds are parted.

A toll that is told for years, or by hundreds of reports, hangs together by its ties. As one event it would be
too long to look through, and to put together anew with each figure: it is parted by years, then by months.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.accounts.linking.clusters import Edge

MOST = 300
"""Chains of more tellings are parted."""
_PERIODS = (4, 7)
"""How many characters of an ISO day name its year, and its month."""


def leaders(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each number from 0 to `size` - 1 the lowest of those that pairs tie it to through others."""
    head = list(range(size))

    def last(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for one, two in pairs:
        first, second = sorted((last(one), last(two)))
        head[second] = first
    return [last(number) for number in range(size)]


def parted(days: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges without those that hold together long chains over the turn of a year or month.

    `days` are those of publication (ISO). What is firm holds all the same.
    """
    kept = list(edges)
    for length in _PERIODS:
        of = leaders(len(days), ((edge.one, edge.two) for edge in kept))
        long = {leader for leader, size in Counter(of).items() if size > MOST}
        if not long:
            break
        kept = [
            edge
            for edge in kept
            if edge.firm or of[edge.one] not in long or days[edge.one][:length] == days[edge.two][:length]
        ]
    return kept
