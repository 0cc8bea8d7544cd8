"""Tells the country and province of a name of which nothing else tells: where the text's other places lie.

Last step of resolving places. It never gives a point: a village that no gazetteer knows, in a report whose
places all lie in one province, is a village of that province.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model.claim import Place

# So many names must agree, and so large a share of all.
_LEAST = 2
_MOST = 0.8
# Names that are less sure than that say nothing of the others.
_SURE = 0.7
REASON = "where the other places of the text lie"


@dataclass(frozen=True, slots=True)
class Focus:
    """The country (ISO 3166-1 alpha-2) and the division in which a text's places lie, None if they differ."""

    country: str | None
    admin1: str | None


def focus_of(places: Iterable[Place]) -> Focus:
    """Return where most names of a text lie, each counted once."""
    found = {
        place.name.casefold(): (place.country, place.admin1)
        for place in places
        if place.country is not None
        and place.precision in ("place", "district", "region")
        # A region that lies in several countries has none, and no score is a sure one.
        and (place.score or 0.0) >= _SURE
    }
    country = _shared([country for country, _ in found.values()])
    admin1 = _shared([admin1 for _, admin1 in found.values()]) if country is not None else None
    return Focus(country, admin1)


def with_focus(place: Place, focus: Focus) -> Place:
    """Return a place that has nothing but its name with the country and division of the focus."""
    if place.precision != "none" or place.country is not None or focus.country is None:
        return place
    if place.span is None or place.name == place.name.lower():
        return place
    return replace(place, country=focus.country, admin1=focus.admin1, reasons=(*place.reasons, REASON))


def _shared(values: list[str | None]) -> str | None:
    """Return the value that most have, None where too few agree."""
    best = max(sorted({value for value in values if value is not None}), key=values.count, default=None)
    if best is None or values.count(best) < _LEAST or values.count(best) < _MOST * len(values):
        return None
    return best
