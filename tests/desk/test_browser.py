"""What a person does at the desk, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from onrecord.accounts import record
from onrecord.desk import words
from onrecord.desk.app import create_app
from onrecord.desk.settings import Settings
from tests.accounts.examples import KESRA, kesra_claims
from tests.accounts.telling import words as invented
from tests.commands.conftest import fill
from tests.commands.fakes import fake_pipeline
from tests.desk.browser import QUIET, axe, chromium, listening

PATHS = (
    "/",
    "/claims",
    "/claims?kind=control&place=Kesra",
    f"/claims/{kesra_claims()[0].id}",
    "/documents",
    f"/documents/{KESRA.id}",
    "/events",
    "/tolls",
    "/control",
    "/disputes",
    "/sources",
    "/about",
    "/add",
    "/nothing",
)
LAYOUT_SHIFT = """() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => (moved += each.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 400);
})"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    chromium()
    path: Path = tmp_path_factory.mktemp("browser") / "onrecord.db"
    fill(path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(record, "load", invented)
        patched.setattr(words, "load", invented)
        with listening(create_app(path, Settings(), open_pipeline=fake_pipeline)) as address:
            yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    where = chromium()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=where, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    context = browser.new_context(base_url=desk, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    found = context.new_page()
    said: list[str] = []
    found.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    found.on("pageerror", lambda error: said.append(str(error)))
    yield found
    context.close()
    # The browser reports every page that is not there; tests ask for one on purpose.
    assert [line for line in said if "404" not in line and "421" not in line] == []


def test_a_claim_is_found_and_its_passage_opened(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Search the claims").fill("Kesra")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="holds Kesra").first.click()
    expect(page.get_by_role("heading", name="The passage")).to_be_visible()
    expect(page.locator(".passage mark.evidence").first).to_have_text("holds Kesra")
    page.get_by_role("link", name="Open it in the whole report").click()
    expect(page.locator("mark.chosen").first).to_be_visible()


def test_a_filter_changes_the_table_and_the_address_which_can_be_shared(page: Page, browser: Browser) -> None:
    page.goto("/claims")
    page.locator(".facet", has_text="Kind").get_by_role("link", name="control").click()
    expect(page.locator(".chip", has_text="control")).to_be_visible()
    assert page.url.endswith("/claims?kind=control")
    page.get_by_label("Place").fill("Kesra")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator(".chip", has_text="Kesra")).to_be_visible()
    rows = page.locator("tr[data-row]").count()
    assert rows > 0
    other = browser.new_context().new_page()
    other.goto(page.url)
    assert other.locator("tr[data-row]").count() == rows
    with other.expect_download() as waiting:
        other.get_by_role("link", name="CSV").click()
    assert len(Path(waiting.value.path()).read_text(encoding="utf-8").splitlines()) == rows + 1
    other.context.close()
    page.go_back()
    expect(page.locator(".chip", has_text="Kesra")).to_have_count(0)


def test_a_text_is_added_and_read_while_one_watches(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Text of a report").fill("SLOW. 17 people were killed near Kesra.")
    page.get_by_label("Publisher").fill("Coast Radio")
    page.get_by_label("Published on").fill("2031-05-05")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Read", exact=True)).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="pasted text").click()
    expect(page.locator("mark", has_text="17 people were killed")).to_be_visible()


def test_files_that_are_dropped_are_read(page: Page) -> None:
    page.goto("/add")
    page.evaluate(
        """() => {
          const held = new DataTransfer();
          const text = "21 people were killed near Tal Amar.";
          held.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
          held.items.add(new File(["NUL \\u0000"], "odd.txt", { type: "text/plain" }));
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: held, cancelable: true }));
        }"""
    )
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Read", exact=True)).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="dropped.txt").click()
    expect(page.locator("mark", has_text="21 people were killed")).to_be_visible()


def test_a_stretch_of_time_narrows_the_table_and_stands_in_the_address(page: Page) -> None:
    page.goto("/claims")
    stretch = page.locator(".facet", has_text="Happened").locator("li a").first
    number = stretch.locator(".count").inner_text()
    stretch.click()
    expect(page.locator(".chip", has_text="since")).to_be_visible()
    assert "since=" in page.url
    assert page.locator("[role=status]").inner_text().startswith(f"{number} claim")
    page.get_by_role("link", name="at any time").click()
    expect(page.locator(".chip")).to_have_count(0)


def test_everything_can_be_done_by_keyboard_alone(page: Page) -> None:
    page.goto("/claims")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("tr[data-row]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The passage")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page.get_by_role("heading", name="Documents", level=1)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Claims in it")).to_be_visible()
    here = page.url
    page.keyboard.press("p")
    page.wait_for_url(lambda address: address != here and "/documents/" in address)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#finder")).to_be_focused()
    page.keyboard.type("j")
    assert page.locator("#finder").input_value() == "j"


def test_a_claim_is_copied_as_a_citation(page: Page) -> None:
    page.goto(f"/claims/{kesra_claims()[0].id}")
    page.get_by_role("button", name="Copy as citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert kesra_claims()[0].id in copied
    assert "Harbour Post" in copied


def test_pages_can_be_read_without_scripts(browser: Browser, desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/claims")
    page.get_by_label("Words in the passage").fill("Kesra")
    page.get_by_role("button", name="Filter", exact=True).click()
    assert page.url.endswith("/claims?text=Kesra")
    page.locator("a.opens").first.click()
    expect(page.get_by_role("heading", name="The passage")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "dark")])
def test_nothing_keeps_people_out(browser: Browser, desk: str, width: int, scheme: Any) -> None:
    script = axe()
    context = browser.new_context(
        base_url=desk, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = {}
    for path in PATHS:
        page.goto(path)
        page.evaluate(script)
        faults = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )["violations"]
        if faults:
            found[path] = [
                (each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in faults
            ]
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_the_window_and_do_not_move_while_they_load(
    browser: Browser, desk: str, width: int
) -> None:
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in PATHS:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(LAYOUT_SHIFT) < 0.01, path
    context.close()


def test_every_page_runs_under_its_policy_without_a_word_on_the_console(page: Page) -> None:
    for path in PATHS:
        page.goto(path)
        page.wait_for_load_state("networkidle")
