"""Texts of an invented war: what is a copy, what is a part, and what only sounds alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.likeness import fingerprint, likeness, words_of

REPORT = (
    "Ardanian shells hit the fish market of Port Sel on Tuesday, killing at least 14 people and wounding 30, "
    "the mayor said. Belmar's army answered with rockets fired at the barracks of Tal Amar, where two "
    "warehouses burned through the night. Both governments accused each other of having begun the exchange."
)
EDITED = (
    "PORT SEL, May 6 (Morning Wire) — Ardanian shells struck the fish market of Port Sel on Tuesday, killing "
    "at least 14 people and hurting 30, the mayor said. Belmar's army later answered with rockets fired "
    "at the barracks of Tal Amar, where two warehouses burned. Both governments accused each other of having "
    "begun the exchange. (Coast Radio)"
)
OTHER_WORDS = (
    "Fourteen died and thirty were hurt when artillery struck stalls at the harbour of Port Sel, its mayor "
    "reported; hours later missiles set fire to military depots in Tal Amar. Ardania and Belmar each say "
    "that the other side started it."
)
EXCERPT = (
    "Belmar's army answered with rockets fired at the barracks of Tal Amar, where two warehouses burned "
    "through the night."
)


def kind(one: str, other: str) -> str | None:
    found = likeness(words_of(one), words_of(other))
    return found.kind if found else None


def test_an_edited_copy_with_dateline_and_credit_is_near() -> None:
    assert kind(REPORT, EDITED) == "near"


def test_the_same_story_in_other_words_is_no_copy() -> None:
    assert kind(REPORT, OTHER_WORDS) is None


def test_an_excerpt_is_a_part_of_the_whole_whichever_comes_first() -> None:
    found = likeness(words_of(EXCERPT), words_of(REPORT))
    turned = likeness(words_of(REPORT), words_of(EXCERPT))
    assert found is not None
    assert turned is not None
    assert (found.kind, found.similarity, found.swapped) == ("partial", 1.0, False)
    assert (turned.kind, turned.similarity, turned.swapped) == ("partial", 1.0, True)


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("14 people and wounding 30", "17 people and wounding 41"),
        ("14 people and wounding 30", "four people and wounding six"),
    ],
)
def test_other_numbers_in_the_same_words_are_no_copy_but_alter_them(there: str, here: str) -> None:
    short = REPORT.split(" Both")[0]
    assert kind(short, short.replace(there, here)) == "altered"


def test_other_names_in_the_same_words_are_no_copy() -> None:
    one = "Voters in Ardania go to the polls to elect the members of the country's national assembly"
    assert kind(one, one.replace("Ardania", "Belmar")) != "near"
    assert kind(f"{one} for the third time in two years, after a long dispute.", one) == "partial"
    belmar = one.replace("Ardania", "Belmar")
    assert kind(f"{one} for the third time in two years, after a long dispute.", belmar) is None


def test_case_spacing_dateline_and_punctuation_change_no_digest() -> None:
    plain = fingerprint(words_of(REPORT)).digest
    assert fingerprint(words_of(REPORT.upper())).digest == plain
    assert fingerprint(words_of(f"KESRA (Morning Wire) — {REPORT}\n\n(Morning Wire)")).digest == plain
    assert fingerprint(words_of(REPORT.replace(", ", "\n"))).digest == plain


def test_fingerprints_stay_as_they_are_kept_in_ledgers() -> None:
    found = fingerprint(words_of(EXCERPT))
    assert (found.digest, found.bands[0], found.marks[0]) == (
        3984483571276846419,
        5076854654610574548,
        7797986,
    )


def test_a_part_shares_marks_with_the_whole_and_an_edited_copy_shares_bands() -> None:
    whole, part, edited = (fingerprint(words_of(text)) for text in (REPORT, EXCERPT, EDITED))
    assert set(whole.marks) & set(part.marks)
    assert set(whole.bands) & set(edited.bands)


def test_a_passage_is_found_in_a_long_text_too() -> None:
    long = " ".join(f"word{number} of{number} filling{number}" for number in range(300))
    assert set(fingerprint(words_of(f"{long} {EXCERPT} {long}")).marks) & set(
        fingerprint(words_of(EXCERPT)).marks
    )


@given(st.text(), st.text())
def test_likeness_does_not_depend_on_which_text_is_named_first(one: str, other: str) -> None:
    assert kind(one, other) == kind(other, one)


def test_texts_of_few_words_have_no_fingerprint_to_be_found_by() -> None:
    found = fingerprint(words_of("Shells hit Port Sel."))
    assert (found.bands, found.marks) == ((), ())
    assert kind("Shells hit Port Sel.", "Shells hit Port Sel.") is None
