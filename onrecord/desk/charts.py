"""Small charts of tolls: where their lines and points stand, in the units of an SVG of fixed size.

A toll is a step line, since a figure holds until the next one is told; nothing is drawn behind the last. The
axis of counts begins at 0, that of days is shared by charts that stand together. Nothing but position shows a
value: no colour means a side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.accounts.phrases import number_words
from onrecord.model.accounts import Toll, TollPoint

WIDTH, HEIGHT = 320, 100
_LEFT, _RIGHT, _TOP, _BOTTOM = 5, 5, 22, 6
_LABEL = 44  # units between two labels, so that neither covers the other
_DOUBTFUL = ("gap", "contradicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A figure of a toll on the chart: whether it fits with the one before, its label if there is room."""

    x: float
    y: float
    is_doubtful: bool
    label: str = ""

    @property
    def anchor(self) -> str:
        """Where the label stands: it must not leave the chart."""
        return "start" if self.x < _LABEL / 2 else "end" if self.x > WIDTH - _LABEL / 2 else "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: its line as the `d` of an SVG path, the area below it, its dots, first and last day (ISO)."""

    line: str
    area: str
    dots: tuple[Dot, ...]
    first: str
    last: str
    most: float
    base: float


def chart_of(toll: Toll, first: str | None = None, last: str | None = None) -> Chart | None:
    """Return the chart of a toll, its days running from `first` to `last` (ISO); None without two totals."""
    told = [(day, point) for point in toll.points if (day := _day(point.date)) and _figure(point) is not None]
    if len({day for day, _ in told}) < 2:
        return None
    start = min(filter(None, (_day(first), told[0][0])), default=told[0][0])
    end = max(filter(None, (_day(last), told[-1][0])), default=told[-1][0])
    span = max((end - start).days, 1)
    most = max(_figure(point) or 0 for _, point in told) or 1
    width, height = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    base = float(HEIGHT - _BOTTOM)
    dots = tuple(
        Dot(
            x=round(_LEFT + width * (day - start).days / span, 1),
            y=round(base - height * (_figure(point) or 0) / most, 1),
            is_doubtful=point.check in _DOUBTFUL,
            label=number_words(_figure(point) or 0),
        )
        for day, point in told
    )
    dots = _labelled(dots)
    line = _steps(dots)
    area = f"{line}V{base:g}H{dots[0].x:g}Z"
    return Chart(
        line=line, area=area, dots=dots, first=start.isoformat(), last=end.isoformat(), most=most, base=base
    )


def _labelled(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """Keep the labels that have room, the last one before all others."""
    kept: list[Dot] = []
    free = float(WIDTH)
    for dot in reversed(dots):
        has_room = dot.x <= free
        kept.append(dot if has_room else replace(dot, label=""))
        free = dot.x - _LABEL if has_room else free
    return tuple(reversed(kept))


def _steps(dots: Sequence[Dot]) -> str:
    return f"M{dots[0].x:g} {dots[0].y:g}" + "".join(f"H{dot.x:g}V{dot.y:g}" for dot in dots[1:])


def _figure(point: TollPoint) -> float | None:
    for figure in (point.total, point.low, point.high):
        if figure is not None:
            return figure
    return None


def _day(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
