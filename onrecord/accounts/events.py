"""Events: the claims of any number of documents, put together where they tell of one thing in the world.

Every claim that tells of a happening or a state stands in exactly one event; statements and demands form
none, but go where the claim stands that they are about. An act, its denial, its plan and its admission are
one event. Casualties and damage belong to the attack that the text ties them to, else they are an event of
their own; a running toll of a group is an event of its own with all its figures. Headline and body of a
document are one source, and so are a document and its copies.

Links are worked out anew from the claims each time and written into none of them: the reasons stand with
each claim of the event, and a reviewer's `kept_apart` and `together` undo or make any link. An event's id is
that of its earliest claim; an id that was once given out is always the id of one of its event's claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from onrecord.accounts.linking.alike import Tie, apart, link
from onrecord.accounts.linking.candidates import pairs
from onrecord.accounts.linking.chains import parted
from onrecord.accounts.linking.clusters import Edge, clusters
from onrecord.accounts.linking.compose import canonical, event_of
from onrecord.accounts.linking.tellings import Telling, tellings
from onrecord.model.accounts import Event
from onrecord.model.claim import Claim

NO_COPIES: Mapping[str, str] = MappingProxyType({})
_COPIED = Tie(50.0, ("copy of the same report",))
_JOINED = Tie(100.0, ("joined by a reviewer",))
_UNDATED = "9999"


def link_events(
    claims: Iterable[Claim],
    origins: Mapping[str, str] = NO_COPIES,
    *,
    together: Iterable[tuple[str, str]] = (),
    kept_apart: Iterable[tuple[str, str]] = (),
) -> tuple[Event, ...]:
    """Return the events of the claims in order of day and id, the undated last.

    `origins` gives for a document that copies another that one's id. `together` and `kept_apart` are pairs of
    claim ids that a reviewer joined or parted; they go before what the program finds.
    """
    together, kept_apart = tuple(together), tuple(kept_apart)
    found = tellings_of(claims, together, kept_apart)
    edges = [*_edges(found, together, origins), *copied(found, origins)]
    edges = parted([canonical(telling.first)[0] for telling in found], edges)
    events = put_together(found, edges, origins, _numbered(found, kept_apart))
    return tuple(sorted(events, key=by_day))


def put_together(
    found: Sequence[Telling],
    edges: Sequence[Edge],
    origins: Mapping[str, str],
    parted: Iterable[tuple[int, int]] = (),
) -> list[Event]:
    """Return the events of tellings that stand in canonical order; edges and `parted` go by their numbers."""
    facts = [telling.facts for telling in found]
    # Of a toll, whom it counts alone decides what can't be one with it.
    alike = [(f.targets, f.groups) if f.family == "toll" else n for n, f in enumerate(facts)]
    groups = clusters(len(found), edges, lambda a, b: apart(facts[a], facts[b]), parted, alike)
    ties: dict[tuple[int, int], Tie] = {}
    for edge in edges:
        ties[edge.one, edge.two] = max(edge.tie, ties.get((edge.one, edge.two), edge.tie), key=_weight)
    group_of = {number: n for n, group in enumerate(groups) for number in group}
    across: list[dict[tuple[str, str], Tie]] = [{} for _ in groups]
    for (one, two), tie in ties.items():
        if group_of[one] == group_of[two]:
            across[group_of[one]][found[one].first.id, found[two].first.id] = tie
    return [event_of([found[n] for n in group], across[g], origins) for g, group in enumerate(groups)]


def tellings_of(
    claims: Iterable[Claim],
    together: Sequence[tuple[str, str]] = (),
    kept_apart: Sequence[tuple[str, str]] = (),
) -> tuple[Telling, ...]:
    """Return the tellings of all documents, in order of publication, document and text."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document.id, []).append(claim)
    found = (telling for of_one in by_document.values() for telling in tellings(of_one, together, kept_apart))
    return tuple(sorted(found, key=lambda telling: canonical(telling.first)))


def _edges(
    found: Sequence[Telling], together: Iterable[tuple[str, str]], origins: Mapping[str, str]
) -> list[Edge]:
    """Return the ties between tellings of different reports; a report and its copies are one report."""
    facts = [telling.facts for telling in found]
    documents = [telling.first.document.id for telling in found]
    reports = [origins.get(document, document) for document in documents]
    edges = [
        Edge(one, two, tie)
        for one, two in pairs(facts)
        if reports[one] != reports[two] and (tie := link(facts[one], facts[two])) is not None
    ]
    for one, two in _numbered(found, together):
        edges.append(Edge(one, two, _JOINED, firm=True))
    return edges


def copied(found: Sequence[Telling], origins: Mapping[str, str]) -> list[Edge]:
    """Return the ties of what a copy tells to what its original, or another copy, tells in the same words."""
    if not origins:
        return []
    first: dict[tuple[str, str, str, int], int] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    edges = []
    for number, telling in enumerate(found):
        for claim in telling.claims:
            told = (claim.document.id, claim.kind, claim.evidence.quote)
            document = origins.get(claim.document.id, claim.document.id)
            other = first.setdefault((document, claim.kind, claim.evidence.quote, seen[told]), number)
            seen[told] += 1
            if other != number and found[other].first.document.id != claim.document.id:
                edges.append(Edge(other, number, _COPIED, firm=True))
    return edges


def _numbered(found: Sequence[Telling], of_claims: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return pairs of claims as pairs of the tellings that hold them, without those of one telling."""
    of_claims = tuple(of_claims)
    if not of_claims:
        return []
    number = {claim.id: n for n, telling in enumerate(found) for claim in telling.claims}
    known = [(number[a], number[b]) for a, b in of_claims if a in number and b in number]
    return sorted({(min(pair), max(pair)) for pair in known if pair[0] != pair[1]})


def _weight(tie: Tie) -> tuple[float, tuple[str, ...]]:
    return tie.weight, tie.reasons


def by_day(event: Event) -> tuple[str, str]:
    """Return what events are sorted by: their day, the undated last, and their id."""
    day = event.when.start or event.when.end if event.when else None
    return (day or _UNDATED, event.id)
