"""GeoJSON (RFC 7946) for maps: a point for each place that the text names itself, and nothing lost.

Only places known to the point (precision `place`) are drawn: the middle of a district or a country is no
place where something happened. Claims without such a place are features with a null geometry, which
RFC 7946 allows and maps leave out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

import msgspec

from onrecord.export.attributed import attributed
from onrecord.model.claim import Claim, Place


@dataclass(frozen=True, slots=True)
class GeoJsonFormat:
    """A FeatureCollection with one feature for each claim and point."""

    name: str = "geojson"
    summary: str = "points for maps; claims without a point have no geometry"

    def write(self, claims: Iterable[Claim], out: TextIO) -> int:
        """Write a FeatureCollection, one feature a line, and return how many claims there were."""
        out.write('{"type": "FeatureCollection", "features": [')
        number, separator = 0, "\n"
        for number, claim in enumerate(claims, 1):  # noqa: B007 (the last number is the count)
            for feature in features(claim):
                out.write(separator + msgspec.json.encode(feature).decode())
                separator = ",\n"
        out.write("\n]}\n")
        return number


def features(claim: Claim) -> Iterator[dict[str, Any]]:
    """Give the features of a claim: one a point, or one without geometry where it has no point.

    The id of the first is the claim's id, further ones have `-2`, `-3` behind it.
    """
    points = [place for place in claim.where if _has_point(place)]
    for number, place in enumerate(points or [None], 1):
        yield {
            "type": "Feature",
            "id": claim.id if number == 1 else f"{claim.id}-{number}",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None,
            "properties": _properties(claim, place),
        }


def _has_point(place: Place) -> bool:
    return place.precision == "place" and place.lat is not None and place.lon is not None


def _properties(claim: Claim, place: Place | None) -> dict[str, Any]:
    document = claim.document
    return {
        "attributed": attributed(claim),
        "claim": claim.id,
        "kind": claim.kind,
        "mode": claim.mode,
        "modality": claim.modality,
        "speaker": claim.speaker.name if claim.speaker else None,
        "actor": claim.actor.name if claim.actor else None,
        "target": claim.target.name if claim.target else None,
        "counts": [
            {"value": count.value, "low": count.low, "high": count.high}
            | {"unit": count.unit, "measure": count.measure, "of": count.of}
            for count in claim.counts
        ],
        "start": claim.when.start if claim.when else None,
        "end": claim.when.end if claim.when else None,
        "place": place.name if place else None,
        "relation": place.relation if place else None,
        "offset_km": place.offset_km if place else None,
        "geoname": place.geoname if place else None,
        "places": [each.name for each in claim.where],
        "evidence": claim.evidence.quote,
        "reading_confidence": claim.confidence,
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
    }
