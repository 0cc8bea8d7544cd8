"""The words that stand in and around names of places: what divisions, settlements and sites are called.

Read once from data/words.toml; the index uses them to strip names of divisions, reading to find names.
All words are in their folded form (`onrecord.gazetteer.folding.fold`), many of them of several words.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

DivisionLevel = Literal["district", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The word lists of data/words.toml."""

    divisions: dict[str, DivisionLevel]
    first_elsewhere: tuple[str, ...]
    last_elsewhere: tuple[str, ...]
    settlements: frozenset[str]
    sites_of_a_town: frozenset[str]
    sites_elsewhere: frozenset[str]
    directions: frozenset[str]
    before: frozenset[str]
    ordinary: frozenset[str]
    titles: frozenset[str]
    after: frozenset[str]
    government_verbs: frozenset[str]
    government_bodies: frozenset[str]
    government_before: frozenset[str]
    ways: frozenset[str]


@functools.cache
def place_words() -> PlaceWords:
    """Return the word lists, read on the first call."""
    table = tomllib.loads(files("onrecord.gazetteer").joinpath("data/words.toml").read_text("utf-8"))
    divisions: dict[str, DivisionLevel] = dict.fromkeys(table["divisions"]["district"], "district")
    divisions |= dict.fromkeys(table["divisions"]["region"], "region")
    elsewhere = table["divisions"]["elsewhere"]
    return PlaceWords(
        divisions=divisions,
        # The longest first, so that "departement de la" goes before "departement".
        first_elsewhere=tuple(sorted(elsewhere["first"], key=lambda word: (-len(word), word))),
        last_elsewhere=tuple(sorted(elsewhere["last"], key=lambda word: (-len(word), word))),
        settlements=frozenset(table["settlements"]["one"] + table["settlements"]["many"]),
        sites_of_a_town=frozenset(table["sites"]["of_a_town"]),
        sites_elsewhere=frozenset(table["sites"]["elsewhere"]),
        directions=frozenset(table["parts"]["directions"]),
        before=frozenset(table["parts"]["before"]),
        ordinary=frozenset(table["ordinary"]["words"]),
        titles=frozenset(table["ordinary"]["titles"]),
        after=frozenset(table["ordinary"]["after"]),
        government_verbs=frozenset(table["government"]["verbs"]),
        government_bodies=frozenset(table["government"]["bodies"]),
        government_before=frozenset(table["government"]["before"]),
        ways=frozenset(table["government"]["ways"]),
    )


def words_of_divisions() -> str:
    """Return all that `bare_division` goes by as one string, for the fingerprint of the index."""
    words = place_words()
    parts = (sorted(words.divisions.items()), words.first_elsewhere, words.last_elsewhere)
    return repr((*parts, sorted(words.directions), sorted(words.settlements)))


def bare_division(key: str) -> tuple[str, DivisionLevel | None]:
    """Return the folded name of a division without what it is called, and the level that this tells.

    "zangilan district" gives ("zangilan", "district"); a name that is nothing but such words stays whole.
    """
    words = place_words()
    level: DivisionLevel | None = None
    bare = key
    for name, told in words.divisions.items():
        if key.endswith(" " + name):
            # "X autonomous region" ends in "region" too: the longest ending wins.
            if len(key) - len(name) - 1 < len(bare):
                bare, level = key[: -len(name) - 1], told
        elif key.startswith(name + " of ") and len(key) - len(name) - 4 < len(bare):
            bare, level = key[len(name) + 4 :], told
    for first in words.first_elsewhere:
        if bare.startswith(first + " "):
            bare = bare[len(first) + 1 :]
            break
    for last in words.last_elsewhere:
        if bare.endswith(" " + last):
            bare = bare[: -len(last) - 1]
            break
    if not bare or bare in words.directions or bare in words.settlements or bare in words.divisions:
        return key, level
    return bare, level
