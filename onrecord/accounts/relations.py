"""How parties stand to each other: what belongs to whom, who is at war with whom, by the vocabulary.

Tolls ask it whose losses are told by whom, control who denies and who concedes. Every question has the same
answer when the names of two sides are swapped in the vocabulary as well.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

from onrecord.model.claim import Side, Teller
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.tables import Conflict
from onrecord.vocabulary.vocabulary import Vocabulary

Roots = tuple[str, ...]
"""The ids of parties without their parts, sorted ("aze.mod": "aze"); "~" and a name where none is known."""


def roots_of(side: Side | Teller | None) -> Roots:
    """Return whom a side means: its parties without their parts, else its folded name after "~"."""
    if side is None:
        return ()
    if side.parties:
        return tuple(sorted({party.partition(".")[0] for party in side.parties}))
    name = fold(side.name).strip()
    return (f"~{name}",) if name else ()


def are_known(roots: Roots) -> bool:
    """Whether roots are ids of parties and not bare names."""
    return bool(roots) and not any(root.startswith("~") for root in roots)


@functools.lru_cache(maxsize=65_536)
def belongs(vocabulary: Vocabulary, speakers: Roots, owners: Roots) -> bool:
    """Whether one of the speakers is one of the owners, or a part or outlet of one."""
    return bool(set(owners) & {above for speaker in speakers for above in _lineage(vocabulary, speaker)})


@functools.lru_cache(maxsize=65_536)
def are_at_war(vocabulary: Vocabulary, one: Roots, other: Roots, day: dt.date | None) -> bool:
    """Whether a party of one is on another side than a party of the other in a conflict of that day."""
    return any(
        first is not None and second is not None and first is not second
        for conflict in _conflicts_on(vocabulary, day)
        for first, second in _sides(conflict, one, other, day)
    )


@functools.lru_cache(maxsize=65_536)
def are_allies(vocabulary: Vocabulary, one: Roots, other: Roots, day: dt.date | None) -> bool:
    """Whether both share a party, or are on one side in a conflict of that day and at war in none."""
    if set(one) & set(other):
        return True
    together = any(
        first is not None and first is second
        for conflict in _conflicts_on(vocabulary, day)
        for first, second in _sides(conflict, one, other, day)
    )
    return together and not are_at_war(vocabulary, one, other, day)


@functools.lru_cache(maxsize=65_536)
def conflicts_of(vocabulary: Vocabulary, roots: Roots, day: dt.date | None) -> tuple[Conflict, ...]:
    """Return the conflicts of a day in which one of the parties is on a side, in the order of the file."""
    return tuple(
        conflict
        for conflict in _conflicts_on(vocabulary, day)
        if any(conflict.side_of(root, day) is not None for root in roots)
    )


def has_two_sides(vocabulary: Vocabulary, one: Roots, other: Roots, day: dt.date | None) -> bool:
    """Whether both are at war on that day in a conflict that has no third side then."""
    return any(
        first is not None and second is not None and first is not second
        for conflict in _conflicts_on(vocabulary, day)
        if sum(_is_on(conflict, index, day) for index in range(len(conflict.sides))) == 2
        for first, second in _sides(conflict, one, other, day)
    )


def names_of_parties(vocabulary: Vocabulary, roots: Iterable[str]) -> str:
    """Return the usual names of parties, joined; a bare name as it is."""
    names = []
    for root in roots:
        party = vocabulary.party(root)
        names.append(party.name if party else root.removeprefix("~").replace("-", " "))
    return " and ".join(sorted(names))


def day_of(text: str | None) -> dt.date | None:
    """Return the day of an ISO day or time; None where there is none."""
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _lineage(vocabulary: Vocabulary, id_: str) -> Roots:
    found = [id_]
    party = vocabulary.party(id_)
    while party is not None and party.parent is not None and party.parent not in found:
        found.append(party.parent)
        party = vocabulary.party(party.parent)
    return tuple(found)


@functools.lru_cache(maxsize=8_192)
def _conflicts_on(vocabulary: Vocabulary, day: dt.date | None) -> tuple[Conflict, ...]:
    return tuple(
        conflict
        for conflict in vocabulary.conflicts.values()
        if day is None or conflict.start <= day <= (conflict.end or dt.date.max)
    )


def _sides(
    conflict: Conflict, one: Roots, other: Roots, day: dt.date | None
) -> Iterable[tuple[object, object]]:
    return (
        (conflict.side_of(first, day), conflict.side_of(second, day)) for first in one for second in other
    )


def _is_on(conflict: Conflict, index: int, day: dt.date | None) -> bool:
    side = conflict.sides[index]
    if day is None:
        return True
    return (side.start or conflict.start) <= day <= (side.end or conflict.end or dt.date.max)
