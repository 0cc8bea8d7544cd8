"""Marks in a text, made on the server: offsets count code points, so that flags and emoji shift nothing.

A text is cut where a mark begins or ends; each piece knows the marks that lie over it. Where marks overlap,
pieces lie under several: pages show that by depth, and each mark has its number at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.span import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text, end exclusive, with the number of what it shows and its role on the page."""

    start: int
    end: int
    number: int
    role: str = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of text under the same marks; `ends` are the marks that end behind it."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the marks over it, each once."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))

    @property
    def depth(self) -> int:
        """How many marks lie over it, at most 3."""
        return min(len(self.marks), 3)


Line = tuple[Piece, ...]


def marked_lines(text: str, marks: Sequence[Mark], shown: Range | None = None) -> tuple[Line, ...]:
    """Return the lines of a text that hold words, each in pieces; `shown` narrows it to a stretch."""
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = Range(max(start, shown.start), min(end, shown.end)) if shown else Range(start, end)
        if inside.start < inside.end and text[inside.start : inside.end].strip():
            lines.append(_pieces(text, marks, inside))
        start = end + 1
    return tuple(lines)


def _pieces(text: str, marks: Sequence[Mark], line: Range) -> Line:
    inside = [mark for mark in marks if mark.start < line.end and line.start < mark.end]
    cuts = {line.start, line.end}
    for mark in inside:
        cuts |= {max(mark.start, line.start), min(mark.end, line.end)}
    places = sorted(cuts)
    return tuple(
        Piece(
            text=text[start:end],
            marks=tuple(mark for mark in inside if mark.start <= start and end <= mark.end),
            begins=tuple(mark for mark in inside if mark.start == start),
            ends=tuple(mark for mark in inside if mark.end == end),
        )
        for start, end in pairwise(places)
    )


def around(text: str, inside: Range) -> Range:
    """Return the paragraph of a text that a stretch lies in, without its line end."""
    start = text.rfind("\n", 0, inside.start) + 1
    end = text.find("\n", max(inside.end - 1, inside.start))
    return Range(start, len(text) if end < 0 else end)
