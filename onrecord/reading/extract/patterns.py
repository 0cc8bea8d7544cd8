"""Acts told by a form of words: patterns of a data file, and quotations that nobody else has read.

The encoder reads acts by learning; where the form alone tells one and the encoder marks nothing there,
the act is added, and its roles are read by the same branch as those of all others.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.errors import VocabularyError
from onrecord.model.words import KINDS, MODES, Kind, Mode
from onrecord.reading.extract.decode import Found
from onrecord.reading.extract.windows import Window

_FILE = "data/patterns.toml"
_SAME = 0.6  # an act that shares so much of its pieces tells the same
_SCORE = 0.5  # how sure an act is that a form of words tells
_QUOTED = re.compile(
    r"[\"“](?P<evidence>[^\"“”\n]{25,300}?)[,.!?]?[\"”]\s*,?\s+"
    r"(?:[\w'’.-]+\s+){0,5}?(?:said|says|told|added|wrote|tweeted|declared|stated|announced|warned)\b"
)


@dataclass(frozen=True, slots=True)
class ActPattern:
    """A form of words that tells an act of a kind."""

    kind: Kind
    mode: Mode | None
    pattern: re.Pattern[str]


def add_patterns(found: Sequence[Found], window: Window, text: str) -> list[Found]:
    """Return the acts of a window with those that patterns add, in the order of the text.

    Nothing is added where an act of the kind, or for a quotation any act, is marked already; an act of
    another kind on mostly the same words gives way, since the words alone tell the kind.
    """
    start, end = window.starts[window.core], window.ends[len(window) - 2]
    acts = list(found)
    for kind, mode, evidence in _matches(text, start, end):
        pieces = [
            i
            for i in range(window.core, len(window) - 1)
            if window.starts[i] < evidence[1] and window.ends[i] > evidence[0]
        ]
        if not pieces or window.sentences[pieces[0]] != window.sentences[pieces[-1]]:
            continue
        first, last = pieces[0], pieces[-1]
        taken = any(
            act.first <= last and first <= act.last and (kind == "statement" or act.kind == kind)
            for act in acts
        )
        if not taken:
            acts = [act for act in acts if kind == "statement" or _shared(act, first, last) < _SAME]
            acts.append(Found(first, last, kind, _SCORE, mode))
    return sorted(acts, key=lambda act: (act.first, act.last, act.kind))


def _shared(act: Found, first: int, last: int) -> float:
    """Return the share of an act's pieces that lie between two others, both inclusive."""
    return max(0, min(act.last, last) - max(act.first, first) + 1) / (act.last - act.first + 1)


def _matches(text: str, start: int, end: int) -> list[tuple[Kind, Mode | None, tuple[int, int]]]:
    matches: list[tuple[Kind, Mode | None, tuple[int, int]]] = []
    for p in patterns().values():
        matches += [(p.kind, p.mode, m.span()) for m in p.pattern.finditer(text, start, end)]
    matches += [("statement", None, m.span("evidence")) for m in _QUOTED.finditer(text, start, end)]
    return matches


@functools.cache
def patterns() -> Mapping[str, ActPattern]:
    """Return the patterns of the data file by name; VocabularyError names one that is malformed."""
    content = (importlib.resources.files(__package__) / _FILE).read_text(encoding="utf-8")
    found: dict[str, ActPattern] = {}
    for name, entry in tomllib.loads(content)["patterns"].items():
        kind, mode = entry.get("kind"), entry.get("mode")
        known = kind in KINDS and (mode is None or mode in MODES.get(kind, ()))
        if not known or not {"kind", "pattern"} <= set(entry) <= {"kind", "mode", "pattern"}:
            raise VocabularyError(
                f"{_FILE}, {name}: give kind (one of the twelve), pattern, and a mode it has"
            )
        try:
            found[name] = ActPattern(kind, mode, re.compile(entry["pattern"], re.IGNORECASE))
        except re.error as error:
            raise VocabularyError(f"{_FILE}, {name}: the pattern is malformed ({error})") from error
    return found
