"""The accuracy gate: no figure falls below its floor in tests/gold/floors.toml.

The coded reports of this repository are read always, the sets of the shared folder where they are there.
`python bench/accuracy.py --set own` prints what the gate sees, and `python bench/floors.py` raises floors.
"""

from __future__ import annotations

from functools import cache

import floors
import pytest
from adapters import SETS
from measure.tally import Tally, figures

from onrecord.reading.read import Pipeline

SHIPPED = "own"


@cache
def reached(name: str) -> dict[str, float]:
    return {figure: value.value for figure, value in figures(read(name)).items()}


@cache
def read(name: str) -> tuple[Tally, ...]:
    return tuple(SETS[name].measure(Pipeline.default()))


@pytest.mark.parametrize("name", floors.GATED)
def test_no_figure_is_below_its_floor(name: str) -> None:
    if name != SHIPPED and not SETS[name].is_there:
        pytest.skip(f"the coded set {name} is not at {SETS[name].path}")
    fallen = floors.broken(floors.read_floors()[name], reached(name))
    assert not fallen, f"{name}: {'; '.join(fallen)}. See tests/gold/floors.toml"


def test_every_figure_of_every_gated_set_has_a_floor_with_a_reason_beside_it() -> None:
    held, reasons = floors.read_floors(), floors.read_comments()
    assert set(held) == set(floors.GATED)
    for name in floors.GATED:
        assert set(held[name]) == set(floors.FIGURES), name
        assert all(reasons[name, figure] for figure in floors.FIGURES), name


def test_a_floor_that_is_not_reached_is_told() -> None:
    held = {"f1": 0.6, "speaker": 0.8, "invented": 0.1}
    assert floors.broken(held, {"f1": 0.61, "speaker": 0.8, "invented": 0.1}) == []
    fallen = floors.broken(held, {"f1": 0.59, "speaker": 0.8, "invented": 0.11})
    assert fallen == ["f1 0.590, at least 0.600", "invented 0.110, at most 0.100"]


def test_floors_are_raised_and_never_lowered() -> None:
    assert floors.better("f1", 0.6, 0.7) == floors.better("f1", 0.7, 0.6) == 0.7
    assert floors.better("invented", 0.1, 0.2) == floors.better("invented", 0.2, 0.1) == 0.1
    assert floors.floor_of("f1", 0.7951, 0.015) == 0.78
    assert floors.floor_of("invented", 0.1, 0.015) == 0.115
