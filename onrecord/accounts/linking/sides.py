"""How far the sides of two tellings agree: by parties at the root, and by who acts together in a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.claim import Side
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load

_REMEMBERED = 1 << 14
_UNNAMED, _PROPER = "~", "+"
"""Mark sides that have no id: groups known by a common noun ("civilians"), and those with their own name."""


def parties_of(side: Side | None) -> frozenset[str]:
    """Return the parties of a side at their root ("aze.mil": aze); a side of no party by its name."""
    if side is None:
        return frozenset()
    if side.parties:
        return frozenset(party.partition(".")[0] for party in side.parties)
    mark = _PROPER if side.name[:1].isupper() and side.kind not in ("people", "unnamed") else _UNNAMED
    return frozenset({mark + fold(side.name).removesuffix("s")})


def named(parties: Iterable[str]) -> frozenset[str]:
    """Return those that are parties with an id, without groups known by a common name alone."""
    return frozenset(party for party in parties if not party.startswith((_UNNAMED, _PROPER)))


def other_persons(ones: Iterable[str], twos: Iterable[str]) -> bool:
    """Whether both name persons or groups that have no id, and no word of one name is in another."""
    words = [
        {word for party in parties if party.startswith(_PROPER) for word in party[1:].split()}
        for parties in (ones, twos)
    ]
    return all(words) and not words[0] & words[1]


def differ(ones: frozenset[str], twos: frozenset[str]) -> bool:
    """Whether both name parties, and none of one is one of the other or acts together with it."""
    ones, twos = named(ones), named(twos)
    return bool(ones and twos) and not any(one == two or allied(one, two) for one in ones for two in twos)


@lru_cache(maxsize=_REMEMBERED)
def allied(one: str, two: str) -> bool:
    """Whether two parties stand on one side of a conflict that the vocabulary knows."""
    return any(
        one in side.parties and two in side.parties
        for conflict in load().conflicts.values()
        for side in conflict.sides
    )


def role_weight(ones: frozenset[str], twos: frozenset[str]) -> float:
    """Return what two sides in one role say: 1 for a party in common, 0.5 for a noun, -1.5 for others."""
    if shared := ones & twos:
        return 0.5 if all(party.startswith(_UNNAMED) for party in shared) else 1.0
    return -1.5 if differ(ones, twos) else 0.0


def mutual_weight(ones: frozenset[str], twos: frozenset[str]) -> float:
    """Return what the sides of two clashes, truces or talks say, whoever is named first."""
    shared = sum(not party.startswith(_UNNAMED) for party in ones & twos)
    if shared:
        return 2.0 if shared > 1 else 1.0
    return -1.5 if differ(ones, twos) else 0.0
