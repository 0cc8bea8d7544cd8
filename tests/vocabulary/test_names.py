from hypothesis import given
from hypothesis import strategies as st

from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.load import load
from onrecord.vocabulary.names import PhraseTable, names_of, split_words


def test_folding_leaves_case_marks_and_apostrophes_out() -> None:
    assert fold("Ra’s LANŪF") == "ras lanuf"
    assert fold("Şəmkir") == "samkir"


def test_initials_are_one_word_and_a_possessive_s_is_none_of_its_noun() -> None:
    assert [word.key for word in split_words("the U.S. Navy's N'Djamena base")] == [
        "the",
        "us",
        "navy",
        "s",
        "ndjamena",
        "base",
    ]


def test_a_hashtag_falls_into_the_words_that_its_capitals_show() -> None:
    text = "#PeaceForNorway and #NATO"
    assert [text[word.start : word.end] for word in split_words(text)] == [
        "Peace",
        "For",
        "Norway",
        "and",
        "NATO",
    ]


def test_the_longest_phrase_wins_and_the_last_given_of_two_equals() -> None:
    table = PhraseTable([("Red Army", 1), ("Red Army Choir", 2), ("Red Army", 3)], cased=True)
    for text, meaning in (("Red Army Choir", 2), ("Red Army camp", 3)):
        hit = table.at(split_words(text), 0, text)
        assert hit is not None
        assert hit.meaning == meaning


def test_capitals_count_where_they_are_part_of_the_name() -> None:
    table = PhraseTable([("IS", 1), ("al-Nur", 2), ("Front", 3), ("JeM", 4)], cased=True)

    def found(text: str) -> bool:
        return table.at(split_words(text), 0, text) is not None

    assert [
        found(text)
        for text in ("IS", "is", "Is", "al-Nur", "Al Nur", "al nur", "Front", "front", "JeM", "JEM")
    ] == [
        *(True, False, False),
        *(True, True, False),
        *(True, False),
        *(True, False),
    ]


def test_a_name_does_not_run_over_a_sentence_or_paragraph() -> None:
    table = PhraseTable([("Red Army", 1)], cased=True)
    for text, there in (
        ("Red\nArmy", True),
        ("Red. \nArmy", False),
        ("Red\n\nArmy", False),
        ("Red; Army", False),
    ):
        assert (table.at(split_words(text), 0, text) is not None) is there, text


@given(st.text(max_size=120))
def test_words_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for word in split_words(text):
        assert end <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        end = word.end


def test_compiled_names_are_kept() -> None:
    assert names_of(load()) is names_of(load())
