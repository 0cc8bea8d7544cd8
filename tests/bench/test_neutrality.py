"""Neutrality: exchanging the two states of a sentence exchanges them in its claims, nothing else."""

from __future__ import annotations

import pytest
from measure.shared import SHARED
from neutrality import differences, exchange_of, sentences, told

from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

CORPUS = SHARED / "corpus" / "current-events-2019-2020.jsonl"
SHARE = 0.96
"""The share of these sentences that must hold; docs/accuracy.md gives that of all."""

OWN = (
    "Ardan, May 3 – Chad says that its army has captured the town of Kesra from Peru, which Peru denies.",
    "At least 14 Peruvian soldiers were killed when Chadian artillery shelled a base near Kesra on Monday.",
    "Peru expelled the Chadian ambassador after N'Djamena sent 400 troops to the border.",
    "Chad and Peru agreed on a ceasefire on Sunday, but each accused the other of breaking it.",
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
        assert not differences(pipeline, sentence, exchange_of(pipeline, sentence, others=others))


@pytest.mark.skipif(not CORPUS.exists(), reason=f"the corpora are not at {SHARED}")
def test_nearly_all_sentences_of_the_corpora_hold(pipeline: Pipeline) -> None:
    found = list(sentences(pipeline, 60))
    held = sum(not differences(pipeline, s, exchange_of(pipeline, s, others=False)) for s in found)
    assert len(found) > 100
    assert held / len(found) >= SHARE
