"""Nouns of forces that stand alone ("soldiers", "its military"): whose they are is told elsewhere."""

from __future__ import annotations

import functools
import re

from onrecord.model.claim import Side
from onrecord.vocabulary.alternation import alternation
from onrecord.vocabulary.vocabulary import Vocabulary

FORCES = ("mil", "pol", "air", "nav", "bor")
"""The parts of a state (suffixes of their ids) that carry arms."""
_MANY = frozenset(("force", "troop"))  # a force is not one of the forces
POSSESSIVE = re.compile(r"(?:its|his|her|their)\s+(?:own\s+)?", re.IGNORECASE)


@functools.lru_cache(maxsize=4)
def bare_parts(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of nouns that mean forces or police of a state, as "soldiers" or "its military"."""
    nouns = {
        noun
        for part in vocabulary.parts.values()
        if part.id in FORCES and not part.outside
        for noun in part.nouns
    }
    return re.compile(rf"(?:\b(?:its|their|his) )?\b(?:{alternation(nouns)})\b", re.IGNORECASE)


def forces_noun(side: Side | None, vocabulary: Vocabulary) -> str | None:
    """Return the noun of "its military", in the singular, where a side is named by a noun of forces alone."""
    if side is None or side.span is None:
        return None
    noun = POSSESSIVE.sub("", side.span.quote).casefold()
    if not bare_parts(vocabulary).fullmatch(noun) or " " in noun:
        return None
    single = noun.removesuffix("s")
    return single if vocabulary.is_group(single) and single not in _MANY else noun
