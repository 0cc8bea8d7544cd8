"""Claims are kept in fewer bytes, and what an older version kept as text is read as well."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord.ledger import Ledger
from onrecord.ledger.packed import packed, unpacked
from onrecord.model.exchange import to_json
from tests.accounts.examples import KESRA, READING, kesra_claims


@given(st.text())
def test_what_is_packed_comes_out_the_same(words: str) -> None:
    assert unpacked(packed(words)) == words
    assert unpacked(words) == words


def test_a_claim_takes_less_than_half_of_its_length() -> None:
    for claim in kesra_claims():
        assert len(packed(to_json(claim))) < len(to_json(claim)) / 2


def test_a_ledger_may_hold_claims_packed_and_not(ledger: Ledger) -> None:
    claims = kesra_claims()
    ledger.add(KESRA, claims, READING)
    with ledger.changing() as connection:
        connection.execute(
            text("UPDATE claims SET claim = :claim WHERE id = :id"),
            {"claim": to_json(claims[0]), "id": claims[0].id},
        )
    assert {claim.id: claim for claim in ledger.claims()} == {claim.id: claim for claim in claims}
    assert ledger.document(KESRA.id).text == KESRA.text
