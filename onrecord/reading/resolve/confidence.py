"""Reading confidence: how likely a claim is right in all its fields, from how sure each part was found.

A logistic function whose weights were fitted on training documents that the reader had not seen
(train/confidence.py writes them to data/confidence.json); docs/accuracy.md shows how well it holds.
"""

from __future__ import annotations

import functools
import importlib.resources
import math
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.model.claim import Claim
from onrecord.model.errors import ReaderError
from onrecord.reading.extract.mentions import Act

_FILE = "data/confidence.json"
OFF = 0.5
"""A report that is less likely on the subject than this may be off it; chosen on held-back reports."""
SUREST = 0.18
"""It is, where the surest of its claims does not reach this confidence; chosen likewise."""


def features_of(act: Act) -> dict[str, float]:
    """Return what the confidence of an act is worked out from: how sure, and how much to get wrong."""
    single = (act.speaker, act.actor, act.target, act.time)
    parts = [mention.score for mention in (*single, *act.places) if mention is not None]
    parts += [number.score for number in act.numbers]
    return {
        "bias": 1.0,
        "evidence": _logit(act.evidence.score),
        "weakest part": _logit(min(parts, default=0.95)),
        "left out": _logit(act.left_out),
        "scope": _logit(act.scope, 0.001),
        "parts": math.log1p(len(parts)),
        "statement": float(act.kind == "statement"),
        "asserted": float(act.modality == "asserted"),
        "actor": float(act.actor is not None),
        "target": float(act.target is not None),
        "numbers": float(bool(act.numbers)),
        "places": float(bool(act.places)),
    }


def confidence_of(act: Act) -> float:
    """Return the reading confidence of an act's claim (0 to 1, two digits)."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features_of(act).items())
    return round(1 / (1 + math.exp(-total)), 2)


def is_off_subject(acts: Sequence[Act], claims: Sequence[Claim]) -> bool:
    """Tell whether a report is hardly on the subject and all that was read in it unsure."""
    on = min((act.scope for act in acts), default=1.0)
    return on < OFF and max((claim.confidence for claim in claims), default=0.0) < SUREST


def _logit(share: float, least: float = 0.02) -> float:
    share = min(max(share, least), 1 - least)
    return math.log(share / (1 - share))


@functools.cache
def _weights() -> Mapping[str, float]:
    file = importlib.resources.files(__package__) / _FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, float])
    except (OSError, msgspec.MsgspecError) as error:
        raise ReaderError(f"{_FILE} can't be read ({error}); reinstall onrecord") from error
