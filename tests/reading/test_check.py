"""Check: nothing leaves that is not in the text, nothing leaves twice."""

import dataclasses

import pytest

from onrecord.model.span import Span
from onrecord.reading.check import GroundingError, check
from tests.reading.making import claim

TEXT = "Troops shelled Velm and shelled Orm."


def test_claims_get_ids_and_digests_in_the_order_of_the_text() -> None:
    later, earlier = claim(Span.of(TEXT, 24, 35)), claim(Span.of(TEXT, 7, 19))
    checked = check([later, earlier], TEXT)
    assert [c.evidence.start for c in checked] == [7, 24]
    assert all(len(c.id) == 20 and len(c.digest) == 20 for c in checked)
    assert checked[0].id != checked[1].id


def test_a_span_that_is_not_in_the_text_is_a_fault() -> None:
    with pytest.raises(GroundingError, match="not in the text"):
        check([claim(Span(7, 19, "bombed Velm!"))], TEXT)


def test_of_two_claims_with_one_evidence_the_surer_stays() -> None:
    span = Span.of(TEXT, 7, 19)
    (kept,) = check([claim(span, confidence=0.3), claim(span, confidence=0.8)], TEXT)
    assert kept.confidence == 0.8


def test_a_mode_that_the_kind_does_not_have_is_dropped() -> None:
    wrong = dataclasses.replace(claim(Span.of(TEXT, 7, 19)), kind="damage")
    assert check([wrong], TEXT)[0].mode is None
