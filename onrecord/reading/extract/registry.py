"""Readers by name: the one place where outsiders plug in another reader."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from onrecord.model.errors import ReaderError
from onrecord.reading.extract.base import Reader
from onrecord.reading.extract.encoder import EncoderReader

GROUP = "onrecord.readers"
"""The entry-point group in which other packages name their readers (a callable without arguments)."""

DEFAULT = "encoder"

_BUILT_IN: dict[str, Callable[[], Reader]] = {DEFAULT: EncoderReader.open}


def reader_names() -> list[str]:
    """Return the names of all readers, built in and plugged in, in order."""
    return sorted({*_BUILT_IN, *(point.name for point in entry_points(group=GROUP))})


def open_reader(name: str = DEFAULT) -> Reader:
    """Return the reader of a name; ReaderError names those that there are."""
    if name in _BUILT_IN:
        return _BUILT_IN[name]()
    for point in entry_points(group=GROUP, name=name):
        reader: Reader = point.load()()
        return reader
    raise ReaderError(f"no reader is called {name!r}; there are: {', '.join(reader_names())}")
