"""Accounts for pages: worked out once for each state of the ledger and each set of filters, then kept.

A large ledger is looked at by its newest claims, as many as can be worked out while somebody waits; the
page says from which day on.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from onrecord.accounts.record import (
    Record,
    control_of,
    disputes_of,
    events_of,
    is_cut,
    read_record,
    tolls_of,
)
from onrecord.accounts.store.answers import Answer, control_for, event_with, events_for, tolls_for
from onrecord.accounts.store.update import update, waiting
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.browsing import PublisherRow, Size, newest_rows, publishers, size, state
from onrecord.ledger.schema import documents
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.model.copies import Copy
from onrecord.model.errors import OnrecordError

MOST_CLAIMS = 5_000
"""How many claims accounts are worked out from while somebody waits."""
AT_ONCE = 200
"""How many new documents are worked out while somebody waits."""
MOST_ROWS = 1_000
"""How many rows pages go through; whoever wants others narrows them."""
_LARGE = 2_000
_KEPT = 48
_EVERYTHING = Filters()

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Told(Generic[_Found]):
    """Accounts with the claims behind them; `since` is the day from which a large ledger was looked at."""

    rows: tuple[_Found, ...]
    claims: Mapping[str, Claim]
    last: str | None
    since: str | None


class Records:
    """The accounts of a ledger, kept until it changes; threads may share it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._locks: dict[Any, threading.Lock] = {}
        self._renewing: threading.Thread | None = None

    def state(self) -> str:
        """Return a text that changes with what the ledger holds."""
        with self.ledger.connected() as connection:
            return state(connection)

    def events(self, filters: Filters, most: int = MOST_ROWS) -> Told[Event]:
        """Return the events that filters ask for, the latest first, so many at most."""
        asked = replace(filters, limit=most)
        if not self._is_kept(filters):
            told = self._told("events", filters, events_of)
            return replace(told, rows=told.rows[::-1][:most])
        return self.kept(("events", asked), lambda: _told(events_for(self.ledger, asked, latest=True)))

    def event_of(self, claim: Claim) -> Event | None:
        """Return the event that a claim tells of."""
        if self._is_kept(_EVERYTHING):
            return event_with(self.ledger, claim.id)
        rows = self._told("events", _EVERYTHING, events_of).rows
        return next((row for row in rows if any(each.id == claim.id for each in row.claims)), None)

    def tolls(self, filters: Filters, most: int = MOST_ROWS) -> Told[Toll]:
        """Return the tolls that filters ask for, so many at most; a party is looked for in their groups."""
        asked = replace(filters, limit=most)
        if not self._is_kept(filters):
            return _limited(self._told("tolls", filters, tolls_of), most)
        return self.kept(("tolls", asked), lambda: _told(tolls_for(self.ledger, asked)))

    def control(self, filters: Filters, on: str | None = None, most: int = MOST_ROWS) -> Told[Control]:
        """Return who is said to hold which place, so many rows at most; with a day, as said by then."""
        asked = replace(filters, limit=most)
        if on is not None or not self._is_kept(filters):
            told = self._told(f"control {on}", filters, lambda record: control_of(record, on))
            return _limited(told, most)
        return self.kept(("control", asked), lambda: _told(control_for(self.ledger, asked)))

    def disputes(self, filters: Filters, most: int = MOST_ROWS) -> Told[Dispute]:
        """Return where accounts contradict, deny or differ, so many at most."""
        return _limited(self._told("disputes", filters, disputes_of), most)

    def renew(self) -> None:
        """Bring the accounts that the ledger keeps up to date, however long that takes."""
        update(self.ledger)

    def warm(self) -> None:
        """Work out in a thread of its own what the first page shows, so that nobody waits for it."""
        threading.Thread(target=self._warm, name="onrecord-warming", daemon=True).start()

    def _warm(self) -> None:
        # A small ledger needs no warming; one that was closed meanwhile is left alone.
        with suppress(OnrecordError):
            if self.size().claims >= _LARGE:
                self.tolls(_EVERYTHING)
                self.control(_EVERYTHING)
                self.disputes(_EVERYTHING)
                self.copies()

    def _is_kept(self, filters: Filters) -> bool:
        """Whether accounts that the ledger keeps answer filters; few that are missing are worked out first.

        Where many are missing they are worked out in a thread of its own, and until then a part of them anew.
        """
        if is_cut(filters):
            return False
        left = self.kept("waiting", lambda: waiting(self.ledger)) and waiting(self.ledger)
        if left > AT_ONCE:
            with self._lock:
                if self._renewing is None or not self._renewing.is_alive():
                    self._renewing = threading.Thread(
                        target=self.renew, name="onrecord-accounts", daemon=True
                    )
                    self._renewing.start()
        return left <= AT_ONCE

    def size(self) -> Size:
        """Return how much the ledger holds."""

        def make() -> Size:
            with self.ledger.connected() as connection:
                return size(connection)

        return self.kept("size", make)

    def publishers(self) -> list[PublisherRow]:
        """Return the publishers with how much each published."""

        def make() -> list[PublisherRow]:
            with self.ledger.connected() as connection:
                return publishers(connection)

        return self.kept("publishers", make)

    def copies(self) -> dict[str, Copy]:
        """Return what each document that is a copy repeats, by its id."""
        return self.kept("copies", lambda: {copy.document: copy for copy in self.ledger.copies()})

    def kept(self, key: Any, make: Callable[[], _Found]) -> _Found:
        """Return what is kept under a key for the present state of the ledger; made once where it is not."""
        whole = (self.state(), key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return self._kept[whole]  # type: ignore[no-any-return]
            lock = self._locks.setdefault(whole, threading.Lock())
        # Those who ask for the same wait for the one who makes it; others don't.
        with lock:
            if whole not in self._kept:
                made = make()
                with self._lock:
                    self._kept[whole] = made
                    while len(self._kept) > _KEPT:
                        self._kept.popitem(last=False)
                    self._locks.pop(whole, None)
                return made
            return self._kept[whole]  # type: ignore[no-any-return]

    def _told(
        self, name: str, filters: Filters, work: Callable[[Record], tuple[_Found, ...]]
    ) -> Told[_Found]:
        def make() -> Told[_Found]:
            with self.ledger.connected() as connection:
                since = _first_day_in_reach(connection, filters)
            bounded = replace(filters, published_since=since) if since else filters
            by_group = name == "tolls"
            record = self.kept(
                ("record", bounded, by_group), lambda: read_record(self.ledger, bounded, by_group=by_group)
            )
            return Told(work(record), record.claims, record.last, since)

        return self.kept((name, filters), make)


def _told(answer: Answer[Any]) -> Told[Any]:
    return Told(answer.rows, answer.claims, answer.last, None)


def _limited(told: Told[_Found], most: int) -> Told[_Found]:
    return replace(told, rows=told.rows[:most])


def _first_day_in_reach(connection: Connection, filters: Filters) -> str | None:
    """Return the day from which on there are at most `MOST_CLAIMS` claims; None where all are in reach."""
    cut = Filters(
        published_since=filters.published_since,
        published_until=filters.published_until,
        as_known=filters.as_known,
        publisher=filters.publisher,
        document=filters.document,
        min_confidence=filters.min_confidence,
    )
    beyond = newest_rows(connection, (documents.c.published,), cut, limit=1, offset=MOST_CLAIMS)
    return _day_after(beyond[0][0]) if beyond else None


def _day_after(published: str | None) -> str:
    try:
        return (dt.date.fromisoformat((published or "")[:10]) + dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return dt.date.min.isoformat()
