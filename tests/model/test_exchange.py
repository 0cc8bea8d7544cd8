"""The exchange form: what goes out comes back, and what is not a claim is refused with its place."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.claim import Claim
from onrecord.model.errors import SourceError
from onrecord.model.exchange import from_json, schema_of, to_json
from tests.model.making import FULL
from tests.model.strategies import claims


def test_the_fields_stand_in_the_order_of_the_model() -> None:
    assert list(json.loads(to_json(FULL))) == [field.name for field in fields(Claim)]


def test_what_is_absent_is_null_or_an_empty_list() -> None:
    bare = json.loads(
        to_json(
            Claim(
                id="a",
                digest="b",
                document=FULL.document,
                kind="attack",
                evidence=FULL.evidence,
                sentence=FULL.sentence,
                confidence=0.5,
                reading=FULL.reading,
            )
        )
    )
    assert [bare[name] for name in ("speaker", "cue", "actor", "target", "when", "mode")] == [None] * 6
    lists = ("via", "counts", "where", "wording", "about", "reviews")
    assert [bare[name] for name in lists] == [[]] * 6
    assert (bare["modality"], bare["manner"]) == ("asserted", "none")


@given(claims)
def test_a_claim_that_goes_out_comes_back_the_same(claim: Claim) -> None:
    line = to_json(claim)
    assert "\n" not in line
    assert from_json(line) == claim
    assert to_json(from_json(line)) == line


@given(claims)
def test_every_claim_is_valid_under_the_json_schema(claim: Claim) -> None:
    validator().validate(json.loads(to_json(claim)))


def validator() -> Any:
    schema = schema_of("claim")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("kind", "rumour", r"\$\.kind"),
        ("modality", "sure", r"\$\.modality"),
        ("evidence", {"start": "1", "end": 2, "quote": "x"}, r"\$\.evidence\.start"),
        ("confidence", None, r"\$\.confidence"),
        ("schema", "onrecord.claim/2", r"\$\.schema"),
        ("counts", [{"value": 1, "low": 1, "high": 1}], r"\$\.counts\[0\]"),
    ],
)
def test_a_wrong_field_is_refused_with_its_path_and_by_the_schema(
    name: str, value: object, told: str
) -> None:
    wrong = {**json.loads(to_json(FULL)), name: value}
    with pytest.raises(SourceError, match=f"not a claim in the exchange form.*{told}"):
        from_json(json.dumps(wrong))
    assert list(validator().iter_errors(wrong))


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '"claim"', "{}", '{"id": "a"}'])
def test_a_line_that_holds_no_claim_is_refused(line: str) -> None:
    with pytest.raises(SourceError, match="not a claim in the exchange form"):
        from_json(line)


@given(st.binary(max_size=40))
def test_any_bytes_are_a_claim_or_a_source_error_and_nothing_else(line: bytes) -> None:
    with pytest.raises(SourceError):
        from_json(line)
