"""Fits whether a report is on the subject at all, and writes it into a model folder.

    python train/scope.py --model FOLDER [--held 0]

FOLDER is a model folder written by train/export.py. A logistic regression over the mean of the encoder's
states of what triage lets pass learns from all coded reports which of them hold a claim; reports of the
held-back folds are left out, and it is judged on them. Writes scope.json and names it in the card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from data import Coded, load
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from onrecord.reading.extract.encoder import CARD, EncoderReader
from onrecord.reading.extract.scope import FILE, Scope, Summed, mean_of
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import default_triage

STRENGTH = 0.003
"""Of the regression (C): the encoder has seen these reports, so its states tell them apart too easily."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--held", default="none")
    options = parser.parse_args()
    held = set() if options.held == "none" else {int(fold) for fold in options.held.split(",")}
    reader = EncoderReader.from_folder(options.model)
    coded = load()
    scope = fit([c for c in coded if c.fold not in held], reader)
    write(scope, options.model)
    if held:
        read, told = states_of([c for c in coded if c.fold in held], reader)
        chances = [scope.chance(each) for each in read]
        print(f"{len(told)} held-back reports: area under the curve {roc_auc_score(told, chances):.3f}")


def states_of(coded: list[Coded], reader: EncoderReader) -> tuple[list[list[Summed]], list[bool]]:
    """Return the states of documents of which triage lets something pass, and whether they hold a claim."""
    rows = [
        (read, bool(c.claims))
        for c in coded
        if (read := reader.states_of(parse(c.parsed.document, default_triage())))
    ]
    return [read for read, _ in rows], [told for _, told in rows]


def fit(coded: list[Coded], reader: EncoderReader) -> Scope:
    """Return the model fitted on coded documents."""
    read, told = states_of(coded, reader)
    states = np.array([mean_of(each) for each in read])
    mean, spread = states.mean(axis=0), states.std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit((states - mean) / spread, told)
    weights = model.coef_[0] / spread
    return Scope(
        bias=round(float(model.intercept_[0] - weights @ mean), 5),
        weights=tuple(np.round(weights, 5).tolist()),
    )


def write(scope: Scope, folder: Path) -> None:
    """Write the model into a folder and its digest into the folder's card."""
    (folder / FILE).write_text(json.dumps({"bias": scope.bias, "weights": scope.weights}) + "\n")
    card = json.loads((folder / CARD).read_text())
    card["files"][FILE] = hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    main()
