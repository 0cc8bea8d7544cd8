"""Reading confidence: between 0 and 1, higher where the parts are surer."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.reading.extract.mentions import Mention
from onrecord.reading.resolve.confidence import OFF, SUREST, confidence_of, features_of, is_off_subject
from tests.reading.making import act, claim, parsed

TOLD = act(parsed("Troops shelled Velm."), "shelled Velm", actor="Troops")


@given(st.floats(0, 1))
def test_it_is_a_share_and_never_crashes(score: float) -> None:
    told = replace(TOLD, evidence=Mention(7, 19, score))
    assert 0 <= confidence_of(told) <= 1


def test_surer_evidence_gives_more() -> None:
    low, high = (replace(TOLD, evidence=Mention(7, 19, score)) for score in (0.4, 0.95))
    assert confidence_of(low) < confidence_of(high)


def test_every_feature_is_a_number() -> None:
    assert all(isinstance(value, float) for value in features_of(TOLD).values())


def test_a_report_on_the_subject_gives_more() -> None:
    off, on = (replace(TOLD, scope=chance) for chance in (0.05, 0.95))
    assert confidence_of(off) < confidence_of(on)


def test_a_report_is_off_the_subject_where_all_in_it_is_unsure_too() -> None:
    off, on = replace(TOLD, scope=OFF - 0.01), replace(TOLD, scope=OFF)
    unsure, sure = (
        claim(Span(7, 19, "shelled Velm"), confidence=chance) for chance in (SUREST - 0.01, SUREST)
    )
    assert is_off_subject([off, off], [unsure, unsure])
    assert not is_off_subject([off, off], [unsure, sure])
    assert not is_off_subject([on, on], [unsure, unsure])
