"""Reads all places of a text, whether or not a claim tells of them: the door for maps and for measuring.

Last of the files that resolve places. The names are those that resolve takes as the company of the places
of claims, and each is understood as it would be there, so what is measured here is what claims get.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Place
from onrecord.reading.resolve.party_mentions import find_parties
from onrecord.reading.resolve.place_finding import likely_places
from onrecord.reading.resolve.place_names import Areas, known_names
from onrecord.reading.resolve.place_page import Page
from onrecord.reading.resolve.place_tokens import words_of
from onrecord.reading.resolve.place_uses import is_used_for_place
from onrecord.reading.resolve.places import resolve_each
from onrecord.vocabulary.vocabulary import Vocabulary


def read_places(text: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> list[Place]:
    """Return the places that a text names, from left to right, each with its span.

    Names of persons, bodies and papers are left out, and so are countries and capitals that stand for
    their government ("Paris said"). A place that can't be told has precision "none".
    """
    areas = areas_of(vocabulary)
    words = words_of(text)
    page = Page(text, words, tuple(known_names(text, words, gazetteer, areas.regions)))
    mentions = [
        (named.start, named.end)
        for named in likely_places(page, gazetteer, areas.regions)
        if named.key[0] not in areas.adjectives and is_used_for_place(page, named, gazetteer)
    ]
    each = resolve_each(
        text,
        mentions,
        areas,
        gazetteer=gazetteer,
        context_countries=countries_of_parties(text, vocabulary),
    )
    return [places[0] for places in each]


def countries_of_parties(text: str, vocabulary: Vocabulary) -> Mapping[str, float]:
    """Return the countries (ISO 3166-1 alpha-2) of the states and armed groups that a text names, each 1."""
    roots = Counter(
        party.split(".")[0]
        for mention in find_parties(text, vocabulary)
        if mention.kind in ("state", "armed group")
        for party in mention.parties
    )
    known = (vocabulary.parties.get(root) for root in roots)
    return {party.country: 1.0 for party in known if party is not None and party.country is not None}


@functools.lru_cache(maxsize=4)
def areas_of(vocabulary: Vocabulary) -> Areas:
    """Return the regions and adjectives of a vocabulary as resolving needs them."""
    return Areas.of(vocabulary.regions, vocabulary.nationalities)
