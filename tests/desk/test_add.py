from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.desk.adding import Adder, Job, Sent
from onrecord.desk.app import create_app
from onrecord.desk.settings import Settings
from onrecord.ledger import Ledger
from onrecord.sources import fetch
from onrecord.sources.fetch import Fetched
from tests.commands.fakes import fake_pipeline
from tests.desk.conftest import ADDRESS, client_of
from tests.desk.page import parsed

REPORT = "Harbour Post, 4 May 2031\n\n12 people were killed near Kesra.\n"
TOKEN = "a-token-of-some-length"


def form_of(client: TestClient) -> str:
    return parsed(client.get("/add").text).form()


def finished(client: TestClient, where: str) -> str:
    """Wait until a sending is read, and return its page."""
    for _ in range(200):
        page = client.get(where).text
        if "hx-get" not in page:
            return page
        time.sleep(0.02)
    raise AssertionError("it was not read in time")


def test_a_text_is_read_and_its_claims_are_shown(client: TestClient) -> None:
    sent = {"form": form_of(client), "text": REPORT, "publisher": "Harbour Post", "published": "2031-05-04"}
    answer = client.post("/add", data=sent, headers={"Origin": ADDRESS})
    assert answer.status_code == 303
    page = finished(client, answer.headers["location"])
    assert "1 claim" in page
    report = next(link for link in parsed(page).links if link.startswith("/documents/"))
    assert "12 people were killed" in client.get(report).text
    assert "2031-05-04" in client.get("/api" + report).text


def test_files_are_read_each_as_what_it_is(client: TestClient) -> None:
    files = [
        ("files", ("one.txt", REPORT.encode(), "text/plain")),
        (
            "files",
            (
                "two.jsonl",
                b'{"id": "two", "text": "30 people were killed."}\n{"id": "three", "text": "x"}\n',
                "",
            ),
        ),
        ("files", ("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00", "image/png")),
    ]
    answer = client.post("/add", data={"form": form_of(client)}, files=files)
    page = parsed(finished(client, answer.headers["location"])).text
    assert "two" in page
    assert "three" in page
    assert "not read" in page
    assert "photo.png" in page


def test_a_name_of_a_file_leads_to_no_file_of_this_machine(client: TestClient, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("99 people were killed in secret.\n")
    for url in (str(secret), f"file://{secret}", "-", "ftp://x.example/a"):
        answer = client.post("/add", data={"form": form_of(client), "url": url})
        assert answer.status_code == 400, url
    files = [("files", (str(secret), b"7 people were killed.", "text/plain"))]
    answer = client.post("/add", data={"form": form_of(client)}, files=files)
    finished(client, answer.headers["location"])
    assert "secret." not in client.get("/claims?text=secret").text


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8800/about",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
    ],
)
def test_private_addresses_are_never_fetched(client: TestClient, url: str) -> None:
    answer = client.post("/add", data={"form": form_of(client), "url": url})
    page = parsed(finished(client, answer.headers["location"])).text
    assert "not read" in page
    assert "not public" in page or "private" in page


