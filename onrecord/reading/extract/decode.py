"""From the numbers of the encoder to acts: pairs of start and end, scored, the best without overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.words import KINDS, Kind, Mode
from onrecord.reading.extract.labels import BOUNDS, KIND_COLUMNS, SAID, SAID_COLUMNS
from onrecord.reading.extract.windows import Window

LONGEST = 60
"""The most word pieces that the evidence of an act may span."""
LONGEST_SAID = 150
"""The same for what somebody says."""
_SAME = 0.8  # acts that share so much of their pieces tell one happening
_FLOOR = 0.02  # starts and ends less likely than this are never paired


@dataclass(frozen=True, slots=True)
class Found:
    """An act found in a window: pieces `first` to `last` (inclusive), its kind and score (0 to 1).

    `mode` is given where the form of words tells it, else None.
    """

    first: int
    last: int
    kind: Kind
    score: float
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says, found in a window: pieces `first` to `last` (inclusive) and a score (0 to 1)."""

    first: int
    last: int
    score: float

    @property
    def kind(self) -> str:
        """What it is called among the marks of the role branch."""
        return SAID


def decode_acts(
    probabilities: NDArray[np.float32], window: Window, thresholds: Mapping[Kind, float]
) -> list[Found]:
    """Return the acts of a window, in the order of the text.

    `probabilities` has the shape (pieces, ACT_WIDTH). The score of a pair is the cube root of
    p(start) * p(end) * geometric mean of p(inside); of overlapping pairs of one kind the best is kept.
    """
    by_kind = probabilities[:, KIND_COLUMNS].reshape(len(probabilities), len(KINDS), len(BOUNDS))
    # cube root of a product of three: each factor must reach threshold cubed
    floors = np.array([max(_FLOOR, thresholds[kind] ** 3) for kind in KINDS], dtype=np.float32)
    likely = by_kind[window.core :, :, :2] > floors[:, np.newaxis]
    found: list[Found] = []
    # Most kinds have neither a start nor an end in a window.
    for number in np.flatnonzero(likely.any(axis=0).all(axis=-1)).tolist():
        firsts, lasts = (
            (np.flatnonzero(likely[:, number, bound]) + window.core).tolist() for bound in (0, 1)
        )
        kind = KINDS[number]
        found += _decode_kind(by_kind[:, number], window, kind, thresholds[kind], firsts, lasts)
    return sorted(_one_kind_each(found), key=lambda act: (act.first, act.last, act.kind))


def decode_said(probabilities: NDArray[np.float32], window: Window, threshold: float) -> list[Said]:
    """Return the stretches of a window that somebody says, without overlap, in the order of the text.

    They are scored as acts are, and may run over the ends of sentences.
    """
    columns = probabilities[:, SAID_COLUMNS]
    if not columns.shape[1]:
        return []  # a reader from before there were such columns
    floor = max(_FLOOR, threshold**3)
    firsts, lasts = (
        (np.flatnonzero(columns[window.core :, bound] > floor) + window.core).tolist() for bound in (0, 1)
    )
    pairs = _pairs(columns, threshold, firsts, lasts, LONGEST_SAID)
    return [
        Said(first, last, score) for score, first, last in sorted(_apart(pairs), key=lambda pair: pair[1])
    ]


def _one_kind_each(found: Sequence[Found]) -> list[Found]:
    """Leave out what a surer act of another kind says of the same stretch: one happening has one kind."""
    kept: list[Found] = []
    for act in sorted(found, key=lambda act: (-act.score, act.first, act.last, act.kind)):
        if all(_overlap(act, other) < _SAME for other in kept):
            kept.append(act)
    return kept


def _overlap(act: Found, other: Found) -> float:
    """Return the share of the pieces of either act that both have."""
    both = min(act.last, other.last) - max(act.first, other.first) + 1
    return both / (max(act.last, other.last) - min(act.first, other.first) + 1)


def _decode_kind(
    columns: NDArray[np.float32],
    window: Window,
    kind: Kind,
    threshold: float,
    firsts: Sequence[int],
    lasts: Sequence[int],
) -> list[Found]:
    """Return the acts of one kind; `firsts` and `lasts` are where one may start and end."""
    pairs = [
        pair
        for pair in _pairs(columns, threshold, firsts, lasts, LONGEST)
        if window.sentences[pair[1]] == window.sentences[pair[2]]
    ]
    return [Found(first, last, kind, score) for score, first, last in _apart(pairs)]


def _pairs(
    columns: NDArray[np.float32],
    threshold: float,
    firsts: Sequence[int],
    lasts: Sequence[int],
    longest: int,
) -> list[tuple[float, int, int]]:
    """Return score, first and last piece of the pairs that reach the threshold."""
    starts, ends, inside = columns[:, 0], columns[:, 1], columns[:, 2]
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.maximum(inside, 1e-6)))])
    pairs: list[tuple[float, int, int]] = []
    for first in firsts:
        for last in lasts:
            if not first <= last < first + longest:
                continue
            mean = float(np.exp((logs[last + 1] - logs[first]) / (last + 1 - first)))
            score = float(starts[first] * ends[last] * mean) ** (1 / 3)
            if score >= threshold:
                pairs.append((score, first, last))
    return pairs


def _apart(pairs: Sequence[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Return the best of the pairs that overlap."""
    kept: list[tuple[float, int, int]] = []
    for score, first, last in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if all(last < start or first > end for _, start, end in kept):
            kept.append((score, first, last))
    return kept
