"""Compiles the index of places: once a machine, at first use, into the user's cache folder.

The index is one SQLite file whose name carries a fingerprint of its sources, so that a new version of
any of them is a new file and every process either sees a whole index or none.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import platformdirs

from onrecord.gazetteer import source
from onrecord.gazetteer.rows import Rows, index_rows
from onrecord.model.errors import GazetteerError

SCHEMA = 9
"""Raise it with every change of the tables or of what goes into them."""
CACHE_VARIABLE = "ONRECORD_CACHE"
# Indexes of other versions are kept that long (seconds), lest two versions in use build in turn.
_KEEP_OTHERS = 14 * 24 * 3600
_UNGUARDED = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; PRAGMA cache_size=-65536;
"""
_TABLES = """
CREATE TABLE entry(
  id INTEGER PRIMARY KEY, geoname INTEGER, name TEXT NOT NULL, lat REAL, lon REAL, country TEXT NOT NULL,
  first INTEGER, second INTEGER, level INTEGER NOT NULL, population INTEGER NOT NULL,
  names INTEGER NOT NULL, kind INTEGER NOT NULL, seat INTEGER NOT NULL);
CREATE TABLE name(key TEXT, entry INTEGER, kind INTEGER, PRIMARY KEY(key, entry)) WITHOUT ROWID;
CREATE TABLE variant(skeleton TEXT, entry INTEGER, PRIMARY KEY(skeleton, entry)) WITHOUT ROWID;
"""


def cache_folder() -> Path:
    """Return the folder of the index: below ONRECORD_CACHE where that is set, else the user's cache."""
    base = os.environ.get(CACHE_VARIABLE)
    return (Path(base) if base else platformdirs.user_cache_path("onrecord")) / "gazetteer"


def added_folder() -> Path:
    """Return the folder of users' GeoNames country files: below ONRECORD_CACHE, else the user's data."""
    base = os.environ.get(CACHE_VARIABLE)
    return (Path(base) if base else platformdirs.user_data_path("onrecord")) / "gazetteer" / "added"


def added_files() -> list[Path]:
    """Return the country files that users have added, in the order of their names."""
    return sorted(added_folder().glob("*.txt.xz"))


def index_path() -> Path:
    """Return where the index of the present sources stands or will stand."""
    return cache_folder() / f"places-{source.source_fingerprint(SCHEMA, added_files())}.sqlite"


def ensure_index() -> Path:
    """Return the path of the index, compiled first where it isn't there; takes about half a minute then.

    Two processes may build at once: each writes its own file and puts it in place in one step.
    Raises GazetteerError where the sources are missing or the folder can't be written.
    """
    path = index_path()
    if path.exists():
        return path
    with _told(f"Compiling the index of places (once, about half a minute) into {path.parent}"):
        write_index(_whole(), path)
    _remove_others(path)
    return path


def write_index(rows: Rows, path: Path) -> None:
    """Write rows as an index to a path, whole or not at all; GazetteerError where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".places-", suffix=".part")
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    part = Path(name)
    try:
        _fill(part, rows)
        # Temporary files are their owner's alone; the index may be shared by several users.
        part.chmod(0o644)
        _put(part, path)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _whole() -> Rows:
    cities, divisions = source.cities(), source.divisions()
    second: dict[int, str] = {}
    for file in added_files():
        added = source.added_rows(file)
        known = {city.geonameid for city in cities}
        cities += [city for city in added.places if city.geonameid not in known]
        shipped = {division.code: division for division in divisions}
        for further in added.divisions:
            places = shipped[further.code].places if further.code in shipped else ()
            shipped[further.code] = replace(further, places=places)
        divisions = list(shipped.values())
        second |= added.second
    return index_rows(cities, source.countries(), divisions, source.country_names(), second)


def _fill(path: Path, rows: Rows) -> None:
    with closing(sqlite3.connect(path)) as index:
        # Nobody sees the file before it is whole, so nothing is gained by a journal.
        index.executescript(_UNGUARDED + _TABLES)
        with index:
            index.executemany("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", rows.entries)
            index.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", rows.names)
            index.executemany("INSERT OR IGNORE INTO variant VALUES (?,?)", rows.variants())
        index.execute(f"PRAGMA user_version={SCHEMA}")


def _put(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except PermissionError:
        # Windows: another process has built the same index and holds it open.
        if not path.exists():
            raise


def _remove_others(path: Path) -> None:
    for other in path.parent.glob("places-*.sqlite"):
        try:
            if other != path and time.time() - other.stat().st_mtime > _KEEP_OTHERS:
                other.unlink()
        except OSError:
            continue


@contextmanager
def _told(message: str) -> Iterator[None]:
    # Slow to import, and needed once a machine.
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(escape(message)):
        yield


def _unwritable(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        f"the index of places can't be written to {path.parent}: {error}; "
        f"make room or name another folder in {CACHE_VARIABLE}"
    )
