"""Windows: whole sentences, offsets into the document, context before."""

import functools
import importlib.resources

from tokenizers import Tokenizer

from onrecord.model.document import Document
from onrecord.reading.extract.windows import (
    CONTEXT_PIECES,
    PIECES,
    ROLE_PIECES,
    around,
    cut_out,
    make_windows,
)
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.parse.triage import Triage


@functools.cache
def tokenizer() -> Tokenizer:
    file = importlib.resources.files("onrecord.reading.extract") / "data/encoder/tokenizer.json"
    found = Tokenizer.from_str(file.read_text(encoding="utf-8"))
    found.no_padding()
    found.no_truncation()
    return found


def parsed(text: str, triage: Triage | None = None) -> Parsed:
    return parse(Document(id="d", text=text), triage or Triage.everything())


LONG = " ".join(f"On day {n} the army shelled the village of Velm from the hills." for n in range(40))


def test_a_short_report_is_one_window() -> None:
    (window,) = make_windows(parsed("Troops shelled Velm. Two men died."), tokenizer())
    assert window.core == 1
    assert set(window.sentences[1:-1]) == {0, 1}


def test_pieces_stand_where_their_offsets_say() -> None:
    text = "🇺🇳 Velm’s bridge fell. Two men died."
    (window,) = make_windows(parsed(text), tokenizer())
    words = [text[a:b] for a, b in zip(window.starts[1:-1], window.ends[1:-1], strict=True)]
    assert "bridge" in words
    assert "died" in words


def test_a_long_report_is_cut_between_sentences_and_keeps_context() -> None:
    windows = make_windows(parsed(LONG), tokenizer())
    assert len(windows) > 2
    for window in windows:
        assert len(window) <= PIECES + CONTEXT_PIECES + 2
        first = window.sentences[window.core]
        assert window.sentences.index(first) == window.core
    cores = [s for w in windows for s in dict.fromkeys(w.sentences[w.core : -1])]
    assert cores == list(range(40))
    assert all(w.core > 1 for w in windows[1:])


def test_a_report_without_candidates_has_no_window() -> None:
    nothing = Triage({"x": 1.0}, {}, -1.0)
    assert make_windows(parsed("It rained.", nothing), tokenizer()) == []


def test_an_endless_sentence_is_cut() -> None:
    (window,) = make_windows(parsed("word " * 5000), tokenizer())
    assert len(window) == PIECES + 2


def test_roles_are_read_in_whole_sentences_around_the_act() -> None:
    for window in make_windows(parsed(LONG), tokenizer()):
        for first in range(window.core, len(window) - 1):
            low, high = around(window, first)
            assert low <= first < high
            own = window.sentences.count(window.sentences[first])
            assert high - low <= max(ROLE_PIECES, own)
            assert window.sentences[low - 1] != window.sentences[low]
            assert window.sentences[high] != window.sentences[high - 1]


def test_a_part_of_a_window_keeps_offsets_and_sentences() -> None:
    window = make_windows(parsed(LONG), tokenizer())[1]
    low, high = around(window, window.core + 30)
    part = cut_out(window, low, high)
    assert part.starts[1:-1] == window.starts[low:high]
    assert part.sentences[1:-1] == window.sentences[low:high]
    assert part.pieces[0] == window.pieces[0]
    assert part.pieces[-1] == window.pieces[-1]


def test_a_sentence_longer_than_the_stretch_is_read_whole() -> None:
    text = "Shells hit " + ", ".join(f"Velm-{n}" for n in range(60)) + ". Two men died."
    (window, *_) = make_windows(parsed(text), tokenizer())
    low, high = around(window, 3)
    assert set(window.sentences[low:high]) == {0}
    assert high - low > ROLE_PIECES
