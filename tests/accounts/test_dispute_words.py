"""The data behind disputes, and what is said of faults in it."""

from importlib.resources import files

import pytest

from onrecord.accounts.dispute_words import dispute_words, parse_dispute_words
from onrecord.accounts.loaded import is_loaded
from onrecord.model.errors import VocabularyError
from onrecord.model.words import KINDS, MODES

TEXT = (files("onrecord.accounts") / "data" / "disputes.toml").read_text(encoding="utf-8")


def test_every_kind_and_mode_of_act_has_a_noun() -> None:
    for kind in KINDS:
        assert all(dispute_words().act(kind, mode) for mode in (None, *MODES.get(kind, ())))


def test_no_template_takes_a_side() -> None:
    words = dispute_words()
    for texts in (words.what, words.position, words.act_nouns):
        assert not [text for text in texts.values() if is_loaded(text)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('denies = "denies it"\n', "", "[position] denies: is missing"),
        ('denies = "denies it"', 'denies = "denies {whom}"', "holds a field that is not known"),
        ('"each other"', '"Each other"', "must be in small letters"),
        ('conceding = ["', 'conceding = [1, "', "[denials] conceding: must be a list of words"),
        ('attack = "an attack"', 'atack = "an attack"', "[act_nouns] attack: is missing"),
        ("[acts]\n", '[acts]\nraid = ["raid"]\n', "[acts] raid: is not a kind of claim"),
        ("[denials]", "[denials", "disputes.toml: "),
    ],
)
def test_a_fault_names_its_entry(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    with pytest.raises(VocabularyError) as error:
        parse_dispute_words(TEXT.replace(old, new, 1))
    assert fault in str(error.value)
