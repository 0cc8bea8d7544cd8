"""What several pages do: pages of a listing, tidy addresses, order by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.asked import Asked, is_untidy

PER_PAGE = 50

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where a page stands in a listing: its first and last row, counted from 1, and the pages beside it.

    Far down a list rows have no numbers (`first` is 0), and `newest` leads back to its beginning.
    """

    first: int
    last: int
    total: int
    previous: str | None
    next: str | None
    newest: str | None = None


def paging(
    asked: Asked, path: str, shown: int, total: int, *, has_more: bool, per_page: int = PER_PAGE
) -> Paging:
    """Return where a page of a listing stands."""
    first = (asked.page - 1) * per_page
    return Paging(
        first=first + 1 if shown else 0,
        last=first + shown,
        total=total,
        previous=asked.address(path, page=asked.page - 1) if asked.page > 1 else None,
        next=asked.address(path, page=asked.page + 1) if has_more else None,
    )


def tidied(request: Request) -> Response | None:
    """Return a redirect to the address without empty values, which forms send; None where it has none."""
    pairs = request.query_params.multi_items()
    if not is_untidy(pairs):
        return None
    query = urlencode([(name, value) for name, value in pairs if value])
    return RedirectResponse(f"{request.url.path}?{query}" if query else request.url.path, status_code=303)


def latest_first(rows: Iterable[_Row], day: Callable[[_Row], str]) -> list[_Row]:
    """Return rows by day, the latest first; rows of one day keep their order."""
    return sorted(rows, key=day, reverse=True)
