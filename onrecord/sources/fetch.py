"""The only way to the network: fetches one page, and lets neither the address nor the answer do harm.

The host is resolved here and the connection made to the very address that was checked, on each redirect
anew, so that a name can't mean one thing when it is checked and another when it is used. No proxy of the
environment is used, for it would choose the address; no cookies are kept.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Self

import httpx

from onrecord.model.errors import FetchError
from onrecord.sources.address import resolve
from onrecord.sources.received import MAX_BYTES

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0
MAX_REDIRECTS = 5

_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (429, 502, 503, 504)
_READABLE = re.compile(r"text/.*|application/(?:xhtml\+xml|json|jsonl|x-ndjson|x-jsonlines|octet-stream)")
_HIGHEST_PORT = 65_535
_PIECE = 65_536
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: `url` is where it came from after redirects, `content` its bytes, unpacked."""

    url: str
    content: bytes
    media_type: str | None
    charset: str | None


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    total_seconds: float = TOTAL_SECONDS,
) -> Fetched:
    """Return what stands at an http or https URL.

    FetchError, naming the URL, for another scheme, a URL with a password, an address that is not public
    (unless `allow_private`), more than `max_bytes` once unpacked, more than `total_seconds` in all, more
    than 5 redirects, an answer that is no success, or one that holds no text.
    """
    here = url
    with _Cut(total_seconds) as cut, _client() as client:
        for _ in range(MAX_REDIRECTS + 1):
            with _named(url, here, cut), _answer(client, here, cut, allow_private=allow_private) as answer:
                target = answer.headers.get("location")
                if answer.status_code not in _REDIRECTS or not target:
                    return _fetched(here, answer, cut, max_bytes)
                here = str(_parsed(here).join(target))
    raise FetchError(f"{url}: it leads on more than {MAX_REDIRECTS} times; give the last address")


class _Cut:
    """Ends a fetch when its time is over: a server that sends a byte now and then never times out by itself.

    The connection, which `trace` gets to know, is shut from a thread of its own.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._stream: Any = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._end

    def check(self) -> None:
        if self.is_over:
            raise FetchError("it takes too long; try again later")

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._stream = info["return_value"]
            if self.is_over:
                self._shut()

    def _shut(self) -> None:
        connection = self._stream and self._stream.get_extra_info("socket")
        if connection is not None:
            with suppress(OSError):
                # Not the method of an encrypted socket, which would first forget its encryption.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


@contextmanager
def _named(url: str, here: str, cut: _Cut) -> Iterator[None]:
    """Put the URL before each message, and the redirect that failed, and turn errors of httpx into ours."""
    where = url if here == url else f"{url} (leading to {here})"
    try:
        yield
    except FetchError as error:
        raise FetchError(f"{where}: {error}") from error.__cause__
    except httpx.TimeoutException as error:
        raise FetchError(f"{where}: no answer in time; try again later") from error
    except (httpx.HTTPError, ssl.SSLError) as error:
        reason = (
            "it takes too long; try again later"
            if cut.is_over
            else f"it can't be fetched ({error}); check the address"
        )
        raise FetchError(f"{where}: {reason}") from error
    except httpx.InvalidURL as error:
        raise FetchError(f"{where}: it is no web address ({error}); correct it") from error


def _client() -> httpx.Client:
    # Connections are made by address: one kept open could serve a request for another host there.
    return httpx.Client(
        headers={
            "User-Agent": _user_agent(),
            "Accept-Encoding": "gzip, deflate",
            "Accept": "text/html, text/*, */*",
        },
        timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
        trust_env=False,
    )


def _user_agent() -> str:
    try:
        return f"onrecord/{version('onrecord')}"
    except PackageNotFoundError:
        return "onrecord"


def _parsed(url: str) -> httpx.URL:
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https"):
        raise FetchError(
            f"only http and https are fetched, not {parsed.scheme or 'a bare name'}; save it first"
        )
    if not parsed.host:
        raise FetchError("there is no host in it; write it as https://host/page")
    if parsed.port is not None and parsed.port > _HIGHEST_PORT:
        raise FetchError(f"there is no port {parsed.port}; correct it")
    if parsed.userinfo:
        raise FetchError("there is a name or password in it; leave these out")
    return parsed


@contextmanager
def _answer(client: httpx.Client, url: str, cut: _Cut, *, allow_private: bool) -> Iterator[httpx.Response]:
    """Give the answer of the first address of a URL's host that takes the connection."""
    parsed = _parsed(url)
    host = parsed.raw_host.decode("ascii")
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    refused: httpx.TransportError | None = None
    for address in resolve(host, port, allow_private=allow_private):
        cut.check()
        # The answer before may have set some, which this request would carry.
        client.cookies.clear()
        request = client.build_request(
            "GET",
            parsed.copy_with(host=address, fragment=None),
            headers={"Host": parsed.netloc.decode("ascii")},
            # The certificate is checked for the host's name, not for its address.
            extensions={"sni_hostname": host, "trace": cut.trace},
        )
        try:
            answer = client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            refused = error
            continue
        try:
            yield answer
        finally:
            answer.close()
        return
    raise refused or FetchError("its host has no address; check the address")


