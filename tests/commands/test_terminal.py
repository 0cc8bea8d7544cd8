import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.commands.terminal import Screen, clipped, dotted, number_of, plain, safe, safe_line


def test_markup_of_the_library_is_shown_and_not_obeyed() -> None:
    out = io.StringIO()
    Screen(file=out, width=80, highlight=False, markup=False, emoji=False).print(
        plain("[bold red]x[/] :smile:")
    )
    assert out.getvalue() == "[bold red]x[/] :smile:\n"


def test_what_acts_on_a_terminal_is_spelled_out() -> None:
    assert safe("\x1b]0;title\x07\x1b[2J\u202e") == "\\x1b]0;title\\x07\\x1b[2J\\u202e"
    assert safe_line("a\nb\x00") == "a b\\x00"


def test_text_is_cut_to_columns_of_the_terminal() -> None:
    assert clipped("short", 10) == "short"
    assert clipped("a longer text", 8) == "a longe…"
    assert cell_len(clipped("漢字" * 10, 7)) <= 7


@given(st.text(), st.integers(1, 40))
def test_cut_text_is_never_wider_than_asked_for(text: str, width: int) -> None:
    assert cell_len(clipped(text, width)) <= width


def test_parts_that_are_empty_get_no_dot() -> None:
    assert dotted(["a", "", plain("b")]).plain == "a · b"


def test_parts_keep_their_own_style_beside_quiet_dots() -> None:
    told = dotted(["a", plain("b", "bold")])
    assert told.style == ""
    assert [(span.start, span.end, span.style) for span in told.spans] == [(1, 4, "dim"), (4, 5, "bold")]


def test_numbers_have_their_noun() -> None:
    assert [number_of(n, "claim") for n in (0, 1, 1204)] == ["0 claims", "1 claim", "1,204 claims"]
    assert number_of(2, "entry", "entries") == "2 entries"


def test_lines_that_are_not_for_a_terminal_have_no_spaces_at_their_ends() -> None:
    out = io.StringIO()
    Screen(file=out, width=20).print("a    \nb")
    assert out.getvalue() == "a\nb\n"
