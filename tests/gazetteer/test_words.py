from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.words import bare_division, place_words


@pytest.mark.parametrize(
    ("key", "bare", "level"),
    [
        ("zangilan district", "zangilan", "district"),
        ("lachin rayon", "lachin", "district"),
        ("idlib governorate", "idlib", "region"),
        ("province of khost", "khost", "region"),
        ("tibet autonomous region", "tibet", "region"),
        ("muhafazat hadramaout", "hadramaout", None),
        ("departamento de sucre", "sucre", None),
        ("district", "district", None),
        ("central district", "central district", "district"),
        ("shusha", "shusha", None),
    ],
)
def test_what_a_division_is_called_comes_off_its_name(key: str, bare: str, level: str | None) -> None:
    assert bare_division(key) == (bare, level)


@given(st.text(min_size=1).map(fold).filter(bool))
def test_a_bare_name_is_never_empty(key: str) -> None:
    assert bare_division(key)[0]


def test_all_words_stand_in_their_folded_form() -> None:
    words = place_words()
    lists = (words.settlements, words.sites_of_a_town, words.sites_elsewhere, words.directions, words.before)
    lists += (words.ordinary, words.titles, words.after, words.wide, words.led_by, words.sought_sites)
    lists += (words.government_verbs, words.government_bodies, words.government_before, words.ways)
    for listed in (*lists, words.divisions, words.first_elsewhere, words.last_elsewhere):
        assert [word for word in listed if fold(word) != word] == []
