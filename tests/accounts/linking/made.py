"""Short reports of an invented war with the claims in them, for tests of linking."""

from __future__ import annotations

from typing import Any

from onrecord.model.claim import About, Claim, Count, Place, Reading, Side, When
from onrecord.model.document import DocumentRef
from onrecord.model.identity import claim_id
from onrecord.model.span import Range, Span

ARDANIA = Side(name="Ardania", parties=("ard",), kind="state")
BELMAR = Side(name="Belmar", parties=("bel",), kind="state")
ARMY = Side(name="Belmar's army", parties=("bel.mil",), kind="organization")
CIVILIANS = Side(name="civilians", kind="people")

KESRA = Place(name="Kesra", geoname=1, lat=41.0, lon=43.0, country="BM", admin1="North", precision="place")
DOLMA = Place(name="Dolma", geoname=2, lat=42.0, lon=44.0, country="BM", admin1="North", precision="place")
KESRA_DISTRICT = Place(name="Kesra District", country="BM", admin1="North", precision="district")
UPPER = Place(name="Upper Kesra", geoname=3, country="BM", within=("Kesra District",), precision="place")
LOWER = Place(name="Lower Kesra", geoname=4, country="BM", within=("Kesra District",), precision="place")
BORDER = Place(name="Border Hills", country="BM", precision="region")
LAND = Place(name="Belmar", geoname=9, country="BM", precision="country")


def on(day: str, until: str | None = None, basis: Any = "document date", precision: Any = None) -> When:
    """Return the days of a happening, those of the report unless told otherwise."""
    return When(
        start=day, end=until or day, basis=basis, precision=precision or ("range" if until else "day")
    )


def count(value: float | None, unit: str = "killed", measure: Any = "count", **more: Any) -> Count:
    """Return a count; its bounds are the value where none are given."""
    return Count(value=value, unit=unit, measure=measure, **{"low": value, "high": value, **more})


def said(
    document: str,
    kind: Any,
    quote: str,
    *,
    at: int = 0,
    sentence: int = 0,
    day: str | None = "2031-05-04",
    **more: Any,
) -> Claim:
    """Return a claim of a report of this day, told at an offset within a sentence of 200 characters."""
    start = sentence * 200 + at
    title = more.pop("title", None)
    publisher = more.pop("publisher", "Harbour Post")
    when = more.pop("when", on(day) if day else None)
    return Claim(
        id=claim_id(document, kind, start, start + len(quote), 0),
        digest="",
        document=DocumentRef(id=document, published=day, publisher=publisher, title=title),
        kind=kind,
        evidence=Span(start=start, end=start + len(quote), quote=quote),
        sentence=Range(start=sentence * 200, end=sentence * 200 + 199),
        when=when,
        confidence=0.9,
        reading=Reading(version="0.1.0", reader="example-1"),
        **more,
    )


def about(claim: Claim, relation: Any = "denies") -> tuple[About, ...]:
    """Return the link to what a claim is about."""
    return (About(claim=claim.id, relation=relation),)


def strike(document: str = "a", **more: Any) -> Claim:
    """Return an attack by missiles on Kesra."""
    told: dict[str, Any] = {
        "mode": "missile",
        "actor": ARDANIA,
        "target": BELMAR,
        "where": (KESRA,),
        **more,
    }
    return said(document, "attack", told.pop("quote", "missiles hit the town"), **told)


def dead(document: str = "a", value: float = 13, **more: Any) -> Claim:
    """Return a claim of people killed, told in the same sentence as the attack unless placed elsewhere."""
    told: dict[str, Any] = {"at": 60, "counts": (count(value),), **more}
    return said(document, "casualties", told.pop("quote", f"killed {value:g} people"), **told)


def captured(document: str = "a", place: Place = KESRA, **more: Any) -> Claim:
    """Return a claim that a place was taken by Ardania."""
    told: dict[str, Any] = {"mode": "captured", "actor": ARDANIA, "target": BELMAR, "where": (place,), **more}
    return said(document, "control", told.pop("quote", "took the town"), **told)
