"""Trains triage: a linear model over words that tells which sentences can hold a claim.

    python train/triage.py

Logistic regression (scikit-learn) over the words of the sentence and of the whole report. Coded reports
alone are too few for it: it learns as well from the mixed stream, where a sentence counts as holding a
claim if the encoder that ships finds an act in it, and from the invented reports. The bias is then moved so
that of the real coded sentences with a claim, in documents held back from the fit, all but the share LOST
pass. Writes onrecord/reading/parse/data/triage.tsv.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from data import Coded, fold_of, load, uncoded
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from written import written

from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.parse.triage import STEM, words_of

TARGET = Path(__file__).resolve().parents[1] / "onrecord/reading/parse/data/triage.tsv"
LOST = 0.01
FOLDS = 5
SEEN = 3  # in fewer reports a word is left out
TAUGHT_WEIGHT = 0.3
SMALLEST = 0.02  # weights nearer to zero are left out of the file


@dataclass(frozen=True)
class Row:
    """A sentence: its words, those of its report, whether a claim is told in it, and who says so."""

    own: frozenset[str]
    report: frozenset[str]
    told: bool
    fold: int
    coded: bool

    @property
    def keys(self) -> list[tuple[str, str]]:
        return [("own", w) for w in sorted(self.own)] + [("around", w) for w in sorted(self.report)]


def main() -> None:
    told = load()
    places = sorted({place for coded in told for claim in coded.claims for place in claim.get("where") or []})
    real = sum(len(coded.parsed.sentences) for coded in told)
    told += written(random.Random(0), places)
    reports = list(uncoded())
    known = plain_words([*(coded.parsed for coded in told), *reports])
    rows = [row for coded in told for row in coded_rows(coded, known)]
    rows += [row for parsed in reports for row in taught_rows(parsed, known)]
    seen = Counter(key for row in rows for key in row.keys)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    column = {n: i for i, n in enumerate(names)}
    columns = [[column[k] for k in row.keys if k in column] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix(
        (np.ones(ends[-1]), [i for row in columns for i in row], ends), shape=(len(rows), len(names))
    )
    told_ones = np.array([row.told for row in rows])
    coded_ones = np.array([row.coded for row in rows])
    weight = np.where(coded_ones, 1.0, TAUGHT_WEIGHT)
    folds = np.array([row.fold for row in rows])
    held = np.zeros(len(rows))
    for fold in range(FOLDS):
        apart = folds == fold
        held[apart] = fit(matrix[~apart], told_ones[~apart], weight[~apart]).decision_function(matrix[apart])
    is_real = np.arange(len(rows)) < real
    cut = float(np.quantile(held[told_ones & is_real], LOST))
    print(f"{coded_ones.sum()} coded sentences, {(told_ones & coded_ones).sum()} with a claim; cut {cut:.2f}")
    for name, some in (
        ("real and coded, with a claim", is_real & told_ones),
        ("real and coded, without", is_real & ~told_ones),
        ("invented, with a claim", coded_ones & ~is_real & told_ones),
        ("mixed stream", ~coded_ones),
    ):
        print(f"  {name}: {(held > cut)[some].mean():.4f} pass")
    model = fit(matrix, told_ones, weight)
    lines = ["# Weights of triage: part, word (seven letters at most), weight. Written by train/triage.py."]
    lines.append(f"bias\t\t{model.intercept_[0] - cut:.3f}")
    for (part, word), value in zip(names, model.coef_[0], strict=True):
        if abs(value) >= SMALLEST or (part == "own" and word in known):
            lines.append(f"{part}\t{word}\t{value:.3f}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines written")


def fit(matrix: csr_matrix, told: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=0.3, solver="liblinear", max_iter=400).fit(matrix, told, sample_weight=weight)


def plain_words(reports: list[Parsed]) -> frozenset[str]:
    """Return the stems that reports write without a capital, in three reports or more."""
    seen = Counter(
        word
        for parsed in reports
        for word in {
            word[:STEM] for word in re.findall(r"(?<![^\W\d_])[a-zß-öø-ÿ][^\W\d_]+", parsed.document.text)
        }
    )
    return frozenset(word for word, times in seen.items() if times >= SEEN)


def coded_rows(coded: Coded, known: frozenset[str]) -> Iterator[Row]:
    yield from rows_of(coded.parsed, [c["span"] for c in coded.claims], known, coded=True)


def taught_rows(parsed: Parsed, known: frozenset[str]) -> Iterator[Row]:
    acts = EncoderReader.open().extract(parsed).acts
    yield from rows_of(parsed, [(a.evidence.start, a.evidence.end) for a in acts], known, coded=False)


def rows_of(
    parsed: Parsed, spans: list[tuple[int, int]], known: frozenset[str], *, coded: bool
) -> Iterator[Row]:
    text = parsed.document.text
    words = [words_of(text[s.start : s.end], known) for s in parsed.sentences]
    report = frozenset().union(*words)
    fold = fold_of(parsed.document.id) % FOLDS
    for own, sentence in zip(words, parsed.sentences, strict=True):
        told = any(start < sentence.end and end > sentence.start for start, end in spans)
        yield Row(own, report, told, fold, coded)


if __name__ == "__main__":
    main()
