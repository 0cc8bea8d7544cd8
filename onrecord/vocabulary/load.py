"""Loads the vocabulary: all data files together, checked, as one frozen value.

Every step of reading takes its words from here; users add or replace entries with files of their own.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.model.errors import VocabularyError
from onrecord.model.party import Party
from onrecord.model.words import SideKind
from onrecord.vocabulary.files import Entry, read_file, to_row
from onrecord.vocabulary.folding import name_key
from onrecord.vocabulary.tables import (
    Community,
    Conflict,
    Cue,
    Head,
    LoadedWord,
    ModalityWord,
    Part,
    People,
    Publisher,
    Region,
    Role,
    Seat,
    Unit,
)
from onrecord.vocabulary.vocabulary import Vocabulary

__all__ = ["Vocabulary", "load"]

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DATA = Path(__file__).parent / "data"
OWN_VARIABLE = "ONRECORD_VOCABULARY"
"""Names files of the user's own, or folders of them, with the separator of paths between."""
OWN_FILES = frozenset((".toml", ".tsv"))
FILES = (
    "parties/states.tsv",
    "parties/entities.tsv",
    "parties/agencies.tsv",
    "parties/armed_groups.tsv",
    "parties/organizations.tsv",
    "parties/publishers.tsv",
    "parties/seats.tsv",
    "parts.toml",
    "peoples.toml",
    "phrases.toml",
    "roles.toml",
    "cues.toml",
    "units.toml",
    "modality.toml",
    "wording.toml",
    "regions.toml",
    "conflicts.toml",
)
PARTY_KINDS: Mapping[str, SideKind] = {
    "states": "state",
    "entities": "state",
    "agencies": "organization",
    "armed_groups": "armed group",
    "organizations": "organization",
}
LISTS = ("before", "fillers", "leading", "bare_leading", "ambiguous", "elsewhere", "particles", "with_the")
"""Tables whose entries are words and hold nothing else."""
TABLES = frozenset(
    [
        *PARTY_KINDS,
        *LISTS,
        *("publishers", "seats", "parts", "outside", "peoples", "communities", "roles", "heads"),
        *("cues", "units", "modalities", "wording", "regions", "conflicts"),
    ]
)
SPELLINGS = ("aliases", "adjectives", "people")
"""The lists of a party in which a name may stand."""
PARTY_NAMES = ("name", "capital", *SPELLINGS)
FAMILIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys((*PARTY_KINDS, "publishers"), ("parties", PARTY_NAMES)),
    "seats": ("parties", ("id",)),
    "communities": ("communities", ("name", "adjectives", "aliases")),
    "regions": ("regions", ("name", "aliases")),
    "parts": ("parts", ("nouns",)),
    "outside": ("parts", ("nouns",)),
    "roles": ("roles", ("id", "forms")),
    "units": ("units", ("id", "nouns")),
    "modalities": ("modalities", ("id", "forms")),
    "wording": ("wording", ("id", "forms")),
}
"""Tables in which a name may mean one entry only, within one file, by family and the keys of its names."""

Row = TypeVar("Row", bound="DataclassInstance")


def load(extra: tuple[Path, ...] | None = None) -> Vocabulary:
    """Return the vocabulary, with the entries of `extra` files added or put in place of those of the same id.

    Without `extra` the files are those that ONRECORD_VOCABULARY names. VocabularyError names file, line and
    entry, what is wrong and what to do. A name that one file gives to two parties is an error; a name that a
    later file gives to another party means the later one.
    """
    return _loaded(own_files() if extra is None else extra)


def own_files() -> tuple[Path, ...]:
    """Return the files that ONRECORD_VOCABULARY names, those of a folder in the order of their names.

    VocabularyError where there is no such file or folder, or a folder holds no file of a vocabulary.
    """
    files: list[Path] = []
    for part in filter(None, os.environ.get(OWN_VARIABLE, "").split(os.pathsep)):
        path = Path(part)
        found = sorted(f for f in path.iterdir() if f.suffix in OWN_FILES) if path.is_dir() else [path]
        if not found or not all(file.is_file() for file in found):
            raise VocabularyError(
                f"{OWN_VARIABLE}: {part} is no file or folder with .toml or .tsv files; correct the variable"
            )
        files += found
    return tuple(files)


@functools.cache
def _loaded(extra: tuple[Path, ...]) -> Vocabulary:
    tables: dict[str, dict[str, Entry]] = {table: {} for table in TABLES}
    for path in (*(DATA / name for name in FILES), *extra):
        entries = read_file(path, TABLES)
        _check_names(entries)
        for entry in entries:
            tables[entry.table].pop(entry.id, None)  # a replaced entry moves to the end, where names win
            tables[entry.table][entry.id] = entry
    publishers = _rows(tables["publishers"], Publisher)
    vocabulary = Vocabulary(
        parties=MappingProxyType(_parties(tables, publishers)),
        entities=frozenset(tables["entities"]),
        seats=_rows(tables["seats"], Seat),
        parts=MappingProxyType(
            {**_rows(tables["parts"], Part), **_rows(tables["outside"], Part, outside=True)}
        ),
        peoples=_rows(tables["peoples"], People),
        communities=_rows(tables["communities"], Community),
        roles=_rows(tables["roles"], Role),
        heads=_rows(tables["heads"], Head),
        before_roles=frozenset(tables["before"]),
        fillers=frozenset(tables["fillers"]),
        leading=frozenset((*tables["leading"], *tables["bare_leading"])),
        bare_leading=frozenset(tables["bare_leading"]),
        ambiguous=frozenset(tables["ambiguous"]),
        elsewhere=frozenset(tables["elsewhere"]),
        particles=frozenset(tables["particles"]),
        with_the=frozenset(tables["with_the"]),
        cues=tuple(_rows(tables["cues"], Cue).values()),
        units=_rows(tables["units"], Unit),
        modalities=tuple(_rows(tables["modalities"], ModalityWord).values()),
        wording=tuple(_rows(tables["wording"], LoadedWord).values()),
        regions=tuple(_rows(tables["regions"], Region).values()),
        conflicts=_rows(tables["conflicts"], Conflict),
        publishers=publishers,
    )
    _check_links(tables, vocabulary)
    return vocabulary


