from __future__ import annotations

import os
from pathlib import Path

import pytest
import trafilatura

from onrecord.model.errors import SourceError
from onrecord.sources import Received, article, open_source
from onrecord.sources.html import is_page, read_page
from onrecord.sources.received import Given
from tests.sources.making import PAGE, documents, errors


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (one,) = documents(path)
    document = one.document
    assert "two villages near the border were shelled overnight" in document.text
    assert "Home | News" not in document.text
    assert document.title == "Shelling near the border"
    assert document.publisher == "Border Times"
    assert document.published == "2021-03-02"
    assert document.authors == ("Ann Writer", "Ben Penn")
    assert document.canonical_url == document.url == "https://border-times.example/shelling"
    assert document.extractor == f"trafilatura {trafilatura.__version__}"
    assert one.raw == path.read_bytes()
    assert one.warnings == ()


def test_what_the_caller_says_goes_before_the_page() -> None:
    given = Given(published="2021-03-01", publisher="Hill Post")
    document = read_page("page", PAGE.encode(), given, url="https://border-times.example/s?p=1").document
    assert (document.published, document.publisher) == ("2021-03-01", "Hill Post")
    assert document.url == "https://border-times.example/s?p=1"
    assert document.canonical_url == "https://border-times.example/shelling"


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "iso-8859-15"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').replace("“", "").replace("”", "")
    one = read_page("page", page.encode(encoding), Given())
    assert "café" in one.document.text
    assert one.warnings == ()


def test_the_server_goes_before_the_page_in_naming_the_encoding() -> None:
    page = PAGE.replace("“", "").replace("”", "").encode("windows-1252")
    assert "café" in read_page("page", page, Given(), charset="windows-1252").document.text


def test_wrong_bytes_of_a_page_are_marked_and_told() -> None:
    page = PAGE.encode().replace("café".encode(), b"caf\xe9")
    one = read_page("page", page, Given())
    assert "caf\ufffd of the ministry" in one.document.text
    assert one.warnings == ("some bytes are not utf-8, as they should be",)


def test_an_encoding_that_is_none_of_the_web_is_not_used() -> None:
    for odd in ("unicode_escape", "zlib", "utf-7", "nonsense", "idna"):
        page = PAGE.replace('charset="utf-8"', f'charset="{odd}"')
        assert "café" in read_page("page", page.encode(), Given(), charset=odd).document.text


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><html><body><nav></nav></body></html>", encoding="utf-8")
    (message,) = errors(path)
    assert message == f"{path}: no article is found in the page; save its text and read that"


def test_no_entity_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the-secret", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>' + PAGE.split("\n", 1)[1].replace(
        "Friday", "&x;"
    )
    assert "the-secret" not in read_page("page", page.encode(), Given()).document.text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000,
        "<" * 50_000,
        "<html><body>" + "<p>" * 1_000 + "&#0;&#xD800;\x01" * 10 + "</html>",
        "<html><head><script type='application/ld+json'>" + '{"a":' * 50_000,
    ],
)
def test_a_page_made_to_fail_gives_an_error_at_most(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    for one in open_source(str(path)):
        assert isinstance(one, Received) or str(one).startswith(f"{path}: ")


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    endless = "<html><body>" + "<p>a\n\n" * 200_000
    with pytest.raises(SourceError, match="not in time"):
        article.extract_article(endless, None, seconds=1.5)
    assert "shelled" in (article.extract_article(PAGE, None).text or "")


def test_the_process_may_die_and_the_next_page_is_read() -> None:
    assert article.extract_article(PAGE, None).text
    running = article._process(os.getpid())._running
    assert running is not None
    running.kill()
    running.wait()
    with pytest.raises(SourceError, match="can't be taken apart"):
        article.extract_article(PAGE, None)
    assert article.extract_article(PAGE, None).text


@pytest.mark.parametrize(
    ("raw", "page"),
    [
        (b"<!DOCTYPE html>\n<html>", True),
        (b"\xef\xbb\xbf\n <HTML lang='en'>", True),
        (b'<?xml version="1.0"?>\n<!-- a --> <!-- b --><html xmlns="x">', True),
        (b"<p>The army", False),
        (b"The <html> tag", False),
        (b"<!--" * 20_000, False),
        (b"", False),
    ],
)
def test_a_page_is_told_by_its_beginning(raw: bytes, page: bool) -> None:
    assert is_page(raw) is page
