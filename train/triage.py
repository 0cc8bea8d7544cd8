"""Trains triage: a linear model over words that tells which sentences can hold a claim.

    python train/triage.py

Logistic regression (scikit-learn) over the words of the sentence and of the whole report. The bias
is then moved so that of the sentences with a claim, in documents held back from the fit, all but
the share LOST pass. Writes onrecord/reading/parse/data/triage.tsv.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from data import load
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onrecord.reading.parse.triage import words_of

TARGET = Path(__file__).resolve().parents[1] / "onrecord/reading/parse/data/triage.tsv"
LOST = 0.01
FOLDS = 5
SMALLEST = 0.02  # weights nearer to zero are left out of the file


def main() -> None:
    rows: list[tuple[frozenset[str], frozenset[str], bool, int]] = []
    for coded in load():
        text = coded.parsed.document.text
        words = [words_of(text[s.start : s.end]) for s in coded.parsed.sentences]
        report = frozenset().union(*words)
        for own, sentence in zip(words, coded.parsed.sentences, strict=True):
            told = any(c["span"][0] < sentence.end and c["span"][1] > sentence.start for c in coded.claims)
            rows.append((own, report, told, coded.fold % FOLDS))
    names = sorted(
        {("own", w) for own, *_ in rows for w in own} | {("around", w) for _, r, *_ in rows for w in r}
    )
    seen: dict[tuple[str, str], int] = dict.fromkeys(names, 0)
    for own, report, *_ in rows:
        for key in [("own", w) for w in own] + [("around", w) for w in report]:
            seen[key] += 1
    names = [n for n in names if seen[n] >= 3]
    column = {n: i for i, n in enumerate(names)}
    matrix = csr_matrix(
        (
            np.ones(sum(1 for row in rows for k in keys(row) if k in column)),
            (
                [i for i, row in enumerate(rows) for k in keys(row) if k in column],
                [column[k] for row in rows for k in keys(row) if k in column],
            ),
        ),
        shape=(len(rows), len(names)),
    )
    told = np.array([row[2] for row in rows])
    folds = np.array([row[3] for row in rows])
    held = np.zeros(len(rows))
    for fold in range(FOLDS):
        model = fit(matrix[folds != fold], told[folds != fold])
        held[folds == fold] = model.decision_function(matrix[folds == fold])
    cut = float(np.quantile(held[told], LOST))
    print(f"{len(rows)} sentences, {told.sum()} with a claim; cut {cut:.2f}: {np.mean(held > cut):.3f} pass,")
    print(
        f"  of those without a claim {np.mean(held[~told] > cut):.3f}; lost {np.mean(held[told] <= cut):.4f}"
    )
    model = fit(matrix, told)
    lines = ["# Weights of triage: part, word (seven letters at most), weight. Written by train/triage.py."]
    lines.append(f"bias\t\t{model.intercept_[0] - cut:.3f}")
    for (part, word), weight in zip(names, model.coef_[0], strict=True):
        if abs(weight) >= SMALLEST:
            lines.append(f"{part}\t{word}\t{weight:.3f}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines written")


def keys(row: tuple[frozenset[str], frozenset[str], bool, int]) -> list[tuple[str, str]]:
    return [("own", w) for w in sorted(row[0])] + [("around", w) for w in sorted(row[1])]


def fit(matrix: csr_matrix, told: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=0.3, max_iter=400).fit(matrix, told)


if __name__ == "__main__":
    main()
