"""Coordination: "five cities, three towns and nearly 240 villages" is one count after another of one act.

A reader often marks the first number of such a list alone; the others are of the same act where only
a noun, a comma or "and", and a word that blurs a number stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.extract.mentions import Act, NumberMention
from onrecord.reading.parse.parsed import Parsed

_HEDGE = (
    r"(?:(?:nearly|almost|about|around|roughly|some|approximately|over|another)\s+"
    r"|(?:at least|more than|up to|as many as|a further|close to|an estimated)\s+)?"
)
_BETWEEN = re.compile(
    rf"\s+(?:[\w'’-]+\s+){{0,3}}[\w'’-]+(?:,\s+and\s+|,\s+|\s+and\s+|\s+as well as\s+){_HEDGE}"
)
_HEDGES = re.compile(rf"{_HEDGE}")
_REPORTED = re.compile(
    r"(?:(?:its|their|his|her|the)\s+)?(?:\w+\s+){0,3}?(?:reported|reports|announced|confirmed|acknowledged)\s+"
    r"(?:that\s+)?"
)
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b)")
_NOUN = re.compile(r"(?:\s+(?!and\b|or\b|in\b|on\b|at\b|of\b|from\b|were\b|was\b|have\b|had\b)[\w'’-]+){1,2}")


def with_coordinated(acts: Sequence[Act], text: str, numbers: Sequence[tuple[int, int]]) -> list[Act]:
    """Return the acts with the numbers that a list adds to them, their evidence widened over it.

    `numbers` are all numbers of the document, in order. A number that belongs to an act already is
    left where it is.
    """
    taken = {(number.start, number.end) for act in acts for number in act.numbers}
    return [_extended(act, text, numbers, taken) for act in acts]


def without_cue(act: Act, text: str) -> Act:
    """Return losses without the saying that opens their evidence: "its army reported" of "44 losses"."""
    if act.kind != "casualties" or not act.numbers:
        return act
    number = min(number.start for number in act.numbers)
    if not act.evidence.start < number < act.evidence.end:
        return act
    cue = _REPORTED.match(text, act.evidence.start, number)
    if cue is None or not _HEDGES.fullmatch(text, cue.end(), number):
        return act
    return replace(act, evidence=replace(act.evidence, start=cue.end()))


def with_percentage(
    acts: Sequence[Act], text: str, parsed: Parsed, numbers: Sequence[tuple[int, int]]
) -> list[Act]:
    """Return the acts with the percentage of their sentence, where control is told without a count.

    "About 70 percent of the city is under their control": the share is the sentence's subject, and what
    is held is measured by it.
    """
    found = []
    for act in acts:
        sentence = parsed.sentences[act.sentence]
        shares = [
            (start, end)
            for start, end in numbers
            if sentence.start <= start and end <= sentence.end and _PERCENT.match(text, end)
        ]
        if act.kind == "control" and not act.numbers and len(shares) == 1:
            act = replace(act, numbers=(NumberMention(*shares[0], None, "count", 0.5),))
        found.append(act)
    return found


def _extended(act: Act, text: str, numbers: Sequence[tuple[int, int]], taken: set[tuple[int, int]]) -> Act:
    if not act.numbers:
        return act
    last = max(act.numbers, key=lambda number: number.start)
    added: list[NumberMention] = []
    for start, end in numbers:
        if start < last.end:
            continue
        if (start, end) in taken or not _BETWEEN.fullmatch(text, last.end, start):
            break
        last = replace(last, start=start, end=end)
        added.append(last)
    if not added:
        return act
    noun = _NOUN.match(text, last.end)
    reach = noun.end() if noun else last.end
    evidence = replace(act.evidence, end=max(act.evidence.end, reach))
    return replace(act, numbers=(*act.numbers, *added), evidence=evidence)
