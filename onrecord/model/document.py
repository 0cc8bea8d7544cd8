"""One report as published, with what is known of where it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report: its stored text and what its source says about it.

    `published` is an ISO day or an ISO time with offset, None where unknown. `sha256` is the digest
    of the bytes as received; `extractor` names the program that took the text out of HTML.
    """

    id: str
    text: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    canonical_url: str | None = None
    archived_url: str | None = None
    version_of: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    extractor: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, as local to the publisher; None where it is not known."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """What a claim carries of its document."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, document: Document) -> DocumentRef:
        """Return the reference to a document."""
        return cls(
            id=document.id,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            language=document.language,
        )
