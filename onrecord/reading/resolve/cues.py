"""Finds the cues of saying in a text: the verbs and phrases by which someone's word is passed on.

Attribution ties a speaker to a cue, chains find the further tellers by theirs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.vocabulary.alternation import alternation
from onrecord.vocabulary.vocabulary import Vocabulary

_BEGINNING = 48  # code points


@dataclass(frozen=True, slots=True)
class CueMention:
    """A cue of saying in the text; `id`, `kind` and `sense` are those of the vocabulary."""

    start: int
    end: int
    id: str
    kind: str
    sense: str


def find_cues(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[CueMention]:
    """Return the cues that stand between two offsets, in order."""
    table = _cue_table(vocabulary)
    return [
        CueMention(match.start(), match.end(), *table.senses[match[0].casefold()])
        for match in table.pattern.finditer(text, start, end)
    ]


def is_silence(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a stretch begins with somebody saying nothing ("declined to comment on the strike")."""
    return _silence(vocabulary).search(text, start, min(end, start + _BEGINNING)) is not None


@functools.lru_cache(maxsize=4)
def _silence(vocabulary: Vocabulary) -> re.Pattern[str]:
    forms = [form for cue in vocabulary.cues if cue.sense == "silence" for form in cue.forms]
    return re.compile(rf"\b(?:{alternation(forms)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _CueTable:
    pattern: re.Pattern[str]
    senses: Mapping[str, tuple[str, str, str]]


@functools.lru_cache(maxsize=4)
def _cue_table(vocabulary: Vocabulary) -> _CueTable:
    senses = {
        form.casefold(): (cue.id, cue.kind, cue.sense)
        for cue in vocabulary.cues
        for form in cue.forms
        if cue.kind in ("verb", "phrase", "passive") and cue.sense != "silence"
    }
    return _CueTable(re.compile(rf"\b(?:{alternation(senses)})\b", re.IGNORECASE), senses)
