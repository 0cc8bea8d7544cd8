import json

import pytest

from onrecord.model.exchange import from_json
from tests.accounts.examples import KESRA, UNDATED, kesra_claims
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_claim_is_shown_with_its_parts_marked_in_its_paragraph(run: Run) -> None:
    result = run("show", "04f965cc")
    assert result.code == 0
    assert result.out.splitlines()[:7] == [
        "Claim 04f965ccf55e124a61ba",
        "Lena Moss said that Ardania took control of 3 more villages (named: Kesra) from",
        "Belmar on 4 May 2031.",
        "",
        "  Ardania's defence minister, ⟦Lena Moss⟧², ⟦said⟧³ on ⟦Sunday⟧⁷ that ⟦the",
        "  army⟧⁴ ⟦had ⟦liberated⟧⁹ ⟦three⟧⁶ more villages and the town of ⟦Kesra⟧⁸⟧¹.",
        "  “We will not leave Kesra,” Moss told reporters.",
    ]
    for line in (
        "evidence  ¹  “had liberated three more villages and the town of Kesra”  97–152",
        "speaker   ²  Lena Moss  person, defence minister",
        "target    ⁵  Belmar  state, bel  elsewhere in the text, at 203–209",
        "count     ⁶  3 more villages  village, new",
        "wording   ⁹  “liberated” takes a side; neutral: took control of",
        "conf.        0.87 (how sure the reading is, not how true the claim)",
    ):
        assert line in result.out


def test_every_field_of_a_claim_is_shown(run: Run) -> None:
    page = " ".join(run("show", "447b88a4", columns=200).out.split())
    for told in ("possible", "residents", "via Coast Radio", "indirect", "Belmar", "shelling", "2031-05-05"):
        assert told in page
    page = run("show", "a9cc07ea", columns=200).out
    assert "“dozens” displaced  displaced, 24 to open" in page
    assert "2031-05-02  day, carried over" in page
    assert "not named in the words" in page
    assert "own voice" in page


def test_a_claim_in_json_is_the_exchange_form(run: Run) -> None:
    assert from_json(run("show", "04f965cc", "--format", "json").out) == kesra_claims()[1]


def test_a_document_is_shown_with_its_claims_numbered(run: Run) -> None:
    result = run("show", KESRA.id, columns=100)
    assert result.out.startswith("Ardania says it holds Kesra\nHarbour Post · 2031-05-04 · harbour-post")
    assert "⟦Shells hit the port⟧⁷ of Tal Amar" in result.out
    assert "9 claims\n1  control held" in result.out
    for claim in kesra_claims():
        assert claim.id[:8] in result.out


def test_a_document_without_title_date_and_publisher_is_shown(run: Run) -> None:
    result = run("show", UNDATED.id)
    assert result.out.startswith("note-7f3a91\npublisher unknown · undated · note-7f3a91\n")


def test_a_document_in_json_has_its_text_and_claims(run: Run) -> None:
    page = json.loads(run("show", "harbour-post", "--format", "json").out)
    assert page["document"]["text"] == KESRA.text
    assert len(page["claims"]) == len(kesra_claims())


def test_an_unknown_id_is_one_clear_line(run: Run) -> None:
    result = run("show", "zzzzzzzz")
    assert result.code == 1
    assert result.out == ""
    assert result.err.startswith("onrecord: no claim and no document has the id 'zzzzzzzz'")
    assert result.err.count("\n") == 1
