"""Training examples: windows with the columns of the act head, and acts with the labels of their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from data import Coded
from tokenizers import Tokenizer

from onrecord.model.words import KINDS
from onrecord.reading.extract.labels import ACT_WIDTH
from onrecord.reading.extract.windows import Window, make_windows


@dataclass
class Example:
    """A window, its act columns (pieces, 36) and the acts told in its core, with role labels."""

    window: Window
    columns: torch.Tensor
    acts: list[dict[str, Any]] = field(default_factory=list)
    document: str = ""


def pieces_of(window: Window, start: int, end: int, *, first: int = 1) -> list[int]:
    """Return the indices of the pieces that overlap a stretch of the text."""
    return [i for i in range(first, len(window) - 1) if window.starts[i] < end and window.ends[i] > start]


def make_examples(coded: Coded, tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of one document."""
    examples = []
    for window in make_windows(coded.parsed, tokenizer, candidates_only=False):
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
            example.acts.append({"claim": claim, "first": pieces[0], "last": pieces[-1]})
        examples.append(example)
    return examples
