"""A column of claims in the exchange form, which takes a quarter of its length in a ledger of SQLite.

Text that an older version kept as it was is read as well. PostgreSQL compresses long values itself.
"""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_LEVEL = 5


@cache
def _often() -> bytes:
    """Return what claims have in common; a file that must never change, since kept claims need it."""
    return (files("onrecord.ledger") / "data" / "often_in_claims.txt").read_bytes()


def packed(text: str) -> bytes:
    """Return a text in fewer bytes."""
    work = zlib.compressobj(_LEVEL, zdict=_often())
    return work.compress(text.encode()) + work.flush()


def unpacked(kept: str | bytes) -> str:
    """Return the text that was kept, packed or not."""
    if isinstance(kept, str):
        return kept
    return zlib.decompressobj(zdict=_often()).decompress(kept).decode()


class Packed(TypeDecorator[str]):
    """Text that is packed in SQLite and plain elsewhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Return what goes into the database."""
        return value if value is None or dialect.name != "sqlite" else packed(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return the text of what came out of the database."""
        return None if value is None else unpacked(value)
