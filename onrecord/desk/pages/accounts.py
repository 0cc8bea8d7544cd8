"""Events, tolls, control and disputes: what the record adds up to, every figure with who says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from onrecord.desk.asked import LAST_PAGE, asked_of
from onrecord.desk.charts import chart_of
from onrecord.desk.pages.shared import paging, tidied
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk
from onrecord.desk.told import Told
from onrecord.ledger import Filters
from onrecord.model.accounts import DisputeSide, Toll
from onrecord.model.claim import Claim

_EVENTS, _TOLLS, _PLACES, _DISPUTES = 30, 20, 25, 20

router = APIRouter()


@router.get("/events")
def events(request: Request, desk: AtDesk) -> Response:
    """Show what happened, as told, with the claims on each; the latest first."""
    return _shown(request, "events.html", desk.records.events, _EVENTS)


@router.get("/events/{id}")
def event(request: Request, desk: AtDesk, id: str) -> Response:
    """Show one event."""
    return _shown(request, "events.html", _one(desk.records.event(id)), 1)


@router.get("/disputes/{id}")
def dispute(request: Request, desk: AtDesk, id: str) -> Response:
    """Show one dispute."""
    more = {"first_tellings": first_tellings}
    return _shown(request, "disputes.html", _one(desk.records.dispute(id)), 1, lambda _: more)


@router.get("/tolls")
def tolls(request: Request, desk: AtDesk) -> Response:
    """Show running tolls with their arithmetic."""

    def charted(rows: Sequence[Toll]) -> dict[str, Any]:
        days = [point.date[:10] for toll in rows if toll.scope == "war" for point in toll.points]
        first, last = min(days, default=None), max(days, default=None)
        ends = {"war": (first, last)}
        charts = {id(toll): chart_of(toll, *ends.get(toll.scope, (None, None))) for toll in rows}
        return {"charts": charts, "key": id}

    return _shown(request, "tolls.html", desk.records.tolls, _TOLLS, charted)


@router.get("/control")
def control(request: Request, desk: AtDesk) -> Response:
    """Show who is said to hold which place, since when, and who denies it."""
    return _shown(request, "control.html", desk.records.places, _PLACES)


@router.get("/disputes")
def disputes(request: Request, desk: AtDesk) -> Response:
    """Show accounts that contradict, deny or differ, side by side; the latest first."""
    more = {"first_tellings": first_tellings}
    return _shown(request, "disputes.html", desk.records.disputes, _DISPUTES, lambda _: more)


def first_tellings(side: DisputeSide, claims: Mapping[str, Claim]) -> list[Claim]:
    """Return the claims of a side, of those with the same words of one report the first alone."""
    found: dict[tuple[str, str], Claim] = {}
    for each in side.claims:
        claim = claims.get(each.id)
        if claim is not None:
            found.setdefault((claim.document.id, claim.evidence.quote), claim)
    return list(found.values())


def _one(told: Told[Any]) -> Callable[[Filters, int, int], Told[Any]]:
    if not told.rows:
        raise HTTPException(404)
    return lambda *_: told


def _shown(
    request: Request,
    template: str,
    ask: Callable[[Filters, int, int], Told[Any]],
    per_page: int,
    more: Callable[[Sequence[Any]], Mapping[str, Any]] = lambda _: {},
) -> Response:
    asked = asked_of(request.query_params.multi_items())
    if (tidy := tidied(request)) is not None:
        return tidy
    if asked.problem:
        return renderer().page(request, "problem.html", status=400, message=asked.problem)
    first = (asked.page - 1) * per_page
    told = ask(asked.filters, per_page, first)
    has_more = first + per_page < told.number and asked.page < LAST_PAGE
    return renderer().page(
        request,
        template,
        asked=asked,
        rows=told.rows,
        claims=told.claims,
        last=told.last,
        since=told.since,
        is_more=told.is_more,
        paging=paging(
            asked, request.url.path, len(told.rows), told.number, has_more=has_more, per_page=per_page
        ),
        **more(told.rows),
    )
