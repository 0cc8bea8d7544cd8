"""About: how the program reads, how right it is, and what it can't do."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk

router = APIRouter()


@router.get("/about")
def about(request: Request, desk: AtDesk) -> Response:
    """Show what to know before one relies on the record."""
    size = desk.records.size()
    return renderer().page(request, "about.html", size=size, ledger=desk.ledger.name, accuracy=accuracy())


@cache
def accuracy() -> dict[str, Any]:
    """Return the figures of docs/accuracy.md that the page shows; a test holds that both say the same."""
    text = (files("onrecord.desk") / "data" / "accuracy.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
