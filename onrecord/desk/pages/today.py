"""Today: what sources said in a period, what is new, and where the record stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.accounts.brief import make_brief
from onrecord.desk.asked import asked_of
from onrecord.desk.charts import chart_of
from onrecord.desk.pages.shared import latest_first
from onrecord.desk.records import Told
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk
from onrecord.ledger import Filters, browsing
from onrecord.model.accounts import Control, Dispute, Toll

DAYS = 7
"""How many days the page tells of unless asked for others."""
_MOST_TOLD = 2_000
_MOST_TOLLS = 4
_MOST_ROWS = 6

router = APIRouter()


@router.get("/")
def today(request: Request, desk: AtDesk) -> Response:
    """Show the first page."""
    asked = asked_of(request.query_params.multi_items())
    size = desk.records.size()
    if not size.documents:
        return renderer().page(request, "empty.html")
    since, until = period(asked.filters, size.last)
    narrowed = replace(asked.filters, published_since=since, published_until=until, limit=None)
    with desk.ledger.connected() as connection:
        found = browsing.newest_claims(connection, narrowed, limit=_MOST_TOLD)
        newest, _ = browsing.newest_documents(connection, limit=_MOST_ROWS)
    brief = desk.records.kept(("brief", narrowed), lambda: make_brief(found))
    whole = Filters()
    tolls = desk.records.tolls(whole)
    control = desk.records.control(whole)
    disputes = desk.records.disputes(whole)
    return renderer().page(
        request,
        "today.html",
        asked=asked,
        size=size,
        since=since,
        until=until,
        brief=brief,
        is_cut=len(found) == _MOST_TOLD,
        cited={note.number: note for note in brief.notes},
        newest=newest,
        copies=desk.records.copies(),
        tolls=charted(tolls, size.first, size.last),
        claims=tolls.claims,
        number_of_tolls=len(tolls.rows),
        control=changed(control, since, until),
        disputes=open_disputes(disputes),
        number_of_disputes=len(disputes.rows),
    )


def period(filters: Filters, last: str | None) -> tuple[str, str]:
    """Return the first and last day of publication that are told of (ISO): the last week of the record."""
    until = filters.published_until or last or dt.date.today().isoformat()
    since = filters.published_since
    if since is None:
        day = dt.date.fromisoformat(until)
        since = (max(day, dt.date(1, 1, DAYS)) - dt.timedelta(days=DAYS - 1)).isoformat()
    return since, until


def charted(told: Told[Toll], first: str | None, last: str | None) -> list[dict[str, object]]:
    """Return the tolls with most figures, each with its chart if it has one, on one axis of days."""
    ordered = sorted(told.rows, key=lambda toll: (toll.scope != "war", -len(toll.points), toll.group.name))
    shown = ordered[:_MOST_TOLLS]
    days = [*(point.date for toll in shown for point in toll.points), *filter(None, [first, last])]
    start, end = min(days, default=None), max(days, default=None)
    return [{"toll": toll, "chart": chart_of(toll, start, end)} for toll in shown]


def changed(told: Told[Control], since: str, until: str) -> list[Control]:
    """Return who is said to have taken a place last, those of the period and before it, the newest first."""
    rows = [row for row in told.rows if row.since and row.since <= until and row.until is None]
    return latest_first(rows, lambda row: row.since or "")[:_MOST_ROWS]


def open_disputes(told: Told[Dispute]) -> list[Dispute]:
    """Return the disputes in which no side has given in, the one spoken of last first."""
    return latest_first(
        (row for row in told.rows if row.conceded is None), lambda row: _last(side.last for side in row.sides)
    )[:_MOST_ROWS]


def _last(days: Iterable[str | None]) -> str:
    return max(filter(None, days), default="")
