"""Whether a report is on the subject: a share, from all that was read, and a damaged file is named."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Document
from onrecord.model.errors import ReaderError
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.extract.scope import FILE, Scope, Summed, mean_of, summed
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage

SCOPE = Scope(bias=-1.0, weights=(2.0, -1.0))


def states(*rows: tuple[float, float]) -> Summed:
    return summed(np.array(rows, dtype=np.float32).reshape(-1, 2))


def test_every_piece_counts_alike_in_whatever_window() -> None:
    one, two, three = (1.0, 0.0), (0.0, 2.0), (4.0, 1.0)
    apart = SCOPE.chance([states(one), states(two, three)])
    assert apart == pytest.approx(SCOPE.chance([states(one, two, three)]))
    assert mean_of([states(one), states(two, three)]).tolist() == pytest.approx([5 / 3, 1.0])


def test_the_chance_follows_the_weights() -> None:
    assert SCOPE.chance([states((0.5, 0.0))]) == pytest.approx(0.5)
    assert SCOPE.chance([states((2.0, 0.0))]) > 0.5 > SCOPE.chance([states((0.0, 2.0))])


def test_nothing_read_says_nothing_against_it() -> None:
    assert SCOPE.chance([]) == 1.0
    assert SCOPE.chance([states()]) == 1.0


@given(st.lists(st.tuples(st.floats(-1e30, 1e30), st.floats(-1e30, 1e30)), min_size=1, max_size=5))
def test_it_is_a_share_whatever_the_states(rows: list[tuple[float, float]]) -> None:
    assert 0 <= SCOPE.chance([states(*rows)]) <= 1


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"bias": "x", "weights": []}'])
def test_a_damaged_file_is_named(content: bytes) -> None:
    with pytest.raises(ReaderError, match=r"scope\.json"):
        Scope.of(content)


def test_it_reads_what_is_written() -> None:
    assert Scope.of(json.dumps({"bias": -1.0, "weights": [2.0, -1.0]}).encode()) == SCOPE


def test_a_war_is_nearer_to_the_subject_than_a_match() -> None:
    reader = EncoderReader.open()
    assert FILE in reader.card.files
    assert reader.scope is not None

    def chance(text: str) -> float:
        assert reader.scope is not None
        parsed = parse(Document(id="d", text=text, published="2031-05-05"), Triage.everything())
        return reader.scope.chance(reader.states_of(parsed))

    war = chance("Rebels shelled the town of Velm overnight, killing 12 soldiers, the army said.")
    match = chance("The home side beat its old rivals by three goals to one in the cup final on Sunday.")
    assert war > 0.9 > 0.5 > match
