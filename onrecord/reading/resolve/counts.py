"""The counts of a claim: each number that belongs to it, with bounds, unit, measure and group."""

from __future__ import annotations

import functools

from onrecord.model.claim import Count
from onrecord.model.span import Span
from onrecord.model.words import Kind, Measure
from onrecord.reading.extract.mentions import Act, NumberMention
from onrecord.reading.resolve.quantities import Quantity, read_quantity, unit_noun
from onrecord.vocabulary.tables import Vocabulary

_PEOPLE_UNITS = frozenset(
    ["killed", "wounded", "missing", "casualty", "captured", "detained", "abducted", "released", "displaced", "evacuated", "deployed"]
)
_PLAIN_PEOPLE = frozenset(["person", "other", "individual", "body"])


def counts_of(act: Act, text: str, vocabulary: Vocabulary) -> tuple[Count, ...]:
    """Return the counts of an act in the order of the text."""
    counts = []
    for number in sorted(act.numbers, key=lambda n: n.start):
        quantity = read_quantity(text, number.start, number.end)
        if quantity.value is None and quantity.low is None and quantity.high is None:
            continue
        counts.append(_count(number, quantity, act.kind, text, vocabulary))
    return tuple(counts)


def _count(
    number: NumberMention, quantity: Quantity, kind: Kind, text: str, vocabulary: Vocabulary
) -> Count:
    found = unit_noun(text, number.start, number.end)
    noun = found[0] if found else None
    unit = number.unit
    if quantity.percent:
        unit = "percent"
    elif unit is None:
        unit = unit_of_noun(noun, vocabulary) if noun else "person"
    if noun is not None and unit_of_noun(noun, vocabulary) == "casualty" and kind == "casualties":
        unit = "casualty"
    group = None
    if unit in _PEOPLE_UNITS and noun is not None and noun not in _PLAIN_PEOPLE:
        group = group_of_noun(noun, vocabulary)
    return Count(
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        measure=_measure(number, quantity),
        approx=quantity.approx,
        of=group,
        span=Span.of(text, number.start, number.end),
    )


def unit_of_noun(noun: str, vocabulary: Vocabulary) -> str:
    """Return the unit that a noun means ("hamlet" is village), else the noun itself."""
    return _nouns(vocabulary).get(noun, noun)


def group_of_noun(noun: str, vocabulary: Vocabulary) -> str | None:
    """Return the group of people that a noun names, in its normal form, None where it names none."""
    return _groups(vocabulary).get(noun)


@functools.lru_cache(maxsize=4)
def _nouns(vocabulary: Vocabulary) -> dict[str, str]:
    return {
        noun.casefold(): unit.id.replace("-", " ") for unit in vocabulary.units.values() for noun in unit.nouns
    }


@functools.lru_cache(maxsize=4)
def _groups(vocabulary: Vocabulary) -> dict[str, str]:
    groups: dict[str, str] = {}
    for part in vocabulary.parts.values():
        if part.kind == "armed group" and not part.outside:
            groups |= {noun: noun for noun in part.nouns if " " not in noun}
    for people in vocabulary.peoples.values():
        groups |= {form.casefold(): form.casefold() for form in people.forms}
        names = (people.singular, people.many, *people.aliases)
        groups |= {name.casefold(): people.singular for name in names}
    return groups


def _measure(number: NumberMention, quantity: Quantity) -> Measure:
    """Return what the words beside the number say plainly, else what the reader found."""
    if quantity.total:
        return "total"
    if quantity.new:
        return "new"
    return number.measure
