"""Sentences of the brief for running totals, places said to have changed hands, and disputes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.accounts.brief_lines import Accounts, Line, teller_words
from onrecord.accounts.phrases import (
    capitalized,
    day_words,
    joined,
    number_words,
    quoted_if_loaded,
    side_words,
)
from onrecord.accounts.plain import one_line
from onrecord.accounts.publication import told_order
from onrecord.accounts.relations import roots_of
from onrecord.accounts.sentences import is_quoted, sentence
from onrecord.model.accounts import ClaimRef, Control, Dispute, DisputeSide, Saying, Toll, TollPoint
from onrecord.model.claim import Claim

_MOST_BEFORE = 3
"""As many earlier figures of a toll are told."""
_PAST = {"says": "said", "denies": "denied", "blames": "blamed", "tells": "told", "accuses": "accused"}
_FIRST = re.compile(rf"^({'|'.join(_PAST)})\b")
_SECOND = re.compile(rf"^(denied it and |said that it took place and )({'|'.join(_PAST)})\b")
_OWNER = re.compile(r" \(owner: .*\)$")
_CHANGES = frozenset({"captured", "transferred", "lost", "withdrew"})


def toll_line(toll: Toll, wanted: Iterable[str], accounts: Accounts, until: str | None = None) -> Line | None:
    """Return the last figure of a toll that is asked for, those before it, and whether they add up."""
    asked = set(wanted)
    shown = [
        n
        for n, point in enumerate(toll.points)
        if point.total is not None and point.claim.id in asked and (until is None or point.date <= until)
    ]
    if not shown:
        return None
    last = toll.points[shown[-1]]
    claim = accounts.claims[last.claim.id]
    if is_quoted(claim):
        return None
    before = [point for point in toll.points[: shown[-1]] if point.total is not None][-_MOST_BEFORE:]
    since = [p for p in toll.points[: shown[-1]] if p.total is None and before and p.date >= before[-1].date]
    told = sentence(claim)
    if last.new is not None:
        told += f", {number_words(last.new)} of them new"
    if before:
        figures = [f"{number_words(point.total or 0)} on {day_words(point.date)}" for point in before]
        who = _tellers([*before], accounts)
        told += f"; before that {joined(who)} gave {joined(figures)}{_check(last)}"
    points = [last, *before, *since]
    refs = [ref for point in points for ref in (point.claim, *point.repeats)]
    return Line(told, _claims(refs, accounts))


def toll_claims(toll: Toll) -> Iterator[str]:
    """Give the ids of all claims of a toll."""
    for point in toll.points:
        yield point.claim.id
        yield from (ref.id for ref in point.repeats)


def _tellers(points: Sequence[TollPoint], accounts: Accounts) -> list[str]:
    claims = [accounts.claims[point.claim.id] for point in points]
    return list(dict.fromkeys(teller_words(claim) for claim in claims))


def _check(point: TollPoint) -> str:
    """Return whether a figure follows from the one before; the number that would is told nowhere."""
    if point.revises is not None:
        return "; the figure was revised"
    return {
        "agrees": "; the figures add up",
        "gap": "; between them a gap is left that no figure fills",
        "contradicts": "; the last figure contradicts them",
        "unchecked": "",
    }[point.check]


def control_line(row: Control, accounts: Accounts) -> Line | None:
    """Return who is said to hold a place, by whom, and who denies or concedes it; None if nobody says so."""
    telling = _claims_of((*row.claimed_by, *row.reported_by), accounts)
    held = [claim for claim in telling if claim.actor is not None and _is_holder(claim, row)]
    if not held:
        return None
    # The name of the place and of its holder are those of one claim that is cited.
    first = min(held, key=told_order)
    holder = side_words(first.actor, first) if first.actor else row.holder.name
    place = quoted_if_loaded(one_line(row.place.name))
    hedged = all(claim.modality == "possible" for claim in held)
    changed = any(claim.mode in _CHANGES for claim in held)
    day = f" on {day_words(row.since)}" if row.since and changed else ""
    day = day or (f" since {day_words(row.since)}" if row.since else "")
    if changed:
        what = f"{place} {'may have come' if hedged else 'came'} under the control of {holder}{day}"
    else:
        what = f"{place} {'may have been' if hedged else 'was'} held by {holder}{day}"
    verb = "said" if any(claim.speaker for claim in telling) else "reported"
    told = f"{joined(_names(telling))} {verb} that {what}"
    denying = _claims_of(row.denied_by, accounts)
    denials = [claim for claim in denying if claim.modality == "denied"]
    others = [claim for claim in denying if claim.modality != "denied"]
    conceding = _claims_of(row.conceded_by, accounts)
    for claims, did in ((denials, "denied it"), (others, "said otherwise"), (conceding, "conceded it")):
        if claims:
            told += f"; {joined(_names(claims))} {did}"
    if row.status == "contested":
        told += "; it was told to be fought over"
    every = {claim.id: claim for claim in (first, *telling, *denying, *conceding)}
    return Line(capitalized(told), tuple(every.values()))


def _is_holder(claim: Claim, row: Control) -> bool:
    own = roots_of(row.holder)
    return bool(set(roots_of(claim.actor)) & set(own)) or not row.holder.parties


def dispute_line(dispute: Dispute, accounts: Accounts) -> Line:
    """Return a dispute in one sentence: what it is about, then who says what, and last when."""
    days = {side.last for side in dispute.sides}
    said: dict[str, list[str]] = {}
    for side in dispute.sides:
        last = f" (last on {day_words(side.last)})" if len(days) > 1 and side.last else ""
        said.setdefault(f"{_in_past(side)}{last}", []).append(_side_name(side, accounts))
    parts = [f"{joined(list(dict.fromkeys(names)))} {position}" for position, names in said.items()]
    refs = [ref for side in dispute.sides for ref in side.claims]
    return Line(f"It is disputed {dispute.what}: {'; '.join(parts)}", _claims(refs, accounts))


def _side_name(side: DisputeSide, accounts: Accounts) -> str:
    """Return a side as the sentence needs it; a publisher without its owner, which no passage tells."""
    for claim in (accounts.claims[ref.id] for ref in side.claims):
        if claim.speaker is not None and claim.speaker.name == side.speaker:
            return side_words(claim.speaker, claim)
    by_publisher = [ref for ref in side.claims if accounts.claims[ref.id].speaker is None]
    if by_publisher and _OWNER.search(side.speaker):
        return teller_words(accounts.claims[by_publisher[0].id])
    return quoted_if_loaded(one_line(side.speaker))


def _in_past(side: DisputeSide) -> str:
    position = _FIRST.sub(lambda found: _PAST[found[1]], side.position)
    position = _SECOND.sub(lambda found: found[1] + _PAST[found[2]], position)
    return position if position != side.position or position.startswith("denied") else f"gave {position}"


def _names(claims: Iterable[Claim]) -> list[str]:
    return list(dict.fromkeys(teller_words(claim) for claim in claims))


def _claims_of(sayings: Iterable[Saying], accounts: Accounts) -> list[Claim]:
    found = {ref.id: accounts.claims[ref.id] for said in sayings for ref in said.claims}
    return sorted(found.values(), key=told_order)


def _claims(refs: Iterable[ClaimRef], accounts: Accounts) -> tuple[Claim, ...]:
    return tuple({ref.id: accounts.claims[ref.id] for ref in refs if ref.id in accounts.claims}.values())
