"""Scores of finding names of places in texts and of telling where they are.

Recognition counts spans; resolution counts the names that were recognized and to which coders gave a point.
The metrics are those of Gritta, Pilehvar and Collier (2019): the share within 161 km (100 miles), the
median error, and the area under the curve of the logarithm of errors, between 0 (best) and 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

NEAR_KM = 161.0
FARTHEST_KM = 20039.0
"""Half the circumference of the Earth, and the error of a name that got no point."""
_EARTH_KM = 6371.0088

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Recognition:
    """Counts of spans: coded, found, and both, as one span and by overlap from either side."""

    coded: int = 0
    found: int = 0
    exact: int = 0
    coded_touched: int = 0
    found_touched: int = 0

    def __add__(self, other: Recognition) -> Recognition:
        """Return the counts of two texts together."""
        return Recognition(
            self.coded + other.coded,
            self.found + other.found,
            self.exact + other.exact,
            self.coded_touched + other.coded_touched,
            self.found_touched + other.found_touched,
        )

    def shares(self) -> dict[str, float]:
        """Return precision, recall and F1, exact and by overlap."""
        exact = _shares(self.exact, self.exact, self.found, self.coded)
        overlap = _shares(self.found_touched, self.coded_touched, self.found, self.coded)
        return {
            **{f"exact {name}": value for name, value in exact.items()},
            **{f"overlap {name}": value for name, value in overlap.items()},
        }


def recognition(coded: Sequence[Span], found: Sequence[Span], ignored: Sequence[Span] = ()) -> Recognition:
    """Return the counts of one text; what is found on an ignored span and on no coded one counts nowhere."""
    counted = [
        span
        for span in found
        if any(touch(span, other) for other in coded) or not any(touch(span, other) for other in ignored)
    ]
    return Recognition(
        len(coded),
        len(counted),
        len(set(coded) & set(counted)),
        sum(any(touch(span, other) for other in counted) for span in coded),
        sum(any(touch(span, other) for other in coded) for span in counted),
    )


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in WGS 84 degrees."""
    lat, further = math.radians(one[0]), math.radians(other[0])
    half = math.sin((further - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(further) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def resolution(errors: Sequence[float]) -> dict[str, float]:
    """Return the share within 161 km, the median error in kilometres and the area under the curve."""
    if not errors:
        return {"within 161 km": 0.0, "median km": 0.0, "area": 0.0}
    return {
        "within 161 km": sum(error <= NEAR_KM for error in errors) / len(errors),
        "median km": median(errors),
        "area": _area(sorted(errors)),
    }


def _area(errors: Sequence[float]) -> float:
    curve = [math.log1p(min(error, FARTHEST_KM)) / math.log1p(FARTHEST_KM) for error in errors]
    if len(curve) == 1:
        return curve[0]
    whole = sum((left + right) / 2 for left, right in pairwise(curve))
    return whole / (len(curve) - 1)


def _shares(right: int, coded_right: int, found: int, coded: int) -> dict[str, float]:
    precision = right / found if found else 0.0
    recall = coded_right / coded if coded else 0.0
    both = precision + recall
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / both if both else 0.0}
