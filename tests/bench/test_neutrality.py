"""Neutrality: exchanging the two states of a sentence exchanges them in its claims, nothing else."""

from __future__ import annotations

import pytest
from measure.shared import SHARED
from neutrality import differences, exchange_of, sentences, told

from onrecord.model.document import Document
from onrecord.reading.read import Pipeline

CORPUS = SHARED / "corpus" / "current-events-2019-2020.jsonl"
ALL = 2000
"""More sentences than there are that qualify."""
SHARE = 0.99
"""The share of all qualifying sentences that must hold, whose land and towns are exchanged as well."""
PLAIN_SHARE = 0.975
"""The same where what is known of lands and towns stays: a side that comes from it can't be exchanged."""

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
    plain, held, exchanged = 0, 0, 0
    for sentence in sentences(pipeline, ALL):
        by = exchange_of(pipeline, sentence, others=False)
        fields = differences(pipeline, sentence, by)
        if fields is not None:
            exchanged += 1
            plain += not fields
            held += not (fields and differences(pipeline, sentence, by, knowledge=True))
    assert exchanged > 900
    assert held / exchanged >= SHARE
    assert plain / exchanged >= PLAIN_SHARE
