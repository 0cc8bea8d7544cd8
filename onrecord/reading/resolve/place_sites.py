"""Gives sites (an airport, a hospital) their place: their own, else that of the town where they can be found.

The gazetteer has sites only where a user added a country file. Tenth of the files that resolve places. The
text must name the town: as the one in which it puts the site ("the mall in eastern Baghdad"), or in the
site's own name ("Kabul International Airport").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.gazetteer.features import SETTLEMENT
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Candidate
from onrecord.gazetteer.words import place_words
from onrecord.model.claim import Place
from onrecord.reading.resolve.place_company import Asked
from onrecord.reading.resolve.place_containers import Layout, containers_of
from onrecord.reading.resolve.place_options import SAME_SPOT_KM, Key, distance_km
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_senses import Sense
from onrecord.reading.resolve.place_spans import site_words

# A name may honour a person or a town far away ("Roosevelt Hospital"): the town has to be sure and not small.
_SURE = 0.8
_NOT_SMALL = 20_000


def asked_for_town(page: Page, named: Named, one: Asked) -> Asked | None:
    """Return the question which town a site is named after; None where its name holds none."""
    lookup = _town_in(page, named)
    if lookup is None:
        return None
    return Asked((fold(lookup), None), lookup, lookup, one.containers, one.maybe, one.country)


def place_site(place: Place, layout: Layout, named: Named, senses: Mapping[Key, Sense]) -> Place:
    """Return a site with the point of the town in which the text puts it or after which it is named.

    Sites that may lie far from the town of their name (dams, air bases) get its country and no point.
    """
    name = _town_in(layout.page, named)
    sense = senses.get((fold(name), None)) if name is not None else None
    if sense is not None and (feature := _feature(sense, named)) is not None:
        return _of_feature(replace(place, reasons=sense.reasons), feature, sense)
    for container in containers_of(layout, named):
        holder = senses.get(container.named.key)
        town = _town(holder)
        if not container.sure or holder is None or town is None:
            continue
        reasons: tuple[str, ...] = (f"stated within {container.named.name}",)
        # "Baghdad's Abu Ghraib prison": the nearer of the two towns is the one that it is named after.
        away = distance_km(own, town) if (own := _town(sense)) is not None else None
        if sense is not None and own is not None and away is not None and away <= SAME_SPOT_KM:
            return _at(replace(place, reasons=(f"named after {name}", *reasons)), own, sense)
        return _at(replace(place, reasons=reasons), town, holder)
    town = _town(sense)
    known = town is not None and (town.seat or town.population >= _NOT_SMALL) and town.match != "variant"
    if town is None or sense is None or not known or sense.score < _SURE:
        return replace(place, score=0.0, reasons=("a site that is not in the gazetteer",))
    place = replace(place, reasons=(f"named after {name}", *sense.reasons))
    if named.told == "site":
        return replace(place, country=town.country, admin1=town.admin1, score=sense.score)
    return _at(place, town, sense)


def _feature(sense: Sense, named: Named) -> Candidate | None:
    """Return the feature of a user's country file that a site is: the mountain Ordan of "Mount Ordan"."""
    candidate = sense.option.candidate if sense.option is not None else None
    if candidate is None or candidate.kind == SETTLEMENT:
        return None
    site = site_words(fold(named.name)) or ""
    called = place_words().features.get(site.split(" ")[-1], site.split(" ")[-1])
    return candidate if called.startswith(candidate.kind.split(" ")[-1]) else None


def _of_feature(place: Place, feature: Candidate, sense: Sense) -> Place:
    if feature.level == "place":
        return _at(place, feature, sense)
    return replace(
        place,
        geoname=feature.geoname,
        country=feature.country,
        admin1=feature.admin1,
        precision="region",
        score=sense.score,
    )


def _at(place: Place, town: Candidate, sense: Sense) -> Place:
    return replace(
        place,
        geoname=town.geoname,
        lat=town.lat,
        lon=town.lon,
        country=town.country,
        admin1=town.admin1,
        precision="place",
        score=sense.score,
    )


def _town(sense: Sense | None) -> Candidate | None:
    if sense is None or sense.option is None or sense.option.level != "place":
        return None
    candidate = sense.option.candidate
    return candidate if candidate is not None and candidate.kind == SETTLEMENT else None


def _town_in(page: Page, named: Named) -> str | None:
    """Return the known name in the name of a site, else the name without what makes it a site."""
    match = page.known_at(named.first)
    if match is not None and match.first == named.first and match.last < named.last:
        return page.text[match.start : match.end]
    words = named.name.split()
    site = site_words(fold(named.name))
    if site is None:
        return None
    number = len(site.split())
    at_end = fold(" ".join(words[-number:])) == site
    return " ".join(words[:-number] if at_end else words[number:]) or None
