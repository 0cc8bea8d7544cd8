"""Chooses what each name of a place means in one document.

By what is said to hold it, by the company it keeps, by size at last; one name has one sense in a
document. Ninth of the files that resolve places. Weights were tuned on the half of GeoWebNews (Gritta et al.
2019) that bench/places.py sets apart for it, and by reading news reports of 2004 to 2020.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.gazetteer.lookup import Candidate, Gazetteer
from onrecord.reading.resolve.place_company import Asked, Company
from onrecord.reading.resolve.place_names import Region
from onrecord.reading.resolve.place_options import (
    Key,
    Option,
    distance_km,
    lies_in,
    number_of_spots,
    one_spot,
    options_of,
)
from onrecord.reading.resolve.place_reasons import reasons_of

THRESHOLD = 0.5
"""A sense that is less sure than this is not given: the place keeps its name and gets no coordinates."""
# So likely a country has to be for a name whose spot in it can't be told.
_NEARLY_ALL = 0.8
# "None of those in the gazetteer" is as likely as a town of some two thousand people.
_NONE = 2.0
_INSIDE = 4.0
_LOOSELY_OUTSIDE = 1.0
_COUNTRY_SHARED = 2.0
# A country of which that much speaks, beside the one of which most does, is as likely.
_ENOUGH = 0.6
# Against a place in a country of which nothing else speaks, in a text that is about another.
_FOREIGN = 1.5
# In a division that is named, and around a place that is.
_DIVISION_SHARED = 1.0
_DIVISION_AROUND = 1.2
_CLOSE = 1.0
_CLOSE_KM = 100.0
# So many degrees of latitude are more than that.
_CLOSE_DEGREES = 0.95
_SHARPNESS = 2.5
_ROUNDS = 3
_MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name means in the document, how sure that is (0 to 1), and why.

    The option is None where it can't be told; `country` is then the one in which nearly all candidates lie.
    """

    option: Option | None
    score: float
    reasons: tuple[str, ...]
    country: str | None = None


def choose_senses(
    asked: Sequence[Asked],
    gazetteer: Gazetteer,
    regions: Mapping[str, Region],
    context_countries: Mapping[str, float],
    nationalities: Mapping[str, str],
) -> dict[Key, Sense]:
    """Return the sense of each name, by key; the same input gives the same output.

    `context_countries` weighs countries (ISO 3166-1 alpha-2) that the document is about, 1 for the foremost.
    Of many names the first 200 are understood together, the rest get no sense.
    """
    company = understood(asked, gazetteer, regions, context_countries, nationalities)
    return {key: sense_of(key, company) for key in company.options}


def understood(
    asked: Sequence[Asked],
    gazetteer: Gazetteer,
    regions: Mapping[str, Region],
    context_countries: Mapping[str, float],
    nationalities: Mapping[str, str],
) -> Company:
    """Return the names of a document with what each may mean and how likely that is by their company."""
    unique = {one.key: one for one in reversed(asked)}
    unique = {key: unique[key] for key in list(dict.fromkeys(one.key for one in asked))[:_MOST_NAMES]}
    options = {
        key: options_of(one.lookup, key[1], gazetteer, regions, nationalities) for key, one in unique.items()
    }
    weights = {key: _spread([option.prior for option in known]) for key, known in options.items()}
    company = Company(unique, options, weights, context_countries)
    for _ in range(_ROUNDS):
        company = Company(unique, options, _next_weights(company), context_countries)
    return company


def _next_weights(company: Company) -> dict[Key, Sequence[float]]:
    support, firm = company.support(), company.firm()
    total = company.total(support)
    weights: dict[Key, Sequence[float]] = {}
    for key, known in company.options.items():
        own = support[key]
        others = {country: whole - own.get(country, 0.0) for country, whole in total.items()}
        most = max(others.values(), default=0.0)
        weights[key] = _spread(
            [
                option.prior
                + _by_country(option, others, most)
                + _by_neighbours(key, option, firm)
                + _by_containers(company.asked[key], option, company)
                for option in known
            ]
        )
    return weights


def _by_country(option: Option, support: Mapping[str, float], most: float) -> float:
    if most <= 0:
        return 0.0
    mine = max((support.get(country, 0.0) for country in option.countries), default=0.0)
    share = min(1.0, mine / most / _ENOUGH)
    known = option.candidate is None or option.candidate.seat or option.level == "country"
    foreign = 0.0 if known else _FOREIGN * (1 - share)
    return (_COUNTRY_SHARED * share - foreign) * (1 - math.exp(-most))


