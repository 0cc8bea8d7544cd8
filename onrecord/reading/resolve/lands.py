"""Nationalities among the places of an act: "Iranian territory" is Iran, "Armenian fire" is nowhere."""

from __future__ import annotations

import re

from onrecord.model.claim import Place
from onrecord.model.span import Range, Span
from onrecord.reading.resolve.context import Context

_LAND = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:territory|territories|territorial waters|airspace|air space|soil|waters"
    r"|land|side|border|mainland|coast|coastline|beach|beaches|shores?|skies|ports?)\b"
)

_ENDS_IN_LAND = re.compile(rf"{_LAND.pattern}\Z")


def is_nationality(mention: Range, context: Context) -> bool:
    """Tell whether a stretch is a nationality or a people of a state, no name of a place."""
    words = context.text[mention.start : mention.end].strip()
    return any(
        party.start <= mention.start
        and mention.end <= party.end
        and (state := context.vocabulary.parties.get(party.parties[0].split(".")[0])) is not None
        and words in (*state.adjectives, *state.people)
        and words != state.name
        for party in context.parties
        if party.parties
    )


def nationality_of_land(mention: Range, context: Context) -> Range:
    """Return the nationality alone where a stretch is one with a word for land: "Peruvian beaches"."""
    if _ENDS_IN_LAND.search(context.text, mention.start, mention.end) is None:
        return mention  # as nearly all are: the states need not be gone through
    for state in context.vocabulary.states:
        for word in state.adjectives:
            end = mention.start + len(word)
            if context.text.startswith(word, mention.start) and end < mention.end:
                land = _LAND.match(context.text, end)
                if land is not None and land.end() == mention.end:
                    return Range(mention.start, end)
    return mention


def land_of(mention: Range, context: Context) -> Place | None:
    """Return the state whose land a nationality speaks of, None where it speaks of none."""
    if _LAND.match(context.text, mention.end) is None:
        return None
    words = context.text[mention.start : mention.end].strip()
    for state in context.vocabulary.states:
        if words in state.adjectives:
            return Place(
                name=state.name,
                country=state.country,
                precision="country",
                reasons=("a nationality before a word for land",),
                span=Span.of(context.text, mention.start, mention.end),
            )
    return None
