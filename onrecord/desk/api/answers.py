"""Answers of the API: exchange forms as JSON, with an ETag so that what has not changed is not sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

_JSON = "application/json"


def answer(request: Request, found: Any) -> Response:
    """Return what was found as JSON; 304 without a body where the asker has the same already."""
    body = msgspec.json.encode(found)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in [
        each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")
    ]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=_JSON, headers=headers)


def listing(
    request: Request,
    items: Sequence[Any],
    *,
    offset: int,
    limit: int,
    following: Mapping[str, object] | None,
    **more: Any,
) -> Response:
    """Return a page of a listing: its items, where it stands, and the address of the next page.

    `following` says where the next page begins; None where there is none.
    """
    place = ("offset", "limit", "after")
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name not in place]
    query = urlencode([*pairs, ("limit", limit), *(following or {}).items()])
    address = f"{request.url.path}?{query}" if following else None
    page = {"items": items, "offset": offset, "limit": limit, "next": address, **more}
    return answer(request, page)


def problem(status: int, message: str) -> Response:
    """Return what went wrong as JSON."""
    return Response(msgspec.json.encode({"detail": message}), status_code=status, media_type=_JSON)
