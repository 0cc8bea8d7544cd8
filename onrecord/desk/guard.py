"""What stands before every page of the desk: who is asked for, from where, how much, and what a page may do.

A page of another site can send requests here and can make its own name mean 127.0.0.1 (DNS rebinding). So the
Host header must be an address or a name that is known, and whatever writes must come from a page of the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.desk.settings import Settings, is_address

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Tells other sites nothing. With "no-referrer" browsers would send "Origin: null" with our own forms too.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_LONGEST_QUERY = 4_000


class _TooLargeError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what may pass, and puts the headers of safety on every answer."""

    app: ASGIApp
    settings: Settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = refusal(scope, self.settings)
        if refused is not None:
            await refused(scope, receive, send_guarded)
            return
        try:
            await self.app(scope, _bounded(receive, self.settings.upload), send_guarded)
        except _TooLargeError:
            if not begun:
                await _too_large(self.settings)(scope, receive, send_guarded)


def refusal(scope: Scope, settings: Settings) -> PlainTextResponse | None:
    """Return the answer to a request that may not pass, None where it may."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_known_host(host, settings):
        told = (
            "This desk does not answer to that name; open it by its address, or start it with --name NAME.\n"
        )
        return PlainTextResponse(told, status_code=421)
    if len(scope.get("query_string", b"")) > _LONGEST_QUERY:
        return PlainTextResponse("The address is too long; narrow it down.\n", status_code=414)
    if scope["method"] in _READING:
        return None
    if not is_from_here(headers, scope.get("scheme", "http")):
        return PlainTextResponse("Only pages of this desk may add to it.\n", status_code=403)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > settings.upload:
        return _too_large(settings)
    return None


def is_known_host(host: str, settings: Settings) -> bool:
    """Say whether a Host header names an address, this machine, or a name that was given at the start.

    A name of another site can be made to mean this machine; an address can't be made to mean another.
    """
    name = _without_port(host).lower().rstrip(".")
    known = {"localhost", settings.host.lower(), *(each.lower() for each in settings.names)}
    return name in known or is_address(name)


def is_from_here(headers: Headers, scheme: str) -> bool:
    """Say whether a request that writes comes from a page of this desk; a program that is no browser may."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or origin == f"{scheme}://{headers.get('host', '')}"


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _bounded(receive: Receive, most: int) -> Receive:
    """Return a receiver that stops where more comes than was announced or is allowed."""
    received = 0

    async def receive_bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise _TooLargeError
        return message

    return receive_bounded


def _too_large(settings: Settings) -> PlainTextResponse:
    most = settings.upload // 1_000_000
    told = f"That is more than {most} MB; add it in parts, or read it with: onrecord read FILE\n"
    return PlainTextResponse(told, status_code=413)
