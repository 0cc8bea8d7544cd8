"""Windows: the stretches of a report that the encoder reads at once, as word pieces with offsets.

Whole sentences are packed in order; a window begins with the lead of the report and the sentences just
before it as context, so that a speaker, a side or a day told there can be seen. Training and reading
share this file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tokenizers import Tokenizer

from onrecord.reading.extract.stand_ins import StandIn, placed, replaced
from onrecord.reading.parse.parsed import Parsed

CLS, SEP = "[CLS]", "[SEP]"
PIECES = 160
"""How many word pieces a window takes at most, beside its context; longer sentences go on in the next."""
CONTEXT_PIECES = 32
"""How many pieces of context a window takes at most."""
LEAD_PIECES = 96
"""How many pieces of the first sentences, where who, when and where mostly stand, each window begins with."""
ROLE_PIECES = 80
"""How many pieces of the sentences around an act, beside the lead, its roles are looked for in."""


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with [CLS] first and [SEP] last.

    `pieces` are vocabulary ids; `starts` and `ends` the offsets of each piece in the document (0, 0
    for the two marks); `sentences` the number of the sentence of each piece (-1 for the marks);
    pieces before index `core` are context: acts are looked for from `core` on; those before `lead` are
    the lead's, of which the last sentence may be cut where it is context.
    """

    pieces: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    core: int
    lead: int

    def __len__(self) -> int:
        return len(self.pieces)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A sentence, or a part of one that is too long, as pieces; `order` counts them from 0."""

    pieces: Sequence[int]
    offsets: Sequence[tuple[int, int]]
    sentence: int
    order: int


def make_windows(
    parsed: Parsed, tokenizer: Tokenizer, named: Sequence[StandIn] = (), *, candidates_only: bool = True
) -> list[Window]:
    """Return the windows of a document in order, read with the stand-ins that are given.

    With `candidates_only`, windows in whose core no sentence passed triage are left out; their
    sentences still serve as context.
    """
    text = parsed.document.text
    if not parsed.sentences or (candidates_only and not any(s.candidate for s in parsed.sentences)):
        return []
    stand_ins = _by_sentence(parsed, named)
    texts = [replaced(text, s.start, s.end, own) for s, own in zip(parsed.sentences, stand_ins, strict=True)]
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    encoded: list[_Encoded] = []
    for number, (sentence, own, encoding) in enumerate(
        zip(parsed.sentences, stand_ins, encodings, strict=True)
    ):
        pieces, offsets = encoding.ids, placed(encoding.offsets, sentence.start, own)
        for at in range(0, max(1, len(pieces)), PIECES):
            part = slice(at, at + PIECES)
            encoded.append(_Encoded(pieces[part], offsets[part], number, len(encoded)))
    cls, sep = (tokenizer.token_to_id(mark) or 0 for mark in (CLS, SEP))
    lead = _lead(encoded)
    windows = []
    for first, last in _pack([len(e.pieces) for e in encoded]):
        if candidates_only and not any(parsed.sentences[e.sentence].candidate for e in encoded[first:last]):
            continue
        context: list[_Encoded] = []
        room = CONTEXT_PIECES
        for before in reversed(encoded[:first]):
            if len(before.pieces) > room:
                break
            room -= len(before.pieces)
            context.insert(0, before)
        context = [e for e in lead if e.order < first - len(context)] + context
        windows.append(_window(context, encoded[first:last], len(lead), cls, sep))
    return windows


def _lead(encoded: Sequence[_Encoded]) -> list[_Encoded]:
    """Return the first sentences that LEAD_PIECES hold, the first one cut where it is longer."""
    lead: list[_Encoded] = []
    room = LEAD_PIECES
    for sentence in encoded:
        if lead and len(sentence.pieces) > room:
            break
        lead.append(replace(sentence, pieces=sentence.pieces[:room], offsets=sentence.offsets[:room]))
        room -= len(lead[-1].pieces)
    return lead


def _by_sentence(parsed: Parsed, stand_ins: Sequence[StandIn]) -> list[list[StandIn]]:
    """Return the stand-ins of each sentence; one that runs over its end is left as the text has it."""
    found: list[list[StandIn]] = [[] for _ in parsed.sentences]
    number = 0
    for stand_in in stand_ins:
        while number < len(found) and parsed.sentences[number].end <= stand_in.start:
            number += 1
        sentence = parsed.sentences[number] if number < len(found) else None
        if sentence and sentence.start <= stand_in.start and stand_in.end <= sentence.end:
            found[number].append(stand_in)
    return found


def around(window: Window, first: int) -> tuple[int, ...]:
    """Return the pieces in which the roles of an act that begins at piece `first` are read, in order.

    These are the lead's, those of its own sentence and of whole sentences before and after it in turn, as
    many as ROLE_PIECES hold.
    """
    last = len(window) - 1
    low, high = _sentence(window, first)
    before = after = True
    while before or after:
        if before:
            further = _sentence(window, low - 1)[0] if low > 1 else 0
            before = further > 0 and high - further <= ROLE_PIECES
            low = further if before else low
        if after:
            further = _sentence(window, high)[1] if high < last else last + 1
            after = further <= last and further - low <= ROLE_PIECES
            high = further if after else high
    return (*range(1, min(low, window.lead)), *range(low, max(high, window.lead)))


def cut_out(window: Window, kept: Sequence[int]) -> Window:
    """Return a window of the pieces `kept` between the two marks."""
    last = len(window) - 1
    every = (0, *kept, last)
    return Window(
        pieces=tuple(window.pieces[i] for i in every),
        starts=tuple(window.starts[i] for i in every),
        ends=tuple(window.ends[i] for i in every),
        sentences=tuple(window.sentences[i] for i in every),
        core=1 + bisect_left(kept, window.core),
        lead=1 + bisect_left(kept, window.lead),
    )


def _sentence(window: Window, piece: int) -> tuple[int, int]:
    """Return the pieces (end exclusive) of the sentence that a piece belongs to."""
    number = window.sentences[piece]
    return bisect_left(window.sentences, number, 1, len(window) - 1), bisect_right(
        window.sentences, number, 1, len(window) - 1
    )


def _pack(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return first (inclusive) and last (exclusive) part of each window, filled evenly."""
    windows: list[tuple[int, int]] = []
    first, used = 0, 0
    for number, length in enumerate(lengths):
        if used and used + length > PIECES:
            windows.append((first, number))
            first, used = number, 0
        used += length
    if first < len(lengths):
        windows.append((first, len(lengths)))
    return windows


def _window(context: Sequence[_Encoded], core: Sequence[_Encoded], lead: int, cls: int, sep: int) -> Window:
    parts = [*context, *core]
    pieces = [cls, *(p for part in parts for p in part.pieces), sep]
    offsets = [(0, 0), *(o for part in parts for o in part.offsets), (0, 0)]
    sentences = [-1, *(part.sentence for part in parts for _ in part.pieces), -1]
    return Window(
        pieces=tuple(pieces),
        starts=tuple(start for start, _ in offsets),
        ends=tuple(end for _, end in offsets),
        sentences=tuple(sentences),
        core=1 + sum(len(part.pieces) for part in context),
        lead=1 + sum(len(part.pieces) for part in parts if part.order < lead),
    )
