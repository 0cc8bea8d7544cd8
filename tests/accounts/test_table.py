"""Tables from events of an invented war: each event once, bounds over its tellings, added over events."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.events import link_events
from onrecord.accounts.table import Bounds, TableRow, make_table
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from tests.accounts.examples import ARDANIA, BELMAR, PLACES, claim, count, on, side


def told(
    id: str,
    words: str,
    publisher: str,
    *counts: Any,
    kind: str = "attack",
    day: str = "2031-05-02",
    **more: Any,
) -> Claim:
    document = Document(id=id, text=f"{words}\n", publisher=publisher, published="2031-05-03")
    values = {"when": on(day), "where": (PLACES["Kesra"],), "mode": "shelling" if kind == "attack" else None}
    return claim(document, kind, words, counts=counts, **{**values, **more})


WORDS = "Ardania shelled the market of Kesra, killing {} people."
STRIKE = tuple(
    told(id, WORDS.format(dead), publisher, count(dead, "killed"), actor=side("Ardania", **ARDANIA))
    for id, publisher, dead in (("a", "Post", 12), ("b", "Wire", 15))
)
OTHER = told(
    "c",
    "Belmar shelled Tal Amar, killing at least 3 and wounding 8.",
    "Radio",
    count(3, "killed", high=None),
    count(8, "wounded"),
    day="2031-06-09",
    where=(PLACES["Tal Amar"],),
    actor=side("Belmar", **BELMAR),
)


def table(claims: Sequence[Claim], *by: str, origins: dict[str, str] | None = None) -> dict[Any, TableRow]:
    known = {each.id: each for each in claims}
    rows = make_table(link_events(claims), known, by, origins=origins or {})
    return {row.keys: row for row in rows}


def test_an_event_that_two_reports_tell_of_counts_once_with_its_bounds() -> None:
    (row,) = table(STRIKE, "place").values()
    assert (row.events, row.claims, row.sources, row.killed) == (1, 2, 2, Bounds(12, 15))
    assert row.publishers == ("Post", "Wire")


def test_copies_count_as_one_source() -> None:
    (row,) = table(STRIKE, "place", origins={"b": "a"}).values()
    assert (row.claims, row.sources) == (2, 1)


def test_figures_are_added_over_events_and_an_open_end_stays_open() -> None:
    (row,) = table([*STRIKE, OTHER], "kind").values()
    assert (row.events, row.killed, row.wounded) == (2, Bounds(15, None), Bounds(8, 8))
    assert row.displaced == Bounds()


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("place", ["Kesra", "Tal Amar"]),
        ("month", ["2031-05", "2031-06"]),
        ("day", ["2031-05-02", "2031-06-09"]),
        ("year", ["2031"]),
        ("country", ["BM"]),
        ("party", ["ard", "bel"]),
        ("mode", ["shelling"]),
        ("publisher", ["Post", "Radio", "Wire"]),
        ("speaker", ["Post", "Radio", "Wire"]),
        ("unit", ["killed", "wounded"]),
    ],
)
def test_a_table_is_made_by_each_key(by: str, keys: list[str]) -> None:
    assert [key[0] for key in table([*STRIKE, OTHER], by)] == keys


def test_what_one_publisher_says_has_its_own_figures() -> None:
    rows = table(STRIKE, "publisher")
    assert rows["Post",].killed == Bounds(12, 12)
    assert rows["Wire",].killed == Bounds(15, 15)


def test_by_unit_the_row_says_how_many_of_it() -> None:
    rows = table([OTHER], "unit")
    assert rows["wounded",].counted == Bounds(8, 8)
    assert rows["killed",].counted == Bounds(3, None)


def test_a_day_that_is_told_less_exactly_is_not_told() -> None:
    week = replace(OTHER, when=on("2031-05-28", "2031-06-03"))
    assert list(table([week], "month", "year")) == [(None, "2031")]


def test_running_totals_of_a_war_are_no_figures_of_an_event() -> None:
    total = told(
        "d",
        "The war has cost 1,221 lives.",
        "Post",
        count(1221, "killed", measure="total"),
        kind="casualties",
    )
    (row,) = table([total], "kind").values()
    assert row.killed == Bounds()


def test_what_is_only_planned_or_denied_is_left_out() -> None:
    assert table([replace(OTHER, modality="planned")], "kind") == {}
    assert table([replace(OTHER, modality="denied")], "kind") == {}


@given(st.randoms())
def test_the_order_of_claims_does_not_matter(chance: random.Random) -> None:
    claims = [*STRIKE, OTHER]
    chance.shuffle(claims)
    assert table(claims, "place", "month") == table([*STRIKE, OTHER], "place", "month")


def test_swapping_the_sides_swaps_the_rows_of_parties_and_nothing_else() -> None:
    def swapped(made: Claim) -> Claim:
        assert made.actor is not None
        name, parties = ("Belmar", BELMAR) if made.actor.parties == ("ard",) else ("Ardania", ARDANIA)
        return replace(made, actor=side(name, **parties))

    before, after = (
        table([*STRIKE, OTHER], "party"),
        table([swapped(each) for each in (*STRIKE, OTHER)], "party"),
    )
    assert after["bel",] == replace(before["ard",], keys=("bel",))
    assert after["ard",] == replace(before["bel",], keys=("ard",))
