"""Quotations: which stretches of a text stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.span import Range
from onrecord.model.words import Manner

_MARK = re.compile(r"[\"“”„«»]")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING, _CLOSING = "“„«", "”»"


def find_quotations(text: str) -> tuple[Range, ...]:
    """Return the quotations of a text in order, without their marks.

    A quotation ends with its paragraph at the latest: one that runs over several paragraphs begins
    each with a mark and closes only the last (the convention of newspapers), and is several ranges.
    """
    found: list[Range] = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            sign = mark[0]
            if opened is None:
                if sign in _CLOSING and sign != "»":
                    continue
                if sign == '"' and _closes(text, mark.start(), paragraph.start()):
                    continue
                opened = mark.end()
            elif sign not in _OPENING:
                if mark.start() > opened:
                    found.append(Range(opened, mark.start()))
                opened = None
        if opened is not None and opened < paragraph.end():
            found.append(Range(opened, paragraph.end()))
    return tuple(found)


def _closes(text: str, at: int, start: int) -> bool:
    """Tell whether a straight mark at `at` looks like a closing one that nothing opened."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and before not in "([—–-" and (after.isspace() or after in ",.;:)")


def share_quoted(evidence: Range, quotations: Sequence[Range]) -> float:
    """Return which share of a stretch stands between quotation marks (0 to 1)."""
    return sum(evidence.overlap(quotation) for quotation in quotations) / (evidence.end - evidence.start)


def manner_of(evidence: Range, quotations: Sequence[Range], *, has_speaker: bool) -> Manner:
    """Return how a claim is reported: in the speaker's words, partly in them, or in others' words."""
    if not has_speaker:
        return "none"
    share = share_quoted(evidence, quotations)
    if share >= 0.9:
        return "direct"
    return "mixed" if share > 0 else "indirect"
