"""Claims on losses and places in an invented war, in few words, for tests of tolls and control."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from onrecord.model.accounts import Event, EventClaim, FirstReport
from onrecord.model.claim import Claim, Count, Place, Reading, Side, When
from onrecord.model.document import DocumentRef
from onrecord.model.span import Range, Span
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary

PARTIES = {
    "Ardania": ("ard",),
    "Ardanian army": ("ard.mil",),
    "Belmar": ("bel",),
    "Belmari army": ("bel.mil",),
    "Belmari ministry": ("bel.mod",),
    "Ardanian ministry": ("ard.mod",),
    "Cordia": ("cor",),
    "Dorn Valley": ("dorn",),
    "Hill Men": ("hill-men",),
    "Ardania Radio": ("ard-radio",),
}
_PAIRS = (("Ardania", "Belmar"), ("Ardanian", "Belmari"), ("ard", "bel"))
_OTHER = {**dict(_PAIRS), **{two: one for one, two in _PAIRS}}
_SIDES = re.compile(rf"\b(?:{'|'.join(_OTHER)})\b(?!-)")


@cache
def words() -> Vocabulary:
    """The vocabulary with the invented parties and their war."""
    return load((Path(__file__).parent / "invented.toml",))


def side(name: str | None, kind: Any = None) -> Side | None:
    """A side by its name; one that is not listed has no party."""
    if name is None:
        return None
    parties = PARTIES.get(name, ())
    party = words().party(parties[0]) if parties else None
    return Side(name=name, parties=parties, kind=kind or (party.kind if party else "unnamed"))


def number(value: float | None, unit: str = "killed", measure: Any = "count", **more: Any) -> Count:
    """A count whose bounds are its value where none are given."""
    return Count(**{"value": value, "low": value, "high": value, "unit": unit, "measure": measure, **more})


def place(name: str, **more: Any) -> Place:
    """A place that stands in no gazetteer, narrow unless `precision` says else."""
    return Place(**{"name": name, "precision": "place", **more})


def claim(
    day: str,
    kind: Any = "casualties",
    *,
    document: str | None = None,
    quote: str = "words of a report",
    at: int = 0,
    sentence: int = 0,
    publisher: str | None = "Harbour Post",
    speaker: str | Side | None = None,
    actor: str | None = None,
    target: str | Side | None = None,
    when: str | tuple[str, str] | None = "",
    **more: Any,
) -> Claim:
    """A claim of a document of a day, by default told for that day; `when` is a day, a stretch or None."""
    document = document or f"post-{day}"
    stretch = (day, day) if when == "" else (when, when) if isinstance(when, str) else when
    told = stretch and When(
        start=stretch[0],
        end=stretch[1],
        precision="day" if stretch[0] == stretch[1] else "range",
        basis="expression",
    )
    start = sentence * 1000 + at
    made = Claim(
        id="",
        digest="",
        document=DocumentRef(id=document, publisher=publisher, published=day),
        kind=kind,
        evidence=Span(start, start + len(quote), quote),
        sentence=Range(sentence * 1000, sentence * 1000 + 999),
        speaker=side(speaker) if isinstance(speaker, str) else speaker,
        actor=side(actor),
        target=side(target) if isinstance(target, str) else target,
        when=told,
        confidence=0.9,
        reading=Reading(version="0.1.0", reader="example-1"),
        **more,
    )
    return replace(made, id=hashlib.sha256(repr(made).encode()).hexdigest()[:20])


def dead(
    day: str, value: float | None, target: str = "Ardanian army", measure: Any = "total", **more: Any
) -> Claim:
    """A claim of killed of one group on one day."""
    count = {key: more.pop(key) for key in ("low", "high", "of", "unit") if key in more}
    unit = count.pop("unit", "killed")
    return claim(day, target=target, counts=(number(value, unit, measure, **count),), **more)


def taken(day: str, name: str, actor: str | None = "Ardania", mode: Any = "captured", **more: Any) -> Claim:
    """A claim that a place is taken, held or left."""
    where = more.pop("where", (place(name),))
    return claim(day, "control", actor=actor, mode=mode, where=where, quote=f"words on {name}", **more)


def event(id_: str, claims: Iterable[Claim]) -> Event:
    """An event of claims."""
    members = tuple(EventClaim(id=one.id, document=one.document.id) for one in claims)
    return Event(
        id=id_,
        kind="attack",
        mode=None,
        when=None,
        where=(),
        actor=None,
        target=None,
        deaths=None,
        counts=(),
        sources=1,
        first=FirstReport(document=members[0].document, published=None),
        claims=members,
    )


def plain(value: Any) -> Any:
    """What JSON makes of claims or accounts."""
    return msgspec.json.decode(msgspec.json.encode(value))


def swapped(value: Any) -> Any:
    """JSON of claims or accounts in which the two sides have each other's names and ids."""
    if isinstance(value, Mapping):
        return {key: part if key in ("id", "document") else swapped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [swapped(part) for part in value]
    return _SIDES.sub(lambda found: _OTHER[found[0]], value) if isinstance(value, str) else value
