"""The guarded fetcher against a server of our own on the loopback address."""

from __future__ import annotations

import gzip
import ipaddress
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from onrecord.model.errors import FetchError
from onrecord.sources import address, open_source
from onrecord.sources.fetch import fetch
from tests.sources.making import PAGE, documents, errors

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """A server whose pages are functions; `seen` lists path and headers of each request."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answer] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                try:
                    outer.pages[self.path](self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if context is not None:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def sends(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        sent = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body))}
        for name, value in {
            **sent,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def leads_to(target: str, status: int = 302) -> Answer:
    return sends(b"", status, location=target, set_cookie="track=1")


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def only_ours_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the address of our server stand for a public one, and no other."""
    ours = ipaddress.ip_address("127.0.0.1")
    monkeypatch.setattr(address, "is_public", lambda asked: asked == ours)


def test_a_page_is_fetched_with_a_plain_name_and_no_cookies(server: Server) -> None:
    server.pages["/report?day=2#part"] = server.pages["/report?day=2"] = sends("Füzren.".encode())
    found = fetch(f"{server.url}/report?day=2#part", allow_private=True)
    assert (found.url, found.content) == (f"{server.url}/report?day=2", "Füzren.".encode())
    assert (found.media_type, found.charset) == ("text/plain", "utf-8")
    ((_, headers),) = server.seen
    assert headers["user-agent"].startswith("onrecord")
    assert headers["host"] == f"127.0.0.1:{server.port}"
    assert "cookie" not in headers


def test_a_url_becomes_a_document(server: Server) -> None:
    server.pages["/page"] = sends(PAGE.encode(), content_type="text/html")
    server.pages["/text"] = sends(b" date 2021-03-02 Border Times\n\nA.", content_type="")
    server.pages["/lines"] = sends(b'{"text": "A."}\n{"text": "B."}\n', content_type="application/x-ndjson")
    server.pages["/list"] = sends(b'[{"text": "A."},\n{"text": "B."}]', content_type="application/json")
    (page,) = documents(f"{server.url}/page", allow_private=True)
    assert page.document.url == f"{server.url}/page"
    assert page.document.canonical_url == "https://border-times.example/shelling"
    assert page.raw == PAGE.encode()
    (text,) = documents(f"{server.url}/text", allow_private=True)
    assert (text.document.publisher, text.document.url) == ("Border Times", f"{server.url}/text")
    for path in ("/lines", "/list"):
        assert [one.document.text for one in documents(server.url + path, allow_private=True)] == ["A.", "B."]


def test_an_answer_of_another_encoding_is_read_in_it(server: Server) -> None:
    server.pages["/text"] = sends("café".encode("cp1252"), content_type="text/plain; charset=iso-8859-1")
    (one,) = documents(f"{server.url}/text", allow_private=True)
    assert one.document.text == "café"
    server.pages["/wrong"] = sends(b"caf\xe9", content_type="text/plain; charset=utf-8")
    (message,) = errors(f"{server.url}/wrong", allow_private=True)
    assert "byte 3 (0xe9) is not UTF-8" in message


def test_an_inner_address_is_refused_before_anything_is_asked(server: Server) -> None:
    with pytest.raises(FetchError, match=r"127\.0\.0\.1, which is no public address") as caught:
        fetch(f"{server.url}/report")
    assert str(caught.value).startswith(f"{server.url}/report: ")
    assert server.seen == []


@pytest.mark.usefixtures("only_ours_is_public")
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "//192.168.1.1/",
    ],
)
def test_a_redirect_to_an_inner_address_is_refused(server: Server, target: str) -> None:
    server.pages["/report"] = leads_to(target)
    with pytest.raises(FetchError, match=r"\(leading to .*no public address"):
        fetch(f"{server.url}/report")


@pytest.mark.usefixtures("only_ours_is_public")
@pytest.mark.parametrize(
    "target", ["file:///etc/hosts", "ftp://example.org/", "javascript:alert(1)", "data:,x"]
)
def test_a_redirect_to_another_scheme_is_refused(server: Server, target: str) -> None:
    server.pages["/report"] = leads_to(target)
    with pytest.raises(FetchError, match=r"only http and https|no web address"):
        fetch(f"{server.url}/report")


def test_redirects_are_followed_so_far_and_carry_no_cookies(server: Server) -> None:
    for number in range(5):
        server.pages[f"/{number}"] = leads_to(f"/{number + 1}", (301, 302, 303, 307, 308)[number])
    server.pages["/5"] = sends(b"here")
    found = fetch(f"{server.url}/0", allow_private=True)
    assert (found.url, found.content) == (f"{server.url}/5", b"here")
    assert not any("cookie" in headers for _, headers in server.seen)
    server.pages["/5"] = leads_to("/0")
    with pytest.raises(FetchError, match="leads on more than 5 times"):
        fetch(f"{server.url}/0", allow_private=True)


def test_the_connection_goes_to_the_address_that_was_checked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        if host != "news.example":
            return real(host, *args, **options)
        names.append(host)
        # Another answer each time, as one who wants to slip through gives it.
        first = "127.0.0.1" if len(names) == 1 else "127.0.0.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (first, server.port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    server.pages["/report"] = sends(b"here")
    assert fetch(f"http://news.example:{server.port}/report", allow_private=True).content == b"here"
    assert names == ["news.example"]
    assert server.seen[0][1]["host"] == f"news.example:{server.port}"


def test_the_next_address_is_tried_where_one_does_not_answer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.sources.fetch.resolve", lambda *_, **__: ["127.0.0.3", "127.0.0.1"])
    server.pages["/report"] = sends(b"here")
    assert fetch(f"http://news.example:{server.port}/report").content == b"here"


