from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Filters, Ledger
from onrecord.ledger.search import fold, has_text, literal, name_key, phrases
from onrecord.model.errors import LedgerError
from tests.ledger.making import FIRST, claim, document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Füzuli", "FUZULI"),
        ("Şuşa", "susa"),
        ("Ağdərə", "agdere"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
    ],
)
def test_names_fold_to_what_people_type(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_key_holds_words_with_a_space_around_each() -> None:
    assert name_key("Nagorno-Karabakh’s  “army”") == " nagorno karabakh s army "
    assert name_key(None) == name_key("…") == ""


def test_no_character_is_a_wildcard() -> None:
    assert literal(r"50%_\x") == r"50\%\_\\x"


def test_words_stand_alone_and_quoted_words_together() -> None:
    assert phrases('seized "Old  Mill" near') == [" seized ", " old mill ", " near "]
    assert phrases('"never closed') == [" never closed "]
    with pytest.raises(LedgerError, match="holds no word"):
        phrases('"" ?!')


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40))
def test_no_query_breaks_out_of_the_search(ledger: Ledger, query: str) -> None:
    report = document(text="Norland shelled the bridge.")
    ledger.add(report, [claim(report, "shelled")], FIRST)
    try:
        found = ledger.count(Filters(text=query))
    except LedgerError:
        assert not name_key(query.replace('"', " "))
    else:
        text = name_key(report.text)
        assert found == all(phrase in text for phrase in phrases(query))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.text(st.characters(categories=["L", "Nd", "Mn", "Pc", "Zs"]), min_size=1), min_size=1)
)
def test_each_word_of_a_sentence_finds_it(ledger: Ledger, words: list[str]) -> None:
    sentence = " ".join(words) + " x."
    report = document(id="sentence-" + sentence.encode().hex(), text=sentence)
    ledger.add(report, [claim(report, " x")], FIRST)
    for word in name_key(sentence).split():
        assert ledger.count(Filters(text=word, document=report.id)) == 1


@pytest.mark.parametrize("query", ["shelled bridge", '"shelled the bridge"', "brid", '"bridge shelled"'])
def test_both_ways_of_searching_agree(ledger: Ledger, query: str) -> None:
    from sqlalchemy import select

    from onrecord.ledger.schema import claims

    report = document()
    ledger.add(report, [claim(report, "shelled the bridge")], FIRST)
    with ledger._engine.connect() as connection:
        by_index, by_comparison = (
            connection.execute(select(claims.c.id).where(has_text(query, dialect))).all()
            for dialect in ("sqlite", "postgresql")
        )
    assert by_index == by_comparison
