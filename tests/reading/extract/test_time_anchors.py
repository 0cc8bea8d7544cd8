"""Bare anchors of time are no acts of their own; what names a party or a place is one."""

import pytest

from onrecord.reading.extract.time_anchors import is_time_anchor
from tests.reading.making import act, parsed


@pytest.mark.parametrize(
    ("text", "evidence", "expected"),
    [
        ("Forty men have died since fighting began in late May.", "fighting began in late May", True),
        ("Forty men have died since the war broke out.", "war broke out", True),
        (
            "Forty men have died since Peru's army began its offensive.",
            "Peru's army began its offensive",
            False,
        ),
        ("Forty men have died since fighting began in Velm.", "fighting began in Velm", False),
        ("On Monday fighting began.", "fighting began", False),
    ],
)
def test_what_only_tells_since_when_is_an_anchor(text: str, evidence: str, expected: bool) -> None:
    assert is_time_anchor(act(parsed(text), evidence), text) is expected
