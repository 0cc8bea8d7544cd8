"""How alike two texts are, and the small fingerprints by which texts that may be alike are found fast.

Two texts are compared by runs of words that both have. A copy may lose, gain and change words, but its
numbers and names stay: where they are replaced, the sentence is a mould that reports are cast from
("… reports 12 more deaths"), and not a copy.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from rensa import RMinHash

SCHEME = f"1/{RMinHash.ALGORITHM_VERSION}"
"""Names the way fingerprints are made; those of another scheme can't be compared and are made anew."""

Alike = Literal["near", "partial", "altered"]

SHORTEST = 8
"""Texts of fewer words are like too many others to say anything."""
SHORT = 12
"""Of fewer words, only the very same are a copy."""

_RUN = 4  # words in a row that count as shared
_NEAR = 0.45
_PARTIAL = 0.7
_ALTERED = 0.65
_REPLACED = 0.2
# A part has at most that much of the words of the whole.
_SHORTER = 0.8
# 40 bands of 3 rows: texts that share half of their pairs of words meet with 0.995, a tenth with 0.04.
_BANDS, _ROWS, _SEED = 40, 3, 20201109
# Winnowing (Schleimer, Wilkerson, Aiken 2003): a run of `_GRAM` + window - 1 words has a mark in common.
_GRAM = 5
_WINDOW, _LONG_WINDOW, _LONG_TEXT = 4, 8, 200
_BITS = (1 << 63) - 1
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
# "KESRA, May 4 (Morning Wire) — ": where and by whom, before the text proper.
_DATELINE = re.compile(r"\s*[^\n.!?]{0,80}?(?:\([^()\n]{1,40}\)\s*[-–—:]+|\s[–—]+|\s--?)\s+")
# "(Morning Wire)" behind it.
_CREDIT = re.compile(r"\s*\([^()\n]{1,40}\)\s*$")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is compared: its words in order, and the numbers and names among them."""

    all: tuple[str, ...]
    numbers: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a text is found by: a digest of all its words, bands for whole texts, marks for passages."""

    digest: int
    words: int
    bands: tuple[int, ...]
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are alike; `swapped` says that the second is the part of the first.

    `near`: most of both is the same. `partial`: one is for the most part in the other. `altered`: most is the
    same, but other numbers or names stand in it. `similarity` is the shared share of both together, for
    `partial` of the part.
    """

    kind: Alike
    similarity: float
    swapped: bool = False


def words_of(text: str) -> Words:
    """Return the words of a text, folded, without its dateline and the credit behind it."""
    plain = unicodedata.normalize("NFKC", text)
    dateline = _DATELINE.match(plain)
    plain = plain[dateline.end() :] if dateline else plain
    plain = _CREDIT.sub("", plain)
    names = frozenset(word.casefold() for word in _WORD.findall(plain) if word[0].isupper())
    folded = tuple(_WORD.findall(plain.casefold()))
    spelled = _number_words()
    numbers = frozenset(_NUMBER.findall(plain)) | (frozenset(folded) & spelled)
    return Words(folded, numbers, names - spelled)


def fingerprint(words: Words) -> Fingerprint:
    """Return the fingerprint of a text."""
    joined = " ".join(words.all).encode()
    digest = int.from_bytes(blake2b(joined, digest_size=8).digest()) & _BITS
    if len(words.all) < SHORTEST:
        return Fingerprint(digest, len(words.all), (), ())
    return Fingerprint(digest, len(words.all), tuple(_bands(words.all)), tuple(sorted(_marks(words.all))))


def likeness(first: Words, second: Words) -> Likeness | None:
    """Return how two texts are alike, None where they are not."""
    if min(len(first.all), len(second.all)) < SHORT:
        return None
    swapped = len(first.all) > len(second.all)
    part, whole = (second, first) if swapped else (first, second)
    held, held_of_whole = _shared(part.all, whole.all)
    share, share_of_whole = held / len(part.all), held_of_whole / len(whole.all)
    if share >= _PARTIAL > share_of_whole and len(part.all) <= _SHORTER * len(whole.all):
        if _within(part.numbers, whole.numbers) and _within(part.names, whole.names):
            return Likeness("partial", round(share, 4), swapped)
        return None
    common = (held + held_of_whole) / 2
    overlap = common / (len(part.all) + len(whole.all) - common)
    if overlap < _NEAR:
        return None
    if _kept(part.numbers, whole.numbers) and _kept(part.names, whole.names):
        return Likeness("near", round(overlap, 4), swapped)
    return Likeness("altered", round(overlap, 4), swapped) if overlap >= _ALTERED else None


def _bands(words: tuple[str, ...]) -> Iterator[int]:
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update([f"{one} {two}" for one, two in pairwise(words)])
    rows = sketch.digest()
    for band in range(_BANDS):
        values = (band, *rows[band * _ROWS : (band + 1) * _ROWS])
        packed = b"".join(value.to_bytes(8) for value in values)
        yield int.from_bytes(blake2b(packed, digest_size=8).digest()) & _BITS


def _marks(words: tuple[str, ...]) -> set[int]:
    """Return the least hash of each window over the runs of words: the longer the text, the fewer."""
    window = _WINDOW if len(words) < _LONG_TEXT else _LONG_WINDOW
    hashes = [
        zlib.crc32(" ".join(words[start : start + _GRAM]).encode()) for start in range(len(words) - _GRAM + 1)
    ]
    return {min(hashes[start : start + window]) for start in range(max(1, len(hashes) - window + 1))}


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[int, int]:
    """Return how many words of each stand in a run of words that both have."""
    runs, runs_second = _runs(first), _runs(second)
    common = set(runs) & set(runs_second)
    return _covered(runs, common), _covered(runs_second, common)


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[start : start + _RUN] for start in range(len(words) - _RUN + 1)]


def _covered(runs: list[tuple[str, ...]], common: set[tuple[str, ...]]) -> int:
    covered, end = 0, 0
    for start, run in enumerate(runs):
        if run in common:
            covered += start + _RUN - max(start, end)
            end = start + _RUN
    return covered


def _kept(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether hardly any of two sets stand in place of each other."""
    replaced = min(len(first - second), len(second - first))
    return replaced <= _REPLACED * min(len(first), len(second))


def _within(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Say whether hardly any of a part are missing in the whole."""
    return len(part - whole) <= _REPLACED * len(part)


@cache
def _number_words() -> frozenset[str]:
    text = (files("onrecord.ledger") / "data/number_words.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))
