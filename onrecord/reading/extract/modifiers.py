"""States of a place in a modifier: "the rebel-held town of Velm" tells in passing, and is no claim."""

from __future__ import annotations

import re

from onrecord.reading.extract.mentions import Act
from onrecord.vocabulary.letters import UPPER

_NAMED = (  # the place itself, without a verb
    rf"(?:{UPPER}[\w’'.-]*|town|city|village|region|area|territory|territories|district|province|enclave|part|land|side"
    r"|areas|towns|cities|villages|regions|parts|lands|of|the|and|in|northern|southern|eastern|western)"
)
_MODIFIER = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Aa]ll|of|entire|whole|rest|key|strategic|nearby|its|their)\s+)*"
    rf"(?:{UPPER}[\w’'.]*\s){{0,3}}"
    r"[\w’'.]+[-\u2010\u2011](?:held|occupied|controlled)\s+"
    rf"{_NAMED}(?:\s+{_NAMED})*\.?"
)


def is_modifier(act: Act, text: str) -> bool:
    """Tell whether an act of control is only such a modifier with its place.

    The codebook: "ISIL-held", "Hamas-controlled city" are no claims; a clause that tells the state is one.
    """
    evidence = act.evidence
    return act.kind == "control" and _MODIFIER.fullmatch(text, evidence.start, evidence.end) is not None
