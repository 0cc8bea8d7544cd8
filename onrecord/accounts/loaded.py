"""Which names hold a word that takes a side; in sentences of our own such a name stands in quotation marks.

The words are those of the vocabulary (`vocabulary/data/wording.toml`), with the phrases in which they don't
take a side.
"""

from __future__ import annotations

import functools
import re

from onrecord.vocabulary.load import load

_REMEMBERED = 4096


@functools.lru_cache(maxsize=_REMEMBERED)
def is_loaded(name: str) -> bool:
    """Say whether a name holds a loaded word, other than in a phrase where it is an ordinary one."""
    return any(found.lastgroup == "loaded" for found in _pattern().finditer(name))


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = load().wording
    loaded = {form for word in words for form in (word.id, *word.forms)}
    ordinary = {form for word in words for form in word.unless}
    longest_first = functools.partial(sorted, key=lambda form: (-len(form), form))
    groups = [
        f"(?P<{group}>{'|'.join(map(re.escape, longest_first(forms)))})"
        for group, forms in (("ordinary", ordinary), ("loaded", loaded))
        if forms
    ]
    # Ordinary phrases come first: what they take up can't be found again as a loaded word.
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)
