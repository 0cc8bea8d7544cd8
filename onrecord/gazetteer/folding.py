"""Folds names of places to the keys under which the index keeps and looks them up.

`fold` is what two careful writers of one name agree on; `skeleton` is the second chance for names
that came through another script, where writers differ in letters ("Deir Ezzor", "Dayr az Zawr").
"""

from __future__ import annotations

import functools
import re
import unicodedata

# Letters that Unicode does not decompose. Azerbaijani schwa is written "a" in English (Şəmkir, Shamkir).
_LETTERS = str.maketrans(
    {
        "ə": "a",
        "ǝ": "a",
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ł": "l",
        "ŋ": "n",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´ʹʺʻʼʽʾʿˈ′"))
_HYPHENS = dict.fromkeys(map(ord, "-‐‑‒–—−_/,;·•\u00a0"), " ")
_DROPPED = dict.fromkeys(map(ord, '."“”„()[]#\u00ad\u200b\u200c\u200d\u200e\u200f'))
_MARKS = str.maketrans({**_APOSTROPHES, **_HYPHENS, **_DROPPED})

# Arabic articles in all their assimilated spellings, and the Persian link between two words.
_ARTICLES = frozenset(
    {"al", "el", "ul", "ash", "esh", "as", "es", "ad", "ed", "adh", "an", "en", "ar", "er", "at", "et"}
    | {"ath", "az", "ez", "l", "i", "e"}
)
# Several spellings of one sound in Latin letters, made one in this order.
_SPELLINGS = (
    *(("kh", "x"), ("gh", "k"), ("ck", "k"), ("q", "k"), ("g", "k")),
    *(
        ("sch", "s"),
        ("sh", "s"),
        ("tch", "C"),
        ("ch", "C"),
        ("c", "k"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
    ),
    *(("aou", "u"), ("ou", "u"), ("oo", "u"), ("aw", "u"), ("au", "u"), ("ow", "u")),
    *(("ee", "i"), ("ie", "i"), ("y", "i"), ("ei", "ai"), ("w", "v"), ("o", "u"), ("e", "a")),
)
# An article grown together with its word: "Ezzor".
_GROWN = re.compile(r"\b[ae](?=([dlnrstz])\1)")
_DOUBLED = re.compile(r"(.)\1+")
_MUTE = re.compile(r"(?<=[aiu])h\b")
SHORTEST_SKELETON = 4
"""Names whose skeleton is shorter have no second chance: too many names share it."""


# Reports repeat their words.
@functools.lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Return the key of a name: lower case, no diacritics or apostrophes, hyphens as single spaces.

    "Şuşa" and "Susa" share a key, "Al-Ra'i" and "al Rai" do; scripts other than Latin keep their letters.
    """
    if name.isascii():
        return " ".join(name.translate(_MARKS).casefold().split())
    bare = unicodedata.normalize("NFKD", name.translate(_MARKS).casefold())
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(plain.casefold().translate(_LETTERS).translate(_MARKS).split())


def skeleton(key: str) -> str | None:
    """Return what stays of a folded key once common transliterations are made one, without spaces.

    None where the key is not in Latin letters or too little stays to tell names apart.
    """
    if not key.isascii():
        return None
    words = key.split()
    plain = _GROWN.sub("", " ".join([word for word in words if word not in _ARTICLES] or words))
    for spelling, sound in _SPELLINGS:
        plain = plain.replace(spelling, sound)
    joined = _DOUBLED.sub(r"\1", _MUTE.sub("", plain).replace(" ", ""))
    return joined if len(joined) >= SHORTEST_SKELETON else None
