"""Verdicts of readers on items of the mixed stream and on the claims read in them (bench/judged)."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure.shared import ROOT
from measure.tally import Tally
from onrecord.model.claim import Claim

JUDGED = ROOT / "bench" / "judged"
WHOLE = "-"
"""Stands for the claim in rows about the item itself."""
IN, OUT = "in", "out"
RIGHT, FALSE = "right", "false"


@dataclass(frozen=True)
class Verdict:
    """What a reader says: of an item, whether it is in the subject; of a claim, whether it is right."""

    document: str
    claim: str
    kind: str
    verdict: str
    why: str


def read_verdicts(file: Path) -> list[Verdict]:
    """Return the verdicts of a reader; ValueError names the row of a word that is none."""
    with file.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        found = [Verdict(**row) for row in rows]
    for verdict in found:
        if verdict.verdict not in ((IN, OUT) if verdict.claim == WHOLE else (RIGHT, FALSE)):
            raise ValueError(f"{file.name}: {verdict.document} {verdict.claim}: {verdict.verdict!r}")
    return found


def together(readers: Sequence[Sequence[Verdict]]) -> list[Verdict]:
    """Return the verdicts on which all readers agree, of those that all have given."""
    said = [{(verdict.document, verdict.claim): verdict for verdict in reader} for reader in readers]
    return [
        verdict
        for key, verdict in said[0].items()
        if all(key in other and other[key].verdict == verdict.verdict for other in said)
    ]


def judged(verdicts: Sequence[Verdict], claims: Mapping[str, Sequence[Claim]]) -> list[Tally]:
    """Return the figures of the items that are judged, by the verdicts given.

    In an item outside the subject every claim is false. Of the others, claims without a verdict are counted
    as open and as neither right nor false.
    """
    said = {(verdict.document, verdict.claim): verdict.verdict for verdict in verdicts}
    tallies = []
    for (document, claim), verdict in said.items():
        if claim != WHOLE or document not in claims:
            continue
        read = claims[document]
        of = [said.get((document, each.id)) for each in read]
        false, right = of.count(FALSE), of.count(RIGHT)
        if verdict == OUT:
            found = {
                "false claims for each item outside": (float(len(read)), 1.0),
                "items outside with a false claim": (float(bool(read)), 1.0),
            }
        else:
            found = {
                "claims in items inside that are false": (float(false), float(false + right)),
                "claims in items inside without a verdict": (float(of.count(None)), float(len(of))),
            }
        tallies.append(Tally(document, found, {"predicted": len(read)}))
    return tallies
