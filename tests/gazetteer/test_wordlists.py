from __future__ import annotations

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.wordlists import abbreviations, common_words, forenames


def test_short_forms_stand_for_names_of_divisions() -> None:
    short = abbreviations()
    assert short["N.C."] == short["NC"] == "North Carolina"
    assert short["Ark."] == "Arkansas"
    assert all(name[0].isupper() for name in short)


def test_words_of_the_lists_are_folded() -> None:
    for words in (common_words(), forenames()):
        assert words
        assert all(word == fold(word) for word in words)


def test_large_towns_are_no_given_names() -> None:
    assert {"paris", "sydney", "london"}.isdisjoint(forenames())
    assert {"henry", "maria", "ahmed"} <= forenames()
