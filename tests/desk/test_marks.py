from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.marks import Mark, around, marked_lines
from onrecord.model.span import Range

TEXTS = st.text(alphabet="ab \n\U0001f1e6\U0001f1ff\u0301é漢\u05d0", max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    marks = [Mark(start=min(s), end=max(s), number=n) for n, s in enumerate(spans, 1) if s[0] != s[1]]
    return text, marks


@given(marked_texts())
def test_pieces_put_together_are_the_text_and_each_mark_lies_over_its_words(
    given: tuple[str, list[Mark]],
) -> None:
    text, marks = given
    lines = marked_lines(text, marks)
    kept = [line for line in text.split("\n") if line.strip()]
    assert ["".join(piece.text for piece in line) for line in lines] == kept
    for mark in marks:
        shown = "".join(piece.text for line in lines for piece in line if mark in piece.marks)
        words = text[mark.start : mark.end].split("\n")
        assert shown.replace(" ", "") == "".join(words).replace(" ", "")


def test_flags_before_a_mark_do_not_shift_it() -> None:
    text = "\U0001f1e6\U0001f1ff\U0001f1e6\U0001f1f2 fired"
    (line,) = marked_lines(text, [Mark(start=5, end=10, number=1)])
    assert [piece.text for piece in line if piece.marks] == ["fired"]


def test_overlapping_marks_lie_one_over_the_other() -> None:
    (line,) = marked_lines("abcdef", [Mark(start=0, end=4, number=1), Mark(start=2, end=6, number=2)])
    assert [(piece.text, piece.depth, [m.number for m in piece.ends]) for piece in line] == [
        ("ab", 1, []),
        ("cd", 2, [1]),
        ("ef", 1, [2]),
    ]


def test_the_paragraph_around_a_sentence_is_shown() -> None:
    text = "one\ntwo three\nfour"
    found = around(text, Range(8, 13))
    assert text[found.start : found.end] == "two three"
