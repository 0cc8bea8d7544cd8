"""Different numbers for one group at one time: told side by side, by enemies, or as running totals of a day.

Numbers differ only where their bounds can't both hold. A later figure that differs from an earlier one is a
revision, or a toll that grew, and no dispute; of one teller only the last figure of a day counts.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.accounts.dispute_parts import ACTS, Part, Rank, Told
from onrecord.accounts.groups import Group, group_of
from onrecord.accounts.linking.places import meeting, spot_of
from onrecord.accounts.linking.sides import differ, parties_of
from onrecord.accounts.publication import published_day, told_order
from onrecord.accounts.relations import are_at_war, are_known, day_of, roots_of
from onrecord.model.accounts import Toll
from onrecord.model.claim import Claim, Count

_UNITS = frozenset({"killed", "wounded", "missing", "captured", "detained", "displaced"})
"""What is counted of people; things are named too loosely to say that two numbers are of the same."""


_NEAR = 4
"""Characters between two sentences, at most, of which one follows the other."""


@dataclass(frozen=True, slots=True)
class _Figure:
    claim: Claim
    count: Count
    group: Group


def told_together(of_one: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield what two speakers count in sentences of a document that follow each other.

    Such numbers speak against a link of the claims, so that it is not always made.
    """
    counting = [c for c in of_one if c.kind in ACTS and c.speaker is not None and c.counts]
    for one, other in itertools.combinations(sorted(counting, key=told_order), 2):
        if _are_told_together(one, other):
            yield one, other


def count_parts(together: Iterable[Claim], told: Told) -> Iterator[Part]:
    """Yield where different tellers give numbers of one event's people that can't both hold."""
    alike: dict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
    for claim in together:
        day = published_day(claim)
        if claim.modality != "asserted" or day is None or claim.kind not in ACTS:
            continue
        for count in claim.counts:
            if count.unit in _UNITS and count.measure != "new":
                group = group_of(claim, count, told.vocabulary)
                alike[count.unit, count.of or "", day].append(_Figure(claim, count, group))
    for (unit, _, _), figures in sorted(alike.items()):
        differing = _differing(figures, told)
        if differing:
            yield Part(
                rank=Rank.COUNT,
                about="count",
                type="difference",
                keys=frozenset(f"{claim.id} {unit}" for claim in differing),
                main=differing[0],
                stands=tuple(told.stand(claim, "counts") for claim in differing),
            )


def _are_told_together(one: Claim, other: Claim) -> bool:
    """Whether two claims of a report follow each other and can be of one event, numbers apart."""
    if (
        other.sentence.start != one.sentence.start
        and not 0 <= other.sentence.start - one.sentence.end <= _NEAR
    ):
        return False
    modes = {one.mode, other.mode} - {None, "other"}
    places = [frozenset(map(spot_of, claim.where)) for claim in (one, other)]
    days = {(claim.when.start, claim.when.end) for claim in (one, other) if claim.when is not None}
    return (
        len(modes) <= 1
        and len(days) <= 1
        and not differ(parties_of(one.target), parties_of(other.target))
        and (not all(places) or meeting(*places).exact)
    )


def is_summed(toll: Toll) -> bool:
    """Whether a toll sums up people of a whole war, so that tellers can differ on it."""
    return toll.scope == "war" and toll.status in _UNITS


def toll_groups(tolls: Iterable[Toll]) -> list[list[Toll]]:
    """Return the tolls of wars by group and unit."""
    series: dict[tuple[str, tuple[str, ...], str | None, str], list[Toll]] = defaultdict(list)
    for toll in tolls:
        if is_summed(toll):
            series[toll.group.name, toll.group.parties, toll.group.of, toll.status].append(toll)
    return [of_group for _, of_group in sorted(series.items(), key=repr)]


def days_in_common(one: Toll, other: Toll) -> set[str]:
    """Return the days for which both tell a figure."""
    return {point.date for point in one.points} & {point.date for point in other.points}


def toll_parts(of_group: Sequence[Toll], told: Told) -> Iterator[Part]:
    """Yield where two tellers sum up losses of one group for one day in numbers that can't both hold."""
    for one, other in itertools.combinations(of_group, 2):
        status = one.status
        for day in sorted(days_in_common(one, other), reverse=True):
            ids = [
                point.claim.id
                for toll in (one, other)
                for point in toll.points
                if point.date == day and point.total is not None and point.claim.id in told.claims
            ]
            claims = sorted((told.claims[id_] for id_ in ids), key=told_order)
            figures = [
                _Figure(claim, count, group_of(claim, count, told.vocabulary))
                for claim in claims
                for count in claim.counts
                if count.unit == status and count.measure != "new"
            ]
            if found := _differing(figures, told, is_one_day=True):
                yield Part(
                    rank=Rank.TOLL,
                    about="count",
                    type="difference",
                    keys=frozenset(f"{claim.id} {status}" for claim in found),
                    main=found[0],
                    stands=tuple(told.stand(claim, "counts") for claim in found),
                    template="toll",
                )
                break


def _differing(figures: Sequence[_Figure], told: Told, *, is_one_day: bool = False) -> list[Claim]:
    """Return the claims, each teller's last, of which one at least can't hold beside another."""
    last: dict[tuple[str, ...], _Figure] = {}
    for figure in sorted(figures, key=lambda figure: told_order(figure.claim)):
        key = told.tellers[figure.claim.id].key
        # A report that gives a whole and its parts: the largest number of one claim is the whole.
        held = last.get(key)
        if held is None or held.claim.id != figure.claim.id or _size(held.count) < _size(figure.count):
            last[key] = figure
    found: dict[str, Claim] = {}
    for one, other in itertools.combinations(last.values(), 2):
        if not _can_both_hold(one.count, other.count) and _are_one_time(one, other, told, is_one_day):
            found[one.claim.id] = one.claim
            found[other.claim.id] = other.claim
    return sorted(found.values(), key=told_order)


def _are_one_time(one: _Figure, other: _Figure, told: Told, is_one_day: bool) -> bool:
    """Whether two figures are of one group and time: told side by side, or by enemies for one day."""
    groups = (one.group, other.group)
    if len({group.people for group in groups} - {""}) > 1 or len({g.roots for g in groups} - {()}) > 1:
        return False
    if one.claim.document.id == other.claim.document.id:
        # What a report tells itself it tells for all; two that it names are told side by side.
        return one.claim.speaker is not None and other.claim.speaker is not None
    speakers = (roots_of(one.claim.speaker), roots_of(other.claim.speaker))
    if not all(map(are_known, speakers)):
        return False
    day = day_of(one.claim.document.published)
    return is_one_day or are_at_war(told.vocabulary, *speakers, day)


def _can_both_hold(one: Count, other: Count) -> bool:
    """Whether the bounds of two counts leave a number for which both hold."""
    bounds = [count for count in (one, other) if count.low is not None or count.high is not None]
    if len(bounds) < len((one, other)):
        return True
    low = max(count.low or 0 for count in bounds)
    highs = [count.high for count in bounds if count.high is not None]
    return not highs or low <= min(highs)


def _size(count: Count) -> float:
    return max(number for number in (count.value, count.low, count.high, -1) if number is not None)
