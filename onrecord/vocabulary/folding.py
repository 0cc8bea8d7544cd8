"""Folds words to the keys under which names are kept and looked up: no case, marks or apostrophes."""

from __future__ import annotations

import functools
import unicodedata

# Letters that Unicode does not decompose, as English-language reports write them.
_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "þ": "th", "æ": "ae", "œ": "oe"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`´.")


# Reports repeat their words.
@functools.lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return text in lower case without diacritics, apostrophes and full stops ("Ra's Lanūf": ras lanuf)."""
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = text.translate(_APOSTROPHES).casefold()
    if plain.isascii():
        return plain
    bare = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_LETTERS)


@functools.lru_cache(maxsize=16384)
def name_key(text: str) -> str:
    """Return the folded text in British spelling, under which names are compared."""
    return british(fold(text))


def british(text: str) -> str:
    """Return text in lower case with the British spelling of the word that names of ministries hold."""
    return text.replace("defense", "defence")