def _rows(entries: Mapping[str, Entry], row: type[Row], **given: object) -> Mapping[str, Row]:
    return MappingProxyType({id_: to_row(entry, row, id=id_, **given) for id_, entry in entries.items()})


def _parties(
    tables: Mapping[str, Mapping[str, Entry]], publishers: Mapping[str, Publisher]
) -> dict[str, Party]:
    parties: dict[str, Party] = {}
    for table, kind in PARTY_KINDS.items():
        for entry in tables[table].values():
            if entry.id in parties:
                entry.fail(f"the id stands in another table as {parties[entry.id].name}", "choose another id")
            given: dict[str, Any] = {"id": entry.id}
            if "kind" not in entry.values:
                given["kind"] = kind
            if table == "agencies":
                state, dot, suffix = entry.id.rpartition(".")
                if not dot or not suffix or state not in parties:
                    entry.fail("is no part of a listed state", "begin the id with a state's id and a dot")
                given["parent"] = state
            parties[entry.id] = to_row(entry, Party, **given)
    for id_, publisher in publishers.items():
        if id_ in parties:
            tables["publishers"][id_].fail(
                f"the id stands in another table as {parties[id_].name}", "choose another id"
            )
        parties[id_] = Party(
            id=id_,
            name=publisher.name,
            kind="media",
            aliases=publisher.aliases,
            country=publisher.country,
            parent=publisher.parent,
            wikidata=publisher.wikidata,
        )
    return parties


def _check_names(entries: Iterable[Entry]) -> None:
    """Refuse a file in which one name or word means two entries of one family of tables."""
    owners: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        family, keys = FAMILIES.get(entry.table, ("", ()))
        for name in _names(entry, keys) if family else ():
            other = owners.setdefault((family, _same(name)), entry)
            if other is not entry:
                entry.fail(
                    f'"{name}" already means {other.id}', "leave the name to one of them, or lengthen it"
                )


def _names(entry: Entry, keys: Sequence[str]) -> list[str]:
    found = [entry.id] if "id" in keys else []
    for key in keys:
        value = entry.values.get(key)
        if isinstance(value, str):
            found += value.split("; ") if key in SPELLINGS else [value]
        elif isinstance(value, list):
            found += [item for item in value if isinstance(item, str)]
    return found


def _same(name: str) -> str:
    # Short names in capitals (US, AI) are told from words by their case; all others are not.
    return name if len(name) < 6 and name.isupper() else name_key(name)


def _check_links(tables: Mapping[str, Mapping[str, Entry]], vocabulary: Vocabulary) -> None:
    """Check that what entries point to exists, and that days are in order."""
    for id_, party in vocabulary.parties.items():
        if party.parent is not None and vocabulary.party(party.parent) is None:
            entry = next(tables[table][id_] for table in (*PARTY_KINDS, "publishers") if id_ in tables[table])
            entry.fail(f"parent {party.parent} is no party", "use an id of the party list")
    for id_, seat in vocabulary.seats.items():
        if vocabulary.party(seat.party) is None:
            tables["seats"][id_].fail(f"{seat.party} is no party", "use an id of the party list")
    for id_, role in vocabulary.roles.items():
        if role.part and role.part not in vocabulary.parts:
            tables["roles"][id_].fail(f"part {role.part} is unknown", "use a suffix of parts.toml")
    for region in vocabulary.regions:
        _check_extent(tables["regions"][region.id], region)
    for id_, conflict in vocabulary.conflicts.items():
        _check_conflict(tables["conflicts"][id_], conflict, vocabulary)


def _check_extent(entry: Entry, region: Region) -> None:
    if region.extent is None:
        return
    west, south, east, north = region.extent
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        entry.fail(f"extent {list(region.extent)} is no box", "give west, south, east and north in degrees")
    if region.source is None and not region.divisions:
        entry.fail("the extent has no source", "add a source, or the divisions that it is taken from")


def _check_conflict(entry: Entry, conflict: Conflict, vocabulary: Vocabulary) -> None:
    known = {region.id for region in vocabulary.regions}
    for region in conflict.regions:
        if region not in known:
            entry.fail(f"region {region} is unknown", "use an id of regions.toml, or add the region")
    spans: list[tuple[dt.date | None, dt.date | None]] = [(conflict.start, conflict.end)]
    spans += [(side.start, side.end) for side in conflict.sides]
    spans += [(towns.start, towns.end) for towns in conflict.towns]
    for start, end in spans:
        if start is not None and end is not None and end < start:
            entry.fail(f"ends on {end}, before it starts on {start}", "mend the dates")
    for side in conflict.sides:
        if side.start is not None and side.start < conflict.start:
            entry.fail(f"a side starts on {side.start}, before the conflict", "mend the dates")
        if side.end is not None and conflict.end is not None and side.end > conflict.end:
            entry.fail(f"a side ends on {side.end}, after the conflict", "mend the dates")
    named = {party for side in conflict.sides for party in side.parties} | {t.holder for t in conflict.towns}
    for party in sorted(named):
        if vocabulary.party(party) is None:
            entry.fail(f"{party} is no party", "use an id of the party list, or add the party")
