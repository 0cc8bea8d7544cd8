"""The labels that the trained reader gives, in the order of the columns of its output.

Training and reading share this file; a model names in its card the version of it that it knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.words import KINDS, MODALITIES, MODES, Measure

BOUNDS = ("start", "end", "inside")
"""The three columns of each kind in the act head: column = 3 * kind + bound."""

MODE_LABELS: tuple[str, ...] = tuple(f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes)

POINTERS = ("speaker", "actor", "target")
"""Roles that point at one stretch of the window; [CLS] stands for none."""

MEASURES: tuple[Measure, ...] = ("new", "total", "count")

UNITS = (
    "noun",
    "killed",
    "wounded",
    "missing",
    "casualty",
    "captured",
    "detained",
    "abducted",
    "released",
    "displaced",
    "evacuated",
    "deployed",
)
"""Units that the act gives to a number; `noun` leaves it to the noun beside the number."""

COLUMNS: dict[str, int] = {
    **{f"{role}_{bound}": 1 for role in POINTERS for bound in ("start", "end")},
    "place": 1,
    "number": 1,
    "unit": len(UNITS),
    "measure": len(MEASURES),
    "time": 1,
}
"""How many columns each part of the role head takes for every word piece, in order."""

ROLE_WIDTH = sum(COLUMNS.values())
"""Columns of the role head per word piece."""

ACT_COLUMNS: dict[str, int] = {"modality": len(MODALITIES), "mode": len(MODE_LABELS)}
"""Columns that the role head gives once for an act."""

SAID = "said"
"""What somebody says, in whatever words: not a kind of claim, but found by the same head."""

ACT_WIDTH = (len(KINDS) + 1) * len(BOUNDS)
"""Columns of the act head per word piece: those of the kinds in order, then those of what is said."""

KIND_COLUMNS = slice(0, len(KINDS) * len(BOUNDS))
SAID_COLUMNS = slice(KIND_COLUMNS.stop, ACT_WIDTH)

OUTSIDE = len(KINDS)
"""The mark of a piece outside the act that the role branch reads."""

MARKS: Mapping[str, int] = {**{kind: number for number, kind in enumerate(KINDS)}, SAID: OUTSIDE + 1}
"""The mark of a piece inside it, by kind."""


def slices(columns: dict[str, int]) -> dict[str, slice]:
    """Return where each part stands among the columns."""
    found, at = {}, 0
    for name, width in columns.items():
        found[name] = slice(at, at + width)
        at += width
    return found
