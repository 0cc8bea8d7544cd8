"""Lists of single words that tell names of places from others: short forms, given names, everyday words.

Read once from the data files; reading uses them to find the places of a text. Words of the two lists are in
their folded form (`onrecord.gazetteer.folding.fold`), short forms as papers write them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files

from onrecord.gazetteer.folding import fold
from onrecord.model.errors import GazetteerError

_ABBREVIATIONS = "abbreviations.tsv"
_COLUMNS = 3


@functools.cache
def abbreviations() -> Mapping[str, str]:
    """Return the names of first-level divisions by their short forms ("N.C." and "NC": North Carolina)."""
    found = {}
    for line in _lines(_ABBREVIATIONS):
        columns = line.split("\t")
        if len(columns) != _COLUMNS or not all(columns):
            raise GazetteerError(
                f"{_ABBREVIATIONS}: {line!r} has not {_COLUMNS} columns; give short form, country and name"
            )
        found[columns[0]] = columns[2]
    return found


@functools.cache
def forenames() -> frozenset[str]:
    """Return given names, without those of large cities."""
    return frozenset(map(fold, _lines("forenames.txt")))


@functools.cache
def common_words() -> frozenset[str]:
    """Return words of everyday English that are also names of places somewhere ("Commerce", "Industry")."""
    return frozenset(map(fold, _lines("common_words.txt")))


def _lines(name: str) -> Iterator[str]:
    text = (files("onrecord.gazetteer") / "data" / name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
