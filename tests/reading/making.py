"""Makes documents, acts and claims for tests of reading: spans of acts are given by their words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document, DocumentRef
from onrecord.model.span import Range, Span
from onrecord.model.words import Kind, Modality, Mode
from onrecord.reading.extract.mentions import Act, Mention, NumberMention, TimeSource
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.parse.triage import Triage
from onrecord.reading.resolve.context import Context
from onrecord.vocabulary.load import load


def parsed(text: str, published: str | None = "2031-05-05") -> Parsed:
    return parse(Document(id="d", text=text, published=published), Triage.everything())


def context(text: str, published: str | None = "2031-05-05") -> Context:
    return Context(parsed(text, published), load())


def mention(text: str, words: str | None) -> Mention | None:
    if words is None:
        return None
    start = text.index(words)
    return Mention(start, start + len(words))


def act(
    within: Parsed,
    evidence: str,
    *,
    kind: Kind = "attack",
    mode: Mode | None = None,
    modality: Modality = "asserted",
    speaker: str | None = None,
    actor: str | None = None,
    target: str | None = None,
    number: str | None = None,
    unit: str | None = None,
    time: str | None = None,
    time_source: TimeSource | None = None,
) -> Act:
    text = within.document.text
    found = mention(text, evidence)
    assert found is not None
    sentence = next(i for i, s in enumerate(within.sentences) if s.start <= found.start < s.end)
    counted = mention(text, number)
    numbers = (NumberMention(counted.start, counted.end, unit, "count"),) if counted else ()
    return Act(
        kind=kind,
        mode=mode,
        modality=modality,
        evidence=found,
        sentence=sentence,
        speaker=mention(text, speaker),
        actor=mention(text, actor),
        target=mention(text, target),
        numbers=numbers,
        time=mention(text, time),
        time_source=time_source or ("expression" if time else "document"),
    )


def claim(evidence: Span, **values: Any) -> Claim:
    """Return a claim of shelling with this evidence, and with other values where they are given."""
    told = Claim(
        id="",
        digest="",
        document=DocumentRef(id="d"),
        kind="attack",
        mode="shelling",
        evidence=evidence,
        sentence=Range(0, evidence.end),
        confidence=0.5,
        reading=Reading(version="0", reader="test"),
    )
    return replace(told, **values)
