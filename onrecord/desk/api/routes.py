"""The addresses of the API, all for reading."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from onrecord.accounts.brief import Brief, make_brief
from onrecord.desk.api.answers import answer, listing
from onrecord.desk.api.asking import Limit, Offset, filters
from onrecord.desk.api.documented import REPLIES
from onrecord.desk.newest import newest_claims
from onrecord.desk.state import AtDesk
from onrecord.desk.told import Told
from onrecord.ledger import Filters, browsing

router = APIRouter()
Asked = Annotated[Filters, Depends(filters)]
_MOST_TOLD = 2_000


@router.get("/claims", responses=REPLIES["claims"], summary="Claims, those of the newest document first")
def claims(
    request: Request,
    desk: AtDesk,
    asked: Asked,
    limit: Limit = 50,
    offset: Offset = 0,
    after: Annotated[
        str | None, Query(min_length=1, max_length=200, description="The id of a claim: begin behind it.")
    ] = None,
) -> Response:
    """List claims in their exchange form."""
    with desk.ledger.connected() as connection:
        found = newest_claims(connection, asked, limit=limit + 1, offset=offset, after=after)
    following = {"after": found[limit - 1].id} if len(found) > limit else None
    return listing(request, found[:limit], offset=offset, limit=limit, following=following)


@router.get(
    "/facets", responses=REPLIES["facets"], summary="How claims are spread over kinds, speakers, places, time"
)
def spread(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Count claims, the newest 2,000 at most, by the most frequent values of each facet."""
    return answer(request, desk.records.newest(asked).spread)


@router.get("/claims/{id}", responses=REPLIES["claim"], summary="A claim")
def claim(request: Request, desk: AtDesk, id: str) -> Response:
    """Return a claim by its id, or the first characters of it, six or more."""
    return answer(request, desk.ledger.claim(id))


@router.get("/documents", responses=REPLIES["documents"], summary="Documents, the newest first")
def documents(
    request: Request,
    desk: AtDesk,
    limit: Limit = 50,
    offset: Offset = 0,
    publisher: Annotated[str | None, Query(max_length=200)] = None,
    title: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """List documents without their texts."""
    with desk.ledger.connected() as connection:
        found, total = browsing.newest_documents(
            connection, limit=limit, offset=offset, publisher=publisher, title=title
        )
    following = {"offset": offset + limit} if offset + len(found) < total else None
    return listing(request, found, offset=offset, limit=limit, following=following, total=total)


@router.get("/documents/{id:path}", responses=REPLIES["document"], summary="A document with its claims")
def document(request: Request, desk: AtDesk, id: str) -> Response:
    """Return a document with its text and the claims of its current reading."""
    found = desk.ledger.document(id)
    told = list(desk.ledger.claims(Filters(document=found.id)))
    return answer(request, {"document": found, "claims": told})


@router.get("/events", responses=REPLIES["events"], summary="Events, with the claims on each")
def events(request: Request, desk: AtDesk, asked: Asked, limit: Limit = 50, offset: Offset = 0) -> Response:
    """List events of which a claim at least is asked for."""
    return _accounts(request, desk.records.events(asked, limit, offset), limit, offset)


@router.get("/tolls", responses=REPLIES["tolls"], summary="Running tolls with their arithmetic")
def tolls(request: Request, desk: AtDesk, asked: Asked, limit: Limit = 50, offset: Offset = 0) -> Response:
    """List tolls; a party is looked for in their groups."""
    return _accounts(request, desk.records.tolls(asked, limit, offset), limit, offset)


@router.get("/control", responses=REPLIES["control"], summary="Who is said to hold which place")
def control(
    request: Request,
    desk: AtDesk,
    asked: Asked,
    limit: Limit = 50,
    offset: Offset = 0,
    on: Annotated[
        str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="As said by that day.")
    ] = None,
) -> Response:
    """List who is said to hold which place, since when, and who denies it."""
    return _accounts(request, desk.records.control(asked, limit, offset, on), limit, offset)


@router.get("/disputes", responses=REPLIES["disputes"], summary="Accounts that contradict, deny or differ")
def disputes(request: Request, desk: AtDesk, asked: Asked, limit: Limit = 50, offset: Offset = 0) -> Response:
    """List disputes, their sides side by side."""
    return _accounts(request, desk.records.disputes(asked, limit, offset), limit, offset)


@router.get("/brief", responses=REPLIES["brief"], summary="A neutral, cited account")
def brief(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Return the brief of the claims that filters keep, the newest 2,000 at most."""

    def make() -> Brief:
        with desk.ledger.connected() as connection:
            found = newest_claims(connection, asked, limit=_MOST_TOLD)
        return make_brief(found, since=asked.since, until=asked.until)

    return answer(request, desk.records.kept(("brief", asked), make))


def _accounts(request: Request, told: Told[Any], limit: int, offset: int) -> Response:
    return listing(
        request,
        told.rows,
        offset=offset,
        limit=limit,
        following={"offset": offset + limit} if offset + limit < told.number else None,
        looked_at_since=told.since,
    )
