"""From probabilities to acts."""

import numpy as np

from onrecord.model.words import KINDS
from onrecord.reading.extract.decode import decode_acts, decode_said
from onrecord.reading.extract.labels import ACT_WIDTH, KIND_COLUMNS, SAID_COLUMNS
from onrecord.reading.extract.windows import Window

THRESHOLDS = dict.fromkeys(KINDS, 0.4)


def window(sentences: list[int], core: int = 1) -> Window:
    n = len(sentences) + 2
    return Window(tuple(range(n)), tuple(range(n)), tuple(range(1, n + 1)), (-1, *sentences, -1), core, 1)


def probabilities(n: int, acts: list[tuple[str, int, int, float]]) -> np.ndarray:
    table = np.full((n, 36), 0.001, dtype=np.float32)
    for kind, first, last, chance in acts:
        column = 3 * KINDS.index(kind)  # type: ignore[arg-type]  # the tests name kinds that there are
        table[first, column] = table[last, column + 1] = chance
        table[first : last + 1, column + 2] = chance
    return table


def test_a_start_and_an_end_make_an_act() -> None:
    (act,) = decode_acts(probabilities(8, [("attack", 2, 4, 0.9)]), window([0] * 6), THRESHOLDS)
    assert (act.kind, act.first, act.last) == ("attack", 2, 4)
    assert abs(act.score - 0.9) < 1e-6


def test_acts_below_the_threshold_are_left_out() -> None:
    assert decode_acts(probabilities(8, [("attack", 2, 4, 0.3)]), window([0] * 6), THRESHOLDS) == []


def test_acts_of_one_kind_do_not_overlap_but_those_of_two_kinds_may() -> None:
    table = probabilities(8, [("attack", 1, 5, 0.7), ("attack", 2, 4, 0.9), ("casualties", 2, 5, 0.8)])
    found = decode_acts(table, window([0] * 6), THRESHOLDS)
    assert [(a.kind, a.first) for a in found if a.kind == "casualties"] == [("casualties", 2)]
    assert len([a for a in found if a.kind == "attack"]) == 1


def test_no_act_runs_over_a_sentence_or_begins_in_the_context() -> None:
    table = probabilities(8, [("attack", 2, 5, 0.9)])
    assert decode_acts(table, window([0, 0, 0, 1, 1, 1]), THRESHOLDS) == []
    assert decode_acts(table, window([0] * 6, core=3), THRESHOLDS) == []


def test_one_stretch_tells_one_happening_of_the_surer_kind() -> None:
    table = probabilities(12, [("control", 2, 8, 0.8), ("detention", 2, 8, 0.6), ("statement", 2, 4, 0.7)])
    found = decode_acts(table, window([0] * 10), THRESHOLDS)
    assert [act.kind for act in found] == ["statement", "control"]


def test_what_is_said_may_run_over_the_end_of_a_sentence() -> None:
    table = np.full((8, ACT_WIDTH), 0.01, dtype=np.float32)
    start = SAID_COLUMNS.start
    table[2, start], table[6, start + 1], table[2:7, start + 2] = 0.9, 0.9, 0.9
    (found,) = decode_said(table, window([0, 0, 0, 1, 1, 1]), 0.4)
    assert (found.first, found.last) == (2, 6)
    assert decode_said(table, window([0, 0, 0, 1, 1, 1]), 0.95) == []


def test_a_reader_without_columns_for_what_is_said_finds_nothing_said() -> None:
    table = np.full((8, KIND_COLUMNS.stop), 0.99, dtype=np.float32)
    assert decode_said(table, window([0] * 6), 0.4) == []
