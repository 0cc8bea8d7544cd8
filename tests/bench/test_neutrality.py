"""Neutrality: exchanging the two states of a sentence exchanges them in its claims, nothing else."""

from __future__ import annotations

import pytest
from measure.shared import SHARED
from neutrality import differences, exchange_of, sentences, told

from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

CORPUS = SHARED / "corpus" / "current-events-2019-2020.jsonl"
SHARE = 0.99
"""The share of these sentences that must hold; docs/accuracy.md gives that of all."""

OWN = (
    "Ardan, May 3 – Chad says that its army has captured the town of Kesra from Peru, which Peru denies.",
    "At least 14 Peruvian soldiers were killed when Chadian artillery shelled a base near Kesra on Monday.",
    "Peru expelled the Chadian ambassador after N'Djamena sent 400 troops to the border.",
    "Chad and Peru agreed on a ceasefire on Sunday, but each accused the other of breaking it.",
    "Chad and the United States said on Monday that two Chadian jets bombed Kesra, killing 20 Americans.",
    "Chad's president, Ana Orlo, condemned the Peruvian air strike on Kesra that wounded 30 civilians.",
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.default()


@pytest.mark.parametrize("text", OWN)
@pytest.mark.parametrize("others", [False, True])
def test_invented_sentences_hold(pipeline: Pipeline, text: str, others: bool) -> None:
    found = list(told(Document(id="d", text=text, published="2021-05-04"), pipeline))
    assert found
    for sentence in found:
        by = exchange_of(pipeline, sentence, others=others)
        assert differences(pipeline, sentence, by) == set()


@pytest.mark.skipif(not CORPUS.exists(), reason=f"the corpora are not at {SHARED}")
def test_nearly_all_sentences_of_the_corpora_hold(pipeline: Pipeline) -> None:
    held, exchanged = 0, 0
    for sentence in sentences(pipeline, 60):
        by = exchange_of(pipeline, sentence, others=False)
        fields = differences(pipeline, sentence, by)
        if fields is not None:
            exchanged += 1
            held += not (fields and differences(pipeline, sentence, by, knowledge=True))
    assert exchanged > 100
    assert held / exchanged >= SHARE
