"""Scope: whether a report is on the subject at all, from the mean of the encoder's states over its pieces.

A crime, an accident or a quarrel over trade has the words of a war and is none. The act head sees a few
words at a time; this linear model sees the whole of what was read. Its weights are fitted on all coded
reports (train/scope.py), those without a claim among them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.model.errors import ReaderError

FILE = "scope.json"

Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Summed:
    """The sum (width) of the states of a window's pieces: a long report's states need not be kept."""

    total: Sums
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A weight for each number of the encoder's states, and the bias."""

    bias: float
    weights: tuple[float, ...]

    @classmethod
    def of(cls, content: bytes) -> Scope:
        """Return the model that a file holds as JSON; ReaderError where it is damaged."""
        try:
            scope = msgspec.json.decode(content, type=cls)
        except msgspec.MsgspecError as error:
            raise ReaderError(f"model file {FILE} can't be read ({error}); reinstall onrecord") from error
        return scope

    def chance(self, read: Sequence[Summed]) -> float:
        """Return how likely (0 to 1) a report is on the subject; 1 where nothing was read.

        `read` are the states of its windows without their context.
        """
        if not any(states.pieces for states in read):
            return 1.0
        total = self.bias + float(mean_of(read) @ np.array(self.weights))
        return 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))


def summed(states: Floats) -> Summed:
    """Return the sum of states (pieces, width)."""
    return Summed(states.sum(axis=0, dtype=np.float64), len(states))


def mean_of(read: Sequence[Summed]) -> Sums:
    """Return the mean (width) of the states of all pieces; there is one at least."""
    mean: Sums = np.sum([states.total for states in read], axis=0) / sum(states.pieces for states in read)
    return mean
