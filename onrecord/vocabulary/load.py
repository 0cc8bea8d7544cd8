"""Loads the vocabulary: all data files together, checked, as one frozen value.

Every step of reading takes its words from here; users add or replace entries with files of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from onrecord.model.party import Party
from onrecord.model.words import SideKind
from onrecord.vocabulary.files import Entry, read_file, to_row
from onrecord.vocabulary.folding import fold
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
    Vocabulary,
)

DATA = Path(__file__).parent / "data"
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
ROWS: Mapping[str, type] = {
    "seats": Seat,
    "peoples": People,
    "communities": Community,
    "roles": Role,
    "heads": Head,
    "cues": Cue,
    "units": Unit,
    "modalities": ModalityWord,
    "wording": LoadedWord,
    "regions": Region,
    "conflicts": Conflict,
}
LISTS = ("before", "fillers", "leading", "ambiguous")
"""Tables whose entries are words and hold nothing else."""
TABLES = frozenset({*PARTY_KINDS, *ROWS, *LISTS, "parts", "outside", "publishers"})
SPELLINGS = ("aliases", "adjectives", "people")
"""The lists of a party in which a name may stand; one name in two lists of one party is one name."""

Row = TypeVar("Row")


@functools.cache
def load(extra: tuple[Path, ...] = ()) -> Vocabulary:
    """Return the vocabulary, with the entries of `extra` files added or put in place of those of the same id.

    VocabularyError names file, line and entry, what is wrong and what to do. A name that one file gives to
    two parties is an error; a name that a later file gives to another party means the later one.
    """
    tables: dict[str, dict[str, Entry]] = {table: {} for table in TABLES}
    for path in (*(DATA / name for name in FILES), *extra):
        entries = read_file(path, TABLES)
        _check_names(entries)
        for entry in entries:
            tables[entry.table].pop(entry.id, None)  # a replaced entry moves to the end, where names win
            tables[entry.table][entry.id] = entry
    rows = {table: _rows(tables[table].values(), row) for table, row in ROWS.items()}
    publishers = _rows(tables["publishers"].values(), Publisher)
    parties = _parties(tables, publishers)
    vocabulary = Vocabulary(
        parties=MappingProxyType(parties),
        parts=MappingProxyType(
            {entry.id: to_row(entry, Part, id=entry.id) for entry in tables["parts"].values()}
            | {entry.id: to_row(entry, Part, id=entry.id, outside=True) for entry in tables["outside"].values()}
        ),
        before_roles=frozenset(tables["before"]),
        fillers=frozenset(tables["fillers"]),
        leading=frozenset(tables["leading"]),
        ambiguous=frozenset(tables["ambiguous"]),
        publishers=publishers,
        **rows,
    )
    _check_links(tables, vocabulary)
    return vocabulary


def _rows(entries: Iterable[Entry], row: type[Row]) -> Mapping[str, Row]:
    return MappingProxyType({entry.id: to_row(entry, row, id=entry.id) for entry in entries})


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
    """Refuse a file in which one name means two parties, two communities or two regions."""
    owners: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        family = {"communities": "communities", "regions": "regions"}.get(
            entry.table, "parties" if entry.table in PARTY_KINDS or entry.table == "publishers" else ""
        )
        if not family:
            continue
        for name in _names(entry):
            key = (family, _same(name))
            other = owners.setdefault(key, entry)
            if other is not entry:
                entry.fail(
                    f'"{name}" already means {other.id}', "leave the name to one of them, or lengthen it"
                )


def _names(entry: Entry) -> list[str]:
    lists = [entry.values.get(key) for key in SPELLINGS]
    names = [entry.values.get("name"), entry.values.get("capital")]
    names += [name for listed in lists if isinstance(listed, list) for name in listed]
    return [name for name in names if isinstance(name, str)]


def _same(name: str) -> str:
    # Short names in capitals (US, AI) are told from words by their case; all others are not.
    return name if len(name) < 6 and name.isupper() else fold(name)


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
    for id_, conflict in vocabulary.conflicts.items():
        _check_conflict(tables["conflicts"][id_], conflict, vocabulary)


def _check_conflict(entry: Entry, conflict: Conflict, vocabulary: Vocabulary) -> None:
    for region in conflict.regions:
        if region not in vocabulary.regions:
            entry.fail(f"region {region} is unknown", "use an id of regions.toml, or add the region")
    spans = [(conflict.start, conflict.end), *((row.start, row.end) for row in (*conflict.sides, *conflict.towns))]
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
