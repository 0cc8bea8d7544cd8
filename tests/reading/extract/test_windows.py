"""Windows: whole sentences, offsets into the document, context before."""

import functools
import importlib.resources
import re

from tokenizers import Tokenizer

from onrecord.model.document import Document
from onrecord.reading.extract.windows import (
    CONTEXT_PIECES,
    LEAD_PIECES,
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
        assert len(window) <= PIECES + LEAD_PIECES + CONTEXT_PIECES + 2
        first = window.sentences[window.core]
        assert window.sentences.index(first) == window.core
    cores = [s for w in windows for s in dict.fromkeys(w.sentences[w.core : -1])]
    assert cores == list(range(40))
    assert all(w.core > 1 for w in windows[1:])


def test_a_report_without_candidates_has_no_window() -> None:
    nothing = Triage({"x": 1.0}, {}, -1.0)
    assert make_windows(parsed("It rained.", nothing), tokenizer()) == []


def test_an_endless_sentence_goes_on_in_the_next_window() -> None:
    text = "word " * 5000
    windows = make_windows(parsed(text), tokenizer())
    assert all(len(window) <= PIECES + LEAD_PIECES + 2 for window in windows)
    assert [start for w in windows for start in w.starts[w.core : -1]] == list(range(0, len(text), 5))
    assert all(set(window.sentences[1:-1]) == {0} for window in windows)
    assert all(window.starts[1] == 0 for window in windows)  # each begins with the lead


def test_a_long_sentence_leaves_those_around_it_whole() -> None:
    text = f"Troops shelled Velm. {'They hit a house, ' * 60}and went. Two men died."
    windows = make_windows(parsed(text), tokenizer())
    cores = [s for w in windows for s in dict.fromkeys(w.sentences[w.core : -1])]
    assert cores == sorted(cores)
    assert set(cores) == {0, 1, 2}
    covered = {start for w in windows for start in w.starts[w.core : -1]}
    assert covered >= {match.start() for match in re.finditer(r"\w+", text)}


def test_every_window_begins_with_the_lead() -> None:
    windows = make_windows(parsed(LONG), tokenizer())
    for window in windows:
        lead = window.sentences[1 : window.lead]
        assert lead == windows[0].sentences[1 : windows[0].lead]
        assert 0 < len(lead) <= LEAD_PIECES
        assert window.sentences[window.lead] > lead[-1]


def test_a_lead_longer_than_its_room_is_cut_where_it_is_context() -> None:
    text = "Shells hit " + ", ".join(f"Velm-{n}" for n in range(60)) + ". " + LONG
    first, second, *_ = make_windows(parsed(text), tokenizer())
    assert first.sentences.count(0) > LEAD_PIECES
    assert second.sentences[: second.core].count(0) == LEAD_PIECES
    assert second.lead == 1 + LEAD_PIECES


def test_roles_are_read_in_the_lead_and_in_whole_sentences_around_the_act() -> None:
    for window in make_windows(parsed(LONG), tokenizer()):
        for first in range(window.core, len(window) - 1):
            kept = around(window, first)
            assert first in kept
            assert kept[: window.lead - 1] == tuple(range(1, window.lead))
            assert list(kept) == sorted(set(kept))
            near = [piece for piece in kept if piece >= window.lead]
            if not near:
                continue
            assert near == list(range(near[0], near[-1] + 1))
            own = window.sentences.count(window.sentences[first])
            assert len(near) <= max(ROLE_PIECES, own)
            assert window.sentences[near[0] - 1] != window.sentences[near[0]]
            assert window.sentences[near[-1] + 1] != window.sentences[near[-1]]


def test_a_part_of_a_window_keeps_offsets_and_sentences() -> None:
    window = make_windows(parsed(LONG), tokenizer())[1]
    kept = around(window, window.core + 30)
    assert kept[window.lead - 1] > window.lead  # the lead stands apart
    part = cut_out(window, kept)
    assert part.starts[1:-1] == tuple(window.starts[i] for i in kept)
    assert part.sentences[1:-1] == tuple(window.sentences[i] for i in kept)
    assert part.pieces[0] == window.pieces[0]
    assert part.pieces[-1] == window.pieces[-1]
    assert part.lead == window.lead
    assert part.sentences[part.core - 1] != part.sentences[part.core]


def test_a_sentence_longer_than_the_stretch_is_read_whole() -> None:
    text = "Shells hit " + ", ".join(f"Velm-{n}" for n in range(60)) + ". Two men died."
    (window, *_) = make_windows(parsed(text), tokenizer())
    kept = around(window, 3)
    assert {window.sentences[i] for i in kept} == {0}
    assert len(kept) > ROLE_PIECES
