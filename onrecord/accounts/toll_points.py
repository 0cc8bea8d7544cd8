"""The arithmetic of a toll: tellings of one series become points, each checked against the one before.

Last step of `tolls.py`. Two numbers differ only where their bounds can't both hold.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.accounts.toll_figures import Figure, Telling
from onrecord.model.accounts import Check, ClaimRef, Scope, TollPoint


class Amount(NamedTuple):
    """A number and its inclusive bounds; None means open or not told."""

    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None

    @classmethod
    def of(cls, figure: Figure | None) -> Amount:
        """Return the amount of a figure; an open one where there is none."""
        return cls(figure.value, figure.low, figure.high) if figure else cls()

    @property
    def is_open(self) -> bool:
        """Whether it has no bound, so that nothing can be said against it."""
        return self.low is None and self.high is None

    def plus(self, other: Amount) -> Amount:
        """Return the sum; what is open in one is open in it."""
        return Amount(*(_sum(one, two) for one, two in zip(self, other, strict=True)))

    def is_same(self, other: Amount) -> bool:
        """Whether both are told as the same number."""
        if self.value is not None and other.value is not None:
            return self.value == other.value
        return self == other


def day_in(scope: Scope, telling: Telling) -> str:
    """Return the day that a figure stands for: of an event's toll the day it was told on."""
    return telling.main.told if scope == "event" else telling.main.day


def merged(tellings: Iterable[Telling], scope: Scope) -> list[Telling]:
    """Return tellings in order of their days; those that tell the same are one with `repeats`.

    The same is told by one source (a headline and its story, a report and its copies), or by any for one
    day.
    """
    kept: list[Telling] = []
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for telling in sorted(
        _joined(tellings), key=lambda telling: (day_in(scope, telling), telling.main.order)
    ):
        keys: list[tuple[object, ...]] = [("day", day_in(scope, telling)), ("source", telling.main.source)]
        if scope == "event" and telling.new is None:
            # A figure of an event told again on a later day is the same figure.
            keys += _of_total(telling)
        near = sorted({at for key in keys for at in alike[key]})
        at = next((at for at in near if _tells_same(kept[at], telling)), None)
        if at is None:
            at = len(kept)
            kept.append(telling)
        else:
            kept[at] = _with(kept[at], telling)
        for key in (*keys[:2], *_of_total(kept[at])):
            if at not in alike[key]:
                alike[key].append(at)
    return sorted(kept, key=lambda telling: (day_in(scope, telling), telling.main.order))


def points_of(tellings: Sequence[Telling], scope: Scope) -> tuple[TollPoint, ...]:
    """Return the points of merged tellings, each checked against those of the days before."""
    points: list[TollPoint] = []
    stand: Amount | None = None
    for day, of_day in itertools.groupby(tellings, key=lambda telling: day_in(scope, telling)):
        told = list(of_day)
        alone = [Amount.of(telling.new) for telling in told if telling.total is None]
        before = stand
        for telling in told:
            points.append(_point(day, telling, before, alone, scope))
        totals = [Amount.of(telling.total) for telling in told if telling.total is not None]
        if totals:
            stand = max(totals, key=_height)
        elif stand is not None:
            for new in alone:
                stand = stand.plus(new)
    return tuple(points)


def _point(
    day: str, telling: Telling, before: Amount | None, alone: Sequence[Amount], scope: Scope
) -> TollPoint:
    total, new = Amount.of(telling.total), Amount.of(telling.new)
    news = [new] if telling.new is not None else list(alone)
    expected = before
    for more in news if expected is not None else ():
        expected = expected.plus(more) if expected is not None else None
    check: Check = "unchecked"
    if telling.total is not None and expected is not None:
        check = _check(total, expected, is_told=bool(news), scope=scope)
    revises = None
    if scope == "event" and before is not None and telling.total is not None and not before.is_same(total):
        revises = before.value if before.value is not None else before.low
    main = telling.main
    return TollPoint(
        date=day,
        total=total.value,
        low=total.low,
        high=total.high,
        new=new.value,
        expected=expected.value if expected is not None else None,
        check=check,
        speaker=main.speaker,
        claim=main.claim,
        revises=revises,
        repeats=_further(telling),
    )


