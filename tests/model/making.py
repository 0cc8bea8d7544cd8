"""One claim with every part filled, for tests that change a part at a time."""

from __future__ import annotations

from onrecord.model.claim import (
    About,
    Claim,
    Count,
    Place,
    Reading,
    Review,
    Side,
    Teller,
    When,
    Wording,
)
from onrecord.model.document import DocumentRef
from onrecord.model.span import Range, Span

TEXT = "On Sunday the ministry, quoted by an agency, said rebels had seized Kesra, killing 12 guards."


def span(quote: str) -> Span:
    """The span of the words in TEXT, which hold them once."""
    return Span.of(TEXT, TEXT.index(quote), TEXT.index(quote) + len(quote))


FULL = Claim(
    id="0123456789abcdef0123",
    digest="fedcba98765432100123",
    document=DocumentRef(id="harbour-1", publisher="Harbour Post", published="2031-05-04", language="en"),
    kind="control",
    mode="captured",
    modality="asserted",
    evidence=span("seized Kesra"),
    sentence=Range(0, len(TEXT)),
    speaker=Side(name="ministry", parties=("bel.mod",), kind="organization", span=span("the ministry")),
    via=(Teller(name="agency", kind="media", span=span("an agency"), cue=span("quoted by")),),
    cue=span("said"),
    manner="indirect",
    actor=Side(name="rebels", kind="armed group", span=span("rebels")),
    target=Side(name="guards", kind="people", role="guard", span=span("guards")),
    counts=(Count(value=12.0, low=12.0, high=12.0, unit="killed", of="guard", span=span("12")),),
    when=When(
        start="2031-05-04",
        end="2031-05-04",
        precision="day",
        basis="expression",
        text="On Sunday",
        span=span("On Sunday"),
    ),
    where=(
        Place(name="Kesra", geoname=7, lat=1.5, lon=2.5, country="BE", precision="place", span=span("Kesra")),
    ),
    wording=(Wording(quote="seized", neutral="took control of", span=span("seized")),),
    about=(About(claim="aaaaaaaaaaaaaaaaaaaa", relation="confirms"),),
    confidence=0.87,
    reading=Reading(version="0.1.0", reader="encoder-1"),
    reviews=(
        Review(
            verdict="accepted", reviewer="ada", at="2031-05-05T10:00:00+00:00", digest="fedcba98765432100123"
        ),
    ),
)
