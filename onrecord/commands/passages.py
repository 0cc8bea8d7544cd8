"""Marks stretches of a document's text for reading: ⟦like this⟧¹ as plain text, in colour in a terminal.

Offsets are those of the stored text; what would act in a terminal is spelled out only between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from onrecord.commands.terminal import safe
from onrecord.model.span import Range

OPEN, CLOSE = "⟦", "⟧"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER_STYLE = "bold"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked, end exclusive, with the number that its legend has."""

    start: int
    end: int
    number: int
    style: str = "reverse"


def raised(number: int) -> str:
    """Return a number in superscript digits."""
    return str(number).translate(_RAISED)


def marked(text: str, shown: Range, marks: Sequence[Mark], *, is_styled: bool) -> Text:
    """Return a stretch of a text with its marks; marks outside it are left out, others are cut to it.

    With `is_styled` marks are coloured, else they stand between brackets; both ways their number follows.
    """
    inside = [
        Mark(max(mark.start, shown.start), min(mark.end, shown.end), mark.number, mark.style)
        for mark in marks
        if mark.start < shown.end and shown.start < mark.end
    ]
    # Where marks begin together the longest opens first; where they end together the inner closes first.
    opening = sorted(inside, key=lambda mark: (mark.start, -mark.end, mark.number))
    closing = sorted(inside, key=lambda mark: (mark.end, -mark.start, -mark.number))
    cuts = sorted({shown.start, shown.end, *(m.start for m in inside), *(m.end for m in inside)})
    result = Text()
    for place, following in zip(cuts, [*cuts[1:], None], strict=True):
        for mark in closing:
            if mark.end == place:
                result.append("" if is_styled else CLOSE)
                result.append(raised(mark.number), style=_NUMBER_STYLE if is_styled else "")
        if not is_styled:
            result.append(OPEN * sum(mark.start == place for mark in opening))
        if following is not None:
            over = [mark.style for mark in opening if mark.start <= place and following <= mark.end]
            # Marks inside others add to their style.
            style = " ".join(dict.fromkeys(over)) if is_styled else ""
            result.append(safe(text[place:following]), style=style)
    return result


def paragraph_around(text: str, inside: Range) -> Range:
    """Return the lines of a text that a stretch lies in, without the line ends."""
    start = text.rfind("\n", 0, inside.start) + 1
    end = text.find("\n", max(inside.end - 1, inside.start))
    return Range(start, len(text) if end < 0 else end)
