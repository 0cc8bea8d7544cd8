"""Add: a text, files or the address of a page, read while one watches, shown when done."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.desk import sessions
from onrecord.desk.adding import Sent
from onrecord.desk.render import renderer
from onrecord.desk.state import AtDesk, Desk

_MOST_FIELDS = 20
_LONGEST_NAME = 200
_PASTED = "pasted text"

router = APIRouter()


@router.get("/add")
def add(request: Request, desk: AtDesk) -> Response:
    """Show the form."""
    return _form(request, desk)


@router.post("/add")
async def send(request: Request, desk: AtDesk) -> Response:
    """Take what is sent and begin to read it."""
    settings = desk.settings
    if not sessions.may_write(request, settings):
        return _form(request, desk, status=401, problem="Give the token first.")
    async with request.form(
        max_files=settings.files, max_fields=_MOST_FIELDS, max_part_size=settings.upload
    ) as form:
        if not sessions.is_own_form(request, _text(form, "form"), settings):
            return _form(request, desk, status=403, problem="The form had grown old; send it again.")
        if not desk.additions.take():
            told = "That is more than may be added in a minute; wait a little, or use: onrecord read"
            answer = _form(request, desk, status=429, problem=told)
            answer.headers["Retry-After"] = "60"
            return answer
        try:
            sent = await _sent(form)
        except ValueError as error:
            return _form(request, desk, status=400, problem=str(error))
    if not sent:
        return _form(
            request,
            desk,
            status=400,
            problem="Nothing was given: paste a text, choose files, or name a page.",
        )
    job = await run_in_threadpool(desk.adder.add, sent)
    if job is None:
        return _form(request, desk, status=503, problem="Too much is waiting to be read; try again later.")
    return RedirectResponse(f"/add/{job.id}", status_code=303)


@router.post("/token")
async def token(request: Request, desk: AtDesk) -> Response:
    """Take the token that lets write."""
    async with request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=10_000) as form:
        given, own = _text(form, "token"), _text(form, "form")
    if not sessions.is_own_form(request, own, desk.settings):
        return _form(request, desk, status=403, problem="The form had grown old; send it again.")
    if not desk.additions.take():
        return _form(request, desk, status=429, problem="Too many tries; wait a minute.")
    if not sessions.is_right_token(given.strip(), desk.settings):
        return _form(request, desk, status=401, problem="That is not the token of this desk.")
    answer = RedirectResponse("/add", status_code=303)
    sessions.remember_writer(answer, desk.settings, request)
    return answer


@router.get("/add/{id}")
def job(request: Request, desk: AtDesk, id: str) -> Response:
    """Show how far a sending is, and what came of it."""
    found = desk.adder.job(id)
    if found is None:
        raise HTTPException(404)
    answer = renderer().page(request, "job.html", job=found)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _form(request: Request, desk: Desk, *, status: int = 200, problem: str | None = None) -> Response:
    session = sessions.session_of(request)
    answer = renderer().page(
        request,
        "add.html",
        status=status,
        problem=problem,
        form=sessions.form_token(session, desk.settings),
        may_write=sessions.may_write(request, desk.settings),
        megabytes=desk.settings.upload // 1_000_000,
        files=desk.settings.files,
    )
    sessions.remember_session(answer, session, request)
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def _sent(form: FormData) -> list[Sent]:
    published, publisher = _day(_text(form, "published")), _text(form, "publisher").strip() or None
    if publisher and len(publisher) > _LONGEST_NAME:
        raise ValueError(f"The publisher has more than {_LONGEST_NAME} characters; shorten it.")
    found = []
    text, url = _text(form, "text"), _text(form, "url").strip()
    if text.strip():
        raw = text.encode("utf-8", "replace")
        found.append(Sent(name=_PASTED, raw=raw, published=published, publisher=publisher))
    if url:
        if not url.lower().startswith(("http://", "https://")):
            raise ValueError("The address of a page begins with http:// or https://.")
        found.append(Sent(name=url, published=published, publisher=publisher))
    for part in form.getlist("files"):
        if isinstance(part, UploadFile) and part.filename:
            raw = await part.read()
            name = part.filename.replace("\0", "")[-_LONGEST_NAME:]
            found.append(Sent(name=name, raw=raw, published=published, publisher=publisher))
    return found


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _day(value: str) -> str | None:
    if not value.strip():
        return None
    try:
        return dt.date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise ValueError(
            f"The day of publication is no day: {value[:40]!r}; write it as 2020-11-09."
        ) from None
