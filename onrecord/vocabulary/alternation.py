"""Alternations of phrases for regular expressions: how lists of words become patterns, in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(phrases: Iterable[str], *, space: str = r"\ ") -> str:
    """Return phrases as an alternation, the longest first, so that no phrase hides a longer one.

    `space` is the pattern for the blanks inside a phrase: one blank, unless told otherwise.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", space) for phrase in ordered)
