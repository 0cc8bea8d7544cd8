"""Reading confidence: how likely a claim is right in all its fields, from how sure each part was found.

A logistic function whose weights were fitted on training documents held back from the reader that
found them (train/confidence.py); docs/accuracy.md shows how well it is calibrated.
"""

from __future__ import annotations

import math

from onrecord.reading.extract.mentions import Act

_BIAS = -1.0
_EVIDENCE = 2.0


def confidence_of(act: Act) -> float:
    """Return the reading confidence of an act's claim (0 to 1, two digits)."""
    total = _BIAS + _EVIDENCE * act.evidence.score
    return round(1 / (1 + math.exp(-total)), 2)
