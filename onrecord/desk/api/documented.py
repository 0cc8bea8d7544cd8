"""The OpenAPI description: exchange forms as schemas, generated from the model; what each address gives."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.accounts.brief import Brief
from onrecord.desk.facets import Spread
from onrecord.ledger.browsing import Listed
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.model.document import Document

_FORMS = (Claim, Document, Listed, Spread, Event, Toll, Control, Dispute, Brief)
_PLACE = "#/components/schemas/{name}"
_TOTAL = {"total": {"type": "integer"}}
_ACCOUNTS = {
    "looked_at_since": {
        "type": ["string", "null"],
        "description": "The day from which a large ledger was looked at; null where all of it was.",
    },
}


def _reference(form: type) -> dict[str, str]:
    return {"$ref": _PLACE.format(name=form.__name__)}


def _listing(form: type, more: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "items": {"type": "array", "items": _reference(form)},
        "offset": {"type": "integer"},
        "limit": {"type": "integer"},
        "next": {"type": ["string", "null"], "description": "The address of the next page."},
        **more,
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _reply(schema: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    fault = {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}
    told = {"content": {"application/json": {"schema": fault}}}
    return {
        200: {"description": "Found.", "content": {"application/json": {"schema": schema}}},
        304: {"description": "The same as the asker has (If-None-Match)."},
        400: {"description": "A filter can't be.", **told},
        404: {"description": "There is none.", **told},
        414: {"description": "The address is too long."},
        421: {"description": "The desk does not answer to that host name."},
        422: {"description": "The request can't be read.", **told},
    }


_WITH_CLAIMS = {
    "type": "object",
    "properties": {"document": _reference(Document), "claims": {"type": "array", "items": _reference(Claim)}},
    "required": ["document", "claims"],
}

REPLIES: dict[str, dict[int | str, dict[str, Any]]] = {
    "claims": _reply(_listing(Claim, {})),
    "claim": _reply(_reference(Claim)),
    "facets": _reply(_reference(Spread)),
    "documents": _reply(_listing(Listed, _TOTAL)),
    "document": _reply(_WITH_CLAIMS),
    "events": _reply(_listing(Event, _ACCOUNTS)),
    "tolls": _reply(_listing(Toll, _ACCOUNTS)),
    "control": _reply(_listing(Control, _ACCOUNTS)),
    "disputes": _reply(_listing(Dispute, _ACCOUNTS)),
    "brief": _reply(_reference(Brief)),
}
"""What each address of the API gives."""


def document(app: FastAPI) -> None:
    """Put the schemas of the exchange forms into the description of an app."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=_version(), summary=app.summary, routes=app.routes)
            _, schemas = msgspec.json.schema_components(_FORMS, ref_template=_PLACE)
            components = made.setdefault("components", {}).setdefault("schemas", {})
            components.update(schemas)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _version() -> str:
    from importlib.metadata import version

    return version("onrecord")
