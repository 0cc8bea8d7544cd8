"""Sentences inside a block, by the library sentencex (Wikimedia), with offsets into the document."""

from __future__ import annotations

import re

import sentencex

from onrecord.reading.parse.parsed import Block

_LANGUAGE = "en"
_OPEN = re.compile(r"[\"“]")


def find_sentences(text: str, block: Block) -> list[tuple[int, int]]:
    """Return start and end of each sentence of a block's body, without white space at the edges.

    A break inside a bracket or before a lower-case word is no break; a break between the marks of
    one quotation stays, since each of its sentences can hold a claim.
    """
    body = text[block.start : block.body_end]
    if not body.strip():
        return []
    pieces: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(_LANGUAGE, body):
        start, end = boundary["start_index"], boundary["end_index"]
        if not body[start:end].strip():
            continue
        if pieces and _continues(body, pieces[-1], (start, end)):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    found = []
    for start, end in pieces:
        piece = body[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        found.append((block.start + start, block.start + end))
    return found


def _continues(body: str, last: tuple[int, int], piece: tuple[int, int]) -> bool:
    """Tell whether a piece goes on with the last sentence: inside a bracket, or in lower case."""
    before, after = body[slice(*last)], body[slice(*piece)].lstrip()
    if before.count("[") > before.count("]") or before.count("(") > before.count(")"):
        return True
    return after[:1].islower() and not re.match(r"[a-z]+[A-Z]|pic\.|http", after)
