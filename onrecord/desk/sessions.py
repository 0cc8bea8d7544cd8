"""Forms that only this desk can have given out, and who may write: signed cookies, nothing kept here."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.settings import Settings

SESSION = "onrecord_session"
WRITER = "onrecord_writer"
_SESSION_LENGTH = 43
_WRITER_SECONDS = 30 * 24 * 3600


def session_of(request: Request) -> str:
    """Return the session that a request belongs to; a new one where it has none."""
    given = request.cookies.get(SESSION, "")
    return given if len(given) == _SESSION_LENGTH else secrets.token_urlsafe(32)


def form_token(session: str, settings: Settings) -> str:
    """Return the token that a form of this session carries."""
    return _signed(f"form {session}", settings)


def is_own_form(request: Request, token: str, settings: Settings) -> bool:
    """Say whether a form was given out by this desk to this session."""
    session = request.cookies.get(SESSION, "")
    return bool(session) and hmac.compare_digest(form_token(session, settings).encode(), token.encode())


def remember_session(response: Response, session: str, request: Request) -> None:
    """Put the session into a cookie that no script can read and no other site can send."""
    response.set_cookie(
        SESSION, session, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )


def is_right_token(token: str, settings: Settings) -> bool:
    """Say whether a token is the one that lets write."""
    return settings.token is not None and hmac.compare_digest(token.encode(), settings.token.encode())


def may_write(request: Request, settings: Settings) -> bool:
    """Say whether whoever asks may add: always where no token is set, else with it, as cookie or header."""
    if settings.token is None:
        return True
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and is_right_token(given.strip(), settings):
        return True
    return hmac.compare_digest(request.cookies.get(WRITER, "").encode(), _writer(settings).encode())


def remember_writer(response: Response, settings: Settings, request: Request) -> None:
    """Put into a cookie that the token was given."""
    response.set_cookie(
        WRITER,
        _writer(settings),
        max_age=_WRITER_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _writer(settings: Settings) -> str:
    return _signed(f"writer {settings.token}", settings)


def _signed(message: str, settings: Settings) -> str:
    return hmac.new(settings.secret, message.encode(), hashlib.sha256).hexdigest()
