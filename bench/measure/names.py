"""When two names, or two units, count as the same in scoring. The lists stand in `same.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("same.toml")
_WORD = re.compile(r"[a-z0-9.\-]+")
_SHARE = 0.5


def same_name(first: str, second: str) -> bool:
    """Say whether two names mean the same: one's words hold the other's, or they share at least half."""
    one, two = words_of(first), words_of(second)
    if not one or not two:
        return False
    return one <= two or two <= one or len(one & two) / len(one | two) >= _SHARE


@functools.lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a name that are compared: folded, without accents, titles and plurals."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    idle, same = frozenset(_lists()["idle"]), _lists()["words"]
    found: set[str] = set()
    for written in _WORD.findall(plain):
        word = written if written in same else written.strip(".")
        if word not in idle:
            found.update(_singular(part) for part in same.get(word, word).split())
    return frozenset(found)


@functools.lru_cache(maxsize=1024)
def unit_of(unit: str) -> str:
    """Return a unit as it is compared: singular, one word for what means the same."""
    same = _lists()["units"]
    plain = re.sub(r"[^a-z ]", "", unit.lower()).strip()
    plain = same.get(plain, plain)
    if plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif plain.endswith("s") and plain != "us":
        plain = plain[:-1]
    return str(same.get(plain, plain))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


@functools.cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
