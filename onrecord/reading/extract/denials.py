"""Denials: "denied it" names no happening and is a statement, "denied the loss of Velm" is control.

Who is "found safe" or "escapes injury" is no casualty: such a claim denies that anybody was harmed.
"""

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


_SAFE = re.compile(
    r"\b(?:safe|safely|unharmed|unhurt|uninjured|unscathed|alive|surviv(?:e|es|ed|ing)|rescued)\b",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\bescap(?:es?|ed|ing) (?:any )?(?:injury|harm|death)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:kill|wound|injur|hurt|maim|dead|die[sd]?\b|dying|death|fatal|casualt|victim|bod(?:y|ies)\b|missing|los[et]|shot|martyr)",
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
    if act.kind == "casualties" and _is_safe(text[act.evidence.start : act.evidence.end]):
        return replace(act, modality="denied", numbers=())
    if _DENIAL.fullmatch(text, act.evidence.start, act.evidence.end) is None:
        return act
    return replace(act, kind="statement", mode=None, modality="denied", places=(), numbers=())


def _is_safe(words: str) -> bool:
    """Tell whether words say that somebody is safe, and nothing of harm."""
    rest = _ESCAPED.sub("", words)
    return (rest != words or _SAFE.search(words) is not None) and _HARM.search(rest) is None
