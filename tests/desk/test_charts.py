from __future__ import annotations

from itertools import pairwise
from typing import Any

from onrecord.desk.charts import HEIGHT, WIDTH, chart_of
from onrecord.model.accounts import ClaimRef, Toll, TollGroup, TollPoint


def point(date: str, total: float | None, **more: Any) -> TollPoint:
    values: dict[str, Any] = {
        "low": total,
        "high": total,
        "new": None,
        "expected": None,
        "check": "agrees",
    } | more
    return TollPoint(date=date, total=total, speaker=None, claim=ClaimRef(id="c", document="d"), **values)


def toll(*points: TollPoint) -> Toll:
    return Toll(
        group=TollGroup(name="Belmar"),
        status="killed",
        scope="war",
        event=None,
        teller="own",
        speakers=("Belmar",),
        points=points,
        latest=points[-1].date,
    )


def test_a_figure_holds_until_the_next_one_is_told_and_nothing_follows_the_last() -> None:
    chart = chart_of(toll(point("2031-05-01", 10), point("2031-05-03", 20)), last="2031-05-05")
    assert chart is not None
    assert chart.line == f"M5 {chart.dots[0].y:g}H160V{chart.dots[1].y:g}"
    assert [dot.x for dot in chart.dots] == [5, 160]


def test_the_axis_begins_at_nothing_and_larger_is_higher() -> None:
    chart = chart_of(toll(point("2031-05-01", 0), point("2031-05-02", 50), point("2031-05-03", 100)))
    assert chart is not None
    heights = [dot.y for dot in chart.dots]
    assert heights[0] == chart.base
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[1] == heights[1] - heights[2]
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in chart.dots)


def test_labels_leave_each_other_room_and_the_last_one_stays() -> None:
    points = [point(f"2031-05-{day:02}", day) for day in range(1, 31)]
    chart = chart_of(toll(*points))
    assert chart is not None
    labelled = [dot.x for dot in chart.dots if dot.label]
    assert chart.dots[-1].label == "30"
    assert all(later - earlier >= 44 for earlier, later in pairwise(labelled))


def test_what_does_not_add_up_is_drawn_hollow() -> None:
    chart = chart_of(toll(point("2031-05-01", 10), point("2031-05-02", 20, check="gap")))
    assert chart is not None
    assert [dot.is_doubtful for dot in chart.dots] == [False, True]


def test_one_figure_makes_no_chart() -> None:
    assert chart_of(toll(point("2031-05-01", 10))) is None
    assert chart_of(toll(point("soon", 10), point("later", 12))) is None
    assert chart_of(toll(point("2031-05-01", None, low=None, high=None), point("2031-05-02", 3))) is None
