"""Templates into pages: what is put into one is escaped, and what would turn its reading is spelled out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.accounts.phrases import capitalized, count_words, day_words, joined, publisher_words
from onrecord.accounts.plain import shortened, visible
from onrecord.accounts.sentences import sentence
from onrecord.accounts.told_by import bounds_words, check_words, point_words, teller_of
from onrecord.desk import words
from onrecord.desk.conflicts import conflict_name

NAVIGATION = (
    ("/", "Today"),
    ("/claims", "Claims"),
    ("/documents", "Documents"),
    ("/events", "Events"),
    ("/tolls", "Tolls"),
    ("/control", "Control"),
    ("/disputes", "Disputes"),
    ("/sources", "Sources"),
    ("/about", "About"),
)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes pages of templates."""

    environment: Environment

    def page(self, request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a page made from a template of `templates/`."""
        text = self.environment.get_template(template).render(
            path=request.url.path, navigation=NAVIGATION, **context
        )
        return HTMLResponse(text, status_code=status)


@cache
def renderer() -> Renderer:
    """Return the renderer; templates are compiled once."""
    environment = Environment(
        loader=PackageLoader("onrecord.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "asset": asset,
        "bounds_words": bounds_words,
        "capitalized": capitalized,
        "check_words": check_words,
        "count_words": count_words,
        "joined": joined,
        "point_words": point_words,
        "publisher_words": publisher_words,
        "sentence": sentence,
        "teller_of": teller_of,
        "several": words.several,
        "counts_line": words.counts_line,
        "days_line": words.days_line,
        "party_name": words.party_name,
        "conflict_name": conflict_name,
        "place_line": words.place_line,
        "side_name": words.side_name,
        "speaker_name": words.speaker_name,
        "title_of": words.title_of,
        "when_line": words.when_line,
        "OWN_VOICE": words.OWN_VOICE,
    }
    environment.filters |= {
        "day": lambda day: day_words(day) if day else "undated",
        "short_day": words.short_day,
        "number": words.number,
        "shortened": shortened,
    }
    return Renderer(environment)


@cache
def asset(name: str) -> str:
    """Return the address of a built asset; it changes with its content, so that browsers may keep it.

    Fonts don't change under one name, and the style sheet names them without a query.
    """
    if name.endswith(".woff2"):
        return f"/assets/{name}"
    content = (files("onrecord.desk") / "assets" / "built" / name).read_bytes()
    return f"/assets/{name}?{hashlib.sha256(content).hexdigest()[:12]}"


def _finalized(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return "" if value is None else value