def _fetched(url: str, answer: httpx.Response, cut: _Cut, max_bytes: int) -> Fetched:
    if not answer.is_success:
        remedy = "try again later" if answer.status_code in _LATER else "check the address"
        raise FetchError(f"the server answers {answer.status_code} {answer.reason_phrase}; {remedy}")
    header = answer.headers.get("content-type", "")
    media_type = header.partition(";")[0].strip().lower() or None
    if media_type is not None and not _READABLE.fullmatch(media_type):
        raise FetchError(f"it is {media_type}, which is not read; save its text and read that")
    length = answer.headers.get("content-length", "")
    if length.isdecimal() and int(length) > max_bytes:
        raise _too_large(max_bytes)
    pieces: list[bytes] = []
    size = 0
    for piece in _unpacked(answer, cut, max_bytes):
        size += len(piece)
        if size > max_bytes:
            raise _too_large(max_bytes)
        pieces.append(piece)
    # A body of no stated length that was cut off looks like one that is whole.
    cut.check()
    return Fetched(
        url=str(_parsed(url).copy_with(fragment=None)),
        content=b"".join(pieces),
        media_type=media_type,
        charset=answer.charset_encoding,
    )


def _unpacked(answer: httpx.Response, cut: _Cut, max_bytes: int) -> Iterator[bytes]:
    """Give the body piece by piece, each bounded once unpacked: a small answer may unpack to terabytes."""
    encoding = answer.headers.get("content-encoding", "identity").strip().lower() or "identity"
    if encoding == "identity":
        for piece in answer.iter_raw(_PIECE):
            cut.check()
            yield piece
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"it is packed with {encoding[:40]}, which was not asked for; save it and read that")
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    begun = False
    for piece in answer.iter_raw(_PIECE):
        cut.check()
        if not begun and encoding == "deflate" and not _has_zlib_header(piece):
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        begun = True
        rest = piece
        while rest and not unpacker.eof:
            yield _unpack(unpacker, rest)
            rest = unpacker.unconsumed_tail
    while begun and not unpacker.eof:
        if left := _unpack(unpacker, b""):
            yield left
            continue
        raise FetchError("it was cut off before its end; try again later")


def _unpack(unpacker: zlib._Decompress, piece: bytes) -> bytes:
    try:
        return unpacker.decompress(piece, _PIECE)
    except zlib.error as error:
        raise FetchError(f"it can't be unpacked ({error}); try again later") from error


def _has_zlib_header(piece: bytes) -> bool:
    # RFC 1950: method 8 in the low bits, and the first two bytes are a multiple of 31.
    return len(piece) > 1 and piece[0] & 15 == 8 and int.from_bytes(piece[:2]) % 31 == 0


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(f"it is larger than {max_bytes} bytes; save the part that is wanted and read that")
