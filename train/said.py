"""Attributions of PolNeAR's training part as examples: what is said, and who says it, beside the claims.

PolNeAR (Newell, Margolin and Ruths 2018) codes every attribution in news of American politics. Its texts
hold no coded claims and the coded reports no attributions, so each teaches its own columns of the act
head; both teach the role branch where a speaker stands.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import torch
from align import IGNORE
from data import fold_of
from examples import Example, act_example, pieces_of, windows_of
from tokenizers import Tokenizer

from onrecord.model.span import Range
from onrecord.reading.extract.decode import Said
from onrecord.reading.extract.labels import ACT_WIDTH, POINTERS, SAID, SAID_COLUMNS
from onrecord.reading.extract.windows import Window
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from adapters.attributions import Attribution
from adapters.polnear import documents


def said_examples(tokenizer: Tokenizer, held: set[int]) -> list[Example]:
    """Return the windows of PolNeAR's training part, without the documents of held-back folds."""
    examples = []
    for document, attributions in documents("train"):
        if fold_of(document.id) in held:
            continue
        parsed = parse(document, Triage.everything())
        for window in windows_of(parsed, tokenizer):
            examples.append(_example(window, attributions, document.text, document.id))
    return examples


def _example(window: Window, attributions: list[Attribution], text: str, document: str) -> Example:
    columns = torch.zeros(len(window), ACT_WIDTH)
    example = Example(window, columns, document=document, said=True)
    start, end, inside = range(SAID_COLUMNS.start, SAID_COLUMNS.stop)
    for attribution in attributions:
        for content in joined(attribution.content, text):
            pieces = pieces_of(window, content.start, content.end, first=window.core)
            if not pieces:
                continue
            columns[pieces[0], start] = 1
            columns[pieces[-1], end] = 1
            columns[pieces, inside] = 1
            act = act_example(window, Said(pieces[0], pieces[-1], 1.0), {"kind": SAID})
            act.goal = _goal(act.part, attribution)
            example.acts.append(act)
    return example


def joined(ranges: tuple[Range, ...], text: str) -> list[Range]:
    """Return ranges in order, those with nothing but blanks between them as one."""
    found: list[Range] = []
    for one in sorted(ranges, key=lambda r: (r.start, r.end)):
        if found and not text[found[-1].end : one.start].strip():
            found[-1] = Range(found[-1].start, max(one.end, found[-1].end))
        else:
            found.append(one)
    return found


def _goal(part: Window, attribution: Attribution) -> dict[str, Any]:
    """Return the labels of a stretch that is said: its source as speaker, and nothing else."""
    goal: dict[str, Any] = dict.fromkeys(POINTERS, (IGNORE, IGNORE))
    if not attribution.source:
        goal["speaker"] = (0, 0)
    else:
        source = attribution.source[0]
        pieces = pieces_of(part, source.start, source.end)
        if pieces:
            goal["speaker"] = (pieces[0], pieces[-1])
    return goal | {"places": None, "numbers": [], "time": IGNORE}
