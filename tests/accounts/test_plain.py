import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.plain import one_line, shortened, visible


def test_ansi_sequences_are_spelled_out() -> None:
    assert visible("\x1b[31mred\x1b[0m \x9b2J") == "\\x1b[31mred\\x1b[0m \\x9b2J"


def test_overrides_of_direction_are_spelled_out_and_marks_of_direction_go() -> None:
    assert visible("\u202ecba\u202c \u2066x\u2069") == "\\u202ecba\\u202c \\u2066x\\u2069"
    assert visible("a\u200fb\u200e\ufeff") == "ab"


def test_lines_tabs_and_joined_letters_stay_as_they_are() -> None:
    assert visible("a\tb\r\nc می\u200cخواهم") == "a\tb\nc می\u200cخواهم"


def test_one_line_has_no_line_ends_in_it() -> None:
    assert one_line(" a\n\n b\u2028c\rd ") == "a b c d"


def test_text_is_shortened_at_a_word() -> None:
    assert shortened("the army took the town", 15) == "the army took…"
    assert shortened("short", 15) == "short"
    assert len(shortened("x" * 50, 10)) == 10


@given(st.text())
def test_nothing_that_acts_on_a_terminal_remains(text: str) -> None:
    for character in visible(text):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
