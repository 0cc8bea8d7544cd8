"""From texts that are alike to documents that copy each other: what kind of copy, and the first to say it.

Documents that repeat each other as a whole are one group, whose first published is the origin. A part leads
to the earlier document that it shares, without making one group of all that stands in a digest.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.ledger.likeness import SHORT, SHORTEST
from onrecord.model.copies import Copy, CopyKind

_SHORT_TEXT = dt.timedelta(days=3)
_PRECEDENCE: tuple[CopyKind, ...] = ("correction", "exact", "near", "partial")


class Told(NamedTuple):
    """A document as far as copying goes; `text` and `title` are numbers of texts, `words` how many it has."""

    id: str
    published: str | None
    publisher: str
    version_of: str | None
    text: int
    words: int
    title: int | None = None


class Pair(NamedTuple):
    """Two texts that are alike: the part and the whole (either, where neither is one), how, and how much."""

    part: int
    whole: int
    kind: str
    similarity: float


class _Tie(NamedTuple):
    later: Told
    earlier: Told
    kind: CopyKind
    similarity: float


def copies_among(documents: Sequence[Told], alike: Iterable[Pair]) -> tuple[Copy, ...]:
    """Return each document that repeats an earlier one, with the one that it repeats, sorted by id.

    Of several, that is one which it corrects, else has the very words of, and of those the earliest.
    Undated documents count as the latest; where two were published at once, the id decides.
    """
    ties: dict[Told, dict[Told, _Tie]] = defaultdict(dict)
    for tie in _ties(documents, alike):
        known = ties[tie.later].get(tie.earlier)
        if known is None or _PRECEDENCE.index(tie.kind) < _PRECEDENCE.index(known.kind):
            ties[tie.later][tie.earlier] = tie
    origins = _origins(ties)
    found = []
    for later, earlier in ties.items():
        origin = origins.get(later, later)
        tie = min(earlier.values(), key=lambda tie: (_PRECEDENCE.index(tie.kind), _order(tie.earlier)))
        found.append(
            Copy(
                document=later.id,
                of=tie.earlier.id,
                kind=tie.kind,
                similarity=tie.similarity,
                origin=origin.id,
            )
        )
    return tuple(sorted(found, key=lambda copy: copy.document))


def _ties(documents: Sequence[Told], alike: Iterable[Pair]) -> Iterator[_Tie]:
    texts: dict[int, list[Told]] = defaultdict(list)
    titles: dict[int, list[Told]] = defaultdict(list)
    for told in sorted(documents, key=_order):
        texts[told.text].append(told)
        if told.title is not None:
            titles[told.title].append(told)
    for text, same in texts.items():
        yield from _same(same, titles[text])
    for pair in alike:
        yield from _paired(pair, texts, titles)
    by_id = {told.id: told for told in documents}
    for told in documents:
        named = by_id.get(told.version_of or "")
        if named is not None and named is not told:
            yield _tie(told, named, "correction", 1.0)


def _same(same: list[Told], headed: list[Told]) -> Iterator[_Tie]:
    """Give the ties among documents of one text, and to those that have it as a headline."""
    words = same[0].words
    if words >= SHORT:
        for told in same[1:]:
            yield _tie(told, same[0], "exact", 1.0)
    elif words >= SHORTEST:
        for earlier, later in pairwise(same):
            if _within(earlier, later, _SHORT_TEXT):
                yield _tie(later, earlier, "exact", 1.0)
    if words >= SHORTEST:
        for told in same:
            for other in headed:
                if other.id != told.id and _within(told, other, _SHORT_TEXT):
                    yield _tie(told, other, "partial", 1.0)


def _paired(pair: Pair, texts: dict[int, list[Told]], titles: dict[int, list[Told]]) -> Iterator[_Tie]:
    for one in texts[pair.part]:
        for other in texts[pair.whole]:
            kind = _kind(one, other, pair.kind)
            if kind is not None:
                yield _tie(one, other, kind, pair.similarity)
        # A headline used again as a report; that two headlines are alike says nothing of the reports.
        for other in titles[pair.whole] if pair.kind != "altered" else ():
            if other.id != one.id:
                yield _tie(one, other, "partial", pair.similarity)
    if pair.kind == "near":
        for one in texts[pair.whole]:
            for other in titles[pair.part]:
                if other.id != one.id:
                    yield _tie(one, other, "partial", pair.similarity)


def _kind(one: Told, other: Told, alike: str) -> CopyKind | None:
    if alike == "partial":
        return "partial"
    by_the_same = bool(one.publisher) and one.publisher == other.publisher
    if alike == "near":
        return "correction" if by_the_same else "near"
    # Other numbers in the same words: put right on the day itself, later it is the next day's report.
    return "correction" if by_the_same and _on_one_day(one, other) else None


def _tie(one: Told, other: Told, kind: CopyKind, similarity: float) -> _Tie:
    earlier, later = sorted((one, other), key=_order)
    return _Tie(later, earlier, kind, similarity)


def _origins(ties: dict[Told, dict[Told, _Tie]]) -> dict[Told, Told]:
    """Return the origin of each document that is tied to another."""
    listed = [tie for earlier in ties.values() for tie in earlier.values()]
    heads: dict[Told, Told] = {}
    for tie in listed:
        if tie.kind != "partial":
            first, second = sorted((_last(heads, tie.later), _last(heads, tie.earlier)), key=_order)
            if first is not second:
                heads[second] = first
    leads: dict[Told, Told] = {}
    for tie in listed:
        if tie.kind == "partial":
            first, second = sorted((_last(heads, tie.later), _last(heads, tie.earlier)), key=_order)
            if first is not second:
                leads[second] = min(first, leads.get(second, first), key=_order)
    tied = {told for tie in listed for told in (tie.later, tie.earlier)}
    return {told: _last(leads, _last(heads, told)) for told in tied}


def _last(steps: dict[Told, Told], told: Told) -> Told:
    """Return where a chain of steps ends, and shorten the chain."""
    passed = []
    while told in steps:
        passed.append(told)
        told = steps[told]
    for each in passed:
        steps[each] = told
    return told


def _on_one_day(one: Told, other: Told) -> bool:
    return one.published is not None and one.published[:10] == (other.published or "")[:10]


def _within(one: Told, other: Told, span: dt.timedelta) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(_instant(one.published) - _instant(other.published)) <= span


def _order(told: Told) -> tuple[bool, dt.datetime, str]:
    if told.published is None:
        return True, dt.datetime.max.replace(tzinfo=dt.UTC), told.id
    return False, _instant(told.published), told.id


def _instant(published: str) -> dt.datetime:
    """Return a time of publication in UTC; a day stands for its beginning."""
    moment = dt.datetime.fromisoformat(published)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
