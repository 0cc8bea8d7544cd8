import inspect
import json
from dataclasses import fields

import pytest

from onrecord.commands.filters import in_words, make_filters
from onrecord.ledger.filters import Filters
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def kinds(run: Run, *options: str) -> list[str]:
    result = run("claims", "--format", "jsonl", *options)
    assert result.code == 0, result.err
    return [json.loads(line)["kind"] for line in result.out.splitlines()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--kind", "ceasefire"], ["ceasefire"]),
        (["--kind", "ceasefire,protest"], ["ceasefire", "protest"]),
        (["--kind", "ceasefire", "--kind", "Protest"], ["ceasefire", "protest"]),
        (["--mode", "shelling"], ["attack", "attack"]),
        (["--modality", "demanded"], ["statement"]),
        (["--speaker", "moss"], ["control", "statement"]),
        (["--party", "ard", "--kind", "ceasefire"], ["ceasefire"]),
        (["--place", "tal amar"], ["attack", "displacement"]),
        (["--since", "2031-05-05"], ["ceasefire", "attack"]),
        (["--until", "2031-05-02"], ["attack", "displacement"]),
        (["--since", "2031-05-03", "--until", "2031-05-03"], ["casualties"]),
        (["--published-since", "2031-05-05", "--kind", "attack"], ["attack"]),
        (["--published-until", "2031-05-05", "--kind", "attack"], ["attack"]),
        (["--as-known", "2031-05-04", "--mode", "shelling"], ["attack"]),
        (["--document", "morning-wire", "--kind", "attack"], ["attack"]),
        (["--publisher", "morning", "--kind", "attack"], ["attack"]),
        (["--min-confidence", "0.94"], ["ceasefire"]),
        (["--limit", "2"], ["control", "control"]),
        (["--modality", "denied", "--disputed"], ["control"]),
        (["--kind", "ceasefire", "--reviewed"], []),
        (["--kind", "ceasefire", "--unreviewed"], ["ceasefire"]),
    ],
)
def test_filters_narrow_a_listing(run: Run, options: list[str], expected: list[str]) -> None:
    assert kinds(run, *options) == expected


def test_a_month_and_a_year_stand_for_all_their_days(run: Run) -> None:
    whole = kinds(run, "--since", "2031-05-01", "--until", "2031-05-31")
    assert kinds(run, "--since", "2031-05", "--until", "2031-05") == whole
    assert kinds(run, "--since", "2031", "--until", "2031") == whole


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--kind", "war"], "no kind is called 'war'"),
        (["--mode", "quickly"], "no mode is called 'quickly'"),
        (["--modality", "sure"], "no modality is called 'sure'"),
        (["--since", "yesterday"], "'yesterday' is no day"),
        (["--until", "2031-02-30"], "'2031-02-30' is no day"),
        (["--as-known", "2031-13"], "'2031-13' is no day"),
        (["--since", "2031-05-05", "--until", "2031-05-04"], "is later than"),
        (["--country", "XYZ"], "no country has the code"),
        (["--place", "!!"], "holds no word"),
        (["--min-confidence", "2"], "min-confidence"),
        (["--limit", "0"], "limit"),
        (["--conflict", "no-such-war"], "no conflict is called 'no-such-war'"),
        (["--format", "xml"], "xml"),
    ],
)
def test_a_value_that_cannot_be_is_wrong_use(run: Run, options: list[str], message: str) -> None:
    result = run("claims", *options, columns=200)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_conflict_of_the_vocabulary_is_looked_up(run: Run) -> None:
    assert kinds(run, "--conflict", "karabakh-2020") == []


def test_every_filter_of_the_ledger_is_an_option() -> None:
    # What a conflict means is looked up by its name.
    derived = {"party_any", "place_any"}
    assert {field.name for field in fields(Filters)} - derived == set(
        inspect.signature(make_filters).parameters
    )


def test_filters_are_told_in_words() -> None:
    filters = Filters(kind=("attack", "control"), place="Tal Amar", disputed=True, reviewed=False, limit=3)
    assert in_words(filters) == (
        "kind attack or control",
        "place Tal Amar",
        "disputed",
        "not reviewed",
        "limit 3",
    )
    assert in_words(Filters()) == ()
