"""Claims: the table with its facets, one claim with its passage, and exports of what is filtered."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from onrecord.desk.asked import Asked, asked_of
from onrecord.desk.citation import citation_of
from onrecord.desk.claim_fields import fields_of
from onrecord.desk.conflicts import conflicts
from onrecord.desk.marks import Mark, around, marked_lines
from onrecord.desk.newest import claims_in, newest_claims
from onrecord.desk.pages.shared import PER_PAGE, Paging, tidied
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk, Desk
from onrecord.export.registry import FORMATS
from onrecord.ledger import Filters
from onrecord.model.claim import Claim
from onrecord.model.document import DocumentRef

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
}
_IN_MEMORY = 5_000_000
_PIECE = 65_536
# Enough to tell how a denial and what it denies go together, on documents of any length.
_MOST_RELATED = 200

router = APIRouter()


@router.get("/claims")
def claims(request: Request, desk: AtDesk) -> Response:
    """Show the table of claims."""
    if (tidy := tidied(request)) is not None:
        return tidy
    asked = asked_of(request.query_params.multi_items())
    if asked.problem:
        return renderer().page(
            request,
            "claims.html",
            status=400,
            asked=asked,
            claims=[],
            spread=None,
            paging=None,
            conflicts=conflicts(),
        )
    shown, turning = _page(desk, asked)
    newest = desk.records.newest(asked.filters)
    return renderer().page(
        request,
        "claims.html",
        asked=asked,
        claims=shown,
        spread=newest.spread,
        number=newest.spread.number if asked.values else desk.records.size().claims,
        paging=turning,
        conflicts=conflicts(),
    )


def _page(desk: Desk, asked: Asked) -> tuple[list[Claim], Paging]:
    """Return the claims of a page and where it stands; those far down begin behind a claim."""
    newest = desk.records.newest(asked.filters)
    whole, rest = divmod(newest.spread.number, PER_PAGE)
    pages = whole if newest.spread.is_cut else max(whole + bool(rest), 1)
    number = min(asked.page, pages)
    first = (number - 1) * PER_PAGE
    with desk.ledger.connected() as connection:
        if asked.after:
            found = newest_claims(connection, asked.filters, limit=PER_PAGE + 1, after=asked.after)
        else:
            found = claims_in(connection, newest.rows[first : first + PER_PAGE + 1])
    shown, following = found[:PER_PAGE], None
    if len(found) > PER_PAGE and number < pages and not asked.after:
        following = asked.address("/claims", page=number + 1)
    elif len(found) > PER_PAGE:
        following = asked.address("/claims", after=shown[-1].id)
    is_counted = bool(shown) and not asked.after
    return shown, Paging(
        first=first + 1 if is_counted else 0,
        last=first + len(shown) if is_counted else 0,
        total=newest.spread.number,
        previous=asked.address("/claims", page=number - 1) if number > 1 and is_counted else None,
        next=following,
        newest=asked.address("/claims") if asked.after else None,
    )


@router.get("/claims/export/{format}")
def export(request: Request, desk: AtDesk, format: str) -> Response:
    """Give the claims that filters keep as a file."""
    asked = asked_of(request.query_params.multi_items())
    if format not in FORMATS:
        raise HTTPException(404)
    if asked.problem:
        raise HTTPException(400, asked.problem)
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed once it is sent)
    text = io.TextIOWrapper(kept, encoding="utf-8", newline="", write_through=True)
    FORMATS[format].write(desk.ledger.claims(asked.filters), text)
    text.flush()
    text.detach()
    kept.seek(0)

    def pieces() -> Iterator[bytes]:
        while piece := kept.read(_PIECE):
            yield piece

    return StreamingResponse(
        pieces(),
        media_type=MEDIA_TYPES[format],
        headers={"Content-Disposition": f'attachment; filename="onrecord-claims.{format}"'},
        background=BackgroundTask(kept.close),
    )


@router.get("/claims/{id}")
def claim(request: Request, desk: AtDesk, id: str) -> Response:
    """Show one claim: every field with the passage it came from."""
    found = desk.ledger.claim(id)
    document = desk.ledger.document(found.document.id)
    fields = fields_of(found)
    numbers = {i: n for n, i in enumerate((i for i, field in enumerate(fields) if field.span), 1)}
    marks = [
        Mark(start=field.span.start, end=field.span.end, number=numbers[i], role="part" if i else "evidence")
        for i, field in enumerate(fields)
        if field.span
    ]
    passage = around(document.text, found.sentence)
    others = list(desk.ledger.claims(Filters(document=document.id, limit=_MOST_RELATED)))
    known = {other.id: other for other in others}
    return renderer().page(
        request,
        "claim.html",
        claim=found,
        document=document,
        reference=DocumentRef.of(document),
        fields=fields,
        numbers=numbers,
        passage=passage,
        lines=marked_lines(document.text, marks, passage),
        about=[(about.relation, known.get(about.claim)) for about in found.about],
        told_of_it=[(a.relation, other) for other in others for a in other.about if a.claim == found.id],
        event=desk.records.event_of(found),
        copy=desk.records.copies_around([document.id]).get(document.id),
        citation=citation_of(found, f"{request.base_url}claims/{quote(found.id)}"),
    )
