"""Puts the desk together: pages, API, assets, and before all of them the guard."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from onrecord.desk.adding import Adder, Pipeline
from onrecord.desk.allowance import Allowance
from onrecord.desk.api import documented, routes
from onrecord.desk.api.answers import problem
from onrecord.desk.guard import Guard
from onrecord.desk.pages import about, accounts, add, claims, documents, sources, today
from onrecord.desk.records import Records
from onrecord.desk.render import renderer
from onrecord.desk.settings import Settings
from onrecord.desk.state import Desk
from onrecord.ledger import Ledger
from onrecord.model.errors import LedgerError, NotFoundError

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
_A_YEAR = "public, max-age=31536000, immutable"


def create_app(
    ledger: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    open_pipeline: Callable[[], Pipeline] | None = None,
) -> FastAPI:
    """Return the desk of a ledger, which is made where there is none.

    `open_pipeline` opens what reads documents; without it, what ships with the package. LedgerError where the
    ledger can't be opened.
    """
    settings = settings or Settings()
    book = Ledger(ledger)
    records = Records(book)

    def warm() -> None:
        records.warm(lambda: today.warm(app.state.desk))

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        warm()
        yield
        records.close()
        book.close()

    app = FastAPI(
        title="onrecord",
        summary="Who is on record as saying what happened in a war.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=running,
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
        ],
    )
    app.state.desk = Desk(
        ledger=book,
        records=records,
        settings=settings,
        adder=Adder(book, open_pipeline or _default_pipeline, settings.upload, on_done=warm),
        additions=Allowance(settings.additions, 60.0),
    )
    for page in (today, claims, documents, accounts, sources, about, add):
        app.include_router(page.router, include_in_schema=False)
    app.include_router(routes.router, prefix="/api")
    app.router.routes.append(Route("/assets/{name}", _asset, methods=["GET", "HEAD"]))
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_exception_handler(NotFoundError, _not_found)
    app.add_exception_handler(LedgerError, _unusable)
    documented.document(app)
    return app


def _default_pipeline() -> Pipeline:
    from onrecord.reading.read import Pipeline as Shipped

    return Shipped.default()


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    folder = files("onrecord.desk") / "assets" / "built"
    found = next((each for each in folder.iterdir() if each.name == name), None)
    if found is None:
        return PlainTextResponse("There is no such file.\n", status_code=404)
    suffix = "." + name.rpartition(".")[2]
    headers = {"Cache-Control": _A_YEAR}
    return Response(found.read_bytes(), media_type=_TYPES.get(suffix, "text/plain"), headers=headers)


def _failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = str(error.detail) if isinstance(error, HTTPException) else "It did not work."
    answer = _told(request, status, "There is nothing at this address." if status == 404 else told)
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


def _misasked(request: Request, error: Exception) -> Response:
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    told = "; ".join(f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in faults)
    return _told(request, 422, told or "The request can't be read.")


def _not_found(request: Request, error: Exception) -> Response:
    return _told(request, 404, str(error).partition("; find its id")[0])


def _unusable(request: Request, error: Exception) -> Response:
    return _told(request, 503, str(error))


def _told(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(status, message)
    return renderer().page(request, "problem.html", status=status, message=message)
