from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.model.errors import SourceError
from onrecord.sources import Received, open_source
from tests.sources.making import documents, errors

FULL = {
    "id": "border-1",
    "published": "2021-03-02T23:30:00+04:00",
    "publisher": "Border Times",
    "title": "Shelling near the border",
    "url": "https://border-times.example/1",
    "text": "Two villages were shelled.\r\nEight people were hurt.",
    "credit": "With agencies",
    "authors": ["Ann Writer", " Ben Penn "],
    "language": "en",
    "version_of": "border-0",
    "canonical_url": "https://border-times.example/one",
    "archived_url": "https://archive.example/1",
    "section": {"unknown": ["fields", "are", "passed", "over"]},
}


def write(path: Path, *lines: object) -> Path:
    content = (line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    path.write_bytes(b"\n".join(content))
    return path


def test_a_line_with_all_fields_gives_them_all(tmp_path: Path) -> None:
    path = write(tmp_path / "reports.jsonl", FULL)
    (one,) = documents(path, published="1999-01-01", publisher="Other")
    document = one.document
    for field in ("id", "published", "publisher", "title", "url", "credit", "language", "version_of"):
        assert getattr(document, field) == FULL[field]
    assert document.canonical_url == FULL["canonical_url"]
    assert document.archived_url == FULL["archived_url"]
    assert document.authors == ("Ann Writer", "Ben Penn")
    assert document.text == "Two villages were shelled.\nEight people were hurt."
    assert one.raw == path.read_bytes()
    assert one.warnings == ()


def test_what_a_line_lacks_the_caller_fills_in(tmp_path: Path) -> None:
    path = write(tmp_path / "reports.jsonl", {"text": "A.", "publisher": None, "published": ""})
    (one,) = documents(path, published="2021-03-02", publisher="Border Times")
    assert (one.document.published, one.document.publisher) == ("2021-03-02", "Border Times")


def test_a_masthead_in_a_line_is_read_too(tmp_path: Path) -> None:
    path = write(tmp_path / "reports.jsonl", {"text": " date 2021-03-02 Border Times\n\nA."})
    (one,) = documents(path)
    assert (one.document.published, one.document.publisher) == ("2021-03-02", "Border Times")


def test_one_author_may_stand_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "reports.jsonl", {"text": "A.", "authors": "Ann Writer"})
    (one,) = documents(path)
    assert one.document.authors == ("Ann Writer",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"not json", "line 2: JSON is malformed"),
        (b'{"text": "cut', "line 2: Input data was truncated"),
        (b'["text"]', "line 2: a field is not as it must be: Expected `object`, got `array`"),
        ({"title": "no text"}, "missing required field `text`"),
        ({"text": None}, "Expected `str`, got `null` - at `$.text`"),
        ({"text": " \n"}, "line 2: there is no text in it"),
        ({"text": "A.", "id": 7}, "at `$.id`"),
        ({"text": "A.", "authors": [1]}, "at `$.authors[0]`"),
        ({"text": "A.", "published": 20210302}, "at `$.published`"),
        (
            {"text": "A.", "published": "2 March"},
            "line 2: the date of publication is not an ISO day or time: '2 March'",
        ),
        ({"text": "A.", "published": "2021-13-01"}, "no such date of publication"),
        ({"text": "A.", "published": "2021-03-01T10:00"}, "a time but no offset"),
        ({"text": "A.", "id": "two words"}, "the id 'two words' has white space"),
        ({"text": "A.", "id": "x" * 201}, "the id has 201 characters"),
        ({"text": "a\0b"}, "a NUL character at position 1"),
        (b'{"text": "a\\ud800b"}', "half a character"),
        (b'{"text": "caf\xe9"}', "byte 13 (0xe9) is not UTF-8"),
        (b"[" * 100_000, "line 2: "),
        (b'{"text": "A.", "x": ' + b"[" * 100_000, "line 2: "),
    ],
)
def test_a_faulty_line_is_named_and_the_rest_is_read(tmp_path: Path, line: object, message: str) -> None:
    path = write(tmp_path / "reports.jsonl", {"text": "First."}, line, b"", {"text": "Last."})
    first, fault, last = open_source(str(path))
    assert isinstance(first, Received)
    assert isinstance(last, Received)
    assert (first.document.text, last.document.text) == ("First.", "Last.")
    assert isinstance(fault, SourceError)
    assert message in str(fault)
    assert str(fault).startswith(f"{path}, line 2: ")


def test_a_line_that_is_too_long_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = write(tmp_path / "reports.jsonl", {"text": "a" * 300}, {"text": "Last."}, {"text": "b" * 300})
    found = list(open_source(str(path), max_bytes=100))
    assert [isinstance(one, Received) for one in found] == [False, True, False]
    assert str(found[2]) == f"{path}, line 3: longer than 100 bytes; split it, or allow more"


def test_a_file_may_be_longer_than_a_document(tmp_path: Path) -> None:
    path = write(tmp_path / "reports.jsonl", *({"text": f"Report {number}."} for number in range(50)))
    assert len(documents(path, max_bytes=40)) == 50


def test_a_mark_at_the_beginning_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "First."}\r\n')
    (one,) = documents(path)
    assert one.raw == b'{"text": "First."}'


def test_a_file_without_lines_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    for content in (b"", b"\n\n \n"):
        path.write_bytes(content)
        assert errors(path) == [f"{path}: it is empty; leave it out"]


def test_a_link_that_is_not_of_the_web_is_left_out(tmp_path: Path) -> None:
    path = write(
        tmp_path / "reports.jsonl", {"text": "A.", "url": "javascript:alert(1)", "published": "2021-03-02"}
    )
    (one,) = documents(path)
    assert one.document.url is None
    assert "no web address" in one.warnings[0]


def test_a_json_file_holds_one_document_or_a_list(tmp_path: Path) -> None:
    one = tmp_path / "one.json"
    one.write_text(json.dumps(FULL, indent=2), encoding="utf-8")
    assert [found.document.id for found in documents(one)] == ["border-1"]
    many = tmp_path / "many.json"
    many.write_text(json.dumps([FULL, {"text": 1}, {"text": "B."}], indent=2), encoding="utf-8")
    found = list(open_source(str(many)))
    assert [isinstance(one, Received) for one in found] == [True, False, True]
    assert "item 2" in str(found[1])
    for content, message in (("[]", "the list is empty"), ("{", "truncated"), ('"text"', "item")):
        many.write_text(content, encoding="utf-8")
        (said,) = errors(many)
        assert message in said or "field is not as it must be" in said
