"""Bare anchors of time: in "killed since fighting began in May" the fighting only tells since when."""

from __future__ import annotations

import re

from onrecord.reading.extract.mentions import Act

_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_TIME = (
    r"(?:in|on|of|last|late|early|mid|this|earlier|\d+|years?|months?|weeks?|days?|ago|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|\w+day)"
)
_ANCHOR = re.compile(
    r"(?:(?:the|their|its|a|this)\s+)?(?:[a-z-]+\s+)?"
    r"(?:fighting|war|conflict|clashes|hostilities|violence|battle|crisis|uprising|unrest|offensive|operation"
    r"|invasion|siege|protests|attacks?)"
    r"(?:\s+(?:began|started|broke out|erupted|resumed|flared(?: up)?))?"
    rf"(?:(?:,?\s+{_TIME})+)?",
    re.IGNORECASE,
)
_BEFORE = 16  # how far before its evidence "since" may stand (code points)


def is_time_anchor(act: Act, text: str) -> bool:
    """Tell whether an act only says since when something else is: it names no party, no place, no count.

    The codebook asks for no claim there ("since fighting began").
    """
    evidence = act.evidence
    since = _SINCE.search(text[max(0, evidence.start - _BEFORE) : evidence.start])
    return since is not None and _ANCHOR.fullmatch(text, evidence.start, evidence.end) is not None
