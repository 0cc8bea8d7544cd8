import re
from dataclasses import replace
from html.parser import HTMLParser

import msgspec

from onrecord.accounts.brief import Brief, make_brief
from onrecord.accounts.pages import brief_title, escape_markdown, to_html, to_json, to_markdown
from onrecord.model.claim import Side
from onrecord.model.document import Document
from tests.accounts.examples import DOCUMENTS, KESRA, TRUCE, all_claims, claim

TEXTS = {document.id: document.text for document in DOCUMENTS}
BRIEF = make_brief(all_claims(), texts=TEXTS, scope=("place Kesra",))
HOSTILE = (
    '<script>alert("x")</script> [a](javascript:x) ![i](http://x/) `c` *b* \x1b[31m \u202eevil | # \n# h'
)


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def hostile_brief() -> Brief:
    document = Document(
        id="<b>id</b>",
        text=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        published="2031-05-04",
        url="javascript:alert(1)",
    )
    return make_brief(
        [
            replace(
                claim(document, "statement", HOSTILE.split("\n")[0]),
                speaker=Side(name=HOSTILE),
                manner="direct",
            ),
            claim(replace(document, url='https://x.example/"onmouseover="x'), "attack", "evil", mode="other"),
        ],
        scope=(HOSTILE,),
    )


def test_markdown_has_a_footnote_for_every_reference() -> None:
    page = to_markdown(BRIEF)
    assert page.startswith("# Brief: 2 May 2031 to 6 May 2031\n")
    references = re.findall(r"\[\^(\d+)\](?!:)", page)
    notes = re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE)
    assert (
        list(dict.fromkeys(references))
        == notes
        == [str(number) for number in range(1, len(all_claims()) + 1)]
    )
    assert "“**holds Kesra**”" not in page
    assert "“Ardania says it **holds Kesra**”" in page
    assert all(line == line.rstrip() for line in page.splitlines())


def test_every_sentence_ends_with_its_reference() -> None:
    for line in to_markdown(BRIEF).splitlines():
        if line.startswith("- "):
            assert re.search(r"\. (?:\[\^\d+\])+$", line), line


def test_html_links_lead_to_notes_and_back_and_nothing_is_loaded() -> None:
    page = Links(to_html(BRIEF))
    assert {target[1:] for target in page.targets if target.startswith("#")} <= set(page.ids)
    assert all(target.startswith(("#", "https://")) for target in page.targets)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)


def test_hostile_text_is_escaped_in_html() -> None:
    page = Links(to_html(hostile_brief()))
    assert "script" not in page.tags
    assert not any(target.startswith("javascript") for target in page.targets)
    assert "\x1b" not in to_html(hostile_brief())
    assert "\u202e" not in to_html(hostile_brief())
    assert 'onmouseover="' not in to_html(hostile_brief())


def test_hostile_text_is_escaped_in_markdown() -> None:
    page = to_markdown(hostile_brief())
    assert not re.search(r"(?<!\\)<(?!https://)", page)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "](javascript" not in page.replace("\\]", "")
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert [
        line for line in headings if line not in ("## Attacks", "## Statements and calls", "## Notes")
    ] == ["# Brief: 4 May 2031"]


def test_what_begins_a_list_or_heading_is_escaped_at_the_start_of_a_line() -> None:
    assert escape_markdown("# a") == "\\# a"
    assert escape_markdown("1. a") == "\\1. a"
    assert escape_markdown("- a - b") == "\\- a - b"


def test_json_reads_back_as_the_same_brief() -> None:
    assert msgspec.json.decode(to_json(BRIEF), type=Brief) == BRIEF


def test_an_empty_brief_says_that_there_is_nothing() -> None:
    empty = make_brief([], scope=("place Nowhere",))
    assert brief_title(empty) == "Brief"
    for page in (to_markdown(empty), to_html(empty)):
        assert "The ledger holds no claims for place Nowhere." in page
        assert "Notes" not in page


def test_the_title_names_the_days() -> None:
    assert brief_title(make_brief([], since="2031-05-04", until="2031-05-04")) == "Brief: 4 May 2031"
    assert brief_title(make_brief([], since="2031-05-04")) == "Brief: 4 May 2031"


def test_the_basis_counts_claims_and_names_publishers() -> None:
    page = to_markdown(BRIEF)
    told = "From 14 claims in 3 documents: Harbour Post, Morning Wire and document note-7f3a91."
    assert f"{told} Narrowed to: place Kesra." in page
    many = [
        claim(replace(document, id=f"d{number}", publisher=f"Paper {number:02}"), "attack", "Kesra")
        for number, document in enumerate((KESRA, TRUCE) * 7)
    ]
    assert "Paper 11 and 2 more." in to_markdown(make_brief(many))
