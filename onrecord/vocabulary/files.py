"""Reads one data file of the vocabulary, TOML or TSV, into entries; every fault is named with its line.

TOML holds tables of entries by id (`[cues]` with `say = {…}`, or `[conflicts.gaza]`). TSV holds one table,
that of the file's name: comments begin with #, then a line of column names, one of them `id`; lists have
"; " between their items, and an empty cell is a key left out. The party list is TSV because it is large and
because it is edited as a sheet. Stands before `load.py`, which puts the entries of all files together.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import msgspec

from onrecord.model.errors import VocabularyError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MAX_BYTES = 4_000_000
"""A data file larger than this is refused: a vocabulary is small, and users hand in their own."""

Row = TypeVar("Row", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a data file as it stands there, not yet checked against its table.

    `line` counts from 1; 0 in a TOML file, where it is looked up only when a message needs it.
    """

    file: Path
    table: str
    id: str
    values: Mapping[str, Any]
    line: int = 0

    def fail(self, fault: str, remedy: str) -> NoReturn:
        """Raise the error that names file, line and entry, what is wrong and what to do."""
        line = self.line or line_of(self.file, self.table, self.id)
        raise VocabularyError(f"{self.file}, line {line}: [{self.table}] {self.id}: {fault}; {remedy}")


def read_file(path: Path, tables: frozenset[str]) -> list[Entry]:
    """Return the entries of a data file in their order.

    VocabularyError where the file can't be read or is malformed, or has a table that is not in `tables`.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise VocabularyError(f"{path}: {size} bytes, more than {MAX_BYTES}; split the file into several")
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise VocabularyError(f"{path}: can't be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    return (_read_tsv if path.suffix == ".tsv" else _read_toml)(path, content, tables)


def to_row(entry: Entry, row: type[Row], **given: object) -> Row:
    """Return an entry as the frozen dataclass of its table; `given` are fields that the file does not write.

    VocabularyError where a key is unknown or missing, or a value has the wrong type.
    """
    types = _types(row)
    values = entry.values
    if entry.line:
        values = {
            key: _listed(value) if "tuple" in types.get(key, "") else value for key, value in values.items()
        }
    unknown = sorted(values.keys() - types.keys()) + sorted(values.keys() & given.keys())
    if unknown:
        entry.fail(f"unknown key {unknown[0]}", f"use {', '.join(sorted(types.keys() - given.keys()))}")
    try:
        return msgspec.convert({**values, **given}, type=row)
    except msgspec.ValidationError as error:
        entry.fail(str(error), "mend the value or add the key")


def line_of(path: Path, table: str, id_: str | None) -> int:
    """Return the line, from 1, on which an entry or table of a TOML file begins; 1 where it isn't found."""
    key = re.escape(id_ or "")
    quoted = rf"(?:{key}|\"{key}\"|'{key}')"
    section = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*(?:\]|\.)")
    own = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\.\s*{quoted}\s*\]")
    inside, first = False, 0
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.lstrip().startswith("["):
            inside = section.match(line) is not None
            first = first or (number if inside else 0)
            if id_ is not None and own.match(line):
                return number
        elif (inside or id_ is None) and re.match(rf"\s*{quoted if id_ else re.escape(table)}\s*=", line):
            return number
    return first or 1


def _read_tsv(path: Path, content: str, tables: frozenset[str]) -> list[Entry]:
    table = path.stem
    if table not in tables:
        raise VocabularyError(
            f"{path}, line 1: no table is called {table}; "
            f"name the file after one of {', '.join(sorted(tables))}"
        )
    columns: list[str] | None = None
    lines: dict[str, int] = {}
    entries = []
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            if "id" not in columns or len(set(columns)) < len(columns):
                raise VocabularyError(
                    f"{path}, line {number}: {', '.join(columns)} are no columns; "
                    "name each once, id among them"
                )
            continue
        if len(cells) > len(columns):
            raise VocabularyError(
                f"{path}, line {number}: {len(cells)} cells under {len(columns)} columns; take out tabs"
            )
        values = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        id_ = values.pop("id", "")
        if not id_ or id_ in lines:
            fault = f"{id_} stands on line {lines[id_]} too" if id_ else "the id is empty"
            raise VocabularyError(f"{path}, line {number}: {fault}; give the line an id of its own")
        lines[id_] = number
        entries.append(Entry(path, table, id_, values, number))
    return entries


def _read_toml(path: Path, content: str, tables: frozenset[str]) -> list[Entry]:
    try:
        tree = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        # tomllib says "… (at line 12, column 3)", and names a repeated id "Cannot overwrite a value".
        told = re.search(r"line (\d+)", str(error))
        line = told[1] if told else content.count("\n") + 1
        raise VocabularyError(
            f"{path}, line {line}: not valid TOML, or an id given twice ({error}); "
            "mend the line or give the entry another id"
        ) from error
    entries = []
    for table, rows in tree.items():
        if table not in tables:
            raise VocabularyError(
                f"{path}, line {line_of(path, table, None)}: no table is called {table}; "
                f"use one of {', '.join(sorted(tables))}"
            )
        if not isinstance(rows, dict):
            raise VocabularyError(
                f"{path}, line {line_of(path, table, None)}: {table} is no table; "
                f"write [{table}] and below it one entry a line"
            )
        for id_, values in rows.items():
            entry = Entry(path, table, id_, values if isinstance(values, dict) else {})
            if not isinstance(values, dict):
                entry.fail("is no entry", 'write it as id = {key = "value", …}')
            entries.append(entry)
    return entries


def _listed(cell: str) -> list[str]:
    return [item for item in (item.strip() for item in cell.split(";")) if item]


@functools.cache
def _types(row: type[DataclassInstance]) -> Mapping[str, str]:
    return {field.name: str(field.type) for field in fields(row)}
