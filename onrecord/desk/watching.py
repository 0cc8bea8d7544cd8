"""Whether a ledger has changed, told without looking through it.

SQLite says in no time whether anybody has written to its file; only then its readings are counted anew. Other
databases, and ledgers that are in no file, are asked each time.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack

from sqlalchemy import Connection

from onrecord.ledger import Ledger
from onrecord.ledger.browsing import state

_IN_NO_FILE = ("", "None", ":memory:")


class Watch:
    """Keeps a connection of its own to a ledger; threads may share it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._open = ExitStack()
        self._connection: Connection | None = None
        self._version: int | None = None
        self._state = ""

    def state(self) -> str:
        """Return a text that changes whenever a document is read, or read again, or taken out."""
        with self._lock:
            if self._connection is None:
                self._connection = self._open.enter_context(self._ledger.connected())
            connection = self._connection
            try:
                if connection.dialect.name != "sqlite" or self._ledger.name in _IN_NO_FILE:
                    return state(connection)
                version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
                if version != self._version:
                    # Nothing is taken for granted of what is written between the two questions.
                    self._state, self._version = state(connection), version
                return self._state
            finally:
                # The next look must see what was written meanwhile.
                connection.rollback()

    def close(self) -> None:
        """Give the connection back; the next look takes another."""
        with self._lock:
            self._open.close()
            self._connection = self._version = None
