"""Accounts for pages: taken from those that the ledger keeps, else worked out once and kept until it changes.

Filters that say what is looked at (publisher, days of publication, conflict …) change the accounts. Of a
large ledger they are worked out from its newest claims, as many as can be while somebody waits; the page says
which day on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from onrecord.accounts.record import Record, control_of, disputes_of, events_of, is_cut, tolls_of
from onrecord.accounts.store.answers import Answer, control_for, tolls_for
from onrecord.accounts.store.update import update, waiting
from onrecord.desk import kept
from onrecord.desk.facets import Newest, newest_of
from onrecord.desk.keeping import Keeper
from onrecord.desk.told import (
    Told,
    by_place,
    first_day_in_reach,
    of_dispute,
    of_event,
    of_toll,
    page_of,
    record_with,
)
from onrecord.desk.watching import Watch
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.browsing import PublisherRow, Size, publishers, size
from onrecord.ledger.copies import around
from onrecord.ledger.origins import copies_among
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.model.copies import Copy
from onrecord.model.errors import OnrecordError

AT_ONCE = 200
"""How many new documents are worked out while somebody waits."""
MOST_ROWS = 1_000
"""How many rows narrowed pages go through; whoever wants others narrows them more."""
_FIRST_ROWS = 100
_LARGE = 2_000
_EVERYTHING = Filters()
_Found = TypeVar("_Found")
_Single = TypeVar("_Single", Event, Dispute)
_Account = TypeVar("_Account", Event, Toll, Control, Dispute)


class Records:
    """The accounts of a ledger, kept until it changes; threads may share it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._watch = Watch(ledger)
        self._keeper = Keeper(self.state)
        self._is_large = False
        self._lock = threading.Lock()
        self._renewing: threading.Thread | None = None

    def close(self) -> None:
        """Let go of the ledger."""
        self._watch.close()

    def state(self) -> str:
        """Return a text that changes with what the ledger holds."""
        return self._watch.state()

    def newest(self, filters: Filters) -> Newest:
        """Return the newest claims that filters keep, and how they are spread."""

        def make() -> Newest:
            whole = self.size()
            with self.ledger.connected() as connection:
                return newest_of(connection, filters, (whole.first, whole.last))

        return self.kept(("newest", filters), make)

    def events(self, filters: Filters, limit: int, offset: int = 0) -> Told[Event]:
        """Return a page of the events that filters ask for, the latest first."""
        if not self._is_kept(filters):
            told = self._anew("events", filters, events_of)
            return page_of(replace(told, rows=told.rows[::-1]), limit, offset)
        return self._listed(kept.EVENT, Event, filters, limit, offset, of_event, latest=True)

    def event(self, id: str) -> Told[Event]:
        """Return the event with an id; no row where there is none."""
        return self._one(kept.EVENT, Event, id, of_event, events_of)

    def dispute(self, id: str) -> Told[Dispute]:
        """Return the dispute with an id; no row where there is none."""
        return self._one(kept.DISPUTE, Dispute, id, of_dispute, disputes_of)

    def event_of(self, claim: Claim) -> Event | None:
        """Return the event that a claim tells of."""
        if self._is_kept(_EVERYTHING):
            with self.ledger.connected() as connection:
                return kept.event_with(connection, claim.id)
        rows = self._anew("events", _EVERYTHING, events_of).rows
        return next((row for row in rows if any(each.id == claim.id for each in row.claims)), None)

    def tolls(self, filters: Filters, limit: int, offset: int = 0, *, bare: bool = False) -> Told[Toll]:
        """Return a page of the tolls that filters ask for; a party is looked for in their groups.

        Bare, they come without their claims.
        """
        if not self._is_kept(filters):
            return page_of(self._anew("tolls", filters, tolls_of), limit, offset)
        if filters.party is None:
            return self._listed(kept.TOLL, Toll, filters, limit, offset, None if bare else of_toll)
        return self._answered("tolls", tolls_for, filters, limit, offset)

    def control(self, filters: Filters, limit: int, offset: int = 0, on: str | None = None) -> Told[Control]:
        """Return a page of who is said to hold which place, by place; with a day, as said by then."""
        if on is not None or not self._is_kept(filters):
            told = self._anew(f"control {on}", filters, lambda record: control_of(record, on))
            return page_of(told, limit, offset)
        if filters.place is None and filters.country is None:
            found = self._listed(kept.CONTROL, Control, filters, limit, offset, None)
            return replace(found, rows=tuple(replace(row, as_of=found.last) for row in found.rows))
        return self._answered("control", control_for, filters, limit, offset)

    def places(self, filters: Filters, limit: int, offset: int = 0) -> Told[tuple[Control, ...]]:
        """Return a page of places, each with the history of who is said to hold it."""
        if filters == _EVERYTHING and self._is_kept(filters):
            with self.ledger.connected() as connection:
                places = self.kept("places", lambda: kept.places(connection))
                found = kept.control_of(connection, places[offset : offset + limit])
            return Told(by_place(found), {}, self.size().last, None, len(places))
        told = self.control(filters, MOST_ROWS)
        rows = by_place(told.rows)
        shown = rows[offset : offset + limit]
        return Told(shown, told.claims, told.last, told.since, len(rows), told.is_more)

    def disputes(self, filters: Filters, limit: int, offset: int = 0, *, bare: bool = False) -> Told[Dispute]:
        """Return a page of where accounts contradict, deny or differ, the latest first.

        Bare, they come without their claims.
        """
        if not self._is_kept(filters):
            told = self._anew("disputes", filters, disputes_of)
            return page_of(replace(told, rows=told.rows[::-1]), limit, offset)
        its = None if bare else of_dispute
        return self._listed(kept.DISPUTE, Dispute, filters, limit, offset, its, latest=True)

    def numbers(self) -> dict[str, int]:
        """Return how many tolls, rows of control and disputes there are, by their kinds."""

        def make() -> dict[str, int]:
            with self.ledger.connected() as connection:
                kinds = (kept.TOLL, kept.CONTROL, kept.DISPUTE)
                return {kind: kept.number_of(connection, kind) for kind in kinds}

        self._is_kept(_EVERYTHING)
        return self.kept("numbers", make)

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return claims by their ids."""
        with self.ledger.connected() as connection:
            return kept.claims_with(connection, ids)

    def renew(self) -> None:
        """Bring the accounts that the ledger keeps up to date, however long that takes."""
        update(self.ledger)

    def warm(self, also: Callable[[], object] = lambda: None) -> None:
        """Work out in a thread of its own what nobody should have to wait for, and whatever `also` does."""
        threading.Thread(target=self._warm, args=(also,), name="onrecord-warming", daemon=True).start()

    def size(self) -> Size:
        """Return how much the ledger holds."""
        found = self._of_late("size", size)
        self._is_large = found.claims >= _LARGE
        return found

    def publishers(self) -> list[PublisherRow]:
        """Return the publishers with how much each published."""
        return self._of_late("publishers", publishers)

    def copies(self) -> dict[str, Copy]:
        """Return what each document that is a copy repeats, by its id."""
        return self._of_late("copies", lambda _: {copy.document: copy for copy in self.ledger.copies()})

    def copies_around(self, ids: Iterable[str]) -> dict[str, Copy]:
        """Return what documents repeat, by the id of the copy: these, and all that are like them."""
        with self.ledger.connected() as connection:
            told, alike = around(connection, ids)
        return {copy.document: copy for copy in copies_among(told, alike)}

    def kept(self, key: Any, make: Callable[[], _Found]) -> _Found:
        """Return what is kept under a key for the present state of the ledger; made once where it is not."""
        return self._keeper.kept(key, make)

    def late(self, key: Any, make: Callable[[], _Found]) -> _Found:
        """Return what is kept under a key; of a large ledger that changed, as it was a moment ago."""
        return self._keeper.late(key, make, may_wait=lambda: self._is_large)

    def _of_late(self, name: str, make: Callable[[Connection], _Found]) -> _Found:
        def anew() -> _Found:
            with self.ledger.connected() as connection:
                return make(connection)

        return self.late(name, anew)

    def _warm(self, also: Callable[[], object]) -> None:
        # A small ledger needs no warming; one that was closed meanwhile is left alone.
        with suppress(OnrecordError):
            if self.size().claims >= _LARGE:
                also()
                self.publishers()
                self.copies()

    def _is_kept(self, filters: Filters) -> bool:
        """Whether accounts that the ledger keeps answer filters; few that are missing are worked out first.

        Where many are missing they are worked out in a thread of its own, and until then a part of them anew.
        """
        if is_cut(filters):
            return False
        left = waiting(self.ledger)
        if left > AT_ONCE:
            with self._lock:
                if self._renewing is None or not self._renewing.is_alive():
                    self._renewing = threading.Thread(
                        target=self.renew, name="onrecord-accounts", daemon=True
                    )
                    self._renewing.start()
        elif left:
            self.renew()
        return left <= AT_ONCE

    def _listed(
        self,
        kind: str,
        form: type[_Account],
        filters: Filters,
        limit: int,
        offset: int,
        claims_in: Callable[[_Account], Iterable[str]] | None,
        *,
        latest: bool = False,
    ) -> Told[_Account]:
        most = _FIRST_ROWS if offset + limit <= _FIRST_ROWS else MOST_ROWS
        with self.ledger.connected() as connection:
            if filters == _EVERYTHING:
                asked = kept.numbers(connection, kind, filters, limit=limit, offset=offset, latest=latest)
                number = self.kept(("number", kind), lambda: kept.number_of(connection, kind))
                is_more = False
            else:
                found = self.kept(
                    (kind, filters, most),
                    lambda: kept.numbers(connection, kind, filters, limit=most + 1, latest=latest),
                )
                is_more, number = len(found) > most, min(len(found), most)
                asked = found[:most][offset : offset + limit]
            rows = kept.accounts_with(connection, asked, form)
            ids = (id_ for row in rows for id_ in claims_in(row)) if claims_in is not None else ()
            claims = kept.claims_with(connection, ids)
            last = self.kept("last", lambda: kept.last_told(connection))
        return Told(rows, claims, last, None, number, is_more)

    def _one(
        self,
        kind: str,
        form: type[_Single],
        id: str,
        claims_in: Callable[[_Single], Iterable[str]],
        work: Callable[[Record], tuple[_Single, ...]],
    ) -> Told[_Single]:
        if not self._is_kept(_EVERYTHING):
            told = self._anew(f"{kind}s", _EVERYTHING, work)
            return page_of(replace(told, rows=tuple(row for row in told.rows if row.id == id)), 1, 0)
        with self.ledger.connected() as connection:
            rows = kept.accounts_with(connection, kept.number_with(connection, kind, id), form)
            claims = kept.claims_with(connection, (id_ for row in rows for id_ in claims_in(row)))
        return Told(rows, claims, None, None, len(rows))

    def _answered(
        self,
        name: str,
        ask: Callable[[Ledger, Filters], Answer[_Account]],
        filters: Filters,
        limit: int,
        offset: int,
    ) -> Told[_Account]:
        most = _FIRST_ROWS if offset + limit <= _FIRST_ROWS else MOST_ROWS
        asked = replace(filters, limit=most + 1)
        answer = self.kept((name, asked), lambda: ask(self.ledger, asked))
        is_more = len(answer.rows) > most
        told = Told(
            answer.rows[:most], answer.claims, answer.last, None, min(len(answer.rows), most), is_more
        )
        return replace(told, rows=told.rows[offset : offset + limit])

    def _anew(
        self, name: str, filters: Filters, work: Callable[[Record], tuple[_Found, ...]]
    ) -> Told[_Found]:
        def make() -> Told[_Found]:
            with self.ledger.connected() as connection:
                since = first_day_in_reach(connection, filters)
            bounded = replace(filters, published_since=since) if since else filters
            by_group = name == "tolls"
            origins = {copy.document: copy.origin for copy in self.copies().values()}
            record = self.kept(
                ("record", bounded, by_group),
                lambda: record_with(self.ledger, bounded, origins, by_group=by_group),
            )
            rows = work(record)
            return Told(rows, record.claims, record.last, since, len(rows))

        return self.kept((name, filters), make)
