"""Today: what sources said in a period, what is new, and where the record stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.accounts.brief import Brief, make_brief
from onrecord.desk.asked import asked_of
from onrecord.desk.charts import chart_of
from onrecord.desk.newest import newest_claims
from onrecord.desk.pages.shared import latest_first
from onrecord.desk.records import MOST_ROWS
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk, Desk
from onrecord.ledger import Filters, browsing
from onrecord.model.accounts import Control, Dispute, Toll
from onrecord.model.claim import Claim
from onrecord.model.copies import Copy

DAYS = 7
"""How many days the page tells of unless asked for others."""
_MOST_TOLD = 500
_MOST_TOLLS = 4
_MOST_ROWS = 6
_LATELY = 30
"""In so many days before the last, something must have been said of a toll, place or dispute."""
_MOST_DISPUTES = 200

router = APIRouter()


@router.get("/")
def today(request: Request, desk: AtDesk) -> Response:
    """Show the first page."""
    asked = asked_of(request.query_params.multi_items())
    size = desk.records.size()
    if not size.documents:
        return renderer().page(request, "empty.html")
    since, until = period(asked.filters, size.last)
    told = told_in(desk, asked.filters, since, until)
    return renderer().page(
        request,
        "today.html",
        asked=asked,
        size=size,
        since=since,
        until=until,
        told=told,
        brief=told.brief,
        cited={note.number: note for note in told.brief.notes},
        numbers=desk.records.numbers(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldIn:
    """What the first page tells of a period; `is_cut` where more was published in it than the brief tells."""

    brief: Brief
    is_cut: bool
    tolls: Sequence[Mapping[str, Any]]
    claims: Mapping[str, Claim]
    control: Sequence[Control]
    disputes: Sequence[Dispute]
    newest: Sequence[browsing.Listed]
    copies: Mapping[str, Copy]


def told_in(desk: Desk, filters: Filters, since: str, until: str) -> ToldIn:
    """Return what is told of a period (ISO days, inclusive); of a large ledger perhaps of a moment ago."""
    return desk.records.late(("today", filters, since, until), lambda: _told_in(desk, filters, since, until))


def warm(desk: Desk) -> None:
    """Work out what the first page shows to who asks for nothing."""
    desk.records.newest(Filters())
    told_in(desk, Filters(), *period(Filters(), desk.records.size().last))


def _told_in(desk: Desk, filters: Filters, since: str, until: str) -> ToldIn:
    narrowed = replace(filters, published_since=since, published_until=until, limit=None)
    with desk.ledger.connected() as connection:
        found = newest_claims(connection, narrowed, limit=_MOST_TOLD + 1)
        newest, _ = browsing.newest_documents(connection, limit=_MOST_ROWS)
    # Of a large ledger those accounts are looked at of which something was said lately.
    lately = Filters(since=day_before(until, _LATELY), until=until)
    few = {kind: number <= MOST_ROWS for kind, number in desk.records.numbers().items()}
    tolls = desk.records.tolls(Filters() if few["toll"] else lately, MOST_ROWS, bare=True)
    control = desk.records.control(Filters() if few["control"] else lately, MOST_ROWS)
    disputes = desk.records.disputes(Filters() if few["dispute"] else lately, _MOST_DISPUTES, bare=True)
    shown = charted(tolls.rows)
    return ToldIn(
        brief=make_brief(found[:_MOST_TOLD]),
        is_cut=len(found) > _MOST_TOLD,
        tolls=shown,
        claims=desk.records.claims(each["toll"].points[-1].claim.id for each in shown),
        control=changed(control.rows, until),
        disputes=open_disputes(disputes.rows),
        newest=newest,
        copies=desk.records.copies_around([row.document.id for row in newest]),
    )


def day_before(day: str, days: int) -> str:
    """Return the day (ISO) so many days before another."""
    date = dt.date.fromisoformat(day)
    return (max(date, dt.date(1, 1, 1) + dt.timedelta(days)) - dt.timedelta(days)).isoformat()


def period(filters: Filters, last: str | None) -> tuple[str, str]:
    """Return the first and last day of publication that are told of (ISO): the last week of the record."""
    until = filters.published_until or last or dt.date.today().isoformat()
    since = filters.published_since
    if since is None:
        since = day_before(until, DAYS - 1)
    return since, until


def charted(tolls: Iterable[Toll]) -> list[dict[str, Any]]:
    """Return the tolls with most figures, each with its chart if it has one, on one axis of days."""
    ordered = sorted(tolls, key=lambda toll: (toll.scope != "war", -len(toll.points), toll.group.name))
    shown = ordered[:_MOST_TOLLS]
    days = [point.date for toll in shown for point in toll.points]
    start, end = min(days, default=None), max(days, default=None)
    return [{"toll": toll, "chart": chart_of(toll, start, end)} for toll in shown]


def changed(control: Iterable[Control], until: str) -> list[Control]:
    """Return who is said to have taken a place last, the newest first."""
    rows = [row for row in control if row.since and row.since <= until and row.until is None]
    return latest_first(rows, lambda row: row.since or "")[:_MOST_ROWS]


def open_disputes(disputes: Iterable[Dispute]) -> list[Dispute]:
    """Return the disputes in which no side has given in, the one spoken of last first."""
    return latest_first(
        (row for row in disputes if row.conceded is None), lambda row: _last(side.last for side in row.sides)
    )[:_MOST_ROWS]


def _last(days: Iterable[str | None]) -> str:
    return max(filter(None, days), default="")
