"""Lists of places: names that stand between marked ones in one list belong with them.

"Logar, Nangarhar, Helmand and Badakhshan": a reader that marks the first and the last marks the list.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from onrecord.reading.extract.mentions import Act, Mention

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*(?: [^\W\d_a-zß-öø-ÿ][\w'’-]*){0,3}"
_ITEM = re.compile(_NAME)
_JOINT = r"\s*(?:\([^()\n]{1,40}\))?(?:,\s+(?:and\s+)?|\s+and\s+)"
_KIND = r"(?:\s+(?:villages?|towns?|cities|districts?|provinces?)(?:\s+of\s+" + _NAME + r")?)?"
_BETWEEN = re.compile(rf"{_KIND}{_JOINT}(?:{_NAME}{_KIND}{_JOINT})*")
_ENDING = re.compile(
    rf"(?:{_JOINT}{_NAME})+(?=\s+(?:villages|towns|cities|districts|provinces|settlements)\b)"
)
_OF = re.compile(rf"(?:villages?|towns?|cities|districts?|provinces?)\s+of\s+{_NAME}")


def with_listed(act: Act, text: str) -> Act:
    """Return an act with the places of its lists filled in, as sure as the less sure of their ends."""
    places = sorted(act.places, key=lambda place: place.start)
    added: list[Mention] = []
    for before, after in itertools.pairwise(places):
        if _BETWEEN.fullmatch(text, before.end, after.start):
            added += _items(text, before.end, after.start, min(before.score, after.score))
    for place in places:
        if ending := _ENDING.match(text, place.end):
            added += _items(text, ending.start(), ending.end(), place.score)
    new = [a for a in added if not any(a.start < p.end and a.end > p.start for p in places)]
    return replace(act, places=tuple(sorted({*places, *new}, key=lambda p: (p.start, p.end)))) if new else act


def _items(text: str, start: int, end: int, score: float) -> list[Mention]:
    """Return the names of a stretch of a list, without the districts that they are said to be in."""
    districts = [match.span() for match in _OF.finditer(text, start, end)]
    return [
        Mention(match.start(), match.end(), score)
        for match in _ITEM.finditer(text, start, end)
        if not any(a <= match.start() < b for a, b in districts)
        and text[match.start() - 1 : match.start()] != "("
    ]
