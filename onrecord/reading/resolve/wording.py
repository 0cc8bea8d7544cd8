"""Wording: loaded words of a claim are kept as quoted, with a neutral name beside each."""

from __future__ import annotations

from onrecord.model.claim import Wording
from onrecord.model.span import Range, Span
from onrecord.vocabulary.vocabulary import Vocabulary


def find_wording(text: str, within: Range, vocabulary: Vocabulary) -> tuple[Wording, ...]:
    """Return the loaded words that stand in a stretch of the text, in order.

    `neutral` is empty where the word is best left out.
    """
    found = []
    for match in vocabulary.loaded_pattern.finditer(text, within.start, within.end):
        word = match["loaded"]
        neutral = vocabulary.neutral(word) if word else None
        if neutral is not None:
            found.append(Wording(quote=word, neutral=neutral, span=Span.of(text, match.start(), match.end())))
    return tuple(found)
