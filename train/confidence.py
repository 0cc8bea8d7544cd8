"""Fits reading confidence on documents that a run has not seen, and reports how well it is calibrated.

    python train/confidence.py --model FOLDER --held 0

A claim counts as right where the shared scorer finds no wrong field and nothing invented. Printed is
the expected calibration error in ten bins of equal mass, by cross-validation over documents. Writes
onrecord/reading/resolve/data/confidence.json and the reliability diagram docs/calibration.svg.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from data import SHARED, Coded, load
from sklearn.linear_model import LogisticRegression

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Claim, Reading
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.extract.mentions import Act
from onrecord.reading.resolve.confidence import features_of
from onrecord.reading.resolve.resolve import resolve
from onrecord.vocabulary.load import load as load_vocabulary

sys.path.insert(0, str(SHARED / "score"))
from score import match, named, right_counts, right_when, same_name, where_hits

DIAGRAM = Path(__file__).resolve().parents[1] / "docs/calibration.svg"
TARGET = Path(__file__).resolve().parents[1] / "onrecord/reading/resolve/data/confidence.json"
FOLDS = 5
BINS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--held", default="0")
    parser.add_argument("--cuts", type=Path)
    options = parser.parse_args()
    held = {int(fold) for fold in options.held.split(",")}
    reader = EncoderReader.from_folder(options.model)
    rows: list[tuple[dict[str, float], bool, int]] = []
    for number, coded in enumerate(c for c in load() if c.fold in held):
        rows += [(*row, number % FOLDS) for row in judged(coded, reader)]
    names = list(rows[0][0])
    matrix = np.array([[row[0][name] for name in names] for row in rows])
    right = np.array([row[1] for row in rows])
    folds = np.array([row[2] for row in rows])
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        model = fit(matrix[folds != fold], right[folds != fold])
        chances[folds == fold] = model.predict_proba(matrix[folds == fold])[:, 1]
    print(f"{len(rows)} claims, {right.mean():.3f} right in all fields")
    print(f"calibration error {error(chances, right):.3f}")
    bins = in_bins(chances)
    points = [(float(chances[part].mean()), float(right[part].mean())) for part in bins]
    for part, (sure, true) in zip(bins, points, strict=True):
        print(f"  {len(part)} claims: confidence {sure:.2f}, right {true:.2f}")
    DIAGRAM.write_text(diagram(points))
    for precision in (0.9, 0.8, 0.7, 0.6):
        print(f"  kept at precision {precision}: {kept(chances, right, precision):.3f} of the claims")
    weights = fit(matrix, right).coef_[0]
    TARGET.write_text(
        json.dumps(dict(zip(names, np.round(weights, 3).tolist(), strict=True)), indent=1) + "\n"
    )


def fit(matrix: np.ndarray, right: np.ndarray) -> LogisticRegression:
    """Fit without a separate intercept: the bias is one of the features."""
    return LogisticRegression(fit_intercept=False, C=1.0, max_iter=500).fit(matrix, right)


def kept(chances: np.ndarray, right: np.ndarray, precision: float) -> float:
    """Return the share of claims that can be kept, the surest first, with so many of them right."""
    order = np.argsort(-chances, kind="stable")
    enough = np.flatnonzero(np.cumsum(right[order]) / np.arange(1, len(right) + 1) >= precision)
    return float(enough[-1] + 1) / len(right) if len(enough) else 0.0


def error(chances: np.ndarray, right: np.ndarray) -> float:
    """Return the expected calibration error in bins of equal mass."""
    bins = in_bins(chances)
    return float(sum(len(b) * abs(chances[b].mean() - right[b].mean()) for b in bins) / len(chances))


def in_bins(chances: np.ndarray) -> list[np.ndarray]:
    """Return the indices of claims in bins of equal mass, the least sure first."""
    return np.array_split(np.argsort(chances, kind="stable"), BINS)


def diagram(points: Sequence[tuple[float, float]]) -> str:
    """Return a reliability diagram as SVG: a dot for each bin (confidence, share right), and the diagonal."""

    def at(x: float, y: float) -> tuple[float, float]:
        return round(50 + 300 * x, 1), round(320 - 300 * y, 1)

    grid = "".join(
        f'<text x="{at(v, 0)[0]}" y="338" text-anchor="middle">{v:.1f}</text>'
        f'<text x="42" y="{at(0, v)[1] + 4}" text-anchor="end">{v:.1f}</text>'
        for v in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    path = " ".join(f"{x},{y}" for x, y in (at(*point) for point in points))
    dots = "".join('<circle cx="{}" cy="{}" r="4"/>'.format(*at(*point)) for point in points)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 370" role="img" '
        'font-family="sans-serif" font-size="12" fill="#222">\n'
        "<title>Reliability diagram: confidence against the share of claims right in every field</title>\n"
        '<rect width="370" height="370" fill="#fff"/>'
        '<rect x="50" y="20" width="300" height="300" fill="none" stroke="#999"/>'
        '<line x1="50" y1="320" x2="350" y2="20" stroke="#999" stroke-dasharray="4 4"/>\n'
        f"{grid}\n"
        f'<polyline points="{path}" fill="none" stroke="#1f5f8b" stroke-width="1.5"/>'
        f'<g fill="#1f5f8b">{dots}</g>\n'
        '<text x="200" y="360" text-anchor="middle">confidence</text>'
        '<text x="14" y="170" text-anchor="middle" transform="rotate(-90 14 170)">'
        "right in every field</text>\n"
        "</svg>\n"
    )


def judged(coded: Coded, reader: EncoderReader) -> list[tuple[dict[str, float], bool]]:
    """Return the features of each claim read from a document, and whether it is right in all fields."""
    mentions = reader.extract(coded.parsed)
    claims = resolve(mentions, Reading(version="0", reader=""), load_vocabulary(), Gazetteer.open())
    ours: list[dict[str, Any]] = [msgspec.to_builtins(claim) for claim in claims]
    gold = [{**g, "anchor": list(g["span"])} for g in coded.claims]
    pairs = {j: i for _, i, j in match(gold, ours, coded.parsed.document.text)}
    return [
        (features_of(act_of(claim, mentions.acts)), j in pairs and all_right(gold[pairs[j]], ours[j], claim))
        for j, claim in enumerate(claims)
    ]


def act_of(claim: Claim, acts: Sequence[Act]) -> Act:
    """Return the act that a claim came from: resolving leaves some out, and widens what is quoted."""

    def shared(act: Act) -> int:
        return min(act.evidence.end, claim.evidence.end) - max(act.evidence.start, claim.evidence.start)

    return max((act for act in acts if act.kind == claim.kind), key=shared)


def all_right(gold: dict[str, Any], ours: dict[str, Any], claim: Claim) -> bool:
    """Tell whether a claim agrees with gold in every field that gold gives and invents nothing."""
    name, other = gold.get("speaker"), named(ours.get("speaker"))
    if (other is not None) if name is None else (other is None or not same_name(name, other)):
        return False
    modality = gold.get("modality", "asserted")
    if gold["kind"] == "statement":
        if (modality == "denied") != (claim.modality == "denied"):
            return False
    elif modality != claim.modality:
        return False
    for side in ("actor", "target"):
        wanted, found = gold.get(side), named(ours.get(side))
        if (wanted and (found is None or not same_name(wanted, found))) or (not wanted and found):
            return False
    if gold.get("counts") and not right_counts(gold["counts"], ours["counts"]):
        return False
    if gold.get("when") and not right_when(gold["when"], ours.get("when")):
        return False
    hit, found_places, gold_places = where_hits(gold.get("where") or [], ours["where"])
    if gold_places == 0:
        return found_places == 0 and bool(gold.get("counts")) >= bool(ours["counts"])
    return bool(
        hit == found_places == gold_places
        or (gold_places >= 3 and 2 * hit >= 0.8 * (found_places + gold_places))
    )


if __name__ == "__main__":
    main()
