"""The example reports: true to their sources, in words of their own, with nothing put in anybody's mouth."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.examples import example_path
from onrecord.model.errors import SourceError
from onrecord.model.span import Range
from onrecord.reading.parse.blocks import find_blocks
from onrecord.reading.resolve.quotations import find_quotations
from onrecord.reading.resolve.wording import find_wording
from onrecord.sources.open import open_source
from onrecord.vocabulary.load import load

SHARED = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[2].parent / "shared")
needs_corpus = pytest.mark.skipif(
    not (SHARED / "corpus" / "karabakh-2020.jsonl").is_file(),
    reason="the corpus is not beside the repository; ONRECORD_SHARED may name its folder",
)
OUTLETS = {"Northgate Wire", "The Meridian Ledger", "Harbour Street Monitor"}
FIELDS = ["id", "published", "publisher", "title", "url", "text", "credit", "authors", "language"]
LONGEST_SHARED = 7
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(
    r"\b\d{1,2} (?:September|October|November)\b(?: 2020)?|\b(?:Sept|Oct|Nov)[a-z]* \d+(?:, 2020)?"
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_SPELLED_THERE = {"71"}  # the source opens a sentence with "Seventy-one"
_DATELINE_DAY = re.compile(r"(Sept|Oct|Nov) (\d{1,2}) \(Northgate Wire\)")
_MONTH = {"Sept": 9, "Oct": 10, "Nov": 11}
_EXTENSIONS = ("*.jsonl", "*.txt")

Report = dict[str, Any]


@cache
def reports() -> dict[str, Report]:
    lines = example_path().read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


@cache
def sources() -> str:
    """The reports that tell of this war, which the examples take their facts and quotations from."""
    lines = (SHARED / "corpus" / "karabakh-2020.jsonl").read_text(encoding="utf-8").splitlines()
    told = (SHARED / "gold" / "seed" / "fast-news-2020-11-09.txt").read_text(encoding="utf-8")
    return "\n".join([*(json.loads(line)["text"] for line in lines), told])


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def sequences(text: str, length: int) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return zip(*(found[start:] for start in range(length)), strict=False)


def quotations(text: str) -> list[Range]:
    """What stands between quotation marks, and quoted posts without their signature."""
    posts = [Range(block.start, block.body_end) for block in find_blocks(text) if block.role == "post"]
    return sorted([*find_quotations(text), *posts])


def own_words(text: str) -> list[str]:
    """The stretches of a text that are not quoted."""
    cuts = [0, *(edge for found in quotations(text) for edge in (found.start, found.end)), len(text)]
    return [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


def share_of(part: str, whole: str) -> float:
    """Which share of the sequences of five words of one text also stands in another."""
    mine, others = set(sequences(part, 5)), set(sequences(whole, 5))
    return len(mine & others) / len(mine)


def test_the_path_leads_to_two_dozen_reports_of_three_outlets() -> None:
    assert example_path().name == "reports.jsonl"
    assert 24 <= len(reports()) <= 28
    assert {report["publisher"] for report in reports().values()} == OUTLETS


def test_every_line_has_the_same_fields_and_an_id_of_its_own() -> None:
    lines = example_path().read_text(encoding="utf-8").splitlines()
    assert len(reports()) == len(lines)
    for record in map(json.loads, lines):
        assert [name for name in record if name != "version_of"] == FIELDS
        assert record["url"] is None
        assert record["authors"] == []
        assert record["language"] == "en"
        assert re.fullmatch(r"(northgate|ledger|harbour)-2020-\d\d-\d\d-[a-z-]+", record["id"])
        assert record["published"] in record["id"]


def test_the_file_opens_as_a_source_without_an_error_or_a_warning() -> None:
    received = list(open_source(str(example_path())))
    assert not [item for item in received if isinstance(item, SourceError)]
    documents = [item for item in received if not isinstance(item, SourceError)]
    assert [item.document.id for item in documents] == list(reports())
    assert not [warning for item in documents for warning in item.warnings]
    for item in documents:
        assert item.document.text == reports()[item.document.id]["text"]
        assert item.document.credit


def test_reports_are_short_oldest_first_and_of_the_time_of_the_war() -> None:
    days = [report["published"] for report in reports().values()]
    assert all("2020-09-27" <= day <= "2020-11-10" for day in days)
    assert days == sorted(days)
    for report in reports().values():
        assert 60 <= len(report["text"].split()) <= 140, report["id"]


def test_no_outlet_is_one_that_exists() -> None:
    known = {
        name.casefold()
        for publisher in load().publishers.values()
        for name in (publisher.name, *publisher.aliases)
    }
    assert not {outlet.casefold() for outlet in OUTLETS} & known


def test_every_credit_names_the_public_sources_of_the_facts_with_their_day() -> None:
    for report in reports().values():
        facts = report["credit"].partition("Facts: ")[2]
        assert facts, report["id"]
        assert re.search(r"\d (?:September|October|November) 2020", facts), report["id"]


def test_a_dateline_bears_the_day_of_the_agencys_report() -> None:
    for report in reports().values():
        found = _DATELINE_DAY.search(report["text"])
        if found and report["publisher"] == "Northgate Wire" and "version_of" not in report:
            day = dt.date(2020, _MONTH[found[1]], int(found[2]))
            assert day.isoformat() == report["published"], report["id"]


def test_the_agency_is_copied_whole_in_part_and_with_changes() -> None:
    exact = reports()["ledger-2020-09-29-toll"]["text"]
    assert exact == reports()["northgate-2020-09-29-toll"]["text"]

    excerpt = reports()["harbour-2020-10-05-ganja"]["text"]
    whole = reports()["northgate-2020-10-04-ganja"]["text"]
    assert share_of(excerpt, whole) > 0.9
    assert share_of(whole, excerpt) < 0.9

    edited = reports()["ledger-2020-11-10-deal"]["text"]
    original = reports()["northgate-2020-11-10-deal"]["text"]
    assert edited != original
    assert 0.6 < share_of(edited, original) < 0.95


def test_other_reports_are_no_copies_of_each_other() -> None:
    related = {"ledger-2020-09-29-toll", "northgate-2020-09-30-toll-corrected"}
    related |= {"harbour-2020-10-05-ganja", "ledger-2020-11-10-deal"}
    alone = [report for id_, report in reports().items() if id_ not in related]
    for first in alone:
        for second in alone:
            if first is not second:
                assert share_of(first["text"], second["text"]) < 0.15, (first["id"], second["id"])


def test_the_correction_names_the_version_that_it_corrects_and_says_what_was_wrong() -> None:
    corrections = [report for report in reports().values() if "version_of" in report]
    assert len(corrections) == 1
    (correction,) = corrections
    earlier = reports()[correction["version_of"]]
    assert earlier["publisher"] == correction["publisher"]
    assert earlier["published"] < correction["published"]
    assert correction["text"].startswith("CORRECTION: ")
    assert "Another 35 people were wounded" in earlier["text"]
    assert "It is at least 35." in correction["text"]
    assert "At least 35 other people were wounded" in correction["text"]


def test_the_running_tolls_add_up_where_the_facts_do() -> None:
    second_day = reports()["northgate-2020-09-28-toll"]["text"]
    assert "A further 71 soldiers" in second_day
    assert "death toll to 87. It stood at 16" in second_day
    assert 16 + 71 == 87

    assert "seven in two days" in second_day
    third_day = reports()["northgate-2020-09-29-toll"]["text"]
    assert "killed five more civilians" in third_day
    assert "killed since Sunday to 12" in third_day
    assert 5 + 2 == 7
    assert 7 + 5 == 12

    october = reports()["northgate-2020-10-18-toll"]["text"]
    assert "40 more of its soldiers" in october
    assert "to 673" in october
    november = reports()["northgate-2020-11-09-shusha"]["text"]
    assert "44 new casualties" in november
    assert "to 1,221" in november

    assert "At least four civilians" in reports()["northgate-2020-10-27-barda"]["text"]
    assert "has risen to 21" in reports()["harbour-2020-10-28-barda"]["text"]


@pytest.mark.parametrize(
    "place",
    [
        "Barda",
        "Fuzuli",
        "Ganja",
        "Jabrayil",
        "Lachin",
        "Martuni",
        "Mincivan",
        "Mingachevir",
        "Murovdag",
        "Qubadlı",
        "Shusha",
        "Stepanakert",
        "Suqovuşan",
        "Tartar",
        "Vardenis",
        "Yerevan",
        "Zangilan",
    ],
)
def test_the_places_of_the_war_are_told_of(place: str) -> None:
    assert any(place in report["text"] for report in reports().values())


def test_loaded_words_stand_in_quotations_alone() -> None:
    vocabulary = load()
    quoted = 0
    for report in reports().values():
        marked = quotations(report["text"])
        for found in find_wording(report["text"], Range(0, len(report["text"])), vocabulary):
            assert any(span.overlap(found.span.range) for span in marked), (report["id"], found.quote)
            quoted += 1
        assert not find_wording(report["title"], Range(0, len(report["title"])), vocabulary)
    assert quoted >= 4


@needs_corpus
def test_nothing_is_quoted_that_the_sources_do_not_quote() -> None:
    told = " ".join(words(sources()))
    for report in reports().values():
        for span in quotations(report["text"]):
            said = " ".join(words(report["text"][span.start : span.end]))
            assert f" {said} " in f" {told} ", (report["id"], said)


@needs_corpus
def test_every_number_stands_in_the_sources_too() -> None:
    told = {*_NUMBER.findall(sources()), *_SPELLED_THERE}
    for report in reports().values():
        for number in _NUMBER.findall(_DATE.sub(" ", report["text"])):
            assert number in told, (report["id"], number)


@needs_corpus
def test_no_eight_words_in_a_row_are_taken_from_the_corpus() -> None:
    length = LONGEST_SHARED + 1
    mine: dict[tuple[str, ...], str] = {}
    for report in reports().values():
        for stretch in (*own_words(report["text"]), *own_words(report["title"])):
            mine |= dict.fromkeys(sequences(stretch, length), str(report["id"]))
    folders = (SHARED / "corpus", SHARED / "gold" / "seed")
    files = [path for folder in folders for ending in _EXTENSIONS for path in sorted(folder.glob(ending))]
    assert files
    shared = set()
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"] if path.suffix == ".jsonl" else line
            shared |= mine.keys() & set(sequences(text, length))
    assert not {mine[taken]: " ".join(taken) for taken in shared}
