"""Training examples: windows with the columns of the act head, and acts with the labels of their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from data import Coded
from tokenizers import Tokenizer

from onrecord.model.words import KINDS
from onrecord.reading.extract.decode import Found, Said
from onrecord.reading.extract.encoder import parts_of
from onrecord.reading.extract.labels import ACT_WIDTH
from onrecord.reading.extract.stand_ins import find_stand_ins
from onrecord.reading.extract.windows import Window, make_windows
from onrecord.reading.parse.parsed import Parsed
from onrecord.vocabulary.load import load


@dataclass
class ActExample:
    """An act with the stretch around it in which its roles are read.

    `found` counts pieces of `part`, which consists of the pieces `kept` of the whole window; `goal` are the
    labels of its roles, given by align.py or by a teacher.
    """

    found: Found | Said
    part: Window
    kept: tuple[int, ...]
    claim: dict[str, Any]
    goal: Any = None


@dataclass
class Example:
    """A window, its act columns (pieces, ACT_WIDTH) and the acts of its core.

    The columns hold chances where a teacher gives them.
    """

    window: Window
    columns: torch.Tensor
    acts: list[ActExample] = field(default_factory=list)
    document: str = ""
    said: bool = False
    """Whether it teaches what is said, in place of claims."""


def act_example(window: Window, found: Found | Said, claim: dict[str, Any]) -> ActExample:
    """Return an act of a window, given by its pieces there, with the stretch around it."""
    (part,) = parts_of([found], window)
    return ActExample(part.acts[0], part.window, part.kept, claim)


def pieces_of(window: Window, start: int, end: int, *, first: int = 1) -> list[int]:
    """Return the indices of the pieces that overlap a stretch of the text."""
    return [i for i in range(first, len(window) - 1) if window.starts[i] < end and window.ends[i] > start]


def windows_of(parsed: Parsed, tokenizer: Tokenizer) -> list[Window]:
    """Return all windows of a document as the reader sees them."""
    return make_windows(
        parsed, tokenizer, find_stand_ins(parsed.document.text, load()), candidates_only=False
    )


def make_examples(coded: Coded, tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of one document."""
    examples = []
    for window in windows_of(coded.parsed, tokenizer):
        columns = torch.zeros(len(window), ACT_WIDTH)
        example = Example(window, columns, document=coded.parsed.document.id)
        for claim in coded.claims:
            pieces = pieces_of(window, *claim["span"], first=window.core)
            if not pieces:
                continue
            # an anchor may run over a sentence's end: the part with most pieces stands for it
            sentences = [window.sentences[i] for i in pieces]
            main = max(set(sentences), key=lambda s: (sentences.count(s), -s))
            pieces = [i for i in pieces if window.sentences[i] == main]
            column = 3 * KINDS.index(claim["kind"])
            columns[pieces[0], column] = 1
            columns[pieces[-1], column + 1] = 1
            columns[pieces, column + 2] = 1
            found = Found(pieces[0], pieces[-1], claim["kind"], 1.0)
            example.acts.append(act_example(window, found, claim))
        examples.append(example)
    return examples
