"""Lines of JSON as documents: one object a line, "text" and what is known about it; and the same in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from onrecord.model.document import Document
from onrecord.model.errors import SourceError
from onrecord.sources.received import Given, Received, received
from onrecord.sources.text import from_masthead

_PIECE = 65_536


class Record(msgspec.Struct):
    """What a line may hold; all but the text may be missing or null, and other fields are passed over."""

    text: str
    id: str | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    authors: list[str] | str | None = None
    credit: str | None = None
    canonical_url: str | None = None
    archived_url: str | None = None
    version_of: str | None = None
    retrieved: str | None = None
    extractor: str | None = None


def is_record(line: bytes) -> bool:
    """Say whether a line is a JSON object with a text in it."""
    if not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        return "text" in msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False


def read_lines(
    name: str, stream: IO[bytes], given: Given, *, first: bytes = b""
) -> Iterator[Received | SourceError]:
    """Give the document of each line that is not empty, or the error of that line.

    `first` is what has been read of the stream so far: whole lines, or the start of one that is too long.
    A line is at most `given.max_bytes` long; the stream may have any length.
    """
    number = 0
    empty = True
    line = first or stream.readline(given.max_bytes + 1)
    while line:
        number += 1
        where = f"{name}, line {number}"
        is_blank = not line.strip(b"\xef\xbb\xbf \t\r\n")
        empty = empty and is_blank
        if len(line) > given.max_bytes and not line.endswith(b"\n"):
            _skip_line(stream)
            yield SourceError(f"{where}: longer than {given.max_bytes} bytes; split it, or allow more")
        elif not is_blank:
            yield _read(where, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, given)
        line = stream.readline(given.max_bytes + 1)
    if empty:
        yield SourceError(f"{name}: it is empty; leave it out")


def read_json(name: str, raw: bytes, given: Given) -> Iterator[Received | SourceError]:
    """Give the documents of a JSON file that holds one object, or a list of objects."""
    body = raw.removeprefix(b"\xef\xbb\xbf")
    if not body.lstrip().startswith(b"["):
        yield _read(name, body, given)
        return
    try:
        content = _decoded(name, body, list[msgspec.Raw])
    except SourceError as error:
        yield error
        return
    for number, item in enumerate(content, start=1):
        yield _read(f"{name}, item {number}", bytes(item), given)
    if not content:
        yield SourceError(f"{name}: the list is empty; leave it out")


def _read(name: str, line: bytes, given: Given) -> Received | SourceError:
    raw = line.rstrip(b"\r\n")
    try:
        return _document(name, _decoded(name, raw, Record), raw, given)
    except SourceError as error:
        return error


def _document(name: str, record: Record, raw: bytes, given: Given) -> Received:
    published, publisher, warnings = from_masthead(
        record.text,
        _filled(record.published) or given.published,
        _filled(record.publisher) or given.publisher,
    )
    authors = [record.authors] if isinstance(record.authors, str) else record.authors or []
    document = Document(
        id=record.id or "",
        text=record.text,
        published=published,
        publisher=publisher,
        title=_filled(record.title),
        url=record.url,
        language=_filled(record.language),
        authors=tuple(author for author in map(_filled, authors) if author),
        credit=_filled(record.credit),
        canonical_url=record.canonical_url,
        archived_url=record.archived_url,
        version_of=_filled(record.version_of),
        retrieved=_filled(record.retrieved),
        extractor=_filled(record.extractor),
    )
    return received(name, document, raw, warnings)


def _decoded(name: str, raw: bytes, type: Any) -> Any:
    try:
        raw.decode("utf-8")
        return msgspec.json.decode(raw, type=type)
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8"
    except msgspec.ValidationError as error:
        wrong = f"a field is not as it must be: {error}"
    except msgspec.DecodeError as error:
        wrong = "it has half a character, such as \\ud800 alone" if _is_json(raw) else str(error)
    except RecursionError:
        wrong = "it is nested too deep"
    raise SourceError(f"{name}: {wrong}; correct it") from None


def _is_json(raw: bytes) -> bool:
    # The stricter decoder reports a lone surrogate as a line cut short; this one lets it pass.
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _skip_line(stream: IO[bytes]) -> None:
    while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass


def _filled(value: str | None) -> str | None:
    return (value or "").strip() or None
