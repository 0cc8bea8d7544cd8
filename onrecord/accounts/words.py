"""The data behind the sentences: templates by kind and mode, units, plurals, hedges.

Read once from `data/*.toml`; a fault in them is an error that names the file and the entry.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model.errors import VocabularyError
from onrecord.model.words import KINDS, MODES

FIELDS = frozenset({"actor", "target", "held", "sides", "harmed", "things", "suffering"})

_FIELD = re.compile(r"\{(\w*)\}")
_VERB = re.compile(r"\(([^()|]+)\|([^()|]+)\|([^()|]+)\)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Verb:
    """The three forms of a verb that a template needs: took, take, taken."""

    past: str
    base: str
    participle: str


@dataclass(frozen=True, slots=True)
class Template:
    """A clause with gaps: `pieces` in order, each with the fields that it needs; optional ones may go."""

    pieces: tuple[Piece, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The fields without which the template can't be used."""
        return frozenset(name for piece in self.pieces if not piece.optional for name in piece.fields)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a template: `text` with {fields}, or a verb."""

    text: str
    optional: bool = False
    verb: Verb | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields in it."""
        return tuple(_FIELD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Words:
    """How units, groups and hedges are written; see `data/words.toml` for what each list is."""

    states: dict[str, str]
    places: frozenset[str]
    measures: frozenset[str]
    after: frozenset[str]
    adjectives: frozenset[str]
    hedges: dict[str, str]
    plurals: dict[str, str]
    tags: dict[str, str]


@cache
def words() -> Words:
    """Return the words of `data/words.toml`."""
    table = _table("words.toml")
    try:
        lists = table["lists"]
        return Words(
            states=dict(table["states"]),
            places=frozenset(lists["places"]),
            measures=frozenset(lists["measures"]),
            after=frozenset(lists["after"]),
            adjectives=frozenset(lists["adjectives"]),
            hedges=dict(table["hedges"]),
            plurals=dict(table["plurals"]),
            tags=dict(table["tags"]),
        )
    except KeyError as error:
        raise VocabularyError(f"words.toml: {error} is missing") from error


@cache
def templates(kind: str, mode: str | None) -> tuple[Template, ...]:
    """Return the templates of a kind and mode, best first; empty where its claims are always quoted."""
    return _all_templates().get((kind, mode or "none"), ())


@cache
def _all_templates() -> dict[tuple[str, str], tuple[Template, ...]]:
    found: dict[tuple[str, str], tuple[Template, ...]] = {}
    for kind, modes in _table("sentences.toml").items():
        if kind not in KINDS:
            raise VocabularyError(f"sentences.toml: [{kind}] is not a kind of claim")
        for mode, lines in modes.items():
            if mode not in (*MODES.get(kind, ()), "none"):
                raise VocabularyError(f"sentences.toml: [{kind}] has no mode {mode!r}")
            found[kind, mode] = tuple(
                parse_template(line, f"sentences.toml: {kind}.{mode}") for line in lines
            )
    return found


def parse_template(line: str, place: str) -> Template:
    """Return the template that a line of the data file holds; VocabularyError where it is malformed."""
    pieces: list[Piece] = []
    position = 0
    for found in re.finditer(rf"{_OPTIONAL.pattern}|{_VERB.pattern}", line):
        if found.start() > position:
            pieces.append(Piece(line[position : found.start()]))
        if found[1] is not None:
            pieces.append(Piece(found[1], optional=True))
        else:
            pieces.append(Piece("", verb=Verb(found[2], found[3], found[4])))
        position = found.end()
    pieces.append(Piece(line[position:]))
    template = Template(tuple(pieces))
    unknown = sorted({name for piece in pieces for name in piece.fields} - FIELDS)
    if unknown:
        raise VocabularyError(f"{place}: no field {{{unknown[0]}}} in {line!r}")
    # `harmed` brings its verb with it: "23 people were killed and 13 people wounded".
    verbs = sum(piece.verb is not None for piece in pieces) + ("harmed" in template.needs)
    if verbs != 1 or re.search(r"[()\[\]|]", "".join(piece.text for piece in pieces)):
        raise VocabularyError(f"{place}: a template needs one (past|base|participle): {line!r}")
    return template


def _table(name: str) -> dict[str, Any]:
    text = (files("onrecord.accounts") / "data" / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}: {error}") from error