def _by_neighbours(key: Key, option: Option, firm: Sequence[tuple[str, Option, float]]) -> float:
    if option.candidate is None or option.level == "country":
        return 0.0
    shared = close = 0.0
    for name, other, weight in firm:
        # Another name of the same place is no company.
        if name == key[0] or other.candidate is None or _same(option.candidate, other.candidate):
            continue
        if not _may_touch(option.candidate, other.candidate):
            continue
        if lies_in(option, other):
            shared = max(shared, _DIVISION_SHARED * weight)
        elif lies_in(other, option):
            shared = max(shared, _DIVISION_AROUND * weight)
        away = distance_km(option.candidate, other.candidate)
        if away is not None and away <= _CLOSE_KM:
            close = max(close, weight * (1 - away / _CLOSE_KM / 2))
    return shared + _CLOSE * close


def _same(one: Candidate, other: Candidate) -> bool:
    return one is other or (one.geoname is not None and one.geoname == other.geoname)


def _may_touch(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates can be close or one in the other: a quick look before the distance."""
    if one.country == other.country:
        return True
    return one.lat is not None and other.lat is not None and abs(one.lat - other.lat) < _CLOSE_DEGREES


def _by_containers(one: Asked, option: Option, company: Company) -> float:
    total = 0.0
    if one.country is not None:
        total += _INSIDE if one.country in option.countries else -_INSIDE
    for holder in one.containers:
        total += _held(option, holder, company, sure=True)
    for holder in one.maybe:
        total += _held(option, holder, company, sure=False)
    return total


def _held(option: Option, holder: Key, company: Company, *, sure: bool) -> float:
    known = company.options.get(holder, ())
    if not known:
        return 0.0
    # A comma makes no container of a town: "Baku, Ganja" are two.
    fitting = [
        weight
        for container, weight in zip(known, company.weights[holder], strict=True)
        if (sure or container.level != "place") and lies_in(option, container)
    ]
    if fitting:
        # Even an unlikely sense of the container counts where it alone fits.
        return _INSIDE * max(0.4, sum(fitting))
    if not sure:
        return 0.0
    # Regions are drawn loosely and towns have no bounds here: that they don't fit says little.
    loose = all(container.level == "place" or container.candidate is None for container in known)
    # Nor does a container that is itself unsure.
    return -(_LOOSELY_OUTSIDE if loose else _INSIDE) * min(1.0, sum(company.weights[holder]))


def _spread(scores: Sequence[float]) -> list[float]:
    """Return probabilities of the senses, beside one for none of them."""
    most = max((*scores, _NONE))
    powers = [math.exp(_SHARPNESS * (score - most)) for score in scores]
    whole = sum(powers) + math.exp(_SHARPNESS * (_NONE - most))
    return [power / whole for power in powers]


def _town_rather(key: Key, known: Sequence[Option], weights: Sequence[float], best: int) -> Option:
    """Return the town in place of the district around it, unless the words say that the district is meant."""
    option = known[best]
    if key[1] is not None or option.level != "district":
        return option
    towns = [
        (weight, -number)
        for number, (other, weight) in enumerate(zip(known, weights, strict=True))
        if other.level == "place" and other.candidate is not None and lies_in(other, option)
    ]
    return known[-max(towns)[1]] if towns else option


def _country_of_all(known: Sequence[Option], weights: Sequence[float]) -> str | None:
    """Return the country in which nearly all that a name may mean lies, by how likely it is."""
    total: dict[str, float] = {}
    for option, weight in zip(known, weights, strict=True):
        if len(option.countries) == 1:
            total[option.countries[0]] = total.get(option.countries[0], 0.0) + weight
    best = max(sorted(total), key=lambda country: total[country], default=None)
    return best if best is not None and total[best] >= _NEARLY_ALL else None


def sense_of(key: Key, company: Company) -> Sense:
    """Return the sense of one name in its company."""
    known, weights = company.options[key], company.weights[key]
    if not known:
        return Sense(None, 0.0, ("not in the gazetteer",))
    best = max(range(len(known)), key=lambda index: (weights[index], -index))
    option = _town_rather(key, known, weights, best)
    score = sum(weight for other, weight in zip(known, weights, strict=True) if one_spot(option, other))
    score = round(min(1.0, score), 2)
    if score < THRESHOLD:
        reasons: tuple[str, ...] = (f"too uncertain: {number_of_spots(known)} of this name",)
        country = _country_of_all(known, weights)
        if country is not None:
            reasons += (f"nearly all of them in {country}",)
        return Sense(None, score, reasons, country)
    return Sense(option, score, reasons_of(key, option, company))
