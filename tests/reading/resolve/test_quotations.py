"""Quotations and the manner of a claim."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Range
from onrecord.reading.resolve.quotations import find_quotations, manner_of


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_straight_and_curly_marks_are_found() -> None:
    assert quoted('"We hold it," he said. “We stay.”') == ["We hold it,", "We stay."]


def test_a_quotation_over_two_paragraphs_is_two_ranges() -> None:
    assert quoted('"We hold it.\n\n"We will stay," he said.') == ["We hold it.", "We will stay,"]


def test_a_stray_closing_mark_opens_nothing() -> None:
    assert quoted('it" was said. The army "left".') == ["left"]


def test_manner_follows_from_how_much_is_quoted() -> None:
    text = 'He said "the town fell" and that they had "freed" it.'
    marks = find_quotations(text)
    inside = text.index("the town fell")
    assert manner_of(Range(inside, inside + 13), marks, has_speaker=True) == "direct"
    mixed = text.index("they had")
    assert manner_of(Range(mixed, len(text) - 1), marks, has_speaker=True) == "mixed"
    assert manner_of(Range(0, 7), marks, has_speaker=True) == "indirect"
    assert manner_of(Range(inside, inside + 13), marks, has_speaker=False) == "none"


@given(st.text(alphabet='ab "“”«»„\n.', max_size=120))
def test_quotations_lie_inside_the_text_and_hold_no_paragraph_break(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
