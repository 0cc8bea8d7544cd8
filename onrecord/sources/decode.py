"""Bytes to text: refuses what is no text, and says which encoding it took where that was a guess."""

from __future__ import annotations

import codecs
import logging
import re

from onrecord.model.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark the one of UTF-32 begins with.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF; take its text out first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save it as text"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
    (b"\x89PNG", "an image; give its text"),
    (b"\xff\xd8\xff", "an image; give its text"),
    (b"GIF8", "an image; give its text"),
    (b"\xd0\xcf\x11\xe0", "an office document of an old form; save it as text"),
    (b"{\\rtf", "a rich text document; save it as plain text"),
    (b"SQLite format 3\x00", "a database; a ledger is given with --ledger"),
)
# Encodings that pages declare (WHATWG). Others of Python's are refused: some run for long or hide markup.
_DECLARABLE = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|(?:us-)?ascii|latin-?1|iso-?8859-?\d{1,2}|(?:windows-|cp)\d{3,4}|koi8-?[ru]"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|shift[_-]?jis|euc-(?:jp|kr)|iso-2022-jp|ibm866|macintosh",
    re.IGNORECASE,
)
# Browsers read these as Windows-1252, and so their pages are written.
_REALLY_WINDOWS = re.compile(r"(?:us-)?ascii|latin-?1|iso-?8859-?1", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())


def refuse_binary(name: str, raw: bytes) -> None:
    """Raise SourceError where bytes are no text: a known binary format, or full of control characters."""
    for magic, noun in _FORMATS:
        if raw.startswith(magic):
            raise SourceError(f"{name}: this is {noun}")
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return
    place = raw.find(b"\0")
    if place >= 0:
        raise SourceError(
            f"{name}: this is no text (zero byte at {place}); give text in UTF-8, HTML or JSONL"
        )
    sample = raw[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 10 > len(sample):
        raise SourceError(f"{name}: this is no text (control characters); give text in UTF-8, HTML or JSONL")


def decode_text(name: str, raw: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of plain bytes and warnings.

    A byte-order mark decides, then what the sender declared, then UTF-8; for bytes that are not UTF-8 at
    all the encoding is guessed, with a warning. SourceError where bytes of a text that is UTF-8 by its mark,
    by declaration or by its other characters are wrong: it names the first of them.
    """
    refuse_binary(name, raw)
    marked = _marked(raw)
    encoding = marked or _usable(declared) or "utf-8"
    try:
        return _without_mark(raw, marked).decode(encoding), ()
    except UnicodeDecodeError as error:
        if marked or _usable(declared) or _is_broken_utf8(raw, error):
            raise _wrong_byte(name, encoding, error, len(raw) - len(_without_mark(raw, marked))) from None
    return _guessed(name, raw)


def decode_page(name: str, raw: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of an HTML page and warnings; wrong bytes become U+FFFD, as browsers show them.

    `declared` is the encoding that the page or the server names.
    """
    refuse_binary(name, raw)
    marked = _marked(raw)
    encoding = marked or _usable(declared)
    body = _without_mark(raw, marked)
    for candidate in (encoding, "utf-8"):
        if candidate is not None:
            try:
                return body.decode(candidate), ()
            except UnicodeDecodeError:
                continue
    if encoding is not None:
        return body.decode(encoding, "replace"), (f"some bytes are not {encoding}, as they should be",)
    return _guessed(name, raw)


def _marked(raw: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def _without_mark(raw: bytes, marked: str | None) -> bytes:
    return raw if marked is None else raw[next(len(mark) for mark, name in _MARKS if name == marked) :]


def _usable(declared: str | None) -> str | None:
    if declared is None or not _DECLARABLE.fullmatch(declared.strip()):
        return None
    name = declared.strip()
    if _REALLY_WINDOWS.fullmatch(name):
        return "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _is_broken_utf8(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Say whether bytes are UTF-8 with faults, not another encoding: most that is not ASCII is right."""
    if error.reason == "unexpected end of data":
        return True
    sound = raw.decode("utf-8", "ignore")
    right = sum(1 for character in sound if not character.isascii())
    wrong = len(raw) - len(sound.encode())
    return right >= max(wrong, 1)


def _wrong_byte(name: str, encoding: str, error: UnicodeDecodeError, offset: int) -> SourceError:
    place = error.start + offset
    return SourceError(
        f"{name}: byte {place} (0x{error.object[error.start]:02x}) is not {encoding.upper()}; "
        "save the text as UTF-8, for example with: iconv -f ENCODING -t UTF-8"
    )


def _guessed(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise SourceError(f"{name}: the encoding can't be told; save the text as UTF-8")
    warning = f"not UTF-8; read as {best.encoding}: look at letters with accents, or save it as UTF-8"
    return raw.decode(best.encoding), (warning,)
