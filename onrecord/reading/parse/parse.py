"""parse: Document → Parsed. Blocks, then the sentences in them, then triage."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.reading.parse.blocks import find_blocks
from onrecord.reading.parse.language import language_of
from onrecord.reading.parse.parsed import Parsed, Sentence
from onrecord.reading.parse.sentences import find_sentences
from onrecord.reading.parse.triage import Triage

READ_ROLES = frozenset({"headline", "caption", "paragraph", "heading", "post", "list"})
"""The roles of blocks that are read; the others say where a report comes from, not what happened."""


def parse(document: Document, triage: Triage) -> Parsed:
    """Return the blocks and sentences of a document, each sentence marked by `triage`."""
    if document.language is None:
        document = replace(document, language=language_of(document.text))
    blocks = find_blocks(document.text)
    spans = [
        (start, end, index)
        for index, block in enumerate(blocks)
        if block.role in READ_ROLES
        for start, end in find_sentences(document.text, block)
    ]
    marks = triage.candidates([document.text[start:end] for start, end, _ in spans])
    sentences = tuple(
        Sentence(start, end, index, candidate)
        for (start, end, index), candidate in zip(spans, marks, strict=True)
    )
    return Parsed(document, blocks, sentences)
