"""Which claims of a brief are told in which section, each once: the rest of it, what its accounts leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.accounts.brief_accounts import control_line, dispute_line, toll_claims, toll_line
from onrecord.accounts.brief_events import event_lines
from onrecord.accounts.brief_lines import Accounts, Line, day_order
from onrecord.accounts.phrases import day_words
from onrecord.accounts.publication import published_day
from onrecord.accounts.record import claims_of_control
from onrecord.accounts.sentences import sentence
from onrecord.model.accounts import Dispute
from onrecord.model.claim import Claim
from onrecord.model.words import Kind

SECTIONS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Casualties", ("casualties",)),
    ("Places said to have changed hands", ("control",)),
    ("Attacks", ("attack",)),
    ("Movements of forces", ("movement",)),
    ("Ceasefire and talks", ("ceasefire", "diplomacy")),
    ("Displacement and aid", ("displacement", "aid")),
    ("Detentions", ("detention",)),
    ("Damage", ("damage",)),
    ("Protests", ("protest",)),
    ("Statements and calls", ("statement",)),
)
"""The kinds of claims and where they are told, in the order of the brief."""
_LAST: frozenset[Kind] = frozenset({"statement"})
"""What is told in its own section however new it is."""


def sections_of(
    told: Sequence[Claim], accounts: Accounts, until: str | None = None
) -> Iterator[tuple[str, list[Line]]]:
    """Yield the sections: what is new, tolls, places, disputes; then what these leave untold, by kind.

    Figures and news of days after `until` are left to where their kind is told.
    """
    wanted = {claim.id for claim in told}
    tolls = [
        (set(toll_claims(toll)) & wanted, line)
        for toll in accounts.tolls
        if (line := toll_line(toll, wanted, accounts, until)) is not None
    ]
    rows = [
        (set(claims_of_control(row)) & wanted, line)
        for row in accounts.control
        if wanted & set(claims_of_control(row)) and (line := control_line(row, accounts)) is not None
    ]
    disputes = [
        (_sides(dispute) & wanted, dispute_line(dispute, accounts))
        for dispute in accounts.disputes
        if _sides(dispute) & wanted
    ]
    done = {id_ for ids, line in tolls for id_ in ids & {claim.id for claim in line.claims}}
    done |= {id_ for ids, _ in rows for id_ in ids if not accounts.claims[id_].counts}
    done |= {id_ for ids, _ in disputes for id_ in ids if accounts.claims[id_].kind == "statement"}
    rest = [claim for claim in told if claim.id not in done]
    new, old = _by_novelty(rest, accounts)
    newest = max(filter(None, map(published_day, new)), default="")
    if until is not None and newest > until:
        new, old = [], rest
    if new:
        yield f"New on {day_words(newest)}", _of_events(new, accounts)
    yield "Running totals", _in_order(line for _, line in tolls)
    yield (
        "Places said to have changed hands",
        [
            *_in_order(line for _, line in rows),
            *_of_kinds(old, ("control",), accounts),
        ],
    )
    yield "Disputed", _in_order(line for _, line in disputes)
    for title, kinds in SECTIONS:
        if kinds != ("control",):
            yield title, _of_kinds(old, kinds, accounts)


def _by_novelty(rest: Sequence[Claim], accounts: Accounts) -> tuple[list[Claim], list[Claim]]:
    """Return claims of events first told by the newest reports, and all others; of one day all are others."""
    event_of = {member.id: event for event in accounts.events for member in event.claims}
    days = {published_day(claim) for claim in rest}
    newest = max(filter(None, days), default=None)
    new = []
    for claim in rest:
        event = event_of.get(claim.id)
        first = (event.first.published or "")[:10] if event is not None else ""
        if len(days) > 1 and first == newest and claim.kind not in _LAST:
            new.append(claim)
    ids = {claim.id for claim in new}
    known = {sentence(claim) for claim in rest if claim.id not in ids}
    ids -= {claim.id for claim in new if sentence(claim) in known}
    return [claim for claim in rest if claim.id in ids], [claim for claim in rest if claim.id not in ids]


def _of_kinds(claims: Sequence[Claim], kinds: tuple[Kind, ...], accounts: Accounts) -> list[Line]:
    """Return the lines of the events of kinds, with all their claims that are left to tell."""
    kind_of = {member.id: event.kind for event in accounts.events for member in event.claims}
    return _of_events([claim for claim in claims if kind_of.get(claim.id, claim.kind) in kinds], accounts)


def _of_events(claims: Sequence[Claim], accounts: Accounts) -> list[Line]:
    event_of = {member.id: event.id for event in accounts.events for member in event.claims}
    events: dict[str, list[Claim]] = {}
    for claim in claims:
        events.setdefault(event_of.get(claim.id, claim.id), []).append(claim)
    return _in_order(line for of_one in events.values() for line in event_lines(of_one, accounts))


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """Return lines by the day of what they tell, those with the same words as one."""
    cited: dict[str, list[Claim]] = {}
    for line in sorted(lines, key=lambda line: (min(map(day_order, line.claims)), line.text)):
        cited.setdefault(line.text, []).extend(line.claims)
    return [Line(text, tuple({c.id: c for c in claims}.values())) for text, claims in cited.items()]


def _sides(dispute: Dispute) -> set[str]:
    return {ref.id for side in dispute.sides for ref in side.claims}
