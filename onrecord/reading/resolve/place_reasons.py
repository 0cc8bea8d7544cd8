"""Says in a few words why a name of a place was taken to mean what it was: `reasons` of a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.reading.resolve.place_company import Company
from onrecord.reading.resolve.place_options import Key, Option, distance_km, lies_in, number_of_spots

_CLOSE_KM = 100.0
# A name is named as company where its own sense is at least that likely.
_LIKELY = 0.5


def reasons_of(key: Key, option: Option, company: Company) -> tuple[str, ...]:
    """Return the reasons for one sense of a name, the weightiest first."""
    one, known = company.asked[key], company.options[key]
    reasons = [
        f"stated within {company.asked[holder].name}"
        for holder in (*one.containers, *one.maybe)
        if any(lies_in(option, container) for container in company.options.get(holder, ()))
    ]
    if one.country is not None and one.country in option.countries:
        reasons.append("its country stands before it")
    candidate = option.candidate
    if candidate is not None and candidate.match == "alternate":
        reasons.append(f"another name of {candidate.name}")
    elif candidate is not None and candidate.match == "variant":
        reasons.append(f"another spelling of {candidate.name}")
    number = number_of_spots(known)
    if number == 1:
        reasons.append("the only one of this name")
        return tuple(dict.fromkeys(reasons))
    if (friend := _friend(key, option, company)) is not None:
        reasons.append(friend)
    elif any(company.context_countries.get(country) for country in option.countries):
        reasons.append("in a country that the text is about")
    if option.level == "country":
        reasons.append("a country of this name")
    elif candidate is not None and candidate.population >= _most_people(known):
        reasons.append(f"the largest of {number}")
    elif not reasons:
        reasons.append(f"the likeliest of {number}")
    return tuple(dict.fromkeys(reasons))


def _friend(key: Key, option: Option, company: Company) -> str | None:
    """Return the reason that another name of the document gives: close by, or in the same country."""
    nearest: tuple[float, str] | None = None
    country: tuple[float, str] | None = None
    for other, name, further, weight in _likely(company.options, company.weights, company):
        if other[0] == key[0]:
            continue
        away = distance_km(option.candidate, further.candidate)
        if away is not None and away <= _CLOSE_KM and (nearest is None or away < nearest[0]):
            nearest = away, f"within {max(1, round(away))} km of {name}"
        same = set(option.countries) & set(further.countries)
        if same and (country is None or weight > country[0]):
            country = weight, f"same country as {name}"
    if nearest is not None:
        return nearest[1]
    return country[1] if country is not None else None


def _likely(
    options: Mapping[Key, Sequence[Option]], weights: Mapping[Key, Sequence[float]], company: Company
) -> list[tuple[Key, str, Option, float]]:
    found = []
    for key, known in options.items():
        best = max(range(len(known)), key=lambda index: (weights[key][index], -index), default=None)
        if best is not None and weights[key][best] >= _LIKELY:
            found.append((key, company.asked[key].name, known[best], weights[key][best]))
    return found


def _most_people(options: Sequence[Option]) -> int:
    return max((option.candidate.population for option in options if option.candidate is not None), default=0)
