"""Reports that try to become markup, scripts or addresses stay text on every page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.desk.app import create_app
from onrecord.desk.settings import Settings
from onrecord.ledger import Ledger
from onrecord.model.claim import Place, Review, Side, Teller
from onrecord.model.document import Document
from tests.accounts.examples import READING, claim, count
from tests.desk.conftest import client_of
from tests.desk.page import ADDRESSES, parsed

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
        for tag, attributes in page.elements:
            assert tag not in TAGS, (path, tag)
            assert not [
                name for name in attributes if name.startswith("on") or name in ("style", "srcdoc")
            ], path
            for name in ADDRESSES:
                address = (attributes.get(name) or "").strip().lower()
                assert not address.startswith(("javascript:", "data:", "//")), (path, address)
                if tag != "a" and name in attributes:
                    assert address.startswith(("/", "#")), (path, tag, address)
        assert all((each.get("src") or "").startswith("/assets/") for each in page.all("script")), path
        assert {each.get("http-equiv") for each in page.all("meta")} == {None}, path
        assert "\u202e" not in answer.text
        assert "\x1b" not in answer.text
        assert "49$" not in page.text


def test_documents_with_odd_ids_open(hostile: TestClient) -> None:
    links = {link for link in parsed(hostile.get("/documents").text).links if link.startswith("/documents/")}
    assert len(links) == len(INJECTIONS)
    assert {hostile.get(link).status_code for link in links} == {200}


def test_what_is_asked_for_comes_back_as_text(hostile: TestClient) -> None:
    for words in INJECTIONS:
        for name in ("text", "speaker", "place", "party", "publisher", "kind", "since"):
            answer = hostile.get("/claims", params={name: words})
            assert answer.status_code in (200, 400)
            assert not [tag for tag, _ in parsed(answer.text).elements if tag in TAGS]
