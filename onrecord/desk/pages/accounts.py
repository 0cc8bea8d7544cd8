"""Events, tolls, control and disputes: what the record adds up to, every figure with who says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.asked import Asked, asked_of
from onrecord.desk.charts import chart_of
from onrecord.desk.pages.shared import latest_first, page_of, paging, tidied
from onrecord.desk.records import MOST_ROWS, Told
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk
from onrecord.model.accounts import Control, Dispute, DisputeSide, Event, Toll
from onrecord.model.claim import Claim

_EVENTS, _TOLLS, _PLACES, _DISPUTES = 30, 20, 40, 20

router = APIRouter()


@router.get("/events")
def events(request: Request, desk: AtDesk) -> Response:
    """Show what happened, as told, with the claims on each; the latest first."""
    asked, answer = _asked(request)
    if answer is not None:
        return answer
    told: Told[Event] = desk.records.events(asked.filters)
    return _page(request, "events.html", asked, told, told.rows, _EVENTS)


@router.get("/tolls")
def tolls(request: Request, desk: AtDesk) -> Response:
    """Show running tolls with their arithmetic."""
    asked, answer = _asked(request)
    if answer is not None:
        return answer
    told: Told[Toll] = desk.records.tolls(asked.filters)
    rows = sorted(
        told.rows, key=lambda toll: (toll.scope != "war", toll.group.name, toll.status, -len(toll.points))
    )
    days = [point.date[:10] for toll in rows if toll.scope == "war" for point in toll.points]
    first, last = min(days, default=None), max(days, default=None)
    charts = {
        id(toll): chart_of(toll, *((first, last) if toll.scope == "war" else (None, None)))
        for toll in page_of(rows, asked.page, _TOLLS)
    }
    return _page(request, "tolls.html", asked, told, rows, _TOLLS, charts=charts, key=id)


@router.get("/control")
def control(request: Request, desk: AtDesk) -> Response:
    """Show who is said to hold which place, since when, and who denies it."""
    asked, answer = _asked(request)
    if answer is not None:
        return answer
    told: Told[Control] = desk.records.control(asked.filters)
    ordered = sorted(told.rows, key=lambda row: row.place.name.casefold())
    places = [list(rows) for _, rows in groupby(ordered, key=lambda row: (row.place.name, row.place.geoname))]
    return _page(request, "control.html", asked, told, places, _PLACES)


@router.get("/disputes")
def disputes(request: Request, desk: AtDesk) -> Response:
    """Show accounts that contradict, deny or differ, side by side."""
    asked, answer = _asked(request)
    if answer is not None:
        return answer
    told: Told[Dispute] = desk.records.disputes(asked.filters)
    rows = latest_first(told.rows, lambda row: max([side.last or "" for side in row.sides], default=""))
    return _page(request, "disputes.html", asked, told, rows, _DISPUTES, first_tellings=first_tellings)


def first_tellings(side: DisputeSide, claims: Mapping[str, Claim]) -> list[Claim]:
    """Return the claims of a side, of those with the same words of one report the first alone."""
    found: dict[tuple[str, str], Claim] = {}
    for each in side.claims:
        claim = claims.get(each.id)
        if claim is not None:
            found.setdefault((claim.document.id, claim.evidence.quote), claim)
    return list(found.values())


def _asked(request: Request) -> tuple[Asked, Response | None]:
    asked = asked_of(request.query_params.multi_items())
    answer = tidied(request)
    if answer is None and asked.problem:
        answer = renderer().page(request, "problem.html", status=400, message=asked.problem)
    return asked, answer


def _page(
    request: Request,
    template: str,
    asked: Asked,
    told: Told[Any],
    rows: Sequence[Any],
    per_page: int,
    **more: Any,
) -> Response:
    shown = page_of(rows, asked.page, per_page)
    has_more = asked.page * per_page < len(rows)
    path = request.url.path
    return renderer().page(
        request,
        template,
        asked=asked,
        rows=shown,
        claims=told.claims,
        last=told.last,
        since=told.since,
        is_more=len(told.rows) >= MOST_ROWS,
        paging=paging(asked, path, len(shown), len(rows), has_more=has_more, per_page=per_page),
        **more,
    )
