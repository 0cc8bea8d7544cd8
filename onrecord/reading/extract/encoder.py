"""The trained reader: a small encoder run by ONNX Runtime over windows of a document.

One pass over a window finds the acts; a shallow second branch, run once for all acts of a window,
finds the speaker, sides, places, numbers and time of each. The model card (docs/model-card.md) says
how it was trained and how right it is. Weights are ONNX files: data, no code.
"""

from __future__ import annotations

import bisect
import functools
import hashlib
import importlib.resources
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model.errors import ReaderError
from onrecord.model.words import KINDS, Kind
from onrecord.reading.extract.attributed import Attributed, joined, read_attributed
from onrecord.reading.extract.coordination import with_coordinated, with_percentage, without_cue
from onrecord.reading.extract.decode import Found, Said, decode_acts, decode_said
from onrecord.reading.extract.denials import with_denied
from onrecord.reading.extract.labels import MARKS, OUTSIDE
from onrecord.reading.extract.mentions import Act, Mentions
from onrecord.reading.extract.modifiers import is_modifier
from onrecord.reading.extract.numbers import find_numbers
from onrecord.reading.extract.patterns import add_patterns
from onrecord.reading.extract.roles import Candidates, Cuts, read_roles
from onrecord.reading.extract.scope import FILE as SCOPE
from onrecord.reading.extract.scope import Floats, Scope, Summed, summed
from onrecord.reading.extract.stand_ins import find_stand_ins
from onrecord.reading.extract.time_anchors import is_time_anchor
from onrecord.reading.extract.times import find_times
from onrecord.reading.extract.windows import Window, around, cut_out, make_windows
from onrecord.reading.parse.parsed import Parsed
from onrecord.vocabulary.load import load

FOLDER = "data/encoder"
CARD = "model.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a model folder says of itself: its version, thresholds, and the SHA-256 of its files."""

    version: str
    thresholds: Mapping[Kind, float]
    cuts: Cuts
    files: Mapping[str, str]
    trained_on: str = ""
    stand_ins: bool = False


@dataclass(frozen=True, slots=True)
class EncoderReader:
    """Runs the encoder on one thread, window by window, so that results depend on the document alone."""

    card: Card
    tokenizer: Tokenizer
    acts: onnxruntime.InferenceSession
    roles: onnxruntime.InferenceSession
    scope: Scope | None = None
    name: str = field(default="")

    @classmethod
    def open(cls) -> EncoderReader:
        """Return the reader that ships with the package; ReaderError where a file is missing or altered."""
        return _shipped()

    @classmethod
    def from_folder(cls, folder: Traversable) -> EncoderReader:
        """Return the reader of a model folder; ReaderError where a file is missing or altered."""
        try:
            card = msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
        except (OSError, msgspec.MsgspecError) as error:
            raise ReaderError(f"the model card {CARD} can't be read ({error}); reinstall onrecord") from error
        files = {name: _verified(folder / name, digest) for name, digest in card.files.items()}
        tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode())
        tokenizer.no_padding()
        tokenizer.no_truncation()
        acts, roles = (_session(files[name]) for name in ("acts.onnx", "roles.onnx"))
        scope = Scope.of(files[SCOPE]) if SCOPE in files else None
        return cls(card, tokenizer, acts, roles, scope, f"encoder-{card.version}")

    def extract(self, parsed: Parsed) -> Mentions:
        """Return the acts of a document in the order of the text."""
        windows = self._windows(parsed)
        if not windows:
            return Mentions(parsed, ())
        text = parsed.document.text
        times = find_times(text)
        candidates = Candidates(
            times=tuple((t.start, t.end) for t in times),
            numbers=tuple((n.start, n.end) for n in find_numbers(text, times)),
        )
        acts: list[Act] = []
        read: list[Summed] = []
        for window in windows:
            chances, states = self._encoded(window)
            acts += self._read_window(window, chances, states, text, candidates)
            read.append(sum_of_core(window, states))
        acts = with_coordinated([without_cue(act, text) for act in acts], text, candidates.numbers)
        acts = one_each_number(with_percentage(acts, text, parsed, candidates.numbers))
        acts = [act for act in one_each(acts) if not (is_time_anchor(act, text) or is_modifier(act, text))]
        acts = [with_denied(act, text) for act in acts]
        acts.sort(key=lambda act: (act.evidence.start, act.evidence.end, KINDS.index(act.kind)))
        if acts and self.scope is not None:
            scope = round(self.scope.chance(read), 4)
            acts = [replace(act, scope=scope) for act in acts]
        return Mentions(parsed, tuple(acts))

    def states_of(self, parsed: Parsed) -> list[Summed]:
        """Return the states of each window that is read of a document, without its context."""
        return [sum_of_core(window, self._encoded(window)[1]) for window in self._windows(parsed)]

    def _read_window(
        self, window: Window, chances: Floats, states: Floats, text: str, candidates: Candidates
    ) -> list[Act]:
        found = decode_acts(chances, window, self.card.thresholds)
        found = add_patterns(found, window, text)
        if not found:
            return []
        read: list[Act] = []
        for part in parts_of(found, window):
            roles, values = self._roles_of(part, states)
            read += [
                read_roles(act, role, value, part.window, text, candidates, self.card.cuts)
                for act, role, value in zip(part.acts, roles, values, strict=True)
            ]
        return read

    def attributions(self, parsed: Parsed) -> list[Attributed]:
        """Return what somebody says in a document, claim or not, in the order of the text.

        Read are the windows in which a sentence passed triage: parse with `Triage.everything()` for all.
        """
        text = parsed.document.text
        found: list[Attributed] = []
        for window in self._windows(parsed):
            chances, states = self._encoded(window)
            said = decode_said(chances, window, self.card.cuts.said)
            for part in parts_of(said, window):
                roles, _ = self._roles_of(part, states)
                found += [
                    read_attributed(one, role, part.window, text, self.card.cuts.source)
                    for one, role in zip(part.acts, roles, strict=True)
                ]
        return joined(found, text)

    def _windows(self, parsed: Parsed) -> list[Window]:
        named = find_stand_ins(parsed.document.text, load()) if self.card.stand_ins else []
        return make_windows(parsed, self.tokenizer, named)

    def _encoded(self, window: Window) -> tuple[Floats, Floats]:
        """Return the chances of the act head (pieces, ACT_WIDTH) and the states (1, pieces, width)."""
        pieces = np.array([window.pieces], dtype=np.int64)
        logits, states = self.acts.run(None, {"pieces": pieces})
        return _sigmoid(logits[0]), states

    def _roles_of(self, part: Part[Stretch], states: Floats) -> tuple[Floats, Floats]:
        """Return the numbers of the role branch for the acts of a part, and their own values."""
        marks, same = mark_acts(part.acts, part.window)
        repeated = np.repeat(states[:, part.kept], len(part.acts), axis=0)
        roles, values = self.roles.run(None, {"states": repeated, "marks": marks, "same": same})
        return roles, values


