"""An HTML page as a document: trafilatura takes out the article and what the page says about it."""

from __future__ import annotations

import logging
import re
from typing import Any

from onrecord.model.document import Document
from onrecord.model.errors import SourceError
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

for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


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
    found, version = _extract(name, page.replace("\0", "\ufffd"), url)
    if found is None or not (found.text or "").strip():
        raise SourceError(f"{name}: no article is found in the page; save its text and read that")
    canonical = found.url if found.url != url else None
    document = Document(
        id="",
        text=found.text,
        published=given.published or _day(found.date),
        publisher=given.publisher or _plain(found.sitename),
        title=_plain(found.title),
        url=url or canonical,
        language=_plain(found.language),
        authors=tuple(author for part in (found.author or "").split(";") if (author := _plain(part))),
        canonical_url=canonical,
        extractor=f"trafilatura {version}",
    )
    return received(name, document, raw, warnings)


def _extract(name: str, page: str, url: str | None) -> tuple[Any, str]:
    # Imported here: it costs half a second, which a run over plain text need not pay.
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a page can be made to fail anywhere inside the parsers
        raise SourceError(
            f"{name}: the page can't be taken apart ({type(error).__name__}); save its text and read that"
        ) from error
    return found, trafilatura.__version__


def _day(date: str | None) -> str | None:
    try:
        return iso_published(date) if date else None
    except ValueError:
        return None


def _plain(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
