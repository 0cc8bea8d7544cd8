"""What the sections of a brief are made of: the accounts of its claims, and lines that cite their claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.accounts.control import work_out_control
from onrecord.accounts.disputes import find_disputes
from onrecord.accounts.events import link_events
from onrecord.accounts.phrases import publisher_words
from onrecord.accounts.publication import source_of, told_order
from onrecord.accounts.sentences import speaker_words
from onrecord.accounts.tolls import work_out_tolls
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.vocabulary.load import load


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a brief without its full stop, and the claims that it tells, in the order of citing."""

    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """What claims add up to. `claims` are all that they were worked out from, by id."""

    claims: Mapping[str, Claim]
    origins: Mapping[str, str]
    events: Sequence[Event]
    tolls: Sequence[Toll]
    control: Sequence[Control]
    disputes: Sequence[Dispute]


def accounts_of(
    claims: Iterable[Claim],
    origins: Mapping[str, str] = MappingProxyType({}),
    *,
    events: Sequence[Event] | None = None,
) -> Accounts:
    """Return the accounts of claims; `origins` names for a document the one that it copies."""
    known = {claim.id: claim for claim in sorted(claims, key=told_order)}
    told, words = known.values(), load()
    events = link_events(told, origins) if events is None else events
    tolls = work_out_tolls(told, origins, events=events, vocabulary=words)
    control = work_out_control(told, origins=origins, vocabulary=words)
    return Accounts(
        claims=known,
        origins=origins,
        events=events,
        tolls=tolls,
        control=control,
        disputes=find_disputes(told, origins, events=events, tolls=tolls, control=control, vocabulary=words),
    )


def teller_words(claim: Claim) -> str:
    """Return who tells a claim: its speaker, else its publisher."""
    return speaker_words(claim) or publisher_words(claim.document)


def is_copied(claim: Claim, other: Claim, accounts: Accounts) -> bool:
    """Whether two claims stand in one report or in a report and its copy."""
    return source_of(claim.document.id, accounts.origins) == source_of(other.document.id, accounts.origins)


def day_order(claim: Claim) -> tuple[str, str, str, int, str, str]:
    """Order by day of the happening, day of publication and place in the text; never by who is named."""
    published = claim.document.published or "9999"
    day = (claim.when.start or claim.when.end) if claim.when else None
    return (day or published[:10], published, claim.document.id, claim.evidence.start, claim.kind, claim.id)
