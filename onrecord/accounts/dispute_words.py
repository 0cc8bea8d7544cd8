"""The words of disputes: by which a claim denies what another tells, and templates for positions.

Read once from `data/disputes.toml`; a fault in it is an error that names the entry.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model.errors import VocabularyError
from onrecord.model.words import KINDS, MODES

FILE = "disputes.toml"
DENIALS = (
    *("denying", "not_so", "rejecting", "sayings", "happening", "own_part", "charging", "conceding"),
    *("refusals", "empty"),
)  # fmt: skip
WHAT = (
    *("control", "occurrence", "responsibility", "truce", "count", "number", "toll", "mutual"),
    *("saying", "told"),
)  # fmt: skip
POSITIONS = (
    *(
        "holds",
        "may_hold",
        "left",
        "denies",
        "denied_and",
        "conceded",
        "happened",
        "happened_by",
        "may_have",
        "blames",
    ),
    *("may_blame", "admits", "told", "accuses", "says", "count"),
)
FIELDS = frozenset(
    {"act", "where", "place", "people", "state", "things", "group", "target", "speaker", "holder", "actor"}
    | {"further", "counts"}
)
_FIELD = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, eq=False, slots=True)
class WordList:
    """Words, whole or by their beginning."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def holds(self, word: str) -> bool:
        """Whether a folded word is one of the list."""
        return word in self.whole or word.startswith(self.beginnings)

    def holds_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words is one of the list."""
        return any(map(self.holds, words))


@dataclass(frozen=True, eq=False, slots=True)
class DisputeWords:
    """The tables of `data/disputes.toml`; see there for what each is."""

    denials: Mapping[str, WordList]
    acts: Mapping[str, WordList]
    mutual: tuple[str, ...]
    accusing: WordList
    owning: tuple[WordList, WordList]
    nobody: WordList
    what: Mapping[str, str]
    position: Mapping[str, str]
    act_nouns: Mapping[str, str]

    def act(self, kind: str, mode: str | None) -> str:
        """Return what claims of a kind and mode tell of, as a noun."""
        return self.act_nouns.get(f"{kind} {mode}", self.act_nouns[kind])


@cache
def dispute_words() -> DisputeWords:
    """Return the words of `data/disputes.toml`; VocabularyError where it is malformed."""
    return parse_dispute_words((files("onrecord.accounts") / "data" / FILE).read_text(encoding="utf-8"))


def parse_dispute_words(text: str) -> DisputeWords:
    """Return the tables of a TOML text; VocabularyError names the entry at fault."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{FILE}: {error}") from error
    for kind in table.get("acts", {}):
        if kind not in KINDS:
            raise VocabularyError(f"{FILE}: [acts] {kind}: is not a kind of claim")
    nouns = _texts(table, "act_nouns", KINDS)
    for name in nouns:
        kind, _, mode = name.partition(" ")
        if kind not in KINDS or (mode and mode not in MODES.get(kind, ())):
            raise VocabularyError(f"{FILE}: [act_nouns] {name!r}: is not a kind and mode of claims")
    accusing = table.get("accusing", {})
    return DisputeWords(
        denials={name: _list(table.get("denials", {}), "denials", name) for name in DENIALS},
        acts={kind: _list(table["acts"], "acts", kind) for kind in table.get("acts", {})},
        mutual=tuple(sorted(_list(accusing, "accusing", "mutual").whole)),
        accusing=_list(accusing, "accusing", "verbs"),
        owning=(_list(accusing, "accusing", "owning"), _list(accusing, "accusing", "owned")),
        nobody=_list(accusing, "accusing", "nobody"),
        what=_texts(table, "what", WHAT),
        position=_texts(table, "position", POSITIONS),
        act_nouns=nouns,
    )


def _list(table: Mapping[str, Any], part: str, name: str) -> WordList:
    words = table.get(name)
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w for w in words):
        raise VocabularyError(f"{FILE}: [{part}] {name}: must be a list of words")
    if wrong := [word for word in words if word != word.casefold() or word == "*"]:
        raise VocabularyError(f"{FILE}: [{part}] {name}: {wrong[0]!r} must be in small letters")
    return WordList(
        frozenset(word for word in words if not word.endswith("*")),
        tuple(sorted(word[:-1] for word in words if word.endswith("*"))),
    )


def _texts(table: Mapping[str, Any], part: str, names: Iterable[str]) -> dict[str, str]:
    found = table.get(part, {})
    for name in names:
        if name not in found:
            raise VocabularyError(f"{FILE}: [{part}] {name}: is missing")
    for name, text in found.items():
        if not isinstance(text, str) or not set(_FIELD.findall(text)) <= FIELDS:
            raise VocabularyError(f"{FILE}: [{part}] {name}: {text!r} holds a field that is not known")
    return dict(found)
