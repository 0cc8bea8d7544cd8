"""Identity: ids come from where a claim stands, digests from what it says, both from content alone."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.claim import About, Claim, Reading, Side, When
from onrecord.model.document import DocumentRef
from onrecord.model.exchange import from_json, to_json
from onrecord.model.identity import ID_LENGTH, claim_digest, claim_id, document_id
from onrecord.model.span import Range
from onrecord.model.words import KINDS
from onrecord.reading.check import check
from tests.model.making import FULL, TEXT, span
from tests.model.strategies import claims

CHANGED: dict[str, Any] = {
    "document": DocumentRef(id="harbour-2"),
    "kind": "attack",
    "mode": None,
    "modality": "denied",
    "evidence": span("killing 12"),
    "sentence": Range(0, 40),
    "speaker": None,
    "via": (),
    "cue": None,
    "manner": "direct",
    "actor": Side(name="guards"),
    "target": None,
    "counts": (),
    "when": When(start=None, end=None, precision="unknown", basis="document date"),
    "where": (),
    "wording": (),
}
KEPT: dict[str, Any] = {
    "id": "other",
    "digest": "other",
    "about": (About(claim="other", relation="denies"),),
    "confidence": 0.1,
    "reading": Reading(version="9", reader="another"),
    "reviews": (),
}
ids = st.tuples(
    st.text(max_size=8), st.sampled_from(KINDS), st.integers(0, 99), st.integers(0, 99), st.integers(0, 3)
)


def test_an_id_is_twenty_hex_digits_of_sha_256_over_document_kind_evidence_and_ordinal() -> None:
    whole = hashlib.sha256(b"harbour-1\x1fcontrol\x1f56\x1f68\x1f0").hexdigest()
    assert claim_id("harbour-1", "control", 56, 68, 0) == whole[:20]
    assert ID_LENGTH == 20


@given(ids, ids)
def test_claims_that_differ_in_place_kind_or_ordinal_have_different_ids(
    one: tuple[str, str, int, int, int], other: tuple[str, str, int, int, int]
) -> None:
    assert (claim_id(*one) == claim_id(*other)) == (one == other)


def test_an_id_keeps_when_version_reader_confidence_and_values_change() -> None:
    (before,) = check([FULL], TEXT)
    changed = replace(
        FULL, reading=Reading(version="9", reader="another"), confidence=0.2, actor=None, counts=()
    )
    (after,) = check([changed], TEXT)
    assert before.id == after.id == claim_id("harbour-1", "control", *_ends(FULL), 0)
    assert before.digest != after.digest


def _ends(claim: Claim) -> tuple[int, int]:
    return claim.evidence.start, claim.evidence.end


def test_every_field_of_a_claim_is_either_hashed_into_the_digest_or_known_not_to_be() -> None:
    assert {*CHANGED, *KEPT, "schema"} == {field.name for field in fields(Claim)}


@pytest.mark.parametrize("name", CHANGED)
def test_a_digest_changes_with_each_value(name: str) -> None:
    assert claim_digest(replace(FULL, **{name: CHANGED[name]})) != claim_digest(FULL)


@pytest.mark.parametrize("name", KEPT)
def test_a_digest_keeps_when_what_is_no_value_changes(name: str) -> None:
    assert claim_digest(replace(FULL, **{name: KEPT[name]})) == claim_digest(FULL)


@given(claims)
def test_a_digest_survives_the_exchange_form(claim: Claim) -> None:
    assert claim_digest(from_json(to_json(claim))) == claim_digest(claim)


def test_a_document_without_an_id_gets_one_from_text_publisher_and_day() -> None:
    known = document_id("Kesra fell.", "Harbour Post", "2031-05-04")
    assert len(known) == ID_LENGTH
    assert known == document_id("Kesra fell.", "Harbour Post", "2031-05-04")
    others = {
        document_id("Kesra held.", "Harbour Post", "2031-05-04"),
        document_id("Kesra fell.", "Hill Gazette", "2031-05-04"),
        document_id("Kesra fell.", "Harbour Post", "2031-05-05"),
        document_id("Kesra fell.", None, None),
    }
    assert len(others | {known}) == 5


def test_words_may_not_wander_between_text_and_publisher_unnoticed() -> None:
    assert document_id("Kesra fell", "Post", None) != document_id("Kesra fellPost", None, None)
