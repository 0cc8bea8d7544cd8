"""Sources: who published how much, who repeats whom, and who said it first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk
from onrecord.desk.titles import publishers_of, references
from onrecord.model.copies import Copy

_MOST, _MOST_GROUPS, _MOST_TOLD = 100, 50, 12

router = APIRouter()


@router.get("/sources")
def sources(request: Request, desk: AtDesk) -> Response:
    """Show publishers and copies."""
    told = desk.records.publishers()
    copies = desk.records.copies()
    groups: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies.values():
        groups[copy.origin].append(copy)
    with desk.ledger.connected() as connection:
        by = desk.records.kept("publishers of copies", lambda: publishers_of(connection, involved(copies)))
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        shown = ordered[:_MOST_GROUPS]
        wanted = {
            id for origin, told in shown for id in (origin, *(copy.document for copy in told[:_MOST_TOLD]))
        }
        named = references(connection, wanted)
    repeating = Counter(by[id] for id in copies if id in by)
    repeated = Counter(by[copy.origin] for copy in copies.values() if copy.origin in by)
    return renderer().page(
        request,
        "sources.html",
        publishers=told[:_MOST],
        number=len(told),
        repeating=repeating,
        repeated=repeated,
        groups=shown,
        number_of_groups=len(ordered),
        named=named,
    )


def involved(copies: Mapping[str, Copy]) -> set[str]:
    """Return the ids of copies and of what they repeat."""
    return copies.keys() | {copy.origin for copy in copies.values()}
