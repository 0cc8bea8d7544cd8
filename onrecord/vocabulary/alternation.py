"""Alternations of phrases for regular expressions: how lists of words become patterns, in one place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence


def alternation(phrases: Iterable[str], *, space: str = r"\ ") -> str:
    """Return phrases as an alternation that finds the longest, for patterns that ignore case.

    Phrases that begin alike share their beginning (`sa(?:id|y)`): of a hundred phrases only those with the
    right first letter are looked at. `space` is the pattern for the blanks inside a phrase: one blank,
    unless told otherwise.
    """
    return "|".join(_branches(sorted({phrase.lower() for phrase in phrases}), space))


def _branches(phrases: Sequence[str], space: str) -> list[str]:
    """Return a branch for each first letter; where one phrase ends here, the empty branch comes last."""
    branches = []
    for first, alike in itertools.groupby(phrases, key=lambda phrase: phrase[:1]):
        group = list(alike)
        if not first:
            continue
        shared = _shared(group[0], group[-1])
        rest = _branches([phrase[len(shared) :] for phrase in group], space)
        head = re.escape(shared).replace(r"\ ", space)
        branches.append(f"{head}(?:{'|'.join(rest)})" if any(rest) else head)
    return branches if phrases and phrases[0] else [*branches, ""]


def _shared(one: str, other: str) -> str:
    """Return how two phrases begin alike; all that stand between them in order begin so too."""
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in pairs)
