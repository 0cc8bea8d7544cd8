"""Sources: who published how much, who repeats whom, and who said it first."""

from __future__ import annotations

from collections import Counter, defaultdict

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk
from onrecord.model.copies import Copy

_MOST = 100

router = APIRouter()


@router.get("/sources")
def sources(request: Request, desk: AtDesk) -> Response:
    """Show publishers and copies."""
    told = desk.records.publishers()
    copies = desk.records.copies()
    named = desk.records.kept(
        "document names", lambda: {row.document.id: row.document for row in desk.ledger.documents()}
    )
    groups: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies.values():
        groups[copy.origin].append(copy)
    repeating = Counter(named[id].publisher for id in copies if id in named)
    repeated = Counter(named[copy.origin].publisher for copy in copies.values() if copy.origin in named)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return renderer().page(
        request,
        "sources.html",
        publishers=told[:_MOST],
        number=len(told),
        repeating=repeating,
        repeated=repeated,
        groups=ordered[:_MOST],
        number_of_groups=len(ordered),
        named=named,
    )
