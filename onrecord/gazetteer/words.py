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

# No entry of the lists for divisions has more words.
_LONGEST = 5


@dataclass(frozen=True, kw_only=True)
class PlaceWords:
    """The word lists of data/words.toml."""

    divisions: dict[str, DivisionLevel]
    first_elsewhere: frozenset[str]
    last_elsewhere: frozenset[str]
    settlements: frozenset[str]
    sites_of_a_town: frozenset[str]
    sites_elsewhere: frozenset[str]
    features: dict[str, str]
    directions: frozenset[str]
    before: frozenset[str]
    wide: frozenset[str]
    wide_ids: dict[str, int]
    ordinary: frozenset[str]
    titles: frozenset[str]
    after: frozenset[str]
    government_verbs: frozenset[str]
    government_bodies: frozenset[str]
    government_before: frozenset[str]
    ways: frozenset[str]
    people: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    led_by: frozenset[str]
    sought_sites: frozenset[str]
    sites_always: frozenset[str]

    @functools.cached_property
    def kinds(self) -> frozenset[str]:
        """What sites and divisions are called."""
        return self.sites_of_a_town | self.sites_elsewhere | self.divisions.keys()

    @functools.cached_property
    def inhabited(self) -> frozenset[str]:
        """What settlements and divisions are called."""
        return self.settlements | self.divisions.keys()

    @functools.cached_property
    def not_before(self) -> frozenset[str]:
        """Words with a capital that are no part of the unknown name that they stand before."""
        return self.ordinary - self.directions - self.sites_elsewhere | self.titles

    @functools.cached_property
    def not_after(self) -> frozenset[str]:
        """Words with a capital that are no part of the unknown name that they stand after."""
        return (self.ordinary | self.after) - self.kinds

    @functools.cached_property
    def no_forenames(self) -> frozenset[str]:
        """Words with a capital that make no person of the name after them."""
        return self.directions | self.settlements | self.sites_elsewhere | self.ordinary


@functools.cache
def place_words() -> PlaceWords:
    """Return the word lists, read on the first call."""
    table = tomllib.loads(files("onrecord.gazetteer").joinpath("data/words.toml").read_text("utf-8"))
    divisions: dict[str, DivisionLevel] = dict.fromkeys(table["divisions"]["district"], "district")
    divisions |= dict.fromkeys(table["divisions"]["region"], "region")
    elsewhere = table["divisions"]["elsewhere"]
    return PlaceWords(
        divisions=divisions,
        first_elsewhere=frozenset(elsewhere["first"]),
        last_elsewhere=frozenset(elsewhere["last"]),
        settlements=frozenset(table["settlements"]["one"] + table["settlements"]["many"]),
        sites_of_a_town=frozenset(table["sites"]["of_a_town"]),
        sites_elsewhere=frozenset(table["sites"]["elsewhere"]),
        features=dict(table["sites"]["features"]),
        directions=frozenset(table["parts"]["directions"]),
        before=frozenset(table["parts"]["before"]),
        wide=frozenset(table["wide"]["names"]),
        wide_ids=dict(table["wide"]["geonames"]),
        ordinary=frozenset(table["ordinary"]["words"]),
        titles=frozenset(table["ordinary"]["titles"]),
        after=frozenset(table["ordinary"]["after"]),
        government_verbs=frozenset(table["government"]["verbs"]),
        government_bodies=frozenset(table["government"]["bodies"]),
        government_before=frozenset(table["government"]["before"]),
        ways=frozenset(table["government"]["ways"]),
        people=frozenset(table["people"]["words"]),
        offices=frozenset(table["people"]["offices"]),
        bodies=frozenset(table["people"]["bodies"]),
        led_by=frozenset(table["led_by"]["words"]),
        sought_sites=frozenset(table["sought"]["sites"]),
        sites_always=frozenset(table["sought"]["always"]),
    )


def words_of_divisions() -> str:
    """Return all that `bare_division` goes by as one string, for the fingerprint of the index."""
    words = place_words()
    parts = (words.first_elsewhere, words.last_elsewhere, words.directions, words.settlements)
    return repr((sorted(words.divisions.items()), *map(sorted, parts)))


# Asked again and again for the names of one report.
@functools.lru_cache(maxsize=4096)
def bare_division(key: str) -> tuple[str, DivisionLevel | None]:
    """Return the folded name of a division without what it is called, and the level that this tells.

    "zangilan district" gives ("zangilan", "district"); a name that is nothing but such words stays whole.
    """
    words = place_words()
    parts = key.split()
    bare, level = parts, None
    # The longest ending wins: "X autonomous region" ends in "region" too.
    for size in range(min(_LONGEST, len(parts) - 1), 0, -1):
        if (level := words.divisions.get(" ".join(parts[-size:]))) is not None:
            bare = parts[:-size]
            break
        if (
            parts[size : size + 1] == ["of"]
            and (level := words.divisions.get(" ".join(parts[:size]))) is not None
        ):
            bare = parts[size + 1 :]
            break
    for size in range(min(_LONGEST, len(bare) - 1), 0, -1):
        if " ".join(bare[:size]) in words.first_elsewhere:
            bare = bare[size:]
            break
    for size in range(min(_LONGEST, len(bare) - 1), 0, -1):
        if " ".join(bare[-size:]) in words.last_elsewhere:
            bare = bare[:-size]
            break
    name = " ".join(bare)
    if not name or name in words.directions or name in words.settlements or name in words.divisions:
        return key, level
    return name, level
