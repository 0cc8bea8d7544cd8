"""Role labels: where in a window the speaker, sides, places, numbers and time of a gold claim stand.

Gold holds names and values, not spans; a name is found by its characters, by the party that it
means, or by most of its words; what can't be found is left out of the loss (IGNORE).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from data import Coded
from examples import ActExample, pieces_of

from onrecord.reading.extract.labels import MEASURES, POINTERS, UNITS
from onrecord.reading.extract.numbers import find_numbers
from onrecord.reading.extract.times import find_times
from onrecord.reading.extract.windows import Window
from onrecord.reading.resolve.forces import bare_parts
from onrecord.reading.resolve.parties import find_parties
from onrecord.reading.resolve.quantities import read_quantity
from onrecord.reading.resolve.times import resolve_when
from onrecord.vocabulary.load import load

IGNORE = -100
_SMALL = frozenset(
    ["the", "a", "an", "of", "and", "in", "for", "s", "al", "el"]
    + ["president", "minister", "mr", "group", "government"]
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|who)\b", re.IGNORECASE)


class Aligner:
    """Finds the labels of one document's claims."""

    def __init__(self, coded: Coded) -> None:
        self.coded = coded
        self.text = coded.parsed.document.text
        self.day = coded.parsed.document.day
        self.vocabulary = load()
        self.parties = [
            (m.start, m.end, frozenset(p.split(".")[0] for p in m.parties), m.form)
            for m in find_parties(self.text, self.vocabulary)
        ]
        self.times = [(t.start, t.end) for t in find_times(self.text)]
        self.numbers = [
            (n.start, n.end, read_quantity(self.text, n.start, n.end)) for n in find_numbers(self.text)
        ]

    def labels(self, act: ActExample) -> dict[str, Any]:
        """Return the labels of an act, in pieces of its part of the window."""
        claim, window = act.claim, act.part
        sentence = window.sentences[act.found.first]
        inside = [i for i in range(1, len(window) - 1) if window.sentences[i] == sentence]
        seen = self._seen(window)
        own = (window.starts[inside[0]], window.ends[inside[-1]])
        labels: dict[str, Any] = {}
        for role in POINTERS:
            labels[role] = self._pointer(claim, role, window, own, seen)
        labels["places"] = self._places(claim, window, own, seen)
        labels["numbers"] = self._numbers(claim, window, own)
        labels["time"] = self._time(claim, window, own, seen)
        return labels

    def _seen(self, window: Window) -> list[tuple[int, int]]:
        """Return the stretches of the text that a window shows: those around the act, then a lead apart."""
        last = len(window) - 2
        start, end = window.starts[1], window.ends[last]
        if not 1 < window.lead <= last:
            return [(start, end)]
        cut, goes_on = window.ends[window.lead - 1], window.starts[window.lead]
        if not self.text[cut:goes_on].strip():
            return [(start, end)]
        return [(goes_on, end), (start, cut)]

    def _pointer(
        self,
        claim: dict[str, Any],
        role: str,
        window: Window,
        own: tuple[int, int],
        seen: list[tuple[int, int]],
    ) -> tuple[int, int]:
        name = claim.get(role)
        if not name:
            return (0, 0)
        found = _first(self.find_name(name, stretch) for stretch in seen)
        span = claim["span"]
        inside = any(span[0] <= start and end <= span[1] for start, end in found)
        if role != "speaker" and not inside and (bare := self._bare_part(claim, name, role)):
            found = [bare]
        if not found and role == "target" and claim.get("where"):
            found = [f for place in claim["where"] for f in self._exact(place, own)]
        if not found and role == "speaker":
            found = [
                (m.start(), m.end())
                for m in _PRONOUN.finditer(self.text, *own)
                if not (m.start() < claim["span"][1] and m.end() > claim["span"][0])
            ][:1]
        if not found:
            return (IGNORE, IGNORE)
        start, end = min(found, key=lambda f: (self._distance(f, claim["span"], own, role), f))
        pieces = pieces_of(window, start, end)
        return (pieces[0], pieces[-1]) if pieces else (IGNORE, IGNORE)

    def _bare_part(self, claim: dict[str, Any], name: str, role: str) -> tuple[int, int] | None:
        """Return "soldiers" or "its military" in the anchor, where the name is that of their state.

        Such a noun stands for its state without naming it; resolve finds the state again.
        """
        roots = {p.split(".")[0] for m in find_parties(name, self.vocabulary) for p in m.parties}
        if not any(
            r in self.vocabulary.parties and self.vocabulary.parties[r].kind == "state" for r in roots
        ):
            return None
        start, end = claim["span"]
        for match in bare_parts(self.vocabulary).finditer(self.text, start, end):
            if any(s < match.end() and e > match.start() for s, e, *_ in self.parties):
                continue
            at = match.start() - start
            agent = self.text[max(0, match.start() - 4) : match.start()].endswith("by ")
            suffers = claim["kind"] in ("casualties", "detention", "displacement")
            acts = agent or (at <= 12 and not suffers)
            if acts if role == "actor" else (not agent and (suffers or at > 8)):
                return match.start(), match.end()
        return None

    @staticmethod
    def _distance(f: tuple[int, int], anchor: tuple[int, int], own: tuple[int, int], role: str) -> int:
        gap = max(0, anchor[0] - f[1], f[0] - anchor[1])
        if role == "speaker" and f[0] < anchor[1] and f[1] > anchor[0]:
            gap += 60  # a speaker seldom stands inside what he says
        if not own[0] <= f[0] < own[1]:
            gap += 300 + (400 if f[0] >= own[1] else 0)
        return gap

    def _exact(self, name: str, within: tuple[int, int]) -> list[tuple[int, int]]:
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        return [(m.start(), m.end()) for m in pattern.finditer(self.text, *within)]

    def find_name(self, name: str, within: tuple[int, int]) -> list[tuple[int, int]]:
        """Return where a name, or the party that it means, stands in a stretch of the text."""
        name = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
        if found := self._exact(name, within):
            return found
        roots = {p.split(".")[0] for m in find_parties(name, self.vocabulary) for p in m.parties}
        if roots:
            found = [
                (start, end)
                for start, end, parties, _ in self.parties
                if parties & roots and within[0] <= start and end <= within[1]
            ]
            if found:
                return self._joined(found, roots, within) if len(roots) > 1 else found
        return self._by_words(name, within)

    def _joined(
        self, found: list[tuple[int, int]], roots: set[str], within: tuple[int, int]
    ) -> list[tuple[int, int]]:
        """Return stretches that hold all of several parties close together, else the single ones."""
        stretches = []
        for a in found:
            for b in found:
                if a[1] < b[0] <= a[1] + 45 and not re.search(r"[.!?]", self.text[a[1] : b[0]]):
                    held = {r for s, e, ps, _ in self.parties if a[0] <= s and e <= b[1] for r in ps}
                    if roots <= held:
                        stretches.append((a[0], b[1]))
        return stretches or found

    def _by_words(self, name: str, within: tuple[int, int]) -> list[tuple[int, int]]:
        """Return stretches that hold most of the words of a name, near each other."""
        wanted = {w for w in _stems(name) if w not in _SMALL}
        if not wanted:
            return []
        tokens = [(m.start(), m.end(), _stem(m[0])) for m in re.finditer(r"\w+", self.text[slice(*within)])]
        best: list[tuple[int, int]] = []
        most = 0.49 * len(wanted)
        for i, (start, _, word) in enumerate(tokens):
            if word not in wanted:
                continue
            got = set()
            end = start
            for _, stop, other in tokens[i : i + 7]:
                if other in wanted and other not in got:
                    got.add(other)
                    end = stop
            if len(got) > most:
                best, most = [], len(got)
            if len(got) == most:
                best.append((within[0] + start, within[0] + end))
        return best

    def _places(
        self, claim: dict[str, Any], window: Window, own: tuple[int, int], seen: list[tuple[int, int]]
    ) -> list[int] | None:
        pieces: list[int] = []
        for name in claim.get("where") or []:
            found = _first(self._exact(name, stretch) or self._by_words(name, stretch) for stretch in seen)
            if not found:
                continue
            start, end = min(found, key=lambda f: (self._distance(f, claim["span"], own, "where"), f))
            pieces += pieces_of(window, start, end)
        if claim.get("where") and not pieces:
            return None
        return sorted(set(pieces))

    def _numbers(
        self, claim: dict[str, Any], window: Window, own: tuple[int, int]
    ) -> list[tuple[int, int, int, int]]:
        """Return (first piece, belongs, unit, measure) of each number of the sentence."""
        wanted = list(claim.get("counts") or [])
        span = claim["span"]
        here = [n for n in self.numbers if own[0] <= n[0] < own[1]]
        here.sort(key=lambda n: (max(0, span[0] - n[1], n[0] - span[1]), n[0]))
        labels = []
        for start, end, quantity in here:
            pieces = pieces_of(window, start, end)
            if not pieces:
                continue
            amounts = {quantity.value, quantity.low} - {None}
            match = next(
                (
                    c
                    for c in wanted
                    if (c["value"] if c.get("value") is not None else c.get("low")) in amounts
                ),
                None,
            )
            if match is None:
                labels.append((pieces[0], 0, IGNORE, IGNORE))
            else:
                wanted.remove(match)
                unit = match["unit"] if match["unit"] in UNITS else "noun"
                labels.append(
                    (pieces[0], 1, UNITS.index(unit), MEASURES.index(match.get("measure", "count")))
                )
        return labels

    def _time(
        self, claim: dict[str, Any], window: Window, own: tuple[int, int], seen: list[tuple[int, int]]
    ) -> int:
        if not claim.get("when"):
            return len(window) - 1
        if self.day is None:
            return IGNORE
        gold = [dt.date.fromisoformat(d) for d in claim["when"]]
        planned = claim.get("modality") == "planned"
        right = []
        for start, end in self.times:
            if not any(low <= start and end <= high for low, high in seen):
                continue
            when = resolve_when(self.text[start:end], self.day, planned=planned)
            if when is None or not when.start or not when.end:
                continue
            days = [dt.date.fromisoformat(d[:10]) for d in (when.start, when.end)]
            if days == gold:
                right.append((start, end))
        if right:
            start, end = min(right, key=lambda f: (self._distance(f, claim["span"], own, "when"), f))
            is_day = gold == [self.day, self.day]
            if not is_day or own[0] <= start < own[1]:
                pieces = pieces_of(window, start, end)
                return pieces[0] if pieces else IGNORE
        return 0 if gold == [self.day, self.day] else IGNORE


def _first(found: Iterable[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return the first of several findings that is not empty."""
    return next(filter(None, found), [])


def _stem(word: str) -> str:
    word = word.lower()
    word = re.sub(r"(?:'s|’s)$", "", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _stems(name: str) -> Sequence[str]:
    return [_stem(w) for w in re.findall(r"\w+", name)]
