"""What extract gives: acts, each with the spans of its speaker, sides, places, numbers and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.words import Kind, Measure, Modality, Mode
from onrecord.reading.parse.parsed import Parsed

TimeSource = Literal["expression", "document", "none"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that a reader found, end exclusive, and how sure it is (0 to 1)."""

    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number that measures an act; `unit` is None where the noun beside it has to tell."""

    start: int
    end: int
    unit: str | None
    measure: Measure
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A happening, utterance or state that is told at `evidence`, in sentence number `sentence`.

    `time_source` says whether the time is the expression in `time`, the day of publication, or not told.
    `left_out` is how sure the reader is (0 to 1) that of speaker and sides the one that it gives not, where
    there are several the likeliest to be told after all, is not told. `scope` is how sure it is (0 to 1) that
    the whole report is on the subject.
    """

    kind: Kind
    mode: Mode | None
    modality: Modality
    evidence: Mention
    sentence: int
    speaker: Mention | None = None
    actor: Mention | None = None
    target: Mention | None = None
    places: tuple[Mention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    time: Mention | None = None
    time_source: TimeSource = "none"
    left_out: float = 1.0
    scope: float = 1.0


@dataclass(frozen=True, slots=True)
class Mentions:
    """The acts of a parsed document, in the order of the text."""

    parsed: Parsed
    acts: tuple[Act, ...]
