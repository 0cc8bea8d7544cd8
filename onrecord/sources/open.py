"""Opens a source, whatever it is: a file, a folder, a URL or standard input; first step of `onrecord read`.

What can't be read comes out as an error among the documents, so that the rest is read all the same.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from onrecord.model.errors import SourceError
from onrecord.sources.folder import walk
from onrecord.sources.html import is_page, read_page
from onrecord.sources.jsonl import is_record, read_json, read_lines
from onrecord.sources.published import iso_published
from onrecord.sources.received import MAX_BYTES, Given, Received
from onrecord.sources.text import read_text

STANDARD_INPUT = "-"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
_JSON_TYPES = ("application/json", "application/jsonl", "application/x-ndjson", "application/x-jsonlines")


def open_source(
    source: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Received | SourceError]:
    """Give the documents of a source, and in their place an error for each that can't be read.

    `source` is a path, an http or https URL, or "-" for standard input. `published` (an ISO day or time
    with offset) and `publisher` fill in what a JSON record lacks, and go before what is found in text
    or page. `max_bytes` bounds a document, `allow_private` lets a URL lead to a private address.
    """
    try:
        given = Given(
            published=iso_published(published) if published else None,
            publisher=publisher,
            max_bytes=max_bytes,
        )
    except ValueError as error:
        yield SourceError(str(error))
        return
    if source == STANDARD_INPUT:
        yield from _guarded("standard input", sys.stdin.buffer, "", given)
    elif _URL.match(source):
        yield from _read_url(source, given, allow_private=allow_private)
    else:
        path = Path(source)
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):
            is_folder = False
        for found in walk(path) if is_folder else (path,):
            if isinstance(found, SourceError):
                yield found
            else:
                yield from _read_file(found, given)


def open_bytes(
    name: str,
    raw: bytes,
    *,
    published: str | None = None,
    publisher: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Received | SourceError]:
    """Give the documents of a file whose bytes are at hand, as `open_source` does for one on disk.

    `name` stands for it in messages; its suffix says what it is where the bytes leave that open.
    """
    try:
        day = iso_published(published) if published else None
    except ValueError as error:
        yield SourceError(f"{name}: {error}")
        return
    given = Given(published=day, publisher=publisher, max_bytes=max_bytes)
    yield from _guarded(name, io.BytesIO(raw), Path(name).suffix.lower(), given)


def _read_file(path: Path, given: Given) -> Iterator[Received | SourceError]:
    try:
        with path.open("rb") as stream:
            yield from _guarded(str(path), stream, path.suffix.lower(), given)
    except FileNotFoundError:
        yield SourceError(f"{path}: there is no such file; check the path")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield SourceError(f"{path}: it can't be opened ({reason}); check the path and the right to read it")


def _guarded(name: str, stream: IO[bytes], suffix: str, given: Given) -> Iterator[Received | SourceError]:
    try:
        yield from _read_stream(name, stream, suffix, given)
    except SourceError as error:
        yield error


def _read_stream(name: str, stream: IO[bytes], suffix: str, given: Given) -> Iterator[Received | SourceError]:
    first = stream.readline(given.max_bytes + 1)
    if suffix in _LINES or (suffix not in _PAGES and is_record(first)):
        yield from read_lines(name, stream, given, first=first)
        return
    raw = first + stream.read(given.max_bytes + 1 - len(first))
    if len(raw) > given.max_bytes:
        raise SourceError(f"{name}: larger than {given.max_bytes} bytes; split it, or allow more")
    if not raw.strip():
        raise SourceError(f"{name}: it is empty; leave it out")
    if suffix == ".json":
        yield from read_json(name, raw, given)
    elif suffix in _PAGES or is_page(raw):
        yield read_page(name, raw, given)
    else:
        yield read_text(name, raw, given)


def _read_url(url: str, given: Given, *, allow_private: bool) -> Iterator[Received | SourceError]:
    # Imported here: a run over files needs no network, and is not to wait for it.
    from onrecord.sources.fetch import fetch

    try:
        page = fetch(url, allow_private=allow_private, max_bytes=given.max_bytes)
        if not page.content.strip():
            raise SourceError(f"{url}: it is empty; leave it out")
        if is_record(page.content.split(b"\n", 1)[0]):
            yield from read_lines(url, io.BytesIO(page.content), given)
        elif page.media_type in _JSON_TYPES:
            yield from read_json(url, page.content, given)
        elif page.media_type in ("text/html", "application/xhtml+xml") or is_page(page.content):
            yield read_page(url, page.content, given, charset=page.charset, url=page.url)
        else:
            yield read_text(url, page.content, given, charset=page.charset, url=page.url)
    except SourceError as error:
        yield error
