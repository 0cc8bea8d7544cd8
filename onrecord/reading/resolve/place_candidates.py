"""Shows how reading chooses what a name means: every candidate with its score, and why one is preferred.

For `onrecord gazetteer find`; it asks the very functions that the places of claims go through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import bare_division
from onrecord.reading.resolve.place_company import Asked
from onrecord.reading.resolve.place_names import known_names
from onrecord.reading.resolve.place_options import Option
from onrecord.reading.resolve.place_page import Page
from onrecord.reading.resolve.place_reading import areas_of
from onrecord.reading.resolve.place_reasons import reasons_of
from onrecord.reading.resolve.place_senses import sense_of, understood
from onrecord.reading.resolve.place_spans import names_at
from onrecord.reading.resolve.place_tokens import words_of
from onrecord.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score (0 to 1 over all candidates of the name) and the reasons for it.

    `what` is its level, or what it is where it is no town (a bridge). Coordinates are WGS 84 degrees;
    `country` (ISO 3166-1 alpha-2) takes no side.
    """

    name: str
    what: str
    geoname: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    match: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that a name may mean, likeliest first; `preferred` whether the first is likely enough to be taken.

    `verdict` are the reasons for the choice, or for none.
    """

    name: str
    preferred: bool
    verdict: str
    candidates: tuple[Weighed, ...]


def weigh(name: str, beside: Sequence[str], vocabulary: Vocabulary, gazetteer: Gazetteer) -> Found:
    """Return what a name may mean in a report that names the places `beside` too."""
    areas = areas_of(vocabulary)
    asked = [_asked(each, gazetteer, vocabulary) for each in (name, *beside)]
    company = understood(asked, gazetteer, areas.regions, {}, areas.adjectives)
    key = asked[0].key
    options = company.options[key]
    sense = sense_of(key, company)
    ranked = sorted(
        zip(options, company.weights[key], strict=True),
        key=lambda pair: (pair[0] is not sense.option, -pair[1]),
    )
    return Found(
        name,
        sense.option is not None,
        "; ".join(sense.reasons),
        tuple(_weighed(option, weight, reasons_of(key, option, company)) for option, weight in ranked),
    )


def _asked(name: str, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Asked:
    """Return a name as it would be asked for in a text: "Zangilan District" is a district."""
    words = words_of(name)
    page = Page(name, words, tuple(known_names(name, words, gazetteer, areas_of(vocabulary).regions)))
    found = names_at(page, 0, len(name)) if words else []
    if len(found) == 1:
        return Asked(found[0].key, found[0].name, found[0].lookup)
    return Asked((bare_division(name.casefold())[0], None), name, name)


def _weighed(option: Option, weight: float, reasons: tuple[str, ...]) -> Weighed:
    score = round(weight, 2)
    candidate = option.candidate
    if candidate is None:
        name = option.region.name if option.region is not None else "a part of the world"
        country = "/".join(option.countries) or None
        return Weighed(name, option.level, None, None, None, country, None, None, 0, "exact", score, reasons)
    town = candidate.kind == "settlement"
    return Weighed(
        candidate.name,
        option.level if town else candidate.kind,
        candidate.geoname,
        candidate.lat,
        candidate.lon,
        candidate.country,
        candidate.admin1,
        candidate.admin2,
        candidate.population,
        candidate.match,
        score,
        reasons,
    )
