"""The language of a text, as far as it matters here: English or not told.

The reader knows English alone. A document that names its language keeps it; else the share of English
function words decides, which is enough to tell a report in English from one in another language.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    (
        *("the", "of", "and", "to", "in", "a", "that", "for", "on", "with", "as", "was", "were", "by", "at"),
        *("from", "has", "have", "had", "is", "are", "said", "says", "its", "their", "his", "an", "be", "it"),
    )
)
_ENOUGH = 0.15
_LOOKED_AT = 2000  # code points


def language_of(text: str) -> str | None:
    """Return "en" for a text in English, None where that can't be told."""
    words = _WORD.findall(text[:_LOOKED_AT].casefold())
    if not words:
        return None
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    return "en" if share >= _ENOUGH else None