def test_no_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.pages["/report"] = sends(b"here")
    assert fetch(f"{server.url}/report", allow_private=True).content == b"here"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/x", "only http and https"),
        ("file:///etc/hosts", "only http and https"),
        ("example.org/x", "only http and https"),
        ("http:///x", "no host"),
        ("http://ann:secret@127.0.0.1/", "a name or password"),
        ("http://[::1", "web address"),
        ("http://exa mple.org/", "web address|not found"),
        ("http://127.0.0.1:99999/", "there is no port 99999"),
        ("http://\x00/", "web address|not found"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(url, allow_private=True)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (sends(b"gone", 404), "the server answers 404 Not Found; check the address"),
        (sends(b"busy", 503), "answers 503 Service Unavailable; try again later"),
        (sends(b"", 304), "answers 304"),
        (sends(b"%PDF", content_type="application/pdf"), "it is application/pdf, which is not read"),
        (sends(b"x", content_type="image/png"), "it is image/png"),
        (sends(b"x", content_encoding="br"), "packed with br"),
        (sends(b"x", content_encoding="gzip, gzip"), "packed with gzip, gzip"),
        (sends(b"not packed", content_encoding="gzip"), "can't be unpacked"),
        (sends(gzip.compress(b"cut off" * 99)[:-12], content_encoding="gzip"), "cut off before its end"),
        (sends(b"short", content_length="100"), "can't be fetched"),
    ],
)
def test_an_answer_that_can_not_be_used_is_explained(server: Server, answer: Answer, message: str) -> None:
    server.pages["/report"] = answer
    (said,) = errors(f"{server.url}/report", allow_private=True)
    assert said.startswith(f"{server.url}/report: ")
    assert message in said


def test_an_empty_answer_is_named(server: Server) -> None:
    server.pages["/report"] = sends(b"")
    (said,) = errors(f"{server.url}/report", allow_private=True)
    assert "it is empty" in said


def test_packed_answers_are_unpacked(server: Server) -> None:
    body = b"Two villages were shelled. " * 10_000
    raw = zlib.compressobj(wbits=-15)
    for encoding, packed in {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "Deflate": raw.compress(body) + raw.flush(),
        "identity": body,
    }.items():
        server.pages["/report"] = sends(packed, content_encoding=encoding)
        assert fetch(f"{server.url}/report", allow_private=True).content == body


@pytest.mark.parametrize("declared", [True, False])
def test_an_answer_that_is_too_large_is_refused(server: Server, declared: bool) -> None:
    server.pages["/report"] = sends(b"a" * 1001, content_length="1001" if declared else "")
    with pytest.raises(FetchError, match="larger than 1000 bytes"):
        fetch(f"{server.url}/report", allow_private=True, max_bytes=1000)
    server.pages["/report"] = sends(b"a" * 1000, content_length="1000" if declared else "")
    assert len(fetch(f"{server.url}/report", allow_private=True, max_bytes=1000).content) == 1000


def test_an_answer_without_end_is_cut_at_the_limit(server: Server) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"a" * 65_536)

    server.pages["/report"] = endless
    with pytest.raises(FetchError, match="larger than 1000000 bytes"):
        fetch(f"{server.url}/report", allow_private=True, max_bytes=1_000_000)


def test_a_bomb_is_counted_unpacked(server: Server) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    server.pages["/report"] = sends(bomb, content_encoding="gzip")
    with pytest.raises(FetchError, match="larger than 1000000 bytes"):
        fetch(f"{server.url}/report", allow_private=True, max_bytes=1_000_000)


@pytest.mark.parametrize("part", ["head", "body", "body of no stated length"])
def test_a_server_that_drips_is_left(server: Server, part: str) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        if part == "body":
            handler.wfile.write(b"Content-Length: 1000\r\n\r\n")
        elif part != "head":
            handler.wfile.write(b"\r\n")
        for _ in range(100):
            handler.wfile.write(b"X")
            time.sleep(0.05)

    server.pages["/report"] = dripping
    before = time.monotonic()
    with pytest.raises(FetchError, match="takes too long"):
        fetch(f"{server.url}/report", allow_private=True, total_seconds=0.5)
    assert time.monotonic() - before < 3


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match=rf"^http://127\.0\.0\.1:{port}/: it can't be fetched"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


def test_private_addresses_are_refused_unless_allowed(server: Server) -> None:
    server.pages["/report"] = sends(b"A village was shelled.")
    (refused,) = open_source(f"{server.url}/report")
    assert isinstance(refused, FetchError)
    assert len(documents(f"{server.url}/report", allow_private=True)) == 1


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a certificate")
    both = tmp_path / "both.pem"
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    made = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(both),
        "-out",
        str(tmp_path / "c.pem"),
    ]
    subprocess.run([openssl, *made, *names], check=True, capture_output=True)
    both.write_bytes(both.read_bytes() + (tmp_path / "c.pem").read_bytes())
    return both


def test_a_certificate_is_checked_for_the_name_and_not_for_the_address(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(context)
    server.pages["/report"] = sends(b"here")
    monkeypatch.setattr("onrecord.sources.fetch.resolve", lambda *_, **__: ["127.0.0.1"])
    try:
        with pytest.raises(FetchError, match="certificate verify failed"):
            fetch(f"https://news.example:{server.port}/report")
        trusting = ssl.create_default_context(cafile=str(certificate))
        monkeypatch.setattr(httpx, "Client", partial(httpx.Client, verify=trusting))
        assert fetch(f"https://news.example:{server.port}/report").content == b"here"
        with pytest.raises(FetchError, match="certificate verify failed"):
            fetch(f"https://other.example:{server.port}/report")
    finally:
        server.close()
