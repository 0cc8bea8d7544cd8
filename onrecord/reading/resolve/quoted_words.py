"""Statements that are pieces of one quoted sentence are told by the whole of it.

A reader that is unsure of the bounds of quoted words marks pieces of them ("After 30 years", "the bell");
a piece without anything said is no statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.span import Range
from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context

_PIECE = 3  # words: so few are taken for a piece where more of the sentence is quoted
_MARKS = " \t\n.,;:!?"


def with_whole_quotations(acts: Sequence[Act], context: Context) -> list[Act]:
    """Return the acts, of the statements in one quoted sentence with a piece among them one for all of it.

    It is the surest of them, with the places of all.
    """
    groups: dict[tuple[int, int], list[Act]] = defaultdict(list)
    for act in acts:
        stretch = _quoted_sentence(act, context) if act.kind == "statement" else None
        if stretch is not None:
            groups[stretch.start, stretch.end].append(act)
    joined: dict[Act, Act | None] = {}
    for bounds, group in groups.items():
        if len(group) > 1 and any(_is_piece(act, bounds, context) for act in group):
            surest = max(group, key=lambda act: (act.evidence.score, -act.evidence.start))
            joined |= dict.fromkeys(group)
            joined[surest] = _whole(surest, group, bounds)
    return [kept for act in acts if (kept := joined.get(act, act)) is not None]


def _quoted_sentence(act: Act, context: Context) -> Range | None:
    """Return the quoted part of the sentence of an act whose evidence lies in it."""
    sentence = context.parsed.sentences[act.sentence]
    for quotation in context.quotations:
        if quotation.start <= act.evidence.start and act.evidence.end <= quotation.end:
            start, end = max(sentence.start, quotation.start), min(sentence.end, quotation.end)
            words = context.text[start:end]
            start += len(words) - len(words.lstrip(_MARKS))
            return Range(start, start + len(words.strip(_MARKS)))
    return None


def _is_piece(act: Act, bounds: tuple[int, int], context: Context) -> bool:
    words = context.text[act.evidence.start : act.evidence.end].split()
    return len(words) <= _PIECE and len(context.text[bounds[0] : bounds[1]].split()) > 2 * len(words)


def _whole(surest: Act, group: Sequence[Act], bounds: tuple[int, int]) -> Act:
    places = tuple(dict.fromkeys(place for act in group for place in act.places))
    return replace(surest, evidence=Mention(*bounds, surest.evidence.score), places=places)
