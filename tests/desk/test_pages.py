from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.desk.app import create_app
from onrecord.desk.asked import asked_of
from onrecord.desk.settings import Settings
from onrecord.ledger import Ledger
from tests.accounts.examples import KESRA, kesra_claims
from tests.desk.conftest import client_of
from tests.desk.page import ADDRESSES, parsed

PAGES = (
    "/",
    "/claims",
    "/documents",
    "/events",
    "/tolls",
    "/control",
    "/disputes",
    "/sources",
    "/about",
    "/add",
)
FACET = re.compile(
    r'<li><a href="(/claims\?(?:kind|speaker|publisher|modality)=[^"]+)"><span><bdi>[^<]*</bdi></span>'
    r' <span class="count">([\d,]+)</span>'
)
TIME = re.compile(
    r'<li><a href="(/claims\?[^"]*since=[^"]+)"><span>[^<]*</span> <span class="count">([\d,]+)</span>'
)
CLAIM = kesra_claims()[0].id


@pytest.mark.parametrize("path", [*PAGES, f"/claims/{CLAIM}", f"/documents/{KESRA.id}", "/nothing"])
def test_a_page_has_a_title_one_heading_and_nothing_that_runs_within_it(
    client: TestClient, path: str
) -> None:
    answer = client.get(path)
    page = parsed(answer.text)
    assert answer.status_code == (404 if path == "/nothing" else 200)
    assert len(page.all("h1")) == 1
    assert len(page.all("title")) == 1
    assert page.all("html") == [{"lang": "en"}]
    assert all(script.get("src", "").startswith("/assets/") for script in page.all("script"))  # type: ignore[union-attr]
    assert page.all("style") == []
    names = {name for _, attributes in page.elements for name in attributes}
    assert {name for name in names if name.startswith("on") or name == "style"} == set()


def test_every_link_within_the_desk_leads_somewhere(client: TestClient) -> None:
    waiting, seen = list(PAGES), set()
    while waiting:
        path = waiting.pop().partition("#")[0]
        if not path or path in seen or not path.startswith("/") or len(seen) > 400:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if "text/html" in answer.headers["content-type"]:
            waiting += parsed(answer.text).links
    assert len(seen) > 60


def test_a_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    for path in PAGES:
        for tag, attributes in parsed(client.get(path).text).elements:
            if tag != "a":
                loaded = [attributes[name] for name in ADDRESSES if name in attributes]
                assert all((address or "").startswith("/") for address in loaded), (path, tag, loaded)


