"""docs/exchange-form.md: whole, current, and its example is what the program prints."""

from __future__ import annotations

import dataclasses
import json
import re
from importlib.resources import files
from typing import Any, get_args

import jsonschema
import pytest

from onrecord.model import accounts, words
from onrecord.model import claim as model
from onrecord.model.claim import Claim
from onrecord.model.document import DocumentRef
from onrecord.model.exchange import FORMS, from_json, to_json
from onrecord.model.span import Range, Span
from onrecord.reading.check import spans_of
from onrecord.reading.resolve.quantities import read_quantity
from tests.docs.exchange import PAGE, example, report, schema_path, schema_text, shown, shown_in
from tests.model.making import FULL

MODEL = files("onrecord.reading.extract") / "data/encoder/model.json"
needs_model = pytest.mark.skipif(not MODEL.is_file(), reason="the trained model is not there yet")
PARTS = {
    "The claim": Claim,
    "Document": DocumentRef,
    "Span and range": Span,
    "Side": model.Side,
    "Teller": model.Teller,
    "Count": model.Count,
    "When": model.When,
    "Place": model.Place,
    "Wording": model.Wording,
    "About": model.About,
    "Reading": model.Reading,
    "Review": model.Review,
    "Event": accounts.Event,
    "Claims of an event": accounts.EventClaim,
    "First report": accounts.FirstReport,
    "Deaths": accounts.Deaths,
    "Toll": accounts.Toll,
    "Group of a toll": accounts.TollGroup,
    "Figure of a toll": accounts.TollPoint,
    "Control": accounts.Control,
    "Place of control": accounts.ControlPlace,
    "Saying": accounts.Saying,
    "Dispute": accounts.Dispute,
    "Side of a dispute": accounts.DisputeSide,
    "Reference to a claim": accounts.ClaimRef,
}
LISTS = {
    "kind": words.Kind,
    "mode": words.Mode,
    "modality": words.Modality,
    "manner": words.Manner,
    "measure": words.Measure,
    "basis": words.WhenBasis,
    "verdict": words.Verdict,
    "scope": accounts.Scope,
    "teller": accounts.TollTeller,
    "check": accounts.Check,
    "status": accounts.ControlStatus,
    "about": accounts.DisputeAbout,
    "type": accounts.DisputeType,
}
# How sure the reading is may differ in the last digit between processors.
_SURE = re.compile(r'("confidence": )[\d.]+')


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def section(title: str) -> str:
    found = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^##|\Z)", page(), re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {title}"
    return found[1]


def rows(title: str) -> dict[str, str]:
    """The fields of a section's table with what the last column says."""
    found: dict[str, str] = {}
    for line in section(title).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0].startswith("`") and len(cells) == 3:
            found |= dict.fromkeys(re.findall(r"`(\w+)`", cells[0]), cells[2])
    return found


@pytest.mark.parametrize("title", PARTS)
def test_every_field_is_explained_and_no_other(title: str) -> None:
    assert set(rows(title)) == {field.name for field in dataclasses.fields(PARTS[title])}


@pytest.mark.parametrize("title", ["When", "Place", "Side", "About"])
def test_the_values_of_lists_in_parts_are_named(title: str) -> None:
    lists = {
        "When": [words.WhenPrecision, words.WhenBasis],
        "Place": [words.PlacePrecision, words.Relation],
        "Side": [words.SideKind],
        "About": [words.AboutRelation],
    }
    for listed in lists[title]:
        for value in get_args(listed):
            assert f"`{value}`" in section(title)


@pytest.mark.parametrize("name", LISTS)
def test_the_values_of_lists_are_named_where_the_field_is_explained(name: str) -> None:
    told = " ".join(rows(title).get(name, "") for title in PARTS)
    assert [value for value in get_args(LISTS[name]) if f"`{value}`" not in told] == []


@pytest.mark.parametrize("row", re.findall(r"^\| ([\w ]*\d[\w ]*|dozens) \|(.*)\|$", page(), re.MULTILINE))
def test_the_bounds_of_counts_are_as_the_table_says(row: tuple[str, str]) -> None:
    words_of_number, told = row
    number = re.search(r"\d+( and \d+)?|dozens", words_of_number)
    assert number
    text = f"They said {words_of_number} were killed."
    start = text.index(number[0])
    found = read_quantity(text, start, start + len(number[0]))
    expected = [None if cell.strip() == "null" else float(cell) for cell in told.split("|")]
    assert [found.value, found.low, found.high] == expected


def test_a_range_is_a_span_without_its_quote() -> None:
    assert [f.name for f in dataclasses.fields(Range)] == ["start", "end"]
    assert [f.name for f in dataclasses.fields(Span)] == ["start", "end", "quote"]


@pytest.mark.parametrize("form", FORMS)
def test_the_stored_schema_is_the_one_that_the_model_gives(form: str) -> None:
    stored = schema_path(form).read_text(encoding="utf-8")
    assert stored == schema_text(form), "run: python -m tests.docs.exchange"
    assert f"(schemas/{form}.schema.json)" in page()


def validator(form: str = "claim") -> Any:
    return jsonschema.Draft202012Validator(json.loads(schema_path(form).read_text(encoding="utf-8")))


def test_a_claim_with_every_part_is_valid_under_the_stored_schema() -> None:
    validator().validate(json.loads(to_json(FULL)))


@needs_model
def test_the_example_is_what_the_program_prints() -> None:
    printed = shown(example())
    assert _SURE.sub(r"\1…", shown_in(page())) == _SURE.sub(r"\1…", printed), (
        "run: python -m tests.docs.exchange"
    )


@needs_model
def test_the_example_is_valid_and_every_quote_stands_in_its_report() -> None:
    shown_claim = shown_in(page())
    validator().validate(json.loads(shown_claim))
    for span in spans_of(from_json(shown_claim)):
        assert report()[span.start : span.end] == span.quote
