from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.desk.app import create_app
from onrecord.desk.guard import POLICY
from onrecord.desk.settings import Settings
from tests.desk.conftest import client_of


@pytest.mark.parametrize(
    "path", ["/", "/claims", "/nothing", "/api/claims", "/assets/desk.css", "/claims/zzzzzz"]
)
def test_every_answer_carries_the_headers_of_safety(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_the_policy_runs_no_script_and_no_style_within_a_page() -> None:
    assert "unsafe" not in POLICY
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert part in POLICY.split("; ")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8800", "127.0.0.1.evil.example", "", "localhost.evil.example"]
)
def test_a_name_of_another_site_gets_no_answer(client: TestClient, host: str) -> None:
    answer = client.get("/claims", headers={"Host": host})
    assert answer.status_code == 421
    assert "Kesra" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8800", "localhost", "LOCALHOST:1", "[::1]:8800", "192.0.2.7"])
def test_addresses_and_this_machine_get_an_answer(client: TestClient, host: str) -> None:
    assert client.get("/claims", headers={"Host": host}).status_code == 200


def test_a_name_that_was_given_at_the_start_gets_an_answer(ledger: Path) -> None:
    app = create_app(ledger, Settings(names=("desk.example",)))
    assert client_of(app, "http://desk.example").get("/claims").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1:8800"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:8800"},
    ],
)
def test_pages_of_other_sites_can_add_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/add", data={"text": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_api_takes_nothing(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/claims").status_code == 405


def test_more_than_may_be_sent_at_once_is_refused_before_it_is_read(ledger: Path) -> None:
    client = client_of(create_app(ledger, Settings(upload=10_000)))
    answer = client.post("/add", content=b"x" * 10_001)
    assert answer.status_code == 413
    assert "onrecord read" in answer.text


def test_more_than_was_announced_is_refused_too(ledger: Path) -> None:
    client = client_of(create_app(ledger, Settings(upload=10_000)))
    pieces = (b"x" * 1_000 for _ in range(20))
    assert (
        client.post(
            "/add", content=pieces, headers={"Content-Type": "multipart/form-data; boundary=b"}
        ).status_code
        == 413
    )


def test_an_address_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/claims?text=" + "a" * 5_000).status_code == 414


def test_documentation_pages_that_load_from_elsewhere_are_not_there(app: FastAPI) -> None:
    client = client_of(app)
    assert {client.get(path).status_code for path in ("/docs", "/redoc", "/openapi.json")} == {404}
