"""What the API takes: the filters that every listing takes, described for OpenAPI, and the page wanted."""

from __future__ import annotations

from typing import Annotated

from fastapi import HTTPException, Query, Request

from onrecord.desk.asked import asked_of
from onrecord.ledger import Filters
from onrecord.model.words import KINDS, MODALITIES, MODES

MOST = 500
"""How many items a page of a listing may have."""
_FURTHEST = 1_000_000

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many items at most.")]
Offset = Annotated[int, Query(ge=0, le=_FURTHEST, description="How many items to pass over.")]
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_Text = Annotated[str | None, Query(min_length=1, max_length=200)]
_Day = Annotated[str | None, Query(pattern=_DAY)]
_Kinds = Annotated[list[str] | None, Query(description=f"Any of: {', '.join(KINDS)}.")]
_Modes = Annotated[
    list[str] | None,
    Query(description=f"Any of: {', '.join(sorted({mode for modes in MODES.values() for mode in modes}))}."),
]
_Modalities = Annotated[list[str] | None, Query(description=f"Any of: {', '.join(MODALITIES)}.")]


def filters(
    request: Request,
    kind: _Kinds = None,
    mode: _Modes = None,
    modality: _Modalities = None,
    text: Annotated[
        str | None, Query(max_length=200, description='Words, or a "quoted phrase", in the sentence.')
    ] = None,
    speaker: Annotated[
        str | None, Query(max_length=200, description="Part of the name, or the whole in quotation marks.")
    ] = None,
    party: Annotated[str | None, Query(max_length=200, description="A party's id or name.")] = None,
    place: Annotated[
        str | None, Query(max_length=200, description="A place, or what it lies within.")
    ] = None,
    country: Annotated[
        str | None, Query(max_length=3, description="ISO 3166-1, two or three letters.")
    ] = None,
    since: Annotated[str | None, Query(pattern=_DAY, description="Happened on or after that day.")] = None,
    until: Annotated[str | None, Query(pattern=_DAY, description="Happened on or before that day.")] = None,
    published_since: _Day = None,
    published_until: _Day = None,
    as_known: Annotated[
        str | None, Query(pattern=_DAY, description="Only what was published by then.")
    ] = None,
    conflict: Annotated[
        str | None, Query(max_length=200, description="Claims about the sides or the region of a conflict.")
    ] = None,
    publisher: _Text = None,
    document: Annotated[str | None, Query(max_length=200, description="The id of a document.")] = None,
    min_confidence: Annotated[
        float | None, Query(ge=0, le=1, description="Least reading confidence; it says nothing of truth.")
    ] = None,
    disputed: bool | None = None,
    reviewed: bool | None = None,
) -> Filters:
    """Return the filters of a request; 400 says which can't be."""
    # The parameters stand above for the description; pages and API read them in the same way.
    asked = asked_of(request.query_params.multi_items())
    if asked.problem:
        raise HTTPException(400, asked.problem)
    return asked.filters
