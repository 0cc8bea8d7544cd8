"""Checks mechanically that a sentence of a brief holds nothing that its claims and passages don't hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.claim import Claim
from onrecord.model.exchange import to_json

MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})")
_YEAR = re.compile(r"\bin (\d{4})\b")
_QUOTED = re.compile(r"“([^”]*)”")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NAME = re.compile(r"[^\W\d_][\w'’-]*")


def ungrounded(sentence: str, claims: Sequence[Claim], passages: Sequence[str]) -> list[str]:
    """Return the dates, numbers, quotations and names of a sentence that stand in no claim or passage."""
    held = " ".join([*(to_json(claim) for claim in claims), *passages])
    folded = held.casefold()
    found: list[str] = []
    rest = sentence
    found += [quote for quote in _QUOTED.findall(rest) if quote.rstrip("…").casefold() not in folded]
    rest = _QUOTED.sub(" ", rest)
    for claim in claims:
        for name in (claim.document.id, claim.document.publisher, claim.document.title):
            rest = rest.replace(name, " ") if name else rest
    for date in _DATE.finditer(rest):
        day = f"{int(date[1]):02}" if date[1] else ""
        iso = f"{date[3]}-{MONTHS.index(date[2]) + 1:02}-{day}"
        if iso not in held:
            found.append(date[0])
    rest = _DATE.sub(" ", rest)
    found += [year for year in _YEAR.findall(rest) if f"{year}-" not in held]
    rest = _YEAR.sub(" ", rest)
    numbers = _numbers(claims, passages)
    found += [number for number in _NUMBER.findall(rest) if float(number.replace(",", "")) not in numbers]
    words = _NAME.findall(rest)
    for place, word in enumerate(words):
        # The first word has a capital of the sentence's own.
        if word[:1].isupper() and word not in held and not (place == 0 and _is_plain_start(word, held)):
            found.append(word)
    return found


def _numbers(claims: Sequence[Claim], passages: Sequence[str]) -> set[float]:
    """Return the numbers that claims and passages give; those of dates and offsets don't count."""
    told = [*passages]
    for claim in claims:
        told.append(claim.evidence.quote)
        told += [side.name for side in (claim.speaker, claim.actor, claim.target) if side]
        for count in claim.counts:
            told += [f"{bound:.10g}" for bound in (count.value, count.low, count.high) if bound is not None]
        told += [f"{place.offset_km:.10g}" for place in claim.where if place.offset_km]
    return {float(number.replace(",", "")) for text in told for number in _NUMBER.findall(text)}


def _is_plain_start(word: str, held: str) -> bool:
    return word in ("The", "Document", "A") or word[:1].lower() + word[1:] in held
