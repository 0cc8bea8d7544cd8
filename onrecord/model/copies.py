"""A document that repeats another: how, how much of it, and which document said it first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CopyKind = Literal["exact", "near", "partial", "correction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document that repeats an earlier one, `of`; `origin` is where the chain of copies began.

    `exact`: the same words. `near`: most of the words of both. `partial`: one is for the most part in the
    other. `correction`: a later version by the same publisher, or one that names what it updates.
    `similarity` is the share of words in common, 0 to 1: of both together, for `partial` of the part.
    """

    document: str
    of: str
    kind: CopyKind
    similarity: float
    origin: str
