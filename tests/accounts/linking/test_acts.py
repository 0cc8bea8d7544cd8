"""The words of acts and things."""

from __future__ import annotations

import pytest

from onrecord.accounts.linking.acts import act_words, parse_act_words, proper_names, words_of
from onrecord.model.errors import VocabularyError

BARE = "[acts]\n[things]\n[groups]\n" + "".join(
    f"[{table}]\nwords = []\n" for table in ("sites", "apart", "pointing", "outset", "common")
)


def named(kind: str, text: str) -> frozenset[str]:
    return act_words().acts[kind].named(words_of(text))


def test_different_words_for_one_act_name_the_same_act() -> None:
    assert named("diplomacy", "will ban the group") == named("diplomacy", "has been outlawed") == {"ban"}
    assert named("movement", "ordered a general mobilization") == {"mobilization"}


def test_a_plural_is_found_and_a_longer_word_is_not() -> None:
    assert act_words().things.named(words_of("two buses and a church")) == {"bus", "worship"}
    assert act_words().things.named(words_of("business as usual")) == frozenset()
    assert named("protest", "some protesters storming the hall") == {"riot"}


def test_names_are_words_with_a_capital_or_with_letters_and_digits() -> None:
    assert proper_names("a Vega-9 jet over Tal Amar, at 12") == {"vega-9", "tal", "amar"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[acts", "acts.toml"),
        ("[acts]\n", "missing"),
        (BARE + "[more]\n", "'more' is unknown"),
        (BARE.replace("[acts]", "[acts.nothing]\n"), "not a kind"),
        (BARE.replace("[things]", '[things]\nbus = "bus"'), "list of words"),
        (BARE.replace("[things]", '[things]\nbus = ["Bus"]'), "in capitals"),
        (BARE.replace("[things]", '[things]\nbus = ["bus"]\ncar = ["bus"]'), "twice"),
    ],
)
def test_a_malformed_file_is_an_error_that_names_the_entry(text: str, fault: str) -> None:
    with pytest.raises(VocabularyError, match=fault):
        parse_act_words(text)
