"""One sentence of the brief for each event: what each source tells of it, and who tells the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.accounts.brief_lines import Accounts, Line, is_copied, teller_words
from onrecord.accounts.phrases import capitalized, joined
from onrecord.accounts.publication import told_order
from onrecord.accounts.repeats import merged
from onrecord.accounts.sentences import clause, happening_day, is_quoted, opening, sentence
from onrecord.model.claim import Claim

_MOST_PARTS = 4
"""As many tellers have their own words in one sentence; further ones have a sentence of their own."""


def event_lines(claims: Sequence[Claim], accounts: Accounts) -> Iterator[Line]:
    """Yield the sentences for claims of one event: one for what has clauses, then quoted passages."""
    told: list[tuple[str, list[str], list[Claim]]] = []
    repeated: list[Claim] = []
    quoted: dict[str, list[Claim]] = {}
    for group in merged(sorted(claims, key=told_order)):
        claim = group[0]
        if is_quoted(claim):
            quoted.setdefault(sentence(claim), []).extend(group)
            continue
        same = next(
            ((part, other) for part in told for other in part[2] if _adds_nothing(claim, other)), None
        )
        if same is not None:
            same[0][2].extend(group)
            # A copy is cited and not named.
            if not is_copied(claim, same[1], accounts):
                repeated.append(claim)
            continue
        start, what = opening(claim), clause(claim) or ""
        part = next((part for part in told if part[0] == start), None)
        if part is None:
            told.append((start, [what], list(group)))
        else:
            day = happening_day(claim)
            # A day that the sentence has told is not told again.
            said = day is not None and any(each.endswith(f" {day}") for each in part[1])
            part[1].append(what.removesuffix(f" {day}") if said else what)
            part[2].extend(group)
    for first in range(0, len(told), _MOST_PARTS):
        yield _line(told[first : first + _MOST_PARTS], repeated)
    for text, behind in quoted.items():
        yield Line(text, tuple(behind))


def _line(parts: Sequence[tuple[str, list[str], list[Claim]]], repeated: Sequence[Claim]) -> Line:
    texts = []
    for start, clauses, behind in parts:
        text = f"{start} that {', and that '.join(dict.fromkeys(clauses))}"
        own = {teller_words(claim) for claim in behind if claim not in repeated}
        others = [teller_words(claim) for claim in behind if claim in repeated]
        others = [name for name in dict.fromkeys(others) if name not in own]
        texts.append(f"{text}; so did {joined(others)}" if others else text)
    return Line(capitalized("; ".join(texts)), tuple(claim for part in parts for claim in part[2]))


def _adds_nothing(claim: Claim, other: Claim) -> bool:
    """Whether a claim tells nothing that another does not: each of its fields is the same or absent."""
    if (claim.kind, claim.modality) != (other.kind, other.modality) or is_quoted(other):
        return False
    if claim.mode not in (None, other.mode) or _counts(claim) - _counts(other):
        return False
    pairs = zip(_fields(claim), _fields(other), strict=True)
    return all(one is None or one == two for one, two in pairs)


def _counts(claim: Claim) -> set[tuple[object, ...]]:
    return {(c.value, c.low, c.high, c.unit, c.measure, c.of, c.approx) for c in claim.counts}


def _fields(claim: Claim) -> tuple[object, ...]:
    sides = [
        (side.parties or (side.name.casefold(),)) if side else None for side in (claim.actor, claim.target)
    ]
    places = frozenset((place.geoname or place.name.casefold(), place.relation) for place in claim.where)
    days = (claim.when.start, claim.when.end) if claim.when else None
    return (*sides, places or None, days)