def _further(telling: Telling) -> tuple[ClaimRef, ...]:
    """Return the further claims of a figure: those that tell the same, and the one that tells what is new."""
    new = (telling.new.claim,) if telling.new is not None else ()
    return tuple(dict.fromkeys(ref for ref in (*telling.repeats, *new) if ref != telling.main.claim))


def _check(total: Amount, expected: Amount, *, is_told: bool, scope: Scope) -> Check:
    """Return whether a total is the one to be expected; `is_told` says whether what is new was told."""
    if total.value is not None and total.value == expected.value:
        return "agrees"
    if total.is_open or expected.is_open:
        return "unchecked"
    if total.high is not None and expected.low is not None and total.high < expected.low:
        return "contradicts"
    if total.low is not None and expected.high is not None and total.low > expected.high:
        # That the toll of an event grows as it becomes known leaves no gap.
        return "unchecked" if scope == "event" and not is_told else "gap"
    return "agrees"


def _joined(tellings: Iterable[Telling]) -> list[Telling]:
    """Return tellings with the only increment of a document put to its only total that has none."""
    documents: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda telling: telling.main.order):
        documents.setdefault(telling.main.claim.document, []).append(telling)
    joined: list[Telling] = []
    for told in documents.values():
        news = [telling for telling in told if telling.total is None]
        totals = [telling for telling in told if telling.total is not None]
        bare = [telling for telling in totals if not telling.is_count and telling.new is None]
        if len({telling.main.amount for telling in news}) == 1 and _are_one(totals, bare):
            totals[totals.index(bare[0])] = replace(
                bare[0],
                new=news[0].new,
                repeats=(*bare[0].repeats, *(telling.main.claim for telling in news[1:])),
            )
            news = []
        joined += totals + news
    return joined


def _are_one(totals: Sequence[Telling], bare: Sequence[Telling]) -> bool:
    """Whether all running totals of a document are one number, told without what is new."""
    running = [telling for telling in totals if not telling.is_count]
    return bool(bare) and len(bare) == len(running) and len({telling.main.amount for telling in bare}) == 1


def _of_total(telling: Telling) -> list[tuple[object, ...]]:
    """Return a key that tellings of the same total have in common; none where there is no total."""
    total = Amount.of(telling.total)
    if telling.total is None:
        return []
    return [("total", total.value)] if total.value is not None else [("total", *total)]


def _tells_same(one: Telling, other: Telling) -> bool:
    totals = _agreement(one.total, other.total)
    news = _agreement(one.new, other.new)
    return False not in (totals, news) and True in (totals, news)


def _agreement(one: Figure | None, other: Figure | None) -> bool | None:
    """Return whether two figures are the same number; None where one is missing."""
    if one is None or other is None:
        return None
    return Amount.of(one).is_same(Amount.of(other))


def _with(kept: Telling, telling: Telling) -> Telling:
    """Return a telling to which another that tells the same is added."""
    total, new = kept.total or telling.total, kept.new or telling.new
    main = total or new
    claims = (kept.main.claim, *kept.repeats, telling.main.claim, *telling.repeats)
    further = tuple(dict.fromkeys(claim for claim in claims if main is None or claim != main.claim))
    return Telling(total=total, new=new, repeats=further)


def _height(amount: Amount) -> tuple[float, float]:
    numbers = [number for number in amount if number is not None]
    return (amount.value if amount.value is not None else max(numbers, default=0), max(numbers, default=0))


def _sum(one: int | float | None, two: int | float | None) -> int | float | None:
    return one + two if one is not None and two is not None else None
