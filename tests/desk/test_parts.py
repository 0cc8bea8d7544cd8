from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from onrecord.desk.allowance import Allowance
from onrecord.desk.citation import citation_of
from onrecord.desk.settings import is_address, is_loopback
from onrecord.desk.words import days_line, short_day
from tests.accounts.examples import kesra_claims
from tests.desk.figures import KEPT, PAGE, SET, figures, renewed

ROOT = Path(__file__).parents[2]


def test_an_allowance_is_given_back_with_time() -> None:
    now = [0.0]
    allowance = Allowance(2, 60, clock=lambda: now[0])
    assert [allowance.take() for _ in range(3)] == [True, True, False]
    now[0] = 61
    assert allowance.take()


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("10.0.0.4", False),
        ("desk.example", False),
    ],
)
def test_only_loopback_is_this_machine_alone(host: str, local: bool) -> None:
    assert is_loopback(host) is local


@pytest.mark.parametrize(
    ("host", "is_one"),
    [
        ("192.0.2.1", True),
        ("[2001:db8::1]", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
    ],
)
def test_an_address_is_told_from_a_name(host: str, is_one: bool) -> None:
    assert is_address(host) is is_one


def test_a_citation_says_who_says_it_in_which_report_and_words() -> None:
    claim = kesra_claims()[0]
    told = citation_of(claim, "http://127.0.0.1:8800/claims/x")
    assert claim.evidence.quote in told
    assert "Harbour Post" in told
    assert claim.id in told
    assert "2031-05-04" in told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-04", "2031-05-10", "4–10 May 2031"),
        ("2031-04-28", "2031-05-04", "28 April – 4 May 2031"),
        ("2030-12-28", "2031-01-03", "28 December 2030 – 3 January 2031"),
    ],
)
def test_days_are_told_shortly(first: str, last: str, told: str) -> None:
    assert days_line(first, last) == told


def test_a_day_of_a_note_is_short() -> None:
    assert [short_day("2031-05-04T10:00+02:00"), short_day(None), short_day("odd")] == [
        "4 May 2031",
        "undated",
        "odd",
    ]


def test_the_figures_of_the_page_about_are_those_of_the_docs() -> None:
    rows = figures(PAGE.read_text(encoding="utf-8"))
    if not rows:
        pytest.skip(f"docs/accuracy.md has no table of {SET} to compare with")
    kept = KEPT.read_text(encoding="utf-8")
    assert renewed(kept, rows) == kept, "run: python -m tests.desk.figures"


def test_the_extra_names_what_the_command_looks_for() -> None:
    from onrecord.commands.serve import NEEDED

    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]["desk"]
    assert {re.split(r"[>=<]", each)[0].replace("-", "_") for each in extra} == set(NEEDED)
