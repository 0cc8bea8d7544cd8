"""Reports of an invented war and the claims in them, for tests of accounts, exports and commands.

The states, people and papers do not exist, so that no one gets words in their mouth.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.model.claim import Claim, Count, Place, Reading, Side, Teller, When, Wording
from onrecord.model.document import Document, DocumentRef
from onrecord.model.identity import claim_digest, claim_id
from onrecord.model.span import Range, Span

READING = Reading(version="0.1.0", reader="example-1")

KESRA = Document(
    id="harbour-post-2031-05-04",
    title="Ardania says it holds Kesra",
    publisher="Harbour Post",
    published="2031-05-04",
    url="https://harbour-post.example/2031/05/04/kesra",
    language="en",
    retrieved="2031-05-04T18:20:00+00:00",
    text=(
        "Ardania says it holds Kesra\n\n"
        "Ardania's defence minister, Lena Moss, said on Sunday that the army had liberated three more "
        "villages and the town of Kesra. \u201cWe will not leave Kesra,\u201d Moss told reporters.\n\n"
        "Belmar denied that Kesra had been lost.\n\n"
        "At least 12 soldiers were killed and 30 wounded near Kesra on Saturday, Belmar's health ministry "
        "said, raising the army's dead since the start of the war to 1,221.\n\n"
        "Shells hit the port of Tal Amar on Friday. Dozens of people fled the town. Three journalists "
        "were detained by Belmar's police.\n"
    ),
)
TRUCE = Document(
    id="morning-wire-2031-05-06",
    title="Truce announced",
    publisher="Morning Wire",
    published="2031-05-06",
    url="https://morning-wire.example/truce",
    language="en",
    retrieved="2031-05-06T07:02:11+00:00",
    text=(
        "Truce announced\n\n"
        "Ardania and Belmar agreed a ceasefire on Monday, the United Nations said. Belmar called for the "
        "withdrawal of the army that had invaded its northern districts.\n\n"
        "Belmar may have shelled Kesra on Monday, residents said. Hundreds marched in Port Sel.\n"
    ),
)
UNDATED = Document(id="note-7f3a91", text="Rebels took two hills east of Kesra.\n")

ARDANIA: dict[str, Any] = {"parties": ("ard",), "kind": "state"}
BELMAR: dict[str, Any] = {"parties": ("bel",), "kind": "state"}
PLACES = {
    "Kesra": Place(
        name="Kesra",
        geoname=1,
        lat=41.25,
        lon=-43.5,
        country="BM",
        admin1="North",
        precision="place",
        score=0.9,
    ),
    "Tal Amar": Place(name="Tal Amar", geoname=2, lat=41.5, lon=43.0, country="BM", precision="place"),
    "Port Sel": Place(name="Port Sel", precision="none"),
}


def span(document: Document, words: str, start: int = 0) -> Span:
    """Return the span of the first occurrence of words from an offset on."""
    at = document.text.index(words, start)
    return Span.of(document.text, at, at + len(words))


def side(name: str, words: str | None = None, document: Document | None = None, **more: Any) -> Side:
    """Return a side; with the document, it stands where its words do."""
    where = span(document, words or name) if document else None
    return Side(name=name, span=where, **more)


def count(value: float | None, unit: str, **more: Any) -> Count:
    """Return a count; its bounds are the value where none are given."""
    bounds = {"low": value, "high": value, **more}
    return Count(value=value, unit=unit, **bounds)


def on(day: str, until: str | None = None, basis: Any = "expression", precision: Any = None) -> When:
    """Return the days of a happening."""
    return When(
        start=day, end=until or day, basis=basis, precision=precision or ("range" if until else "day")
    )


def claim(document: Document, kind: Any, evidence: str, confidence: float = 0.87, **more: Any) -> Claim:
    """Return a claim of a document whose evidence is the first occurrence of these words."""
    found = span(document, evidence)
    text = document.text
    paragraph = (text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end))
    start = max(
        paragraph[0], text.rfind(". ", 0, found.start) + 2 if ". " in text[paragraph[0] : found.start] else 0
    )
    end = text.find(". ", found.end, paragraph[1]) + 1 or paragraph[1]
    made = Claim(
        id=claim_id(document.id, kind, found.start, found.end, 0),
        digest="",
        document=DocumentRef.of(document),
        kind=kind,
        evidence=found,
        sentence=Range(start, end),
        confidence=confidence,
        reading=READING,
        **more,
    )
    return replace(made, digest=claim_digest(made))


def kesra_claims() -> list[Claim]:
    """Return the claims of the report on Kesra, in the order of its text."""
    moss = side("Lena Moss", document=KESRA, kind="person", role="defence minister")
    army = side("Ardania", "the army", KESRA, **ARDANIA)
    ministry = side("health ministry", document=KESRA, parties=("bel.moh",), kind="organization")
    belmar = side("Belmar", document=KESRA, **BELMAR)
    killed = count(12, "killed", high=None, approx="at least", of="soldier", span=span(KESRA, "12"))
    return [
        claim(
            KESRA,
            "control",
            "holds Kesra",
            0.64,
            mode="held",
            speaker=Side(name="Ardania", **ARDANIA),
            actor=Side(name="Ardania", **ARDANIA),
            where=(PLACES["Kesra"],),
            when=on("2031-05-04", basis="document date"),
        ),
        claim(
            KESRA,
            "control",
            "had liberated three more villages and the town of Kesra",
            mode="captured",
            speaker=moss,
            cue=span(KESRA, "said"),
            manner="indirect",
            actor=army,
            target=belmar,
            counts=(count(3, "village", measure="new", span=span(KESRA, "three")),),
            where=(replace(PLACES["Kesra"], span=span(KESRA, "Kesra", 60)),),
            when=replace(on("2031-05-04"), text="Sunday", span=span(KESRA, "Sunday")),
            wording=(Wording(quote="liberated", neutral="took control of", span=span(KESRA, "liberated")),),
        ),
        claim(
            KESRA,
            "statement",
            "We will not leave Kesra",
            0.91,
            speaker=moss,
            cue=span(KESRA, "told"),
            manner="direct",
        ),
        claim(
            KESRA,
            "control",
            "Kesra had been lost",
            0.78,
            mode="lost",
            modality="denied",
            manner="indirect",
            speaker=belmar,
            cue=span(KESRA, "denied"),
            target=belmar,
            where=(replace(PLACES["Kesra"], span=span(KESRA, "Kesra", 220)),),
        ),
        claim(
            KESRA,
            "casualties",
            "At least 12 soldiers were killed and 30 wounded",
            0.93,
            speaker=ministry,
            target=belmar,
            manner="indirect",
            counts=(killed, count(30, "wounded", of="soldier", span=span(KESRA, "30"))),
            where=(replace(PLACES["Kesra"], relation="near"),),
            when=on("2031-05-03"),
        ),
        claim(
            KESRA,
            "casualties",
            "raising the army's dead since the start of the war to 1,221",
            0.7,
            speaker=ministry,
            target=belmar,
            manner="indirect",
            counts=(count(1221, "killed", measure="total", of="military"),),
        ),
        claim(
            KESRA,
            "attack",
            "Shells hit the port",
            0.88,
            mode="shelling",
            where=(PLACES["Tal Amar"],),
            when=on("2031-05-02"),
        ),
        claim(
            KESRA,
            "displacement",
            "Dozens of people fled the town",
            0.6,
            target=Side(name="civilians", kind="people"),
            counts=(Count(value=None, low=24, high=None, unit="displaced", span=span(KESRA, "Dozens")),),
            where=(PLACES["Tal Amar"],),
            when=on("2031-05-02", basis="carried over"),
        ),
        claim(
            KESRA,
            "detention",
            "Three journalists were detained",
            0.82,
            actor=belmar,
            target=Side(name="journalists", kind="people"),
            counts=(count(3, "detained", of="journalist"),),
        ),
    ]


def truce_claims() -> list[Claim]:
    """Return the claims of the report on the truce, in the order of its text."""
    united = side("United Nations", document=TRUCE, parties=("un",), kind="organization")
    ardania, belmar = side("Ardania", document=TRUCE, **ARDANIA), side("Belmar", document=TRUCE, **BELMAR)
    return [
        claim(
            TRUCE,
            "ceasefire",
            "agreed a ceasefire",
            0.95,
            mode="agreed",
            speaker=united,
            actor=ardania,
            target=belmar,
            when=on("2031-05-05"),
            manner="indirect",
        ),
        claim(
            TRUCE,
            "statement",
            "the withdrawal of the army that had invaded its northern districts",
            0.75,
            modality="demanded",
            speaker=belmar,
            target=ardania,
            manner="indirect",
            cue=span(TRUCE, "called for"),
        ),
        claim(
            TRUCE,
            "attack",
            "may have shelled Kesra",
            0.58,
            mode="shelling",
            modality="possible",
            actor=belmar,
            speaker=side("residents", document=TRUCE, kind="people"),
            where=(PLACES["Kesra"],),
            when=on("2031-05-05"),
            manner="indirect",
            via=(Teller(name="Coast Radio", kind="media"),),
        ),
        claim(
            TRUCE,
            "protest",
            "Hundreds marched in Port Sel",
            0.7,
            where=(PLACES["Port Sel"],),
            counts=(Count(value=None, low=200, high=None, unit="protester", span=span(TRUCE, "Hundreds")),),
        ),
    ]


def undated_claims() -> list[Claim]:
    """Return the claim of a note without publisher, title and date."""
    return [
        claim(
            UNDATED,
            "control",
            "took two hills",
            0.5,
            mode="captured",
            actor=side("rebels", "Rebels", UNDATED, kind="armed group"),
            counts=(count(2, "hill"),),
            where=(replace(PLACES["Kesra"], relation="east of"),),
        )
    ]


def all_claims() -> list[Claim]:
    """Return the claims of all example reports, in the order in which the ledger lists them."""
    return [*kesra_claims(), *truce_claims(), *undated_claims()]


DOCUMENTS = (KESRA, TRUCE, UNDATED)
