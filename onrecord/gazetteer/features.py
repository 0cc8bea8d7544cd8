"""Features of GeoNames beside towns: mountains, rivers, bridges, airports, crossings, camps and bases.

A user's country file brings them into the index; which ones, and whether they are a spot, stands in
data/features.tsv.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from onrecord.model.errors import GazetteerError

SETTLEMENT = "settlement"
"""The kind of towns and villages, which GeoNames holds under class P."""
_FILE = "features.tsv"


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature is called (`bridge`), and whether it is a spot or stretches too far for a pin."""

    kind: str
    level: Literal["place", "region"]


@functools.cache
def features() -> Mapping[str, Feature]:
    """Return the features that are taken, by class and code (`S.BDG`)."""
    found: dict[str, Feature] = {}
    for line in (files("onrecord.gazetteer") / "data" / _FILE).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 3 or columns[2] not in ("place", "region") or columns[0] in found:
            raise GazetteerError(
                f"{_FILE}: {line!r} is no feature, or stands twice; give code, kind and place or region"
            )
        found[columns[0]] = Feature(columns[1], "place" if columns[2] == "place" else "region")
    return found


@functools.cache
def kinds() -> tuple[str, ...]:
    """Return the kinds of places, settlements first, in an order that the index numbers them by."""
    return (SETTLEMENT, *sorted({feature.kind for feature in features().values()}))
