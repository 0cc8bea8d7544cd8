"""An HTML page as a document: trafilatura takes out the article and what the page says about it."""

from __future__ import annotations

import re

from onrecord.model.document import Document
from onrecord.model.errors import SourceError
from onrecord.sources.article import extract_article
from onrecord.sources.decode import decode_page
from onrecord.sources.published import iso_published
from onrecord.sources.received import Given, Received, received

_HEAD = 4_096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
_IS_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


def is_page(raw: bytes) -> bool:
    """Say whether bytes begin as an HTML page does."""
    return _IS_PAGE.match(raw.removeprefix(b"\xef\xbb\xbf")[:_HEAD]) is not None


def read_page(
    name: str, raw: bytes, given: Given, *, charset: str | None = None, url: str | None = None
) -> Received:
    """Return the document that an HTML page holds; SourceError where there is no article in it.

    Date and publisher given by the caller go before those that the page names: pages often name
    the day of a change, and trafilatura may have to guess. `url` is where the page came from.
    """
    declared = _DECLARED.search(raw[:_HEAD])
    page, warnings = decode_page(name, raw, charset or (declared[1].decode("ascii") if declared else None))
    try:
        found = extract_article(page.replace("\0", "\ufffd"), url)
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from error
    text = found.text or ""
    if not text.strip():
        raise SourceError(f"{name}: no article is found in the page; save its text and read that")
    canonical = found.url if found.url != url else None
    document = Document(
        id="",
        text=text,
        published=given.published or _day(found.date),
        publisher=given.publisher or _plain(found.sitename),
        title=_plain(found.title),
        url=url or canonical,
        language=_plain(found.language),
        authors=tuple(author for part in (found.author or "").split(";") if (author := _plain(part))),
        canonical_url=canonical,
        extractor=f"trafilatura {found.version}",
    )
    return received(name, document, raw, warnings)


def _day(date: str | None) -> str | None:
    try:
        return iso_published(date) if date else None
    except ValueError:
        return None


def _plain(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
