"""The names of one document with what each may mean: the company by which each of them is understood.

Eighth of the files that resolve places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.resolve.place_options import Key, Option

COUNTRY_NAMED = 0.5
"""A country's name says less of where the other names lie than a town in it does."""
# Below that weight a sense of another name is no company.
_FIRM = 0.3


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to be understood: as the text has it, the words to look up, and the keys of places that hold it.

    Those in `maybe` hold it only if the gazetteer agrees; `country` (ISO 3166-1 alpha-2) is one that
    an adjective gives ("the Syrian city of X").
    """

    key: Key
    name: str
    lookup: str
    containers: tuple[Key, ...] = ()
    maybe: tuple[Key, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """The names of a document with what each may mean and how likely that is by now."""

    asked: Mapping[Key, Asked]
    options: Mapping[Key, tuple[Option, ...]]
    weights: Mapping[Key, Sequence[float]]
    context_countries: Mapping[str, float]

    def support(self) -> dict[Key, dict[str, float]]:
        """Return how much each name speaks for each country."""
        return {key: self._support_by(key) for key in self.options}

    def total(self, support: Mapping[Key, Mapping[str, float]]) -> dict[str, float]:
        """Return how much speaks for each country, all names and the context taken together."""
        total = dict(self.context_countries)
        for by_country in support.values():
            for country, weight in by_country.items():
                total[country] = total.get(country, 0.0) + weight
        return total

    def _support_by(self, key: Key) -> dict[str, float]:
        total: dict[str, float] = {}
        for option, weight in zip(self.options[key], self.weights[key], strict=True):
            share = weight * (COUNTRY_NAMED if option.level == "country" else 1.0)
            for country in option.countries:
                total[country] = total.get(country, 0.0) + share / len(option.countries)
        return total

    def firm(self) -> list[tuple[str, Option, float]]:
        """Return the likely senses below the level of countries, with the names that have them."""
        return [
            (key[0], option, weight)
            for key, known in self.options.items()
            for option, weight in zip(known, self.weights[key], strict=True)
            if weight >= _FIRM and option.candidate is not None and option.level != "country"
        ]
