"""From the role branch's numbers to the mentions of one act: speaker, sides, places, numbers, time."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.words import MODALITIES, MODES, Kind, Mode
from onrecord.reading.extract.decode import Found
from onrecord.reading.extract.labels import (
    ACT_COLUMNS,
    COLUMNS,
    MEASURES,
    MODE_LABELS,
    POINTERS,
    UNITS,
    slices,
)
from onrecord.reading.extract.mentions import Act, Mention, NumberMention, TimeSource
from onrecord.reading.extract.windows import Window

Floats = NDArray[np.float32]

_ROLES, _VALUES = slices(COLUMNS), slices(ACT_COLUMNS)
_BOUNDS = [_ROLES[f"{role}_{bound}"].start for role in POINTERS for bound in ("start", "end")]
_MODES: Mapping[Kind, tuple[tuple[int, Mode], ...]] = {
    kind: tuple((MODE_LABELS.index(f"{kind}/{mode}"), mode) for mode in modes)
    for kind, modes in MODES.items()
}
_LONGEST_SIDE = 24  # word pieces
_OPTIONS = 4  # how many starts of a side are looked at
_SHORTER = 0.8  # what each further piece of a side costs
_COSTS = np.array([_SHORTER**further for further in range(_LONGEST_SIDE)])
_REST = 0.4  # a name is as sure as its surest piece: the rest of it needs this share of the cut
_LONGEST_BRACKET = 80  # code points
_GLOSSED = re.compile(r"(?:\b(?:the|an?) )?(?:\b[\w'’-]+ )?\[[^\[\]\n]*$", re.IGNORECASE)
_SECOND = 0.15  # how likely, beside the best, a second choice of sides must be


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """How likely a role must be to be given at all (0 to 1); chosen on held-back training documents."""

    speaker: float = 0.5
    actor: float = 0.5
    target: float = 0.5
    place: float = 0.5
    number: float = 0.5
    said: float = 0.4
    source: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Where the document has expressions of time and numbers, as offsets, in order."""

    times: tuple[tuple[int, int], ...]
    numbers: tuple[tuple[int, int], ...]


def read_roles(
    found: Found,
    role: Floats,
    value: Floats,
    window: Window,
    text: str,
    candidates: Candidates,
    cuts: Cuts,
) -> Act:
    """Return the act that was found, with the mentions that the role branch gives it.

    `role` has the shape (pieces, ROLE_WIDTH), `value` (modalities + modes).
    """
    modality = MODALITIES[int(np.argmax(value[_VALUES["modality"]]))]
    time, source = _time(role, window, candidates)
    bounds = _softmax(role.T[_BOUNDS])
    speakers, actors, targets = (
        _pointed(bounds[2 * number], bounds[2 * number + 1], window, text, cut)
        for number, cut in enumerate((cuts.speaker, cuts.actor, cuts.target))
    )
    actor, target = _apart(actors, targets)
    none = [float(bounds[2 * number][0] + bounds[2 * number + 1][0]) / 2 for number in range(len(POINTERS))]
    left_out = [chance for chance, given in zip(none, (speakers, actor, target), strict=True) if not given]
    return Act(
        kind=found.kind,
        mode=found.mode or _mode(found, value),
        modality=modality,
        evidence=_evidence(found, window, text, candidates),
        sentence=window.sentences[found.first],
        speaker=next(iter(speakers), None),
        actor=actor,
        target=target,
        places=_places(role, window, text, cuts.place),
        numbers=_numbers(found, role, window, candidates, cuts.number),
        time=time,
        time_source=source,
        left_out=round(min(left_out, default=1.0), 4),
    )


def pointed_speaker(role: Floats, window: Window, text: str, cut: float) -> Mention | None:
    """Return whom `role` (pieces, ROLE_WIDTH) points at as the speaker, None where none is likely enough."""
    starts, ends = _softmax(role.T[_BOUNDS[:2]])
    return next(iter(_pointed(starts, ends, window, text, cut)), None)


def _evidence(found: Found, window: Window, text: str, candidates: Candidates) -> Mention:
    """Return the evidence of an act, widened to whole words and whole numbers ("to 1,221")."""
    start, end = window.starts[found.first], window.ends[found.last]
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    for first, last in candidates.numbers:
        if first < end < last:
            end = last
        if first < start < last:
            start = first
    return Mention(*_with_bracket(text, start, end), round(float(found.score), 4))


def _with_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch that cuts an editor's bracket: "prayer] will be heard" with the word explained."""
    closing, opening = text.find("]", start, end), text.find("[", start, end)
    if closing >= 0 and not 0 <= opening < closing:
        glossed = _GLOSSED.search(text, max(0, start - _LONGEST_BRACKET), closing)
        start = glossed.start() if glossed else start
    opening, closing = text.rfind("[", start, end), text.rfind("]", start, end)
    if opening > closing:
        closed = text.find("]", end, end + _LONGEST_BRACKET)
        end = closed + 1 if closed >= 0 else end
    return start, end


def _mention(window: Window, first: int, last: int, score: float) -> Mention:
    return Mention(window.starts[first], window.ends[last], round(float(score), 4))


def _softmax(logits: Floats) -> Floats:
    """Return the chances along the last axis."""
    exponents = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = exponents / exponents.sum(axis=-1, keepdims=True)
    return result


def _mode(found: Found, value: Floats) -> Mode | None:
    if found.kind not in _MODES:
        return None
    logits = value[_VALUES["mode"]]
    return max(_MODES[found.kind], key=lambda pair: float(logits[pair[0]]))[1]


