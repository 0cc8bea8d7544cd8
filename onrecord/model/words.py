"""The closed lists of the field: kinds of claim, modes, modalities, manners and the rest.

The meaning of each word stands in docs/codebook.md; the exchange form lists them as enums.
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
    "control",
    "attack",
    "casualties",
    "ceasefire",
    "movement",
    "displacement",
    "detention",
    "damage",
    "aid",
    "diplomacy",
    "statement",
    "protest",
]
Mode = Literal[
    "captured",
    "held",
    "lost",
    "contested",
    "besieged",
    "withdrew",
    "transferred",
    "clash",
    "airstrike",
    "shelling",
    "missile",
    "drone",
    "bombing",
    "shooting",
    "offensive",
    "other",
    "agreed",
    "violated",
    "ended",
    "extended",
]
Modality = Literal["asserted", "denied", "possible", "planned", "demanded"]
Manner = Literal["direct", "indirect", "mixed", "post", "none"]
SideKind = Literal["state", "armed group", "organization", "media", "people", "person", "unnamed"]
Measure = Literal["new", "total", "count"]
WhenPrecision = Literal["hour", "day", "week", "month", "year", "range", "unknown"]
WhenBasis = Literal["expression", "document date", "post date", "carried over"]
PlacePrecision = Literal["place", "district", "region", "country", "none"]
Relation = Literal[
    "in",
    "near",
    "north of",
    "south of",
    "east of",
    "west of",
    "northeast of",
    "northwest of",
    "southeast of",
    "southwest of",
    "between",
    "road to",
]
AboutRelation = Literal["denies", "confirms", "claims responsibility", "corrects", "retracts"]
Verdict = Literal["accepted", "corrected", "rejected", "added"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
MODES: dict[Kind, tuple[Mode, ...]] = {
    "control": ("captured", "held", "lost", "contested", "besieged", "withdrew", "transferred"),
    "attack": (
        "clash",
        "airstrike",
        "shelling",
        "missile",
        "drone",
        "bombing",
        "shooting",
        "offensive",
        "other",
    ),
    "ceasefire": ("agreed", "violated", "ended", "extended"),
}
"""The modes that a kind may have; kinds that are not listed have none."""
