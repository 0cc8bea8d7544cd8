"""Control: who is said to hold each place, since when, by whom, and who denies or concedes it.

Claims become statements on places (`control_statements.py`), statements of one place its history
(`control_history.py`); each place is worked out from its own statements alone, so that it can be kept and
renewed by itself. Nothing depends on the order of claims, nor on the names of sides.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from onrecord.accounts.control_history import Run, history_of
from onrecord.accounts.control_statements import Statement, first_told, is_by, statements_of
from onrecord.accounts.places import place_key, tied
from onrecord.accounts.publication import published_day, publisher_name, publishers_of
from onrecord.accounts.relations import Roots, are_known, names_of_parties
from onrecord.model.accounts import Control, ControlPlace, Saying
from onrecord.model.claim import Claim, Side
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary


def work_out_control(
    claims: Iterable[Claim],
    *,
    on: str | None = None,
    origins: Mapping[str, str] = MappingProxyType({}),
    vocabulary: Vocabulary | None = None,
) -> tuple[Control, ...]:
    """Return who is said to hold each place over time, places by their names, each in the order of its days.

    With `on` (an ISO day) only what was published by then, of days up to then, is looked at. `origins` names
    for the id of a document the id of the one that it copies.
    """
    words = vocabulary or load()
    known = {claim.id: claim for claim in claims}.values()
    told = [claim for claim in known if on is None or is_by(on, claim)]
    as_of = on or max(filter(None, map(published_day, told)), default=None)
    parts = by_place(statement for claim in told for statement in statements_of(claim, words, origins))
    publishers = publishers_of(told)
    histories = {key: rows_of(part, words, publishers, as_of) for key, part in parts.items()}
    in_order = sorted((fold(rows[0].place.name), key) for key, rows in histories.items() if rows)
    return tuple(row for _, key in in_order for row in histories[key])


def by_place(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return statements by place: by its point in the gazetteer, else by its name and container."""
    told = list(statements)
    ties = tied(statement.place for statement in told)
    parts: dict[str, list[Statement]] = defaultdict(list)
    for statement in told:
        key = place_key(statement.place)
        parts[ties.get(key, key)].append(statement)
    return parts


def rows_of(
    statements: Sequence[Statement],
    vocabulary: Vocabulary,
    publishers: Mapping[str, str],
    as_of: str | None,
) -> list[Control]:
    """Return the history of one place; `publishers` names who published each document."""
    place = _place(statements)
    runs = history_of(statements, vocabulary)
    rows = []
    for run, after in itertools.zip_longest(runs, runs[1:]):
        rows.append(
            Control(
                place=place,
                holder=_holder(run, vocabulary),
                since=run.since,
                until=_until(run, after),
                status=run.status,
                as_of=as_of,
                claimed_by=_sayings(_claimed(run), publishers, vocabulary),
                reported_by=_sayings(_reported(run), publishers, vocabulary),
                denied_by=_sayings(run.denials, publishers, vocabulary),
                conceded_by=_sayings(run.concessions, publishers, vocabulary),
            )
        )
    return rows


def _place(statements: Sequence[Statement]) -> ControlPlace:
    """Return a place under the name by which it was told of first, with a point where any claim has one."""
    name = first_told(statements).place.name
    pointed = [statement for statement in statements if statement.place.geoname is not None]
    place = first_told(pointed or statements).place
    return ControlPlace(name=name, geoname=place.geoname, lat=place.lat, lon=place.lon, country=place.country)


def _holder(run: Run, vocabulary: Vocabulary) -> Side:
    told = [statement for statement in (*run.statements, *run.hedged) if statement.gainer == run.holder]
    if are_known(run.holder):
        party = vocabulary.party(run.holder[0])
        kind = party.kind if party is not None and len(run.holder) == 1 else None
        return Side(name=names_of_parties(vocabulary, run.holder), parties=run.holder, kind=kind)
    actor = first_told(told).actor if told else None
    name = actor.name if actor is not None else _bare(run.holder)
    return Side(name=name, kind=actor.kind if actor is not None else None)


def _bare(holder: Roots) -> str:
    return " and ".join(root.removeprefix("~") for root in holder)


def _until(run: Run, after: Run | None) -> str | None:
    """Return the last day of a run: the one before the next, but none before its own first."""
    ends = [run.ended] if run.ended else []
    if after is not None and (begins := after.since or after.begins):
        ends.append((dt.date.fromisoformat(begins) - dt.timedelta(days=1)).isoformat())
    return max(min(ends), run.since or "") if ends else None


def _claimed(run: Run) -> list[Statement]:
    conceded = {statement.claim for statement in run.concessions}
    return [told for told in _told(run) if told.speaker is not None and told.claim not in conceded]


def _reported(run: Run) -> list[Statement]:
    return [told for told in _told(run) if told.speaker is None]


def _told(run: Run) -> list[Statement]:
    """Return what is told of a run for it; of a contested one also that it is fought over."""
    return [*run.statements, *run.hedged, *(run.fights if run.status == "contested" else ())]


def _sayings(
    statements: Iterable[Statement], publishers: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Saying, ...]:
    """Return who says something, first who said it first; what a copy says is said by its origin."""
    sayings: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda statement: statement.order):
        if statement.speaker is not None:
            name = statement.speaker.name
        else:
            name = publisher_name(vocabulary, publishers.get(statement.source, statement.publisher))
        sayings[name].append(statement)
    return tuple(
        Saying(speaker=name, claims=tuple(dict.fromkeys(statement.claim for statement in told)))
        for name, told in sayings.items()
    )