def _pointed(starts: Floats, ends: Floats, window: Window, text: str, cut: float) -> list[Mention]:
    """Return the likeliest stretches for a role, best first; empty where "none" is too likely for the cut."""
    given = 1.0 - float(starts[0] + ends[0]) / 2
    if given < cut:
        return []
    options: list[tuple[float, int, int]] = []
    for first in np.argsort(-starts, kind="stable")[:_OPTIONS].tolist():
        if not 1 <= first < len(window) - 1:
            continue
        stop = min(first + _LONGEST_SIDE, len(window) - 1)
        stop = bisect.bisect_right(window.sentences, window.sentences[first], first, stop)
        # Start and end are chosen apart and may belong to two names: short stretches go first.
        products = (starts[first] * ends[first:stop]).astype(np.float64) * _COSTS[: stop - first]
        # Of equals the last.
        last = stop - 1 - int(np.argmax(products[::-1]))
        if (product := float(products[last - first])) > 0:
            options.append((product, first, last))
    options.sort(key=lambda option: (-option[0], option[1]))
    return [
        _mention(window, *_whole_words(window, text, first, last), min(given, float(product**0.5)))
        for product, first, last in options
    ]


def _apart(actors: list[Mention], targets: list[Mention]) -> tuple[Mention | None, Mention | None]:
    """Return the best actor and target that are not one stretch: nobody acts on himself alone."""
    if not actors or not targets:
        return next(iter(actors), None), next(iter(targets), None)
    pairs = [
        (actor.score * target.score, i, k)
        for i, actor in enumerate(actors)
        for k, target in enumerate(targets)
        if actor.end <= target.start or target.end <= actor.start
    ]
    if pairs:
        best, i, k = max(pairs, key=lambda pair: (pair[0], -pair[1], -pair[2]))
        if best >= _SECOND * actors[0].score * targets[0].score:
            return actors[i], targets[k]
    if actors[0].score >= targets[0].score:
        return actors[0], None
    return None, targets[0]


def _whole_words(window: Window, text: str, first: int, last: int) -> tuple[int, int]:
    """Widen a stretch of word pieces to whole words."""
    while first > window.core - 1 and first > 1 and _cut(window, text, first - 1, first):
        first -= 1
    while last < len(window) - 2 and _cut(window, text, last, last + 1):
        last += 1
    return first, last


def _cut(window: Window, text: str, before: int, after: int) -> bool:
    """Tell whether two neighbouring pieces are parts of one word."""
    at = window.starts[after]
    touching = window.ends[before] == at and window.sentences[before] == window.sentences[after]
    return touching and text[at - 1].isalnum() and text[at].isalnum()


def _places(role: Floats, window: Window, text: str, cut: float) -> tuple[Mention, ...]:
    logits = role[:, _ROLES["place"]][:, 0]
    chances = 1.0 / (1.0 + np.exp(-logits))
    runs: list[list[int]] = []
    for piece in (np.flatnonzero(chances[1 : len(window) - 1] >= cut * _REST) + 1).tolist():
        if runs and _follows(window, text, runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    places: list[Mention] = []
    for run in runs:
        if chances[run].max() < cut:
            continue
        first, last = _whole_words(window, text, run[0], run[-1])
        if any(letter.isalpha() for letter in text[window.starts[first] : window.ends[last]]):
            places.append(_mention(window, first, last, float(chances[run].mean())))
    return tuple(places)


def _follows(window: Window, text: str, before: int, piece: int) -> bool:
    """Tell whether a piece comes right after another in one sentence, with nothing but blanks between."""
    return (
        piece == before + 1
        and window.sentences[piece] == window.sentences[before]
        and text[window.ends[before] : window.starts[piece]].strip() == ""
    )


def _piece_at(window: Window, start: int) -> int | None:
    """Return the first piece that begins at an offset of the document, None where none does."""
    stop = len(window) - 1
    piece = bisect.bisect_left(window.starts, start, 1, stop)
    return piece if piece < stop and window.starts[piece] == start else None


def _numbers(
    found: Found, role: Floats, window: Window, candidates: Candidates, cut: float
) -> tuple[NumberMention, ...]:
    """Return the numbers of the act's sentence that belong to it."""
    sentence = window.sentences[found.first]
    numbers = []
    for start, end in candidates.numbers:
        piece = _piece_at(window, start)
        if piece is None or window.sentences[piece] != sentence:
            continue
        chance = 1.0 / (1.0 + float(np.exp(-role[piece, _ROLES["number"]][0])))
        inside = window.starts[found.first] <= start and end <= window.ends[found.last]
        if chance < (cut / 2 if inside else cut):
            continue
        unit = UNITS[int(np.argmax(role[piece, _ROLES["unit"]]))]
        measure = MEASURES[int(np.argmax(role[piece, _ROLES["measure"]]))]
        numbers.append(NumberMention(start, end, None if unit == "noun" else unit, measure, round(chance, 4)))
    return tuple(numbers)


def _time(role: Floats, window: Window, candidates: Candidates) -> tuple[Mention | None, TimeSource]:
    """Return the expression of time that the act's day is read from, or where else it comes from."""
    logits = role[:, _ROLES["time"]][:, 0]
    pieces = [
        (piece, start, end)
        for start, end in candidates.times
        if (piece := _piece_at(window, start)) is not None
    ]
    chances = _softmax(logits[[0, len(window) - 1, *(piece for piece, _, _ in pieces)]])
    best = int(np.argmax(chances))
    if best == 0:
        return None, "document"
    if best == 1:
        return None, "none"
    _, start, end = pieces[best - 2]
    return Mention(start, end, round(float(chances[best]), 4)), "expression"
