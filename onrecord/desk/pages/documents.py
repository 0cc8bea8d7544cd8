"""Documents: the list of reports, and one report with its claims marked in its text."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.asked import asked_of
from onrecord.desk.marks import Mark, marked_lines
from onrecord.desk.pages.shared import PER_PAGE, paging, tidied
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk
from onrecord.ledger import Filters, browsing
from onrecord.model.document import DocumentRef

router = APIRouter()


@router.get("/documents")
def documents(request: Request, desk: AtDesk) -> Response:
    """List reports, the newest first."""
    if (tidy := tidied(request)) is not None:
        return tidy
    asked = asked_of(request.query_params.multi_items())

    def listed() -> tuple[list[browsing.Listed], int]:
        with desk.ledger.connected() as connection:
            return browsing.newest_documents(
                connection,
                limit=PER_PAGE,
                offset=(asked.page - 1) * PER_PAGE,
                publisher=asked.get("publisher") or None,
                title=asked.get("text") or None,
            )

    found, total = desk.records.kept(("documents", asked.values, asked.page), listed)
    more = asked.page * PER_PAGE < total
    return renderer().page(
        request,
        "documents.html",
        asked=asked,
        documents=found,
        copies=desk.records.copies_around([row.document.id for row in found]),
        failures=desk.ledger.failures() if asked.page == 1 and not asked.values else [],
        paging=paging(asked, "/documents", len(found), total, has_more=more),
    )


@router.get("/documents/{id:path}")
def document(request: Request, desk: AtDesk, id: str) -> Response:
    """Show one report with its claims marked, and the claims beside it."""
    found = desk.ledger.document(id)
    claims = list(desk.ledger.claims(Filters(document=found.id)))
    chosen = request.query_params.get("claim", "")
    marks = [
        Mark(
            start=claim.evidence.start,
            end=claim.evidence.end,
            number=number,
            role="chosen" if claim.id == chosen else "evidence",
        )
        for number, claim in enumerate(claims, 1)
    ]
    reference = DocumentRef.of(found)
    with desk.ledger.connected() as connection:
        before, after = browsing.neighbours(connection, reference)
    copies = desk.records.copies_around([found.id])
    return renderer().page(
        request,
        "document.html",
        document=found,
        reference=reference,
        claims=claims,
        chosen=chosen,
        lines=marked_lines(found.text, marks),
        before=before,
        after=after,
        copy=copies.get(found.id),
        copied_by=[copy for copy in copies.values() if copy.of == found.id],
        readings=desk.ledger.readings(found.id),
    )
