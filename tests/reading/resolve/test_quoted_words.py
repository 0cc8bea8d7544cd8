"""Pieces of one quoted sentence are one statement."""

from __future__ import annotations

from onrecord.reading.extract.mentions import Act
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.quoted_words import with_whole_quotations
from tests.reading.making import act, context

TEXT = '"After 30 years, the old bell will ring in Velm again," she said. He called it "a sad day".'


def told(found: Context, *evidence: str) -> list[Act]:
    return [act(found.parsed, words, kind="statement") for words in evidence]


def shown(acts: list[Act], found: Context) -> list[str]:
    return [found.text[one.evidence.start : one.evidence.end] for one in acts]


def test_pieces_of_one_quoted_sentence_are_one_statement_told_by_the_whole_of_it() -> None:
    found = context(TEXT)
    acts = with_whole_quotations(told(found, "After 30 years", "the old bell"), found)
    assert shown(acts, found) == ["After 30 years, the old bell will ring in Velm again"]


def test_a_piece_alone_stays_as_it_is() -> None:
    found = context(TEXT)
    acts = with_whole_quotations(told(found, "After 30 years", "a sad day"), found)
    assert shown(acts, found) == ["After 30 years", "a sad day"]


def test_two_clauses_of_a_quoted_sentence_stay_two_statements() -> None:
    text = '"We will never leave this town, and nobody will make us leave it," she said.'
    found = context(text)
    clauses = ("We will never leave this town", "nobody will make us leave it")
    assert shown(with_whole_quotations(told(found, *clauses), found), found) == list(clauses)


def test_acts_of_other_kinds_are_left_alone() -> None:
    found = context(TEXT)
    acts = [act(found.parsed, "the old bell", kind="attack"), *told(found, "After 30 years")]
    assert with_whole_quotations(acts, found) == acts
