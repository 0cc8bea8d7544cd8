from __future__ import annotations

from typing import Any

import pytest

from onrecord.ledger.days import before, is_long
from onrecord.model.claim import When


def days(start: str | None, end: str | None) -> When:
    more: dict[str, Any] = {"precision": "range", "basis": "expression"}
    return When(start=start, end=end, **more)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, False),
        (days(None, None), False),
        (days("2031-05-01", "2031-06-01"), False),
        (days("2031-05-01", "2031-06-02"), True),
        (days("2031-05-01", None), True),
        (days(None, "2031-05-01"), True),
    ],
)
def test_days_are_long_that_are_more_than_a_month_or_open(when: When | None, expected: bool) -> None:
    assert is_long(when) is expected


def test_what_is_not_long_began_at_most_a_month_before() -> None:
    assert before("2031-06-01") == "2031-05-01"
    assert before("0001-01-02") == "0001-01-01"