def sum_of_core(window: Window, states: Floats) -> Summed:
    """Return the states (1, pieces, width) of a window without its context and marks, in sum."""
    return summed(states[0, window.core : len(window) - 1])


def one_each(acts: Sequence[Act]) -> list[Act]:
    """Return the acts, of those with one stretch, now that it is widened to whole words, the surest."""
    return _surest(acts, lambda act: (act.evidence.start, act.evidence.end))


def one_each_number(acts: Sequence[Act]) -> list[Act]:
    """Return the acts, of those of one kind that count by the very same numbers, the surest."""

    def counted(act: Act) -> Hashable:
        return (act.kind, *(number.start for number in act.numbers)) if act.numbers else id(act)

    return _surest(acts, counted)


def _surest(acts: Sequence[Act], key: Callable[[Act], Hashable]) -> list[Act]:
    """Return one act for each key, the surest; of equals the first."""
    best: dict[Hashable, Act] = {}
    for act in acts:
        if (same := best.get(key(act))) is None or act.evidence.score > same.evidence.score:
            best[key(act)] = act
    return list(best.values())


Stretch = TypeVar("Stretch", bound=Found | Said)


@dataclass(frozen=True, slots=True)
class Part(Generic[Stretch]):
    """A stretch of a window in which roles are read, and the acts whose roles they are.

    `window` consists of the pieces `kept` of the whole window; `acts` count its pieces.
    """

    window: Window
    kept: tuple[int, ...]
    acts: list[Stretch]


def parts_of(found: Sequence[Stretch], window: Window) -> list[Part[Stretch]]:
    """Return the stretches around acts, those of one stretch together, in the order of their first acts."""
    stretches: dict[tuple[int, ...], list[Stretch]] = {}
    for act in found:
        kept = around(window, act.first)
        first, last = (1 + bisect.bisect_left(kept, piece) for piece in (act.first, act.last))
        stretches.setdefault(kept, []).append(replace(act, first=first, last=last))
    return [
        Part(cut_out(window, kept), (0, *kept, len(window) - 1), acts) for kept, acts in stretches.items()
    ]


def mark_acts(found: Sequence[Found | Said], window: Window) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what the role branch is told of each act: its kind on its pieces, and its sentence.

    Both have the shape (acts, pieces); outside the act the mark is OUTSIDE.
    """
    sentences = np.array(window.sentences)
    marks = np.full((len(found), len(window)), OUTSIDE, dtype=np.int64)
    same = np.zeros((len(found), len(window)), dtype=np.int64)
    for row, act in enumerate(found):
        marks[row, act.first : act.last + 1] = MARKS[act.kind]
        same[row] = sentences == window.sentences[act.first]
    return marks, same


def _sigmoid(logits: Floats) -> Floats:
    result: Floats = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
    return result


@functools.cache
def _shipped() -> EncoderReader:
    return EncoderReader.from_folder(importlib.resources.files("onrecord.reading.extract") / FOLDER)


def _verified(file: Traversable, digest: str) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ReaderError(f"model file {file.name} is missing; reinstall onrecord") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ReaderError(f"model file {file.name} is not the one that the card names; reinstall onrecord")
    return content


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # windows differ in length, and a plan of memory is good for one length only
    options.enable_mem_pattern = False
    # the fused kernel of adding and normalizing is several times slower than the two it takes the place of
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
