"""The dead of an event as told: lowest and highest figure, and the best only where all latest ones agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.accounts.linking.figures import group_of
from onrecord.accounts.linking.sides import named, parties_of
from onrecord.model.accounts import Deaths
from onrecord.model.claim import Claim, Count

Number = int | float


@dataclass(frozen=True, slots=True)
class _Figure:
    """One teller's number, its bounds None where open; `is_part`: of a group, not of all."""

    low: Number | None
    value: Number | None
    high: Number | None
    is_part: bool

    @property
    def least(self) -> Number | None:
        return self.low if self.low is not None else self.value

    @property
    def size(self) -> Number:
        return self.value if self.value is not None else (self.low or 0)


def deaths_of(claims: Sequence[Claim], origins: Mapping[str, str], *, unit: str = "killed") -> Deaths | None:
    """Return the dead of an event's claims, which come in order of publication; None where none tells any.

    One figure for each teller and document: parts ("16 soldiers and five civilians") add up to it. A teller's
    latest figure is the last in that order; the figure for one group is none for the event where the same
    document gives one for all. Denied, planned and demanded counts are no figures. With another `unit`,
    such as `wounded`, the figures of that one.
    """
    figures: dict[tuple[str, str], _Figure] = {}
    for key, told in _by_teller(claims, origins, unit).items():
        figure = _figure(told)
        if figure is not None:
            figures[key] = figure
    whole = {document for (_, document), figure in figures.items() if not figure.is_part}
    kept = {key: figure for key, figure in figures.items() if not figure.is_part or key[1] not in whole}
    if not kept:
        return None
    latest = {teller: figure for (teller, _), figure in kept.items()}
    values = {figure.value for figure in latest.values()}
    lows = [figure.least for figure in kept.values()]
    ends = [(figure.high if figure.high is not None else figure.value, figure) for figure in kept.values()]
    highest = max((end for end, _ in ends if end is not None), default=None)
    is_open = any(figure.high is None and end in (None, highest) for end, figure in ends)
    return Deaths(
        low=min((low for low in lows if low is not None), default=None),
        best=values.pop() if len(values) == 1 else None,
        high=None if is_open else highest,
    )


def _by_teller(
    claims: Iterable[Claim], origins: Mapping[str, str], unit: str
) -> dict[tuple[str, str], list[tuple[str | None, Count]]]:
    """Return the counts of a unit by teller and original document, each with the group that it counts."""
    found: dict[tuple[str, str], list[tuple[str | None, Count]]] = {}
    for claim in claims:
        if claim.modality not in ("asserted", "possible"):
            continue
        for count in claim.counts:
            if count.unit == unit:
                document = origins.get(claim.document.id, claim.document.id)
                found.setdefault((_teller(claim), document), []).append((_group(claim, count), count))
    return found


def _teller(claim: Claim) -> str:
    if claim.speaker is not None:
        return "+".join(sorted(parties_of(claim.speaker)))
    return f"publisher {claim.document.publisher or claim.document.id}"


def _group(claim: Claim, count: Count) -> str | None:
    if count.of:
        return group_of(count.of) or count.of.casefold()
    if claim.target is None:
        return None
    return group_of(claim.target.name) or "+".join(sorted(named(parties_of(claim.target)))) or None


def _figure(told: Sequence[tuple[str | None, Count]]) -> _Figure | None:
    """Return the one figure of a teller: totals before counts; the whole, or the sum of parts if larger."""
    for measures in (("total",), ("count",), ("new",)):
        rest = [(group, count) for group, count in told if count.measure in measures]
        if rest:
            break
    parts: dict[str | None, _Figure] = {}
    for group, count in rest:
        figure = _Figure(count.low, count.value, count.high, is_part=group is not None)
        if group not in parts or figure.size > parts[group].size:
            parts[group] = figure
    whole = parts.pop(None, None)
    summed = _sum(list(parts.values()))
    return max((f for f in (whole, summed) if f is not None), key=lambda f: f.size, default=None)


def _sum(parts: Sequence[_Figure]) -> _Figure | None:
    if not parts:
        return None
    columns = ([p.low for p in parts], [p.value for p in parts], [p.high for p in parts])
    low, value, high = (_added(column) for column in columns)
    return _Figure(low, value, high, is_part=True)


def _added(numbers: Sequence[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
