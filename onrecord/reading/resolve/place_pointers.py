"""Words that point back to a place: "the city", "the village", "there" take the place named last before.

Only acts that name no place of their own are looked at, and only places in which other acts are told to
have happened can be meant: a town named in passing is not pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.claim import Place
from onrecord.reading.extract.mentions import Act

_POINTER = re.compile(
    r"\b(?:(?:the|this|that)\s+(?:\w+\s+){0,2}?"
    r"(?P<noun>city|town|village|settlement|capital|airport|area|region|district|province|island)\b"
    r"(?!\s+(?:of|council|hall|centre|center|governor|mayor|police)\b|['’]s\b)"
    r"|there\b(?!\s+(?:is|are|was|were|has|have|had)\b))",
    re.IGNORECASE,
)
_END = re.compile(r"[,;:.!?\n]")
_BEHIND = 30  # how far behind the evidence the pointer may stand (code points)
_WIDE = frozenset(("area", "region", "district", "province", "island"))


def pointed_back(
    acts: Sequence[Act], places: Sequence[tuple[Place, ...]], text: str
) -> list[tuple[Place, ...]]:
    """Return the places of each act, those that only point back with the place that is meant."""
    named = sorted(
        ((place.span.start, place) for found in places for place in found if place.span is not None),
        key=lambda pair: pair[0],
    )
    return [found if found else _meant(act, named, text) for act, found in zip(acts, places, strict=True)]


def _meant(act: Act, named: Sequence[tuple[int, Place]], text: str) -> tuple[Place, ...]:
    end = act.evidence.end
    stop = _END.search(text, end, end + _BEHIND)
    pointer = _POINTER.search(text, act.evidence.start, stop.start() if stop else end + _BEHIND)
    if pointer is None:
        return ()
    noun = (pointer["noun"] or "").casefold()
    wide = not noun or noun in _WIDE
    fitting = [
        place
        for start, place in named
        if start < pointer.start()
        and place.precision != "country"
        and (wide or place.precision in ("place", "none"))
        and place.relation == "in"
    ]
    return (fitting[-1],) if fitting else ()
