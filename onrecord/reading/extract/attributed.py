"""What somebody says, claim or not: the stretches told as another's words, and whose they are.

A claim has its speaker from the role branch; here every attribution of a text is found, as PolNeAR
codes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.span import Range
from onrecord.reading.extract.decode import Said
from onrecord.reading.extract.roles import pointed_speaker
from onrecord.reading.extract.windows import Window

_BLANK = re.compile(r"[\s\"“”'‘’,.;:—–-]*")


@dataclass(frozen=True, slots=True)
class Attributed:
    """What is said, in one or several stretches, its score, and by whom (None: the text names nobody)."""

    content: tuple[Range, ...]
    source: Range | None
    score: float


def read_attributed(
    said: Said, role: NDArray[np.float32], window: Window, text: str, cut: float
) -> Attributed:
    """Return a stretch that is said with its source; `role` has the shape (pieces, ROLE_WIDTH)."""
    content = Range(window.starts[said.first], window.ends[min(said.last, len(window) - 2)])
    source = pointed_speaker(role, window, text, cut)
    return Attributed((content,), Range(source.start, source.end) if source else None, said.score)


def joined(found: Sequence[Attributed], text: str) -> list[Attributed]:
    """Return attributions with what one source says around itself ("…", he said, "…") as one."""
    result: list[Attributed] = []
    for one in sorted(found, key=lambda a: (a.content[0].start, a.content[0].end)):
        before = result[-1] if result else None
        if before is not None and _goes_on(before, one, text):
            content = (*before.content, *one.content)
            result[-1] = Attributed(content, before.source, max(before.score, one.score))
        else:
            result.append(one)
    return result


def _goes_on(before: Attributed, one: Attributed, text: str) -> bool:
    """Tell whether a stretch goes on with the words of the one before: their source stands between."""
    source, gap = before.source, Range(before.content[-1].end, one.content[0].start)
    if source is None or source != one.source:
        return False
    if _BLANK.fullmatch(text, gap.start, gap.end):
        return True
    return gap.start <= source.start and source.end <= gap.end and "\n" not in text[gap.start : gap.end]
