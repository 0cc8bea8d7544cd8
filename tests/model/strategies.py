"""Claims and their parts for hypothesis: anything that the types allow, finite and storable."""

from __future__ import annotations

from hypothesis import strategies as st

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

texts = st.text(max_size=12)
offsets = st.integers(min_value=0, max_value=10_000_000)
numbers = st.floats(allow_nan=False, allow_infinity=False)
maybe_numbers = st.none() | numbers

spans = st.builds(Span, offsets, offsets, texts)
ranges = st.builds(Range, offsets, offsets)
counts = st.builds(
    Count, value=maybe_numbers, low=maybe_numbers, high=maybe_numbers, unit=texts, span=st.none() | spans
)
places = st.builds(
    Place,
    name=texts,
    geoname=st.none() | offsets,
    lat=maybe_numbers,
    lon=maybe_numbers,
    within=st.lists(texts, max_size=2).map(tuple),
    offset_km=maybe_numbers,
    score=maybe_numbers,
    span=st.none() | spans,
)
sides = st.builds(Side, name=texts, parties=st.lists(texts, max_size=2).map(tuple), span=st.none() | spans)
tellers = st.builds(Teller, name=texts, span=st.none() | spans, cue=st.none() | spans)


def tuples_of(parts: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(parts, max_size=2).map(tuple)


claims = st.builds(
    Claim,
    id=texts,
    digest=texts,
    document=st.from_type(DocumentRef),
    evidence=spans,
    sentence=ranges,
    speaker=st.none() | sides,
    via=tuples_of(tellers),
    cue=st.none() | spans,
    actor=st.none() | sides,
    target=st.none() | sides,
    counts=tuples_of(counts),
    when=st.none() | st.from_type(When),
    where=tuples_of(places),
    wording=tuples_of(st.builds(Wording, quote=texts, neutral=texts, span=spans)),
    about=tuples_of(st.from_type(About)),
    confidence=numbers,
    reading=st.from_type(Reading),
    reviews=tuples_of(st.from_type(Review)),
)
