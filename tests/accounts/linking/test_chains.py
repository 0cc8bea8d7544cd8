"""Long chains of ties are parted by years, then by months; short ones and firm ties are not."""

from __future__ import annotations

import pytest

from onrecord.accounts.linking import chains
from onrecord.accounts.linking.alike import Tie
from onrecord.accounts.linking.chains import leaders, parted
from onrecord.accounts.linking.clusters import Edge

DAYS = ("2030-11-20", "2030-12-20", "2031-01-10", "2031-01-20", "2031-02-10")
CHAIN = [Edge(n, n + 1, Tie(5.0, ("running toll of the same group",))) for n in range(4)]


def test_what_hangs_together_has_one_leader() -> None:
    assert leaders(5, [(3, 4), (1, 3)]) == [0, 1, 2, 1, 1]


def test_a_chain_of_few_is_left_whole() -> None:
    assert parted(DAYS, CHAIN) == CHAIN


def test_a_chain_of_many_is_parted_by_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST", 3)
    assert parted(DAYS, CHAIN) == [CHAIN[0], CHAIN[2], CHAIN[3]]


def test_a_year_of_many_is_parted_by_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST", 2)
    assert parted(DAYS, CHAIN) == [CHAIN[0], CHAIN[2]]


def test_what_is_firm_holds_over_the_turn_of_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST", 3)
    firm = Edge(1, 2, Tie(50.0, ("copy of the same report",)), firm=True)
    assert firm in parted(DAYS, [*CHAIN[:1], firm, *CHAIN[2:]])
