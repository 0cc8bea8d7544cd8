"""Tables that say which kinds of claims the classes of other data sets are: case2021.tsv, plover.tsv."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.claim import Claim
from onrecord.model.words import KINDS, MODES


@dataclass(frozen=True)
class Meaning:
    """What a class means: kinds of claims of which any is right, and modes; `silent`: right is no claim."""

    kinds: tuple[str, ...]
    modes: tuple[str, ...]
    silent: bool = False
    role: str = "actor"

    def fitting(self, claims: Sequence[Claim]) -> list[Claim]:
        """Return the claims that are of one of the kinds."""
        return [claim for claim in claims if not _forms(claim).isdisjoint(self.kinds)]


def read_mapping(path: Path) -> dict[str, Meaning]:
    """Return the meanings of a table by class; ValueError names a kind or mode that there is not."""
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        found: dict[str, Meaning] = {}
        for row in rows:
            kinds, modes = _listed(row["kinds"]), _listed(row["modes"])
            silent = kinds == ("none",)
            kinds = () if silent else kinds
            unknown = {kind.split("/")[0].split("+")[0] for kind in kinds} - set(KINDS)
            unknown |= set(modes) - {mode for of_kind in MODES.values() for mode in of_kind}
            if unknown:
                raise ValueError(f"{path.name}, {row['class']}: no such kind or mode: {sorted(unknown)}")
            found[row["class"]] = Meaning(kinds, modes, silent, row.get("role") or "actor")
    return found


def _forms(claim: Claim) -> set[str]:
    forms = {claim.kind, f"{claim.kind}/{claim.mode}"}
    return forms | {f"{claim.kind}+speaker"} if claim.speaker is not None else forms


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split())
