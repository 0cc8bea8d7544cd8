"""Attributions: everything in a text that is told as somebody's words, claim or not, and who says it."""

from __future__ import annotations

from onrecord.model.document import Document
from onrecord.model.identity import document_id
from onrecord.reading.extract.attributed import Attributed
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage


def attributions(text: str) -> list[Attributed]:
    """Return what is said in a text, in its order, each with the ranges of its words and of its source.

    Ranges count code points from 0, the end exclusive. Found are sayings, thoughts, hopes and what is
    known, as PolNeAR codes them (Newell, Margolin and Ruths 2018); docs/accuracy.md tells how right.
    """
    document = Document(id=document_id(text, None, None), text=text)
    return EncoderReader.open().attributions(parse(document, Triage.everything()))
