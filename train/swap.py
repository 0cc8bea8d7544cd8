"""Coded reports told of others: the same text and claims with states, groups and places exchanged.

A small encoder learns names by heart ("Israel attacks"); who acts on whom has to be read from the sentence.
Each copy exchanges every state of a report for another, in all its forms (name, nationality, people,
capital), every listed armed group for another, and the places of its claims for places of other reports.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data import Coded

from onrecord.model.party import Party
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage
from onrecord.vocabulary.load import load

_PARTS = ("speaker", "actor", "target")
NAMED_PLACE = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")


def swapped(coded: Sequence[Coded], rng: random.Random) -> list[Coded]:
    """Return a copy of each report with its names exchanged; reports without a listed name are left out."""
    parties = load().parties.values()
    states = [p for p in parties if p.kind == "state" and p.adjectives and p.people and p.capital]
    groups = [p for p in parties if p.kind == "armed group" and len(p.name) > 3]
    places = sorted(
        {w for c in coded for k in c.claims for w in k.get("where") or [] if NAMED_PLACE.fullmatch(w)}
    )
    found = []
    for c in coded:
        names = _exchange(c, states, groups, places, rng)
        if names:
            found.append(told_of(c, names))
    return found


def _exchange(
    coded: Coded,
    states: Sequence[Party],
    groups: Sequence[Party],
    places: Sequence[str],
    rng: random.Random,
) -> dict[str, str]:
    """Return by what each name of the report is replaced."""
    text = coded.parsed.document.text
    names: dict[str, str] = {}
    for pool in (states, groups):
        present = [p for p in pool if any(_stands(text, form) for form in _forms(p))]
        others = [p for p in pool if p not in present]
        for party, other in zip(present, rng.sample(others, min(len(present), len(others))), strict=False):
            for form in _forms(party):
                names.setdefault(form, _form_of(other, party, form))
    own = {w for claim in coded.claims for w in claim.get("where") or []}
    for place in sorted(own):
        if NAMED_PLACE.fullmatch(place) and place not in names and _stands(text, place):
            names[place] = rng.choice(places)
    return names


def _forms(party: Party) -> list[str]:
    forms = [party.name, *party.aliases, *party.adjectives, *party.people]
    return [f for f in (*forms, party.capital or "") if len(f) > 2 and f[:1].isupper()]


def _form_of(other: Party, party: Party, form: str) -> str:
    if form in party.adjectives and other.adjectives:
        return other.adjectives[0]
    if form in party.people and other.people:
        return other.people[0]
    return other.capital if form == party.capital and other.capital else other.name


def _stands(text: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def told_of(coded: Coded, names: dict[str, str]) -> Coded:
    """Return a report with names replaced in its text and claims; the claims keep their stretches."""
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))})(?!\w)"
    )
    document = coded.parsed.document
    pieces, moved, at, shift = [], [], 0, 0
    for match in pattern.finditer(document.text):
        pieces += [document.text[at : match.start()], names[match[0]]]
        shift += len(names[match[0]]) - len(match[0])
        moved.append((match.start(), match.end(), shift))
        at = match.end()
    text = "".join([*pieces, document.text[at:]])

    def position(old: int, *, end: bool) -> int:
        before = 0
        for first, last, after in moved:
            if old >= last:
                before = after
            elif old > first:  # inside a name: the whole of it
                return last + after if end else first + before
            else:
                break
        return old + before

    def renamed(claim: dict[str, Any]) -> dict[str, Any]:
        new = dict(claim)
        for part in _PARTS:
            if claim.get(part):
                new[part] = pattern.sub(lambda m: names[m[0]], claim[part])
        if claim.get("where"):
            new["where"] = [pattern.sub(lambda m: names[m[0]], w) for w in claim["where"]]
        first, last = claim["span"]
        new["span"] = (position(first, end=False), position(last, end=True))
        return new

    told = parse(replace(document, text=text), Triage.everything())
    return replace(coded, parsed=told, claims=tuple(renamed(c) for c in coded.claims))
