"""Which act a claim's words name, and which things: the words of `data/acts.toml`, checked when read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.model.errors import VocabularyError
from onrecord.model.words import KINDS
from onrecord.vocabulary.folding import fold

FILE = "acts.toml"
TABLES = frozenset({"acts", "things", "groups", "sites", "apart", "pointing", "outset", "common"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_REMEMBERED = 1 << 14


@dataclass(frozen=True, eq=False, slots=True)
class Forms:
    """Words, whole or by their beginning, with the entry that each stands for."""

    whole: Mapping[str, str]
    beginnings: Mapping[str, str]

    def named(self, words: Iterable[str]) -> frozenset[str]:
        """Return the entries that these words, in lower case, name."""
        return frozenset(entry for word in words if (entry := _entry(self, word)) is not None)


@dataclass(frozen=True, eq=False, slots=True)
class ActWords:
    """The tables of `data/acts.toml`; see there for what each is."""

    acts: Mapping[str, Forms]
    things: Forms
    groups: Forms
    sites: frozenset[str]
    apart: frozenset[str]
    pointing: frozenset[str]
    outset: frozenset[str]
    common: frozenset[str]


@cache
def act_words() -> ActWords:
    """Return the words of `data/acts.toml`; VocabularyError where it is malformed."""
    text = (files("onrecord.accounts") / "data" / FILE).read_text(encoding="utf-8")
    return parse_act_words(text)


def parse_act_words(text: str) -> ActWords:
    """Return the tables of a TOML text; VocabularyError names the entry at fault."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{FILE}: {error}") from error
    unknown, missing = sorted(set(table) - TABLES), sorted(TABLES - set(table))
    if unknown or missing:
        fault = "unknown" if unknown else "missing"
        raise VocabularyError(f"{FILE}: table {(unknown or missing)[0]!r} is {fault}")
    for kind in table["acts"]:
        if kind not in KINDS:
            raise VocabularyError(f"{FILE}: [acts.{kind}] is not a kind of claim")
    return ActWords(
        acts={kind: _forms(entries, f"acts.{kind}") for kind, entries in table["acts"].items()},
        things=_forms(table["things"], "things"),
        groups=_forms(table["groups"], "groups"),
        sites=frozenset(table["sites"]["words"]),
        apart=frozenset(table["apart"]["words"]),
        pointing=frozenset(table["pointing"]["words"]),
        outset=frozenset(table["outset"]["words"]),
        common=frozenset(table["common"]["words"]),
    )


def _forms(entries: Mapping[str, Any], place: str) -> Forms:
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for entry, words in entries.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise VocabularyError(f"{FILE}: [{place}] {entry} must be a list of words")
        for word in words:
            forms, form = (beginnings, word[:-1]) if word.endswith("*") else (whole, word)
            if form != form.casefold() or len(form) < 2 or forms.setdefault(form, entry) != entry:
                raise VocabularyError(
                    f"{FILE}: [{place}] {entry}: {word!r} is too short, in capitals, or twice"
                )
    return Forms(whole, beginnings)


@lru_cache(maxsize=4 * _REMEMBERED)
def _entry(forms: Forms, word: str) -> str | None:
    """Return the entry that a word names."""
    found = forms.whole.get(word) or forms.whole.get(word.removesuffix("s"))
    if found is None:
        for end in range(len(word), 2, -1):
            if (found := forms.beginnings.get(word[:end])) is not None:
                break
    return found


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, folded."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=_REMEMBERED)
def proper_names(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a capital or hold a digit and letters, folded ("Su-25")."""
    found = _WORD.findall(text)
    return frozenset(
        fold(word)
        for word in found
        if len(word) > 2
        and (word[0].isupper() or (any(map(str.isdigit, word)) and any(map(str.isalpha, word))))
    )