def test_the_first_page_is_small(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept-Encoding": "identity"})
    page = parsed(answer.text)
    parts = {each.get("href") for each in page.all("link")} | {each.get("src") for each in page.all("script")}
    sizes = [len(client.get(part).content) for part in parts if part]
    assert len(answer.content) + sum(sizes) < 200_000


def test_the_address_narrows_the_claims(client: TestClient) -> None:
    page = parsed(client.get("/claims?kind=control&place=Kesra").text)
    rows = [row for row in page.all("tr") if "data-row" in row]
    with Ledger(client.app.state.desk.ledger.name) as book:  # type: ignore[attr-defined]
        from onrecord.ledger import Filters

        assert len(rows) == book.count(Filters(kind=("control",), place="Kesra")) > 0
    assert "kind" in page.text
    assert any(field.get("name") == "place" and field.get("value") == "Kesra" for field in page.all("input"))


def test_a_facet_lists_as_many_claims_as_it_says(client: TestClient) -> None:
    page = client.get("/claims").text
    facets = FACET.findall(page)
    assert len(facets) > 8
    for address, number in facets:
        narrowed = client.get(address.replace("&amp;", "&")).text
        assert f"{number} claim" in narrowed, address


def test_a_stretch_of_time_lists_as_many_claims_as_it_says(client: TestClient) -> None:
    for path in ("/claims", "/claims?kind=casualties", "/claims?since=2031-05-01&until=2031-05-31"):
        stretches = TIME.findall(client.get(path).text)
        assert stretches, path
        for address, number in stretches:
            narrowed = client.get(address.replace("&amp;", "&")).text
            assert f"{number} claim" in narrowed, address


def test_a_conflict_narrows_claims_and_accounts_as_the_commands_do(client: TestClient) -> None:
    from onrecord.commands.filters import make_filters

    page = client.get("/claims?conflict=karabakh-2020")
    assert page.status_code == 200
    assert "2020 Nagorno-Karabakh war" in parsed(page.text).text
    for path in (
        "/events",
        "/tolls",
        "/control",
        "/disputes",
        "/api/claims",
        "/api/events",
        "/claims/export/csv",
    ):
        assert client.get(f"{path}?conflict=karabakh-2020").status_code == 200
        assert client.get(f"{path}?conflict=none").status_code in (400, 422)
    for query in ([], [("published_since", "2030-01-01")]):
        asked = asked_of([("conflict", "karabakh-2020"), *query])
        assert asked.filters == make_filters(conflict="karabakh-2020", **dict(query))


def test_claims_far_down_begin_behind_a_claim(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.desk import facets
    from onrecord.desk.pages import claims

    monkeypatch.setattr(claims, "PER_PAGE", 4)
    monkeypatch.setattr(facets, "MOST_COUNTED", 8)
    whole = [each["id"] for each in client.get("/api/claims?limit=500").json()["items"]]
    found: list[str] = []
    path: str | None = "/claims"
    addresses = []
    while path:
        page = parsed(client.get(path).text)
        found += [link[8:] for link in page.links if re.fullmatch(r"/claims/[0-9a-f]{20}", link)]
        path = next((each.get("href") for each in page.all("a") if each.get("rel") == "next"), None)
        addresses.append(path or "")
    assert found == whole
    assert "page=2" in addresses[0]
    assert f"after={whole[7]}" in addresses[1]
    assert "Counted in the newest 8" in " ".join(parsed(client.get("/claims").text).text.split())
    assert client.get("/claims?after=zzzzzz").status_code == 404


@pytest.mark.parametrize("name", ["events", "disputes"])
def test_an_event_and_a_dispute_have_pages_of_their_own(client: TestClient, name: str) -> None:
    items = client.get(f"/api/{name}").json()["items"]
    assert items
    for item in items:
        page = parsed(client.get(f"/{name}/{item['id']}").text)
        assert [each["id"] for each in page.all("li") if "data-row" in each] == [item["id"]]
    assert client.get(f"/{name}/zzz").status_code == 404
    assert client.get(f"/{name}/%25").status_code == 404


def test_words_of_a_passage_find_its_claims(client: TestClient) -> None:
    assert (
        "wounded near Kesra" in client.get("/claims?text=health+ministry").text
        or "Belmar" in client.get("/claims?text=health+ministry").text
    )
    assert "No claim has all of these" in client.get("/claims?text=zeppelin").text


def test_empty_fields_of_a_form_leave_the_address(client: TestClient) -> None:
    answer = client.get("/claims?text=&place=Kesra&since=")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?place=Kesra")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("kind=battle", "no kind is called"),
        ("since=yesterday", "not a day"),
        ("min_confidence=2", "no number from 0 to 1"),
        ("country=XX", "no country has the code"),
        ("since=2031-05-05&until=2031-05-01", "later than"),
        ("text=%00", "NUL"),
        ("place=" + "a" * 300, "longer than"),
    ],
)
def test_a_filter_that_cannot_be_is_told_and_is_no_fault_of_the_program(
    client: TestClient, query: str, told: str
) -> None:
    for path in (
        "/claims",
        "/events",
        "/tolls",
        "/control",
        "/disputes",
        "/claims/export/csv",
        "/api/claims",
        "/api/events",
    ):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code in (400, 422), path
    assert told in client.get(f"/claims?{query}").text.replace("&#39;", "'")


