"""Blocks: the form of a piece of text gives its role."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.parse.blocks import find_blocks, find_signature

REPORT = """ date 2031-05-04 Harbour Gazette

Northern army enters Velm as talks stall

LEDRA, May 4 (Wire) - Soldiers of the Northern army entered the town of Velm on Sunday.

Residents wait for buses outside the station. (Wire)

What the ministry said

The defence ministry said 12 of its soldiers were wounded.

Velm is free. Our flag flies over the bridge — Ana Orlo 🇺🇳 (@ana_orlo) May 3, 2031

- Velm, taken on Sunday

Reporting by Jo Lind; editing by the desk
"""


def roles(text: str) -> list[str]:
    return [block.role for block in find_blocks(text)]


def test_each_form_gets_its_role() -> None:
    assert roles(REPORT) == [
        "header",
        "headline",
        "dateline",
        "paragraph",
        "caption",
        "heading",
        "paragraph",
        "post",
        "list",
        "credit",
    ]


def test_a_quoted_post_has_author_handle_and_day_and_its_words_end_before_them() -> None:
    post = next(block for block in find_blocks(REPORT) if block.role == "post")
    assert (post.author, post.handle, post.posted) == ("Ana Orlo", "@ana_orlo", "2031-05-03")
    assert REPORT[post.start : post.body_end] == "Velm is free. Our flag flies over the bridge"
    assert post.author_start is not None
    assert REPORT[post.author_start :].startswith("Ana Orlo")


def test_a_post_without_a_day_has_none() -> None:
    text = "We hold the bridge — Ana Orlo (@ana_orlo)"
    signature = find_signature(text, 0, len(text))
    assert signature is not None
    assert signature.posted is None


def test_an_impossible_day_is_no_day() -> None:
    text = "We hold the bridge — Ana Orlo (@ana_orlo) February 31, 2031"
    signature = find_signature(text, 0, len(text))
    assert signature is not None
    assert signature.posted is None


def test_the_agency_of_a_caption_is_kept_apart_from_its_words() -> None:
    caption = next(block for block in find_blocks(REPORT) if block.role == "caption")
    assert caption.agency == "Wire"
    assert REPORT[caption.start : caption.body_end].endswith("station.")


def test_lines_broken_by_width_make_one_paragraph() -> None:
    text = (
        "The army said on Monday that it had entered the\n"
        "town of Velm after two days of fighting, and that\n"
        "it would stay there.\n\nThe town was quiet."
    )
    assert len(find_blocks(text)) == 2


def test_one_sentence_alone_is_a_paragraph() -> None:
    assert roles("Troops crossed the river at dawn.") == ["paragraph"]
    assert roles("Troops cross the river at dawn") == ["paragraph"]


@given(st.text(alphabet=st.sampled_from('aB. \n—(@)"-9,'), max_size=300))
def test_blocks_stand_in_order_and_cover_all_but_white_space(text: str) -> None:
    blocks = find_blocks(text)
    position = 0
    for block in blocks:
        assert position <= block.start <= block.body_end <= block.end <= len(text)
        assert not text[position : block.start].strip()
        position = block.end
    assert not text[position:].strip()
