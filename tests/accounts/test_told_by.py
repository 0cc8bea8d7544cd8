from __future__ import annotations

from typing import Any

import pytest

from onrecord.accounts.told_by import (
    attributed_control,
    bounds_words,
    check_words,
    control_words,
    point_words,
)
from onrecord.model.accounts import ClaimRef, Control, ControlPlace, Saying, TollPoint
from onrecord.model.claim import Side

REF = ClaimRef(id="c1", document="d1")


def saying(speaker: str) -> tuple[Saying, ...]:
    return (Saying(speaker=speaker, claims=(REF,)),)


def control(**values: Any) -> Control:
    return Control(
        **{
            "place": ControlPlace(name="Kesra"),
            "holder": Side(name="Ardania", parties=("ard",)),
            "since": "2031-05-04",
            "until": None,
            "status": "disputed",
            "as_of": "2031-05-06",
            "claimed_by": saying("Ardania"),
            "denied_by": saying("Belmar"),
            **values,
        }
    )


def point(**values: Any) -> TollPoint:
    empty: dict[str, Any] = dict.fromkeys(("total", "low", "high", "new", "expected", "speaker"))
    return TollPoint(**{**empty, "date": "2031-05-04", "check": "unchecked", "claim": REF, **values})


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (13, 13, "13"),
        (12, 21, "12 to 21"),
        (12, None, "at least 12"),
        (None, 1221, "up to 1,221"),
        (None, None, ""),
    ],
)
def test_bounds_in_words(low: float | None, high: float | None, told: str) -> None:
    assert bounds_words(low, high) == told


def test_who_is_said_to_hold_a_place_since_when_with_who_says_so() -> None:
    assert control_words(control()) == (
        "said to be held by Ardania since 2031-05-04 (claimed by Ardania; denied by Belmar)"
    )
    assert control_words(control(status="contested", since=None, until="2031-05-05", denied_by=())) == (
        "contested, last said to be held by Ardania until 2031-05-05 (claimed by Ardania)"
    )


def test_an_exported_row_begins_with_who_says_it() -> None:
    assert attributed_control(control()).startswith("Ardania on record: Kesra is said to be held by")
    assert attributed_control(control(claimed_by=())).startswith("Belmar on record: ")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"total": 1221, "new": 44}, "1,221 in all, 44 of them new"),
        ({"total": 87}, "87 in all"),
        ({"new": 3}, "3 more"),
        ({"low": 24, "high": None}, "at least 24 in all"),
        ({"total": 9, "revises": 7}, "9 in all (before: 7)"),
    ],
)
def test_a_figure_of_a_toll_in_words(values: dict[str, Any], told: str) -> None:
    assert point_words(point(**values)) == told


def test_whether_a_figure_adds_up_in_words() -> None:
    assert check_words(point()) == ""
    assert check_words(point(check="agrees", expected=87)) == "adds up"
    assert check_words(point(check="gap", expected=87)) == "gap: 87 would add up"
    assert check_words(point(check="contradicts", expected=1000)) == "contradicts: 1,000 would add up"
