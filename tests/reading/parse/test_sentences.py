"""Sentences: offsets into the document, brackets and abbreviations kept whole."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.parse.blocks import find_blocks
from onrecord.reading.parse.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for block in find_blocks(text) for a, b in find_sentences(text, block)]


def test_titles_and_abbreviations_end_no_sentence() -> None:
    assert sentences("Gen. Orlo met the U.S. envoy on Nov. 9. He left at 5 p.m. on Sunday.") == [
        "Gen. Orlo met the U.S. envoy on Nov. 9.",
        "He left at 5 p.m. on Sunday.",
    ]


def test_an_editors_bracket_stays_inside_its_sentence() -> None:
    text = '"We will hear it [the bell. It hung there] again," Orlo said. He left.'
    assert sentences(text) == ['"We will hear it [the bell. It hung there] again," Orlo said.', "He left."]


def test_flags_do_not_shift_offsets() -> None:
    text = "Velm 🇺🇳 is quiet. The army left."
    assert sentences(text) == ["Velm 🇺🇳 is quiet.", "The army left."]


@given(st.text(max_size=200))
def test_sentences_are_never_empty_and_never_overlap(text: str) -> None:
    position = 0
    for block in find_blocks(text):
        for start, end in find_sentences(text, block):
            assert position <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            position = end
