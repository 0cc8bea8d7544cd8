"""Bare denials: "denied it" denies what was said before and names no happening, so it is a statement."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.extract.mentions import Act

_DENIAL = re.compile(
    r"(?:(?:has|have|had|also|later|strongly|flatly|promptly|immediately)\s+)*"
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing))\s+"
    r"(?:it|this|that|them|these|so|(?:the|these|those|such|all|any)\s+"
    r"(?:claim|allegation|accusation|report|charge|assertion)s?)",
    re.IGNORECASE,
)


def as_statement(act: Act, text: str) -> Act:
    """Return an act that only denies what was said before as a denying statement, others as they are.

    The codebook: "X denies this" is a statement, denied; a denial that names a happening is of its kind.
    """
    if _DENIAL.fullmatch(text, act.evidence.start, act.evidence.end) is None:
        return act
    return replace(act, kind="statement", mode=None, modality="denied", places=(), numbers=())
