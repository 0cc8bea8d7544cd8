"""Reading: runs the four steps in a row. Document → parse → extract → resolve → check → claims."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.metadata import version

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from onrecord.model.identity import document_id
from onrecord.reading.check import check
from onrecord.reading.extract.base import Reader
from onrecord.reading.extract.registry import DEFAULT, open_reader
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage, default_triage
from onrecord.reading.resolve.about import with_about
from onrecord.reading.resolve.resolve import resolve
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Pipeline:
    """All that reading needs, opened once: triage, reader, vocabulary and gazetteer."""

    triage: Triage
    reader: Reader
    vocabulary: Vocabulary
    gazetteer: Gazetteer

    @classmethod
    def default(cls, reader: str = DEFAULT) -> Pipeline:
        """Return the pipeline that ships with the package, with the reader of that name."""
        return cls(default_triage(), open_reader(reader), load(), Gazetteer.open())

    @property
    def reading(self) -> Reading:
        """Which version of the program and which reader this pipeline is."""
        return Reading(version=_version(), reader=self.reader.name)

    def read(self, document: Document) -> list[Claim]:
        """Return the claims of a document in the order of its text."""
        parsed = parse(document, self.triage)
        mentions = self.reader.extract(parsed)
        claims = resolve(mentions, self.reading, self.vocabulary, self.gazetteer)
        return with_about(check(claims, document.text), document.text, self.vocabulary)


@functools.cache
def _version() -> str:
    return version("onrecord")


def read(
    text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None
) -> list[Claim]:
    """Return the claims of one report given as text.

    `published` is an ISO day or time; without it no relative dates are resolved.
    """
    document = Document(
        id=document_id(text, publisher, published),
        text=text,
        published=published,
        publisher=publisher,
        title=title,
        language="en",
    )
    return Pipeline.default().read(document)
