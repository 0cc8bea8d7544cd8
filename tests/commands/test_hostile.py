"""What a hostile report can do to a terminal: nothing, in no command."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.model.claim import Place, Side, Teller
from onrecord.model.document import Document
from tests.accounts.examples import READING, claim, count
from tests.commands.conftest import Run

EVIL = "[bold red]x[/] \x1b[31m\x1b]0;t\x07 \u202eevil\u202c \u2066y\u2069 :skull: {actor} %s \x9b2J"
DOCUMENT = Document(
    id="evil-document",
    text=f"Before. {EVIL} took the town. After.\n",
    title=EVIL,
    publisher=EVIL,
    published="2031-05-04",
    url="https://x.example/\u202e",
    authors=(EVIL,),
    credit=EVIL,
)


@pytest.fixture
def evil_ledger(tmp_path: Path) -> Path:
    side = Side(name=EVIL, parties=("x",), kind="armed group", role=EVIL)
    made = claim(DOCUMENT, "control", f"{EVIL} took the town", mode="captured", manner="direct")
    made = replace(
        made,
        speaker=side,
        actor=side,
        target=side,
        via=(Teller(name=EVIL),),
        counts=(count(3, EVIL, approx=EVIL, of=EVIL), count(4, "killed", of=EVIL)),
        where=(Place(name=EVIL, within=(EVIL,), admin1=EVIL, country="XX"),),
    )
    with Ledger(tmp_path / "onrecord.db") as book:
        book.add(DOCUMENT, [made], READING)
        book.fail(f"{EVIL}.txt", f"{EVIL}.txt: {EVIL}")
    return tmp_path / "onrecord.db"


@pytest.mark.usefixtures("evil_ledger")
@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize(
    "arguments",
    [
        ["claims"],
        ["documents"],
        ["documents", "--failed"],
        ["events"],
        ["events", "--format", "csv"],
        ["tolls"],
        ["tolls", "--format", "csv"],
        ["control"],
        ["disputes"],
        ["disputes", "--format", "csv"],
        ["table", "--by", "place,speaker,publisher,unit"],
        ["table", "--by", "place,speaker,publisher,unit", "--format", "csv"],
        ["control", "--format", "csv"],
        ["show", "evil-document"],
        ["brief"],
        ["brief", "--format", "html"],
        ["export", "csv"],
        ["claims", "--format", "csv"],
        ["claims", "--place", EVIL.split()[0]],
        ["show", EVIL],
    ],
)
def test_no_command_lets_text_of_a_report_act(run: Run, arguments: list[str], columns: int) -> None:
    result = run(*arguments, columns=columns)
    for character in result.out + result.err:
        assert character in "\n\r" or unicodedata.category(character) != "Cc", repr(character)
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_a_hostile_claim_is_shown_as_it_is(run: Run, evil_ledger: Path) -> None:
    with Ledger(evil_ledger) as book:
        id = next(book.claims()).id
    page = run("show", id, columns=200)
    assert page.code == 0
    assert "[bold red]x[/]" in page.out
    assert ":skull:" in page.out
    assert "\\x1b[31m" in page.out
    assert "\x1b" not in page.out
