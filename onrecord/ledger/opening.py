"""Opening a ledger: where it is, how its connections behave, and bringing its tables up to date.

Alembic is imported only where tables have to be made or changed; a ledger that is up to date opens
after one look at its version.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from onrecord.model.errors import LedgerError

SCHEMA = "0003"
"""The revision of the tables that this version of the program works with: the newest in `migrations/`."""

VERSION_TABLE = "onrecord_schema"
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 60.0
_MAPPED = 4 << 30
_CACHED_KB = 65_536


def open_engine(where: str | os.PathLike[str], *, create: bool) -> Engine:
    """Return an engine on the ledger at a path or SQLAlchemy URL, its tables up to date.

    With `create`, a ledger that is not there yet is made. LedgerError where there is none, where
    something else is there, or where it is of a newer version of the program.
    """
    url = _url(where)
    name = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        name = str(url.database)
        _check_path(Path(name), create=create)
    try:
        engine = _engine(url)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise LedgerError(f"{name} can't be opened ({error}); install its driver, or give a path") from error
    try:
        with translated(name):
            _bring_up_to_date(engine, name, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise errors of the database as LedgerError that names the ledger."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(f"the ledger {name} can't hold a lone surrogate: {error}; take it out") from error
    except SQLAlchemyError as error:
        reason = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
        if "not a database" in reason:
            reason = "it is not a ledger; give another path"
        elif "database is locked" in reason:
            reason = "another program has kept it locked; try again when that is done"
        raise LedgerError(f"the ledger {name} can't be used: {reason}") from error


def immediate(engine: Engine) -> Connection:
    """Return a connection whose transaction takes SQLite's write lock at once.

    A transaction that begins by reading and then writes could not wait for another writer.
    """
    return engine.connect().execution_options(onrecord_begin="BEGIN IMMEDIATE")


def _url(where: str | os.PathLike[str]) -> URL:
    place = os.fspath(where)
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        return make_url(place)
    except ArgumentError as error:
        raise LedgerError("the ledger's URL can't be read; write it as postgresql://host/name") from error


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; give the path of a file, such as {path / 'onrecord.db'}")
    if not path.exists():
        if not create:
            raise LedgerError(f"there is no ledger at {path}; make one with: onrecord read SOURCE")
        if not path.parent.is_dir():
            raise LedgerError(f"there is no folder {path.parent} for a ledger; make it first")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    arguments: dict[str, Any] = {"connect_args": {"timeout": _BUSY_SECONDS}}
    if url.database in (None, "", ":memory:"):
        arguments = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    engine = create_engine(url, **arguments)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver must not open transactions of its own: `_begin` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # With the write-ahead log this survives a killed process; only loss of power may cost the last commits.
    cursor.execute("PRAGMA synchronous = NORMAL")
    # Pages of large ledgers are read in place and not copied, and an index is never made for one question.
    cursor.execute(f"PRAGMA mmap_size = {_MAPPED}")
    cursor.execute(f"PRAGMA cache_size = -{_CACHED_KB}")
    cursor.execute("PRAGMA automatic_index = OFF")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("onrecord_begin", "BEGIN"))


def _bring_up_to_date(engine: Engine, name: str, *, create: bool) -> None:
    with engine.connect() as connection:
        if _version(connection) == SCHEMA:
            return
    if engine.dialect.name == "sqlite":
        _write_ahead(engine, name)
    with immediate(engine) as connection, connection.begin():
        # Read again under the lock: another process may have made the tables meanwhile.
        version = _version(connection)
        if version == SCHEMA:
            return
        if version is None:
            _check_empty(connection, name, create=create)
        _upgrade(connection, version, name)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return None if version is None else str(version)


def _check_empty(connection: Connection, name: str, *, create: bool) -> None:
    from onrecord.ledger.schema import metadata

    there = set(inspect(connection).get_table_names())
    if connection.dialect.name != "sqlite":
        # A database server may hold the tables of others beside ours.
        there &= set(metadata.tables)
    if there:
        raise LedgerError(f"{name} is a database but not a ledger; give another path")
    if not create:
        raise LedgerError(f"there is no ledger in {name}; make one with: onrecord read SOURCE")


def _write_ahead(engine: Engine, name: str) -> None:
    # Changing the journal does not wait for other connections by itself, so it is tried again here.
    give_up = time.monotonic() + _BUSY_SECONDS
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except engine.dialect.loaded_dbapi.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > give_up:
                    raise LedgerError(f"the ledger {name} can't be opened for writing: {error}") from error
                time.sleep(0.02)
            except engine.dialect.loaded_dbapi.DatabaseError as error:
                raise LedgerError(f"{name} is not a ledger; give another path") from error
    finally:
        raw.close()


def _upgrade(connection: Connection, version: str | None, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    if version is not None:
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if version not in known:
            raise LedgerError(
                f"{name} was made by a newer onrecord (tables {version}, this one knows {SCHEMA}); "
                "update onrecord, or give another ledger"
            )
    command.upgrade(config, "head")
    if version is not None:
        from onrecord.ledger.copies import catch_up

        catch_up(connection)
