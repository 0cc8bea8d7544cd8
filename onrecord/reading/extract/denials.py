"""Denials: "denied it" names no happening and is a statement, "denied the loss of Velm" is control."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model.words import Mode
from onrecord.reading.extract.mentions import Act

_DENIAL = re.compile(
    r"(?:(?:has|have|had|also|later|strongly|flatly|promptly|immediately)\s+)*"
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing))\s+"
    r"(?:it|this|that|them|these|so|(?:the|these|those|such|all|any)\s+"
    r"(?:claim|allegation|accusation|report|charge|assertion)s?)",
    re.IGNORECASE,
)


_LOSS = re.compile(
    r"(?:(?:has|have|had|also|later|strongly)\s+)*den(?:y|ies|ied|ying)\s+(?:the\s+)?"
    r"(?P<what>loss|fall|capture|seizure)\s+of\b",
    re.IGNORECASE,
)


def with_denied(act: Act, text: str) -> Act:
    """Return an act that only denies what was said before as a denying statement.

    The codebook: "X denies this" is a statement, denied; a denial that names a happening is of its kind, so
    that of a place's loss is control.
    """
    loss = _LOSS.match(text, act.evidence.start, act.evidence.end)
    if act.kind == "statement" and loss is not None:
        mode: Mode = "lost" if loss["what"].casefold() == "loss" else "captured"
        return replace(act, kind="control", mode=mode, modality="denied")
    if _DENIAL.fullmatch(text, act.evidence.start, act.evidence.end) is None:
        return act
    return replace(act, kind="statement", mode=None, modality="denied", places=(), numbers=())
