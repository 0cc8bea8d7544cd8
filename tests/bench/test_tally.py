"""Figures are ratios of sums over documents, with a sampling error, and two runs are compared in pairs."""

from __future__ import annotations

import random

import pytest
from compare import lines
from measure.tally import Tally, differences, figures, pack, sizes, unpack


def run(hits: list[int], of: int = 10) -> list[Tally]:
    return [Tally(f"d{i}", {"f1": (hit, of)}, {"coded": of}) for i, hit in enumerate(hits)]


def test_a_figure_is_the_ratio_of_the_sums() -> None:
    tallies = [Tally("a", {"f1": (1, 2)}), Tally("b", {"f1": (9, 10), "when": (1, 1)})]
    found = figures(tallies)
    assert (found["f1"].value, found["f1"].of) == (pytest.approx(10 / 12, abs=1e-4), 12)
    assert found["when"].low is None, "one document has no sampling error"


def test_the_interval_holds_the_figure_and_narrows_with_more_documents() -> None:
    few, many = figures(run([3, 5, 7, 9] * 3))["f1"], figures(run([3, 5, 7, 9] * 50))["f1"]
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert few.low < many.low < many.value == few.value < many.high < few.high


def test_figures_are_the_same_every_time() -> None:
    assert figures(run([3, 5, 7])) == figures(run([3, 5, 7]))


def test_a_change_that_helps_everywhere_is_shown_though_documents_differ_much() -> None:
    chance = random.Random(1)
    before = [chance.randint(0, 8) for _ in range(60)]
    better = differences(run(before), run([hit + 1 for hit in before]))["f1"]
    assert (better.verdict, round(better.after - better.before, 3)) == ("higher", 0.1)
    worse = differences(run([hit + 1 for hit in before]), run(before))["f1"]
    assert worse.verdict == "lower"


def test_a_change_that_helps_here_and_hurts_there_is_not_shown() -> None:
    before = [5] * 40
    after = [hit + (1 if i % 2 else -1) for i, hit in enumerate(before)]
    assert differences(run(before), run(after))["f1"].verdict == "no difference shown"


def test_one_document_shows_no_difference() -> None:
    alone = differences(run([2]), run([9]))["f1"]
    assert (alone.low, alone.verdict, alone.is_shown) == (None, "one document shows nothing", False)
    assert lines({"when": alone}, every=False) == []


def test_runs_over_other_documents_are_not_compared() -> None:
    with pytest.raises(ValueError, match="1 documents"):
        differences(run([1, 2]), run([1, 2, 3]))


def test_the_order_of_documents_does_not_matter_to_a_comparison() -> None:
    before, after = run([1, 5, 9, 3]), run([2, 5, 8, 4])
    assert differences(before, after) == differences(before[::-1], after)


def test_tallies_come_back_from_a_results_file() -> None:
    tallies = [Tally("a", {"f1": (1, 2), "when": (0, 0)}), Tally("b", {"f1": (3, 4)})]
    back = unpack(pack(tallies))
    assert {t.document: dict(t.fractions) for t in back} == {"a": {"f1": (1, 2)}, "b": {"f1": (3, 4)}}


def test_sizes_add_up() -> None:
    assert sizes(run([1, 2])) == {"documents": 2, "coded": 20}


def test_headlines_are_printed_always_and_others_where_they_differ() -> None:
    before = [Tally(f"{i}", {"f1": (5, 10), "when": (5, 10), "where": (5, 10)}) for i in range(20)]
    after = [Tally(f"{i}", {"f1": (5, 10), "when": (6, 10), "where": (5, 10)}) for i in range(20)]
    told = lines(differences(before, after), every=False)
    assert [line.split()[0] for line in told] == ["f1", "when"]
