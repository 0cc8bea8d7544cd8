"""The counts of a claim: each number that belongs to it, with bounds, unit, measure and group."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model.claim import Count
from onrecord.model.span import Span
from onrecord.model.words import Kind, Measure
from onrecord.reading.extract.mentions import Act, NumberMention
from onrecord.reading.resolve.counted import Counted, counted_noun
from onrecord.reading.resolve.quantities import Quantity, read_quantity
from onrecord.vocabulary.vocabulary import Vocabulary

_TRUCES = frozenset(("agreement", "truce", "deal", "cease-fire", "pact", "armistice"))
# Another spelling, and verbs that may follow a number of people: "thousands march".
_PROTESTING = frozenset(
    ("protestor", "demonstrate", "gather", "join", "march", "protest", "rally", "stage", "take")
)
_ANYBODY = ("person", "protester")
_MISSING = re.compile(
    r"\s(?:(?:others?|people|persons?|more)\s)?(?:(?:is|are|was|were|remain(?:s|ed|ing)?|still|reported|also)\s)*missing\b"
)
_PLAIN_PEOPLE = frozenset(["person", "other", "individual", "body"])


def counts_of(act: Act, text: str, vocabulary: Vocabulary, *, running: bool = False) -> tuple[Count, ...]:
    """Return the counts of an act in the order of the text.

    With `running` they are counted since some day, and so are totals, but for what is plainly new.
    """
    counts: list[Count] = []
    for number in sorted(act.numbers, key=lambda n: n.start):
        quantity = read_quantity(text, number.start, number.end)
        if quantity.value is None and quantity.low is None and quantity.high is None:
            continue
        found = counted_noun(text, number.start, number.end, vocabulary)
        if found is not None and found.nationality and counts and _is_thing(counts[-1].unit, vocabulary):
            # "two tankers, one Norwegian": of the things counted before, not of people
            count = replace(_count(number, quantity, act.kind, None, text, vocabulary), unit=counts[-1].unit)
        else:
            count = _count(number, quantity, act.kind, found, text, vocabulary)
        if running and count.measure == "count":
            count = replace(count, measure="total")
        counts.append(count)
    return tuple(counts)


def _count(
    number: NumberMention,
    quantity: Quantity,
    kind: Kind,
    found: Counted | None,
    text: str,
    vocabulary: Vocabulary,
) -> Count:
    noun = found.noun if found else None
    nationality = found.nationality if found else None
    unit = number.unit
    if quantity.percent:
        unit = "percent"
    elif unit is None:
        if kind == "protest" and (noun is None or nationality or noun in _PROTESTING):
            unit = "protester"
        else:
            unit = "person" if noun is None or nationality else vocabulary.unit(noun)
    if noun is not None and _is_people(unit, vocabulary) and _is_no_people(noun, vocabulary):
        unit = vocabulary.unit(noun)  # villages are freed and buildings hit, but neither is wounded
    if noun is not None and vocabulary.unit(noun) == "casualty" and kind == "casualties":
        unit = "casualty"
    if kind == "casualties" and _MISSING.match(text, number.end):
        unit = "missing"
    if kind == "ceasefire" and unit in _TRUCES:
        unit = "ceasefire"
    group = None
    if _is_people(unit, vocabulary) and noun is not None and noun not in _PLAIN_PEOPLE:
        group = vocabulary.written_group(noun) if vocabulary.is_group(noun) else None
    if nationality and (unit in _ANYBODY or _is_people(unit, vocabulary)):
        group = nationality
    return Count(
        value=_whole(quantity.value),
        low=_whole(quantity.low),
        high=_whole(quantity.high),
        unit=unit,
        measure=_measure(number, quantity),
        approx=quantity.approx,
        of=group,
        span=Span.of(text, number.start, number.end),
    )


def _whole(amount: float | None) -> int | float | None:
    """Return a whole number as such, so that 44 is written 44."""
    return int(amount) if amount is not None and amount == int(amount) else amount


def _is_people(unit: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.units.get(unit)
    return known is not None and known.group == "people"


def _is_thing(unit: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.units.get(unit)
    return known is None or known.group == "thing"


def _is_no_people(noun: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.units.get(vocabulary.unit(noun))
    return known is not None and known.group in ("place", "thing")


def _measure(number: NumberMention, quantity: Quantity) -> Measure:
    """Return what the words beside the number say plainly, else what the reader found."""
    if quantity.total:
        return "total"
    if quantity.new:
        return "new"
    return number.measure
