"""Looks names of places up in the compiled index; step 3 of reading (resolve) chooses among what it finds.

The index is opened read-only in milliseconds, and its pages are shared by all processes that use it.
"""

from __future__ import annotations

import functools
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord.gazetteer.build import SCHEMA, ensure_index
from onrecord.gazetteer.features import SETTLEMENT, kinds
from onrecord.gazetteer.folding import fold, skeleton
from onrecord.gazetteer.rows import LEVELS, Level
from onrecord.gazetteer.words import bare_division
from onrecord.model.errors import GazetteerError

Match = Literal["exact", "folded", "alternate", "variant"]
_MATCHES: tuple[Match, ...] = ("exact", "folded", "alternate", "variant")
# Names longer than that (code points) are not looked up; the longest of GeoNames is shorter.
LONGEST_NAME = 200
_REMEMBERED = 4096
_DIVISIONS = (LEVELS.index("district"), LEVELS.index("region"))
_COLUMNS = """
SELECT entry.id, entry.geoname, entry.name, entry.lat, entry.lon, entry.country, first.name, second.name,
       entry.level, entry.population, entry.names, entry.seat, entry.kind, {kind}
FROM {table} AS key JOIN entry ON entry.id = key.entry
LEFT JOIN entry AS first ON first.id = entry.first LEFT JOIN entry AS second ON second.id = entry.second
WHERE key.{column} = ?
"""
_BY_NAME = _COLUMNS.format(table="name", column="key", kind="key.kind")
_BY_VARIANT = _COLUMNS.format(table="variant", column="skeleton", kind="2")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `lat` and `lon` are WGS 84 degrees, None for countries and for divisions without a point of their own;
    `geoname` is None for the few divisions whose ids the sources lack. `country` is an ISO 3166-1 alpha-2
    code and where GeoNames files the place: it takes no side. `admin1` and `admin2` name the divisions in
    which it lies. The population of a division is that of the listed places in it. `names` is how many names
    the gazetteer has of a place, `seat` whether it calls it a capital: both tell how widely it is known.
    `kind` is what a place is: settlement (for divisions too), bridge, river, or another of data/features.tsv.
    `match` tells how the name fits: letter by letter, up to case and diacritics, as a further name, or
    only after common transliterations are made one.
    """

    geoname: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str
    admin1: str | None
    admin2: str | None
    level: Level
    population: int
    names: int
    seat: bool
    match: Match
    kind: str = SETTLEMENT


class Gazetteer:
    """The index of places, open for look-up; safe to use from several threads, and it can be pickled."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take over an open connection; use `Gazetteer.open`."""
        self.path = path
        self._connection = connection
        self._remembered = functools.lru_cache(maxsize=_REMEMBERED)(self._look_up)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index at a path, or that of the present sources, which is built where it is missing.

        Building takes about half a minute, opening milliseconds. Raises GazetteerError, whose message names
        the remedy, where the index can't be built or read.
        """
        where = ensure_index() if path is None else path
        try:
            connection = sqlite3.connect(
                f"{where.resolve().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=sqlite3.threadsafety != 3,
            )
        except sqlite3.Error as error:
            raise _unreadable(where, error) from error
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            # Pages are read through a map of the file: no copy of them in each process.
            connection.execute(f"PRAGMA mmap_size={1 << 28}")
            connection.execute("PRAGMA cache_size=-512")
        except sqlite3.Error as error:
            connection.close()
            raise _unreadable(where, error) from error
        if version != SCHEMA:
            connection.close()
            raise _unreadable(where, f"it is of version {version}, this program reads {SCHEMA}")
        return cls(connection, where)

    def close(self) -> None:
        """Close the index."""
        self._remembered.cache_clear()
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Gazetteer.open, (self.path,)

    def find(self, name: str) -> list[Candidate]:
        """Return all that a name may mean: the better match first, then the more populous.

        Variants are looked for only where nothing fits better. The order is the same every time.
        """
        return list(self._remembered(" ".join(name.split())))

    def knows(self, name: str) -> bool:
        """Return whether a name is in the index without a second chance."""
        found = self._remembered(" ".join(name.split()))
        return bool(found) and found[0].match != "variant"

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name) if len(name) <= LONGEST_NAME else ""
        if not key:
            return ()
        rows = self._connection.execute(_BY_NAME, (key,)).fetchall()
        levels: tuple[int, ...] = tuple(range(len(LEVELS)))
        if not rows:
            # "Idlib Governorate": the gazetteer may hold the division without what it is called.
            bare, told = bare_division(key)
            if told is not None and bare != key:
                key, levels = bare, _DIVISIONS
                rows = [row for row in self._connection.execute(_BY_NAME, (key,)) if row[8] in levels]
        variant = not rows
        if variant and (spelling := skeleton(key)) is not None:
            rows = [row for row in self._connection.execute(_BY_VARIANT, (spelling,)) if row[8] in levels]
        found = []
        for number, *values, kind in rows:
            match: Match = "variant" if variant else _match(name, values[1], kind)
            candidate = _candidate(values, match)
            found.append((_MATCHES.index(match), -candidate.population, number, candidate))
        found.sort(key=lambda row: row[:3])
        return tuple(row[3] for row in found)


def _candidate(values: list[Any], match: Match) -> Candidate:
    geoname, name, lat, lon, country, first, second, level, population, names, seat, kind = values
    place = (geoname, name, lat, lon, country, first, second, LEVELS[level])
    return Candidate(*place, population, names, bool(seat), match, kinds()[kind])


def _match(asked: str, name: str, kind: int) -> Match:
    if kind != 0:
        return "alternate"
    return "exact" if asked.casefold() == name.casefold() else "folded"


def _unreadable(path: Path, why: object) -> GazetteerError:
    return GazetteerError(
        f"the index of places at {path} can't be read: {why}; delete it, it is built anew at the next use"
    )
