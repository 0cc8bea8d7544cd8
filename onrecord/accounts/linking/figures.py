"""How far the numbers of two tellings agree: the same count says much, another one little against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.accounts.linking.acts import act_words, words_of
from onrecord.model.claim import Count

_MOST = 3.0
_ROUGH = 0.1
"""A number that the text blurs without a bound ("almost two dozen") may be off by this share."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as it is compared; `group` is military, civilian or None."""

    unit: str
    group: str | None
    measure: str
    value: float | None
    low: float | None
    high: float | None

    @property
    def is_rough(self) -> bool:
        """Whether the text blurs the number without a bound."""
        return self.value is not None and self.low is None and self.high is None

    def meets(self, other: Figure) -> bool:
        """Whether both can hold: their bounds overlap, or a blurred one is about the other."""
        if self.value is not None and other.value is not None and (self.is_rough or other.is_rough):
            return abs(self.value - other.value) <= _ROUGH * max(self.value, other.value)
        low = max(figure.low or 0 for figure in (self, other))
        highs = [figure.high for figure in (self, other) if figure.high is not None]
        return not highs or low <= min(highs)


def figure_of(count: Count) -> Figure:
    """Return a count in the form in which it is compared."""
    return Figure(count.unit, group_of(count.of), count.measure, count.value, count.low, count.high)


def group_of(text: str | None) -> str | None:
    """Return whether words name soldiers ("military") or civilians; None where neither or both."""
    groups = act_words().groups.named(words_of(text)) if text else frozenset()
    return next(iter(groups)) if len(groups) == 1 else None


def figures_weight(
    ones: Iterable[Figure], twos: Iterable[Figure], *, one_teller: bool
) -> tuple[float, str | None]:
    """Return what the counts say, with the reason; `one_teller`: both stand in one document.

    A document does not give two numbers for one thing; two documents often do, and tolls rise.
    """
    said: list[tuple[float, str]] = []
    shared = differing = False
    for one in ones:
        for two in twos:
            if one.unit != two.unit or (one.group and two.group and one.group != two.group):
                continue
            shared = True
            if one.value is not None and one.value == two.value:
                weight = 2.0 if one.value > 2 else one.value / 2
                said.append((weight, f"same count: {one.value:g} {one.unit}"))
            elif not one.meets(two):
                differing = True
            elif one.value is not None and two.value is not None and _are_near(one.value, two.value):
                said.append((1.0 if one.is_rough or two.is_rough else 0.5, "counts that agree"))
    # Of equal ones the first by its words, as figures come in no order.
    telling = [(-weight, reason) for weight, reason in said if weight > 0]
    best, reason = min(telling) if telling else (0.0, None)
    best = -best
    if shared and differing and not best:
        return (-2.0 if one_teller else -0.5), None
    return min(best, _MOST), reason


def _are_near(one: float, two: float) -> bool:
    return max(one, two) <= 2 * min(one, two)
