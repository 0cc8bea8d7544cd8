from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim
from onrecord.model.exchange import schema_of, to_json
from tests.accounts.examples import KESRA, all_claims

LISTS: dict[str, Any] = {
    "claims": Claim,
    "events": Event,
    "tolls": Toll,
    "control": Control,
    "disputes": Dispute,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_the_exchange_form(client: TestClient, name: str) -> None:
    items = client.get(f"/api/{name}?limit=500").json()["items"]
    assert items
    form = name if name == "control" else name.removesuffix("s")
    validator = Draft202012Validator(schema_of(form))
    for item in items:
        validator.validate(item)
        msgspec.convert(item, LISTS[name])


@pytest.mark.parametrize("name", [*LISTS, "documents"])
def test_pages_of_a_list_follow_each_other_without_loss(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/{name}?limit=500").json()["items"]
    found: list[Any] = []
    following: str | None = f"/api/{name}?limit=2"
    while following:
        page = client.get(following).json()
        assert len(page["items"]) <= 2
        found += page["items"]
        following = page["next"]
    assert found == whole


def test_a_claim_and_a_document_are_given_by_their_ids(client: TestClient) -> None:
    claim = all_claims()[0]
    assert client.get(f"/api/claims/{claim.id}").json() == json.loads(to_json(claim))
    assert client.get(f"/api/claims/{claim.id[:8]}").json()["id"] == claim.id
    found = client.get(f"/api/documents/{KESRA.id}").json()
    assert found["document"]["text"] == KESRA.text
    assert {each["document"]["id"] for each in found["claims"]} == {KESRA.id}


@pytest.mark.parametrize("path", ["/api/claims/zzzzzz", "/api/documents/none", "/api/nothing"])
def test_what_is_not_there_is_told_as_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert set(answer.json()) == {"detail"}


@pytest.mark.parametrize(
    "path", ["/api/claims", "/api/facets", "/api/brief", f"/api/documents/{KESRA.id}", "/api/events"]
)
def test_what_has_not_changed_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content


def test_filters_are_those_of_the_pages(client: TestClient) -> None:
    items = client.get("/api/claims?kind=control&speaker=Belmar").json()["items"]
    assert items
    assert {item["kind"] for item in items} == {"control"}
    assert client.get("/api/claims?kind=battle").status_code == 400
    assert client.get("/api/claims?since=soon").status_code == 422
    assert client.get("/api/claims?limit=501").status_code == 422


def test_facets_count_the_claims(client: TestClient) -> None:
    found = client.get("/api/facets").json()
    assert found["number"] == len(all_claims())
    assert sum(each["number"] for each in found["facets"]["kind"]) == len(all_claims())


def test_the_description_names_every_address_and_the_exchange_forms(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert {f"/api/{name}" for name in (*LISTS, "documents", "brief", "facets")} <= set(described["paths"])
    assert {"Claim", "Event", "Toll", "Control", "Dispute", "Brief"} <= set(
        described["components"]["schemas"]
    )
    assert all(set(methods) == {"get"} for methods in described["paths"].values())