def test_a_page_of_the_web_is_fetched_by_the_guarded_fetcher_and_read(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetched(place: str, **more: object) -> Fetched:
        asked.append(place)
        assert not more.get("allow_private")
        told = "<p>9 people were killed on the bridge at Kesra, the mayor said on Friday morning.</p>"
        more_told = "<p>Boats went out before noon, and the road on both banks was closed to lorries.</p>"
        page = f"<html><title>Bridge</title><body><article>{told}{more_told * 4}</article></body></html>"
        return Fetched(url=place, content=page.encode(), media_type="text/html", charset="utf-8")

    monkeypatch.setattr(fetch, "fetch", fetched)
    answer = client.post("/add", data={"form": form_of(client), "url": "https://post.example/bridge"})
    page = parsed(finished(client, answer.headers["location"]))
    assert asked == ["https://post.example/bridge"]
    report = next(link for link in page.links if link.startswith("/documents/"))
    assert "9 people were killed" in client.get(report).text


def test_without_the_token_of_a_form_nothing_is_added(client: TestClient) -> None:
    own = form_of(client)
    for form in ("", "0" * 64, own[:-1], "é"):
        assert client.post("/add", data={"form": form, "text": REPORT}).status_code == 403
    other = client_of(client.app)  # type: ignore[arg-type]
    form_of(other)
    assert other.post("/add", data={"form": own, "text": REPORT}).status_code == 403
    assert client.get("/api/documents").json()["total"] == 3


def test_cookies_stay_on_this_site_and_out_of_scripts(client: TestClient) -> None:
    cookie = client.get("/add").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert all("set-cookie" not in client.get(path).headers for path in ("/", "/claims", "/api/claims"))


def test_nothing_given_is_told(client: TestClient) -> None:
    answer = client.post("/add", data={"form": form_of(client), "text": "  "})
    assert answer.status_code == 400
    assert "Nothing was given" in answer.text


def test_a_day_that_is_none_is_told(client: TestClient) -> None:
    sent = {"form": form_of(client), "text": REPORT, "published": "soon"}
    assert "is no day" in client.post("/add", data=sent).text


def test_more_sendings_than_a_minute_may_have_are_refused(ledger: Path) -> None:
    client = client_of(create_app(ledger, Settings(additions=2), open_pipeline=fake_pipeline))
    codes = [
        client.post("/add", data={"form": form_of(client), "text": f"{n} x"}).status_code for n in range(3)
    ]
    assert codes == [303, 303, 429]


def test_more_files_than_allowed_are_refused(ledger: Path) -> None:
    client = client_of(create_app(ledger, Settings(files=2), open_pipeline=fake_pipeline))
    files = [("files", (f"{n}.txt", b"x", "text/plain")) for n in range(3)]
    assert client.post("/add", data={"form": form_of(client)}, files=files).status_code == 400


def test_where_a_token_is_set_only_who_gives_it_may_add(ledger: Path) -> None:
    client = client_of(create_app(ledger, Settings(token=TOKEN), open_pipeline=fake_pipeline))
    assert "asks for its token" in client.get("/add").text
    assert client.post("/add", data={"form": form_of(client), "text": REPORT}).status_code == 401
    assert client.post("/token", data={"form": form_of(client), "token": "wrong"}).status_code == 401
    assert client.post("/token", data={"form": form_of(client), "token": TOKEN}).status_code == 303
    assert client.post("/add", data={"form": form_of(client), "text": REPORT}).status_code == 303
    assert TOKEN not in client.cookies.get("onrecord_writer", "")
    assert client.get("/claims").status_code == 200


def test_a_sending_that_is_not_known_is_not_found(client: TestClient) -> None:
    assert client.get("/add/nothing").status_code == 404


def test_a_fault_in_one_report_does_not_end_the_reading_of_others(tmp_path: Path) -> None:
    adder = Adder(Ledger(tmp_path / "x.db"), fake_pipeline, 1_000)
    job = adder.add(
        [
            Sent(name=name, raw=text)
            for name, text in (("a", b"ODD"), ("b", b"FAIL"), ("c", b"5 people were killed"))
        ]
    )
    assert job is not None
    wait(job)
    assert [outcome.claims for outcome in job.outcomes] == [0, 0, 1]
    assert [bool(outcome.problem) for outcome in job.outcomes] == [True, True, False]


def test_a_report_that_is_there_already_is_not_read_again(tmp_path: Path) -> None:
    adder = Adder(Ledger(tmp_path / "x.db"), fake_pipeline, 1_000)
    for _ in range(2):
        job = adder.add([Sent(name="a", raw=b"5 people were killed")])
        assert job is not None
        wait(job)
    assert "it was there already" in (job.outcomes[0].note or "")


def wait(job: Job) -> None:
    for _ in range(300):
        if job.state == "done":
            return
        time.sleep(0.02)
    raise AssertionError("it was not read in time")
