"""Figures as fractions: a document gives numerators and denominators, a figure is the ratio of their sums.

F1 fits the form as well: twice the hits over what was coded and what was predicted. So one bootstrap over
documents serves every figure of every data set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20201109
_DIGITS = 4
LOW, HIGH = 2.5, 97.5  # per cent: the 95 % interval

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Tally:
    """What a document adds to each figure, as (numerator, denominator), and what was counted in it."""

    document: str
    fractions: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """A figure with the 95 % interval of its sampling error and the denominator that it rests on.

    The interval is None where a figure rests on fewer than two documents.
    """

    value: float
    low: float | None
    high: float | None
    of: float


@dataclass(frozen=True)
class Difference:
    """How much a figure of the second run lies above that of the first, with its 95 % interval.

    The interval is None where a figure rests on fewer than two documents.
    """

    before: float
    after: float
    low: float | None
    high: float | None

    @property
    def verdict(self) -> str:
        """Whether the interval leaves out zero: higher, lower, or not told apart from chance."""
        if self.low is None or self.high is None:
            return "one document shows nothing"
        if self.low > 0:
            return "higher"
        return "lower" if self.high < 0 else "no difference shown"

    @property
    def is_shown(self) -> bool:
        """Whether the figures differ by more than chance would bring about."""
        return self.verdict in ("higher", "lower")


def figures(tallies: Sequence[Tally]) -> dict[str, Figure]:
    """Return all figures of a data set, those first that come first in the documents."""
    names = _names(tallies)
    above, below = _matrices(tallies, names)
    drawn = _draws(len(tallies))
    sampled = _ratio(drawn @ above, drawn @ below)
    found: dict[str, Figure] = {}
    for column, name in enumerate(names):
        of = float(below[:, column].sum())
        if not of:
            continue
        low = high = None
        if np.count_nonzero(below[:, column]) > 1:
            ends = np.nanpercentile(sampled[:, column], (LOW, HIGH))
            low, high = (round(float(end), _DIGITS) for end in ends)
        found[name] = Figure(round(float(above[:, column].sum()) / of, _DIGITS), low, high, of)
    return found


def differences(before: Sequence[Tally], after: Sequence[Tally]) -> dict[str, Difference]:
    """Return the differences of two runs over the same documents by a paired bootstrap.

    ValueError where the runs do not have the same documents.
    """
    first, second = ({t.document: t for t in run} for run in (before, after))
    if first.keys() != second.keys():
        raise ValueError(f"the runs differ in {len(first.keys() ^ second.keys())} documents")
    documents = sorted(first)
    names = [name for name in _names(before) if name in set(_names(after))]
    drawn = _draws(len(documents))
    above, below = _matrices([first[d] for d in documents], names)
    above_then, below_then = _matrices([second[d] for d in documents], names)
    change = _ratio(drawn @ above_then, drawn @ below_then) - _ratio(drawn @ above, drawn @ below)
    found: dict[str, Difference] = {}
    for column, name in enumerate(names):
        sums = [float(m[:, column].sum()) for m in (above, below, above_then, below_then)]
        if not sums[1] or not sums[3]:
            continue
        low = high = None
        if np.count_nonzero(below[:, column] + below_then[:, column]) > 1:
            low, high = (float(end) for end in np.nanpercentile(change[:, column], (LOW, HIGH)))
        found[name] = Difference(sums[0] / sums[1], sums[2] / sums[3], low, high)
    return found


def sizes(tallies: Sequence[Tally]) -> dict[str, int]:
    """Return what was counted in all documents together."""
    total: dict[str, int] = {"documents": len(tallies)}
    for tally in tallies:
        for name, number in tally.sizes.items():
            total[name] = total.get(name, 0) + number
    return total


def pack(tallies: Sequence[Tally]) -> dict[str, Any]:
    """Return tallies as they stand in a results file: names once, then what each document has of them."""
    names = _names(tallies)
    place = {name: number for number, name in enumerate(names)}
    rows = {
        t.document: [
            [place[name], *(round(part, _DIGITS) for part in parts)]
            for name, parts in t.fractions.items()
            if parts[1]
        ]
        for t in tallies
    }
    return {"figures": names, "documents": rows}


def unpack(packed: Mapping[str, Any]) -> list[Tally]:
    """Return the tallies of a results file."""
    names = packed["figures"]
    return [
        Tally(document, {names[number]: (above, below) for number, above, below in row})
        for document, row in packed["documents"].items()
    ]


def _names(tallies: Sequence[Tally]) -> list[str]:
    return list(dict.fromkeys(name for tally in tallies for name in tally.fractions))


def _matrices(tallies: Sequence[Tally], names: Sequence[str]) -> tuple[Floats, Floats]:
    parts = np.array(
        [[t.fractions.get(name, (0.0, 0.0)) for name in names] for t in tallies], dtype=np.float64
    ).reshape(len(tallies), len(names), 2)
    return parts[:, :, 0], parts[:, :, 1]


def _draws(documents: int) -> Floats:
    """Return how often each document is in each resample."""
    chance = np.random.default_rng(SEED)
    if not documents:
        return np.zeros((RESAMPLES, 0))
    shares = np.full(documents, 1 / documents)
    return chance.multinomial(documents, shares, size=RESAMPLES).astype(np.float64)


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)