def test_pages_of_a_list_follow_each_other_without_loss(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.desk.pages import claims

    monkeypatch.setattr(claims, "PER_PAGE", 4)
    found: list[str] = []
    path: str | None = "/claims"
    while path:
        page = parsed(client.get(path).text)
        found += [link for link in page.links if re.fullmatch(r"/claims/[0-9a-f]{20}", link)]
        path = next((each.get("href") for each in page.all("a") if each.get("rel") == "next"), None)
    with Ledger(client.app.state.desk.ledger.name) as book:  # type: ignore[attr-defined]
        assert sorted(found) == sorted(f"/claims/{claim.id}" for claim in book.claims())


def test_an_export_holds_exactly_what_is_filtered(client: TestClient) -> None:
    asked = "kind=casualties&kind=control"
    listed = client.get(f"/api/claims?{asked}&limit=500").json()["items"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/claims/export/csv?{asked}").text)))
    lines = [json.loads(line) for line in client.get(f"/claims/export/jsonl?{asked}").text.splitlines()]
    drawn = client.get(f"/claims/export/geojson?{asked}").json()["features"]
    wanted = {each["id"] for each in listed}
    assert {row["id"] for row in rows} == {line["id"] for line in lines} == wanted
    assert {each["properties"]["claim"] for each in drawn} == wanted
    answer = client.get(f"/claims/export/csv?{asked}")
    assert answer.headers["content-disposition"] == 'attachment; filename="onrecord-claims.csv"'


def test_a_claim_shows_every_part_beside_its_words(client: TestClient) -> None:
    for claim in kesra_claims():
        page = parsed(client.get(f"/claims/{claim.id}").text)
        assert claim.evidence.quote in page.text
        for side in (claim.speaker, claim.actor, claim.target):
            if side:
                assert side.name in page.text
        assert "reading confidence" in page.text
        assert f"onrecord claim {claim.id}" in page.text


def test_a_document_marks_its_claims_in_its_text(client: TestClient) -> None:
    page = parsed(client.get(f"/documents/{KESRA.id}").text)
    assert len([each for each in page.all("li") if "data-mark" in each]) == len(kesra_claims())
    numbers = {number for mark in page.all("mark") for number in (mark["data-marks"] or "").split()}
    assert numbers == {str(number) for number in range(1, len(kesra_claims()) + 1)}


def test_the_claim_that_an_address_names_is_chosen_in_its_document(client: TestClient) -> None:
    page = parsed(client.get(f"/documents/{KESRA.id}?claim={CLAIM}").text)
    assert any("chosen" in (mark.get("class") or "") for mark in page.all("mark"))
    assert [each.get("aria-current") for each in page.all("li") if each.get("class") == "chosen"] == ["true"]


def test_a_ledger_without_reports_says_how_to_begin(tmp_path: Path) -> None:
    client = client_of(create_app(tmp_path / "new.db", Settings()))
    assert "Nothing is on record yet" in client.get("/").text
    for path in PAGES:
        assert client.get(path).status_code == 200


def test_what_is_read_meanwhile_is_shown(app: FastAPI, ledger: Path) -> None:
    from tests.accounts.examples import READING
    from tests.ledger.making import claim, document

    client = client_of(app)
    assert "report-9" not in client.get("/documents").text
    new = document("report-9")
    with Ledger(ledger) as book:
        book.add(new, [claim(new, new.text.split(".")[0])], READING)
    assert "report-9" in client.get("/documents").text


def test_reading_confidence_is_never_called_anything_else(client: TestClient) -> None:
    for path in ("/claims", f"/claims/{CLAIM}", f"/documents/{KESRA.id}"):
        text = " ".join(parsed(client.get(path).text).text.split())
        assert not re.search(r"(?<!reading )(?<!Reading )(?<!Least reading )\bconf(?:idence|\.)", text), path


def test_words_of_reports_find_their_own_direction_and_sentences_of_the_desk_are_english(
    client: TestClient,
) -> None:
    page = parsed(client.get(f"/documents/{KESRA.id}").text)
    assert [each.get("dir") for each in page.all("a") if each.get("class") == "opens"] == ["ltr"] * len(
        kesra_claims()
    )
    assert any(each.get("dir") == "auto" for each in page.all("p"))
