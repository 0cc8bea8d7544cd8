"""What every source gives: a document with the bytes that it came in. The last step before parse.

Here the rules for stored text hold for all sources alike: line ends become a line feed, a byte-order mark
goes, and a text with NUL or lone surrogates is refused; nothing else is changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace

from onrecord.model.document import Document
from onrecord.model.errors import SourceError
from onrecord.model.identity import document_id
from onrecord.sources.published import iso_published

MAX_BYTES = 10_000_000
"""How large a document may be unless the caller says otherwise; a long report has some 50,000 bytes."""

MAX_ID_LENGTH = 200
UNDATED = "no date of publication, so that “on Monday” and the like stay open; give it with --published"

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNFIT_FOR_ID = re.compile(r"[\x00-\x20\x7f-\x9f\s]")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A document as it came in: `raw` holds the bytes, `warnings` what its reader should know."""

    document: Document
    raw: bytes
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of all documents of a source: fills in what they don't say themselves."""

    published: str | None = None
    publisher: str | None = None
    max_bytes: int = MAX_BYTES


def received(name: str, document: Document, raw: bytes, warnings: tuple[str, ...] = ()) -> Received:
    """Return a document made ready to be read: text cleaned, checked, with id, digest and time.

    `name` stands for the input in messages. An empty id becomes one made from text, publisher and date.
    SourceError where the text is empty or unfit to be kept, or id or date are not as they must be.
    """
    text = clean_text(name, document.text)
    published = document.published
    if published is not None:
        try:
            published = iso_published(published)
        except ValueError as error:
            raise SourceError(f"{name}: {error}") from None
    publisher = (document.publisher or "").strip() or None
    url, url_warning = _web_address("url", document.url)
    canonical_url, canonical_warning = _web_address("canonical_url", document.canonical_url)
    archived_url, archived_warning = _web_address("archived_url", document.archived_url)
    warnings += url_warning + canonical_warning + archived_warning
    if published is None:
        warnings += (UNDATED,)
    finished = replace(
        document,
        id=_checked_id(name, document.id) if document.id else document_id(text, publisher, published),
        text=text,
        published=published,
        publisher=publisher,
        url=url,
        canonical_url=canonical_url,
        archived_url=archived_url,
        sha256=hashlib.sha256(raw).hexdigest(),
        retrieved=document.retrieved or now(),
    )
    return Received(document=finished, raw=raw, warnings=warnings)


def clean_text(name: str, text: str) -> str:
    """Return the text as it is stored; SourceError where it holds no word or what can't be kept."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not clean.strip():
        raise SourceError(f"{name}: there is no text in it; leave it out")
    for noun, place in (("a NUL character", clean.find("\0")), ("half a character", _surrogate(clean))):
        if place >= 0:
            raise SourceError(f"{name}: the text has {noun} at position {place}; take it out")
    return clean


def now() -> str:
    """Return the present time, UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _surrogate(text: str) -> int:
    found = _SURROGATE.search(text)
    return found.start() if found else -1


def _checked_id(name: str, id: str) -> str:
    if len(id) > MAX_ID_LENGTH:
        raise SourceError(f"{name}: the id has {len(id)} characters; give one of at most {MAX_ID_LENGTH}")
    if _UNFIT_FOR_ID.search(id) or _surrogate(id) >= 0:
        raise SourceError(f"{name}: the id {id!r} has white space or control characters; give it without")
    return id


def _web_address(field: str, address: str | None) -> tuple[str | None, tuple[str, ...]]:
    # An address becomes a link in pages: one that is not of the web ("javascript:…") must not get in.
    address = (address or "").strip() or None
    if address is None or _WEB_ADDRESS.match(address):
        return address, ()
    return None, (f"{field} is left out, since it is no web address: {address[:80]!r}",)
