from __future__ import annotations

import hashlib
import io
import json
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.ledger import Ledger
from onrecord.model.identity import document_id
from onrecord.sources import Received, open_source
from onrecord.sources.received import UNDATED
from tests.sources.making import PAGE, documents, errors

REPORT = " date 2021-03-02 Border Times\r\n\r\nTwo villages were shelled.\r\n"


def test_a_text_is_kept_as_it_is_but_for_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.encode())
    (one,) = documents(path)
    assert one.document.text == " date 2021-03-02 Border Times\n\nTwo villages were shelled.\n"
    assert one.document.published == "2021-03-02"
    assert one.document.publisher == "Border Times"
    assert one.document.title is None
    assert one.raw == path.read_bytes()
    assert one.document.sha256 == hashlib.sha256(one.raw).hexdigest()
    assert one.document.id == document_id(one.document.text, "Border Times", "2021-03-02")
    assert one.document.retrieved is not None
    assert one.warnings == ()


def test_what_the_caller_says_goes_before_the_masthead(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    (one,) = documents(path, published="2021-03-01T10:00:00Z", publisher="Hill Post")
    assert (one.document.published, one.document.publisher) == ("2021-03-01T10:00:00Z", "Hill Post")
    (one,) = documents(path, publisher="Hill Post")
    assert (one.document.published, one.document.publisher) == ("2021-03-02", "Hill Post")


def test_an_undated_text_comes_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Two villages were shelled.", encoding="utf-8")
    (one,) = documents(path)
    assert one.document.published is None
    assert one.warnings == (UNDATED,)


def test_a_publisher_that_only_the_form_tells_comes_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Border Times, 2 March 2021\n\nTwo villages were shelled.", encoding="utf-8")
    (one,) = documents(path)
    assert one.document.publisher == "Border Times"
    assert "Border Times is taken for the publisher" in one.warnings[0]


@pytest.mark.parametrize("day", ["yesterday", "2021-02-30", "2021-03-02T10:00:00", "02/03/2021"])
def test_a_day_given_by_the_caller_must_be_one(tmp_path: Path, day: str) -> None:
    (message,) = errors(tmp_path, published=day)
    assert "date of publication" in message
    assert repr(day) in message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty"),
        (b" \r\n\n", "it is empty"),
        (b"%PDF-1.7 ...", "a PDF; take its text out first"),
        (b"PK\x03\x04abc", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08abc", "compressed with gzip"),
        (b"\x89PNG\r\n", "an image"),
        (b"text and \0 zero", "no text (zero byte at 9)"),
        (bytes(range(1, 32)) * 3, "no text (control characters)"),
        (
            "Füzren and Südport\n".encode() + b"caf\xe9 \xff",
            "byte 24 (0xe9) is not UTF-8; save the text as UTF-8",
        ),
        (b"\xef\xbb\xbfgood, then \xff", "byte 14 (0xff) is not UTF-8"),
        ("Füzren".encode()[:-5], "byte 1 (0xc3) is not UTF-8"),
        ("zero \0".encode("utf-16"), "the text has a NUL character at position 5"),
        (b"\xff\xfeo\x00d", "byte 4 (0x64) is not UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    (said,) = errors(path)
    assert said.startswith(f"{path}: ")
    assert message in said


def test_a_text_with_a_mark_of_another_encoding_is_read_in_it(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    for encoding in ("utf-16", "utf-32"):
        path.write_text("Füzren 🇦🇿 was shelled.", encoding=encoding)
        (one,) = documents(path)
        assert one.document.text == "Füzren 🇦🇿 was shelled."


def test_a_text_of_an_old_encoding_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = "Министерство обороны сообщило, что два села были обстреляны ночью. " * 5
    path.write_bytes(text.encode("cp1251"))
    (one,) = documents(path, published="2021-03-02")
    assert one.document.text == text
    assert "not UTF-8; read as cp1251" in one.warnings[0]


def test_nothing_larger_than_allowed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"a" * 101)
    (message,) = errors(path, max_bytes=100)
    assert "larger than 100 bytes" in message
    assert len(documents(path, max_bytes=101)) == 1


def test_what_is_not_there_is_named() -> None:
    assert errors("no/such/report.txt") == ["no/such/report.txt: there is no such file; check the path"]
    (message,) = errors("nul\0byte")
    assert "can't be opened" in message
    (message,) = errors("a" * 5000)
    assert "can't be opened" in message


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Two villages were shelled.", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (message,) = errors(path)
    assert "Permission denied" in message


def test_a_folder_is_read_in_order_past_what_can_not_be(tmp_path: Path) -> None:
    for name, content in {
        "b.txt": "Two villages were shelled. b",
        "a/z.txt": "Two villages were shelled. z",
        "a/bad.bin": "\0",
        ".hidden.txt": "hidden",
        ".git/config": "hidden",
        "c.html": PAGE,
        "d.jsonl": '{"text": "Line one."}\n{"text": 2}\n{"text": "Line three."}\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    Ledger(tmp_path / "record.db").close()
    (tmp_path / "a" / "circle").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = list(open_source(str(tmp_path), published="2021-03-02", publisher="Border Times"))
    shown = [one.document.text[-1] if isinstance(one, Received) else str(one) for one in found]
    assert shown == [
        "b",
        ".",
        ".",
        f"{tmp_path}/d.jsonl, line 2: a field is not as it must be: "
        "Expected `str`, got `int` - at `$.text`; correct it",
        ".",
        f"{tmp_path}/pipe: not a file; leave it out",
        f"{tmp_path}/a/bad.bin: this is no text (zero byte at 0); give text in UTF-8, HTML or JSONL",
        "z",
    ]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (message,) = errors(tmp_path)
    assert "no files in it" in message


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (REPORT.encode(), "text"),
        (PAGE.encode(), "page"),
        (b"\xef\xbb\xbf  <!-- made by hand -->\n" + PAGE.encode(), "page"),
        (b'{"text": "Two villages were shelled."}\n', "line"),
        (b'{"id": "x", "text": "One."}\nnot json\n', "line"),
    ],
)
def test_standard_input_is_told_by_its_beginning(
    monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(content))))
    first = next(iter(open_source("-")))
    assert isinstance(first, Received)
    is_page = first.document.extractor is not None
    is_line = first.raw.startswith(b"{")
    assert ("page" if is_page else "line" if is_line else "text") == kind


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(REPORT,), kwargs={"newline": ""})
    writer.start()
    (one,) = documents(pipe)
    writer.join()
    assert one.document.publisher == "Border Times"


def test_other_schemes_are_refused() -> None:
    for source in ("file:///etc/hosts", "ftp://example.org/report.txt", "gopher://example.org"):
        (message,) = errors(source)
        assert "only http and https" in message


def test_the_same_source_gives_the_same_documents(tmp_path: Path) -> None:
    path = tmp_path / "c.html"
    path.write_text(PAGE, encoding="utf-8")
    lines = tmp_path / "d.jsonl"
    lines.write_text(json.dumps({"text": REPORT}) + "\n", encoding="utf-8")
    once, again = (
        [(one.document.id, one.document.text, one.raw, one.warnings) for one in documents(tmp_path)]
        for _ in range(2)
    )
    assert once == again
