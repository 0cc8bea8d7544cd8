"""Plain text as a document: decoded, with date and publisher off its masthead where the caller gave none."""

from __future__ import annotations

from onrecord.model.document import Document
from onrecord.sources.decode import decode_text
from onrecord.sources.masthead import read_masthead
from onrecord.sources.received import Given, Received, clean_text, received


def read_text(
    name: str, raw: bytes, given: Given, *, charset: str | None = None, url: str | None = None
) -> Received:
    """Return the document that bytes of plain text hold; SourceError where they hold none.

    `charset` is what the sender declared, `url` where the text came from.
    """
    decoded, warnings = decode_text(name, raw, charset)
    text = clean_text(name, decoded)
    published, publisher, more = from_masthead(text, given.published, given.publisher)
    document = Document(id="", text=text, published=published, publisher=publisher, url=url)
    return received(name, document, raw, warnings + more)


def from_masthead(
    text: str, published: str | None, publisher: str | None
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return date and publisher, what is missing read off the first lines, and warnings."""
    if published is not None and publisher is not None:
        return published, publisher, ()
    masthead = read_masthead(text)
    warnings: tuple[str, ...] = ()
    if publisher is None and masthead.publisher is not None and not masthead.stated:
        warnings = (f"{masthead.publisher} is taken for the publisher; if it is not, give --publisher",)
    return published or masthead.published, publisher or masthead.publisher, warnings
