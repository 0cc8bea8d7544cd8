from hypothesis import given
from hypothesis import strategies as st

from onrecord.commands.passages import Mark, marked, paragraph_around, raised
from onrecord.model.span import Range

TEXT = "The army took the town of Kesra."


def plain(marks: list[Mark], shown: Range | None = None) -> str:
    return marked(TEXT, shown or Range(0, len(TEXT)), marks, is_styled=False).plain


def test_marks_are_brackets_with_raised_numbers() -> None:
    assert plain([Mark(4, 8, 1)]) == "The ⟦army⟧¹ took the town of Kesra."
    assert raised(120) == "¹²⁰"


def test_marks_inside_each_other_close_from_the_inside() -> None:
    assert plain([Mark(9, 31, 1), Mark(26, 31, 2)]) == "The army ⟦took the town of ⟦Kesra⟧²⟧¹."
    assert plain([Mark(9, 31, 1), Mark(9, 13, 2)]) == "The army ⟦⟦took⟧² the town of Kesra⟧¹."


def test_marks_that_cross_each_other_keep_their_own_ends() -> None:
    assert plain([Mark(4, 13, 1), Mark(9, 22, 2)]) == "The ⟦army ⟦took⟧¹ the town⟧² of Kesra."


def test_only_what_is_shown_is_marked() -> None:
    assert plain([Mark(4, 8, 1), Mark(26, 31, 2)], Range(9, 32)) == "took the town of ⟦Kesra⟧²."
    assert plain([Mark(4, 13, 1)], Range(9, 32)) == "⟦took⟧¹ the town of Kesra."


def test_a_terminal_shows_colour_and_the_number() -> None:
    text = marked(TEXT, Range(0, len(TEXT)), [Mark(4, 8, 1, "underline")], is_styled=True)
    assert text.plain == "The army¹ took the town of Kesra."
    assert (text.spans[0].start, text.spans[0].end, text.spans[0].style) == (4, 8, "underline")


def test_marks_inside_others_add_to_their_colour() -> None:
    marks = [Mark(4, 13, 1, "on yellow"), Mark(9, 13, 2, "underline")]
    text = marked(TEXT, Range(0, len(TEXT)), marks, is_styled=True)
    styles = {text.plain[span.start : span.end]: span.style for span in text.spans}
    assert styles["army "] == "on yellow"
    assert styles["took"] == "on yellow underline"


def test_a_paragraph_is_the_lines_around() -> None:
    text = "one\n\ntwo words\nthree\n"
    assert paragraph_around(text, Range(9, 14)) == Range(5, 14)
    assert paragraph_around(text, Range(5, 20)) == Range(5, 20)
    assert paragraph_around("last", Range(0, 4)) == Range(0, 4)


def test_what_acts_in_a_terminal_is_spelled_out_between_the_marks() -> None:
    text = "a\x1b[31m b\u202e c"
    assert marked(text, Range(0, len(text)), [Mark(7, 8, 1)], is_styled=False).plain == (
        "a\\x1b[31m ⟦b⟧¹\\u202e c"
    )


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
def test_without_the_marks_the_text_is_what_it_was(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Mark(min(span), max(span), number)
        for number, span in enumerate(spans, 1)
        if min(span) < max(span) <= len(text)
    ]
    shown = marked(text, Range(0, len(text)), marks, is_styled=False).plain
    bare = shown.translate({ord(character): None for character in "⟦⟧⁰¹²³⁴⁵⁶⁷⁸⁹"})
    assert bare == text
    assert shown.count("⟦") == shown.count("⟧") == len(marks)
