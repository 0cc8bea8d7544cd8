"""Lists of places: names that stand between marked ones in one list belong with them.

"Logar, Nangarhar, Helmand and Badakhshan": a reader that marks the first and the last marks the list.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from onrecord.reading.extract.mentions import Act, Mention
from onrecord.vocabulary.letters import UPPER

_NAME = rf"{UPPER}[\w'’-]*(?: {UPPER}[\w'’-]*){{0,3}}"
_ITEM = re.compile(_NAME)
_JOINT = r"\s*(?:\([^()\n]{1,40}\))?(?:,\s+(?:and\s+)?|\s+and\s+)"
_KIND = r"(?:\s+(?:villages?|towns?|cities|districts?|provinces?)(?:\s+of\s+" + _NAME + r")?)?"
_BETWEEN = re.compile(rf"{_KIND}{_JOINT}(?:{_NAME}{_KIND}{_JOINT})*")
_ENDING = re.compile(
    rf"(?:{_JOINT}{_NAME})+(?=\s+(?:villages|towns|cities|districts|provinces|settlements)\b)"
)
_TAIL = re.compile(rf"{_KIND}(?:,\s+{_NAME})+(?:,?\s+and\s+{_NAME})?")
_AFTER_ITEM = re.compile(r",\s|\s+and\s|\s+(?:villages|towns|cities|districts|provinces|settlements)\b")
_LONG = 4  # a list of so many places goes on over further names
_OF = re.compile(rf"(?:villages?|towns?|cities|districts?|provinces?)\s+of\s+{_NAME}")


def with_listed(act: Act, text: str) -> Act:
    """Return an act with the places of its lists filled in, as sure as the less sure of their ends."""
    if not act.places:
        return act
    places = [_whole_item(place, text) for place in sorted(act.places, key=lambda place: place.start)]
    added: list[Mention] = []
    for before, after in itertools.pairwise(places):
        if _BETWEEN.fullmatch(text, before.end, after.start):
            added += _items(text, before.end, after.start, min(before.score, after.score))
    for place in places:
        if ending := _ENDING.match(text, place.end):
            added += _items(text, ending.start(), ending.end(), place.score)
    places = _each_once([*places, *added])
    while len(places) >= _LONG and (tail := _TAIL.match(text, places[-1].end)):
        # A list may go on district by district: "Velm and Ostra villages of Kesra, Pell, Dorn and …".
        longer = _each_once([*places, *_items(text, tail.start(), tail.end(), places[-1].score)])
        if len(longer) == len(places):
            break
        places = longer
    return replace(act, places=tuple(places))


def _each_once(places: list[Mention]) -> list[Mention]:
    """Return mentions in the order of the text, of those that overlap the first given alone."""
    kept: list[Mention] = []
    for place in places:
        if not any(place.start < other.end and place.end > other.start for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.start)


def _whole_item(place: Mention, text: str) -> Mention:
    """Widen a place that begins an item of a list to the item's end: "Seyid" to "Seyid Mahmudlu"."""
    item = _ITEM.match(text, place.start)
    listed = _AFTER_ITEM.match(text, item.end()) if item else None
    if item and listed and item.end() > place.end and text[place.end] == " ":
        return replace(place, end=item.end())
    return place


def _items(text: str, start: int, end: int, score: float) -> list[Mention]:
    """Return the names of a stretch of a list, without the districts that they are said to be in."""
    districts = [match.span() for match in _OF.finditer(text, start, end)]
    return [
        Mention(match.start(), match.end(), score)
        for match in _ITEM.finditer(text, start, end)
        if not any(a <= match.start() < b for a, b in districts)
        and text[match.start() - 1 : match.start()] != "("
    ]
