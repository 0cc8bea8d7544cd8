"""Wording: loaded words of a claim are kept as quoted, with a neutral name beside each."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.model.claim import Wording
from onrecord.model.span import Range, Span
from onrecord.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Table:
    pattern: re.Pattern[str]
    neutral: dict[str, str | None]


def find_wording(text: str, within: Range, vocabulary: Vocabulary) -> tuple[Wording, ...]:
    """Return the loaded words that stand in a stretch of the text, in order."""
    table = _table(vocabulary)
    return tuple(
        Wording(quote=match[0], neutral=neutral, span=Span.of(text, match.start(), match.end()))
        for match in table.pattern.finditer(text, within.start, within.end)
        if (neutral := table.neutral[match[0].casefold()]) is not None
    )


@functools.lru_cache(maxsize=4)
def _table(vocabulary: Vocabulary) -> _Table:
    neutral: dict[str, str | None] = {}
    for word in vocabulary.wording:
        neutral |= {form.casefold(): word.neutral for form in (word.phrase, *word.forms)}
    # A longer phrase in which the word is plain stands for nothing.
    neutral |= {form.casefold(): None for word in vocabulary.wording for form in word.unless}
    longest_first = sorted(neutral, key=lambda form: (-len(form), form))
    return _Table(re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), neutral)
