"""Gives every span that is marked as a place its value: the bare name, the point or area, how sure that is.

Part of resolve, step 3 of reading, and the door to the files beside it: place_tokens and place_names
find names, place_spans takes them whole, place_relations and place_containers read the words around
them, place_options and place_senses choose what they mean. Coordinates are given only for places that
the gazetteer has a point for; districts, regions and countries never get one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import bare_division, place_words
from onrecord.model.claim import Place
from onrecord.model.span import Span
from onrecord.model.words import PlacePrecision, Relation
from onrecord.reading.resolve.place_company import Asked
from onrecord.reading.resolve.place_containers import Layout, containers_of, head_of_list, nationality_of
from onrecord.reading.resolve.place_finding import PlaceMention, find_place_names, likely_places
from onrecord.reading.resolve.place_focus import focus_of, with_focus
from onrecord.reading.resolve.place_names import Areas, Region, known_names
from onrecord.reading.resolve.place_options import Key, lies_in
from onrecord.reading.resolve.place_page import Named, Page
from onrecord.reading.resolve.place_relations import is_government_use, relation_before
from onrecord.reading.resolve.place_senses import Sense, choose_senses
from onrecord.reading.resolve.place_sites import asked_for_town, place_site
from onrecord.reading.resolve.place_spans import names_at
from onrecord.reading.resolve.place_tokens import words_of

__all__ = [
    "PlaceMention",
    "Region",
    "find_place_names",
    "is_government_use",
    "resolve_each",
    "resolve_places",
]

Regions = Iterable[Region] | Mapping[str, Region]
# "the city", "this area", "there": what points back to a place named before.
_POINTER = re.compile(
    r"(?:in\s+)?(?:the|this|that)\s+(?:\w+\s+)?"
    r"(?P<kind>city|town|village|settlement|capital|district|province|region|area|country)|(?P<there>there|here)",
    re.IGNORECASE,
)
_POINTED: Mapping[str, tuple[PlacePrecision, ...]] = {
    **dict.fromkeys(("city", "town", "village", "settlement", "capital"), ("place",)),
    **dict.fromkeys(("district", "province", "region"), ("district", "region")),
    "area": ("place", "district", "region"),
    "country": ("country",),
    "there": ("place", "district", "region", "country"),
}
_MOST_WITHIN = 3


def resolve_places(
    text: str,
    mentions: Sequence[tuple[int, int]],
    *,
    gazetteer: Gazetteer,
    regions: Regions = (),
    context_countries: Mapping[str, float] | None = None,
    nationalities: Mapping[str, str] | None = None,
) -> list[Place]:
    """Return one place for each span of a document, in the order of the spans.

    All spans of a document are understood together, so give them in one call. A span that lists several
    places gives the first of them (`resolve_each` gives all). `context_countries` weighs countries (ISO
    3166-1 alpha-2) that the document is about, `nationalities` gives the country of an adjective
    ("Syrian"). A place that is less sure than `place_senses.THRESHOLD` has no coordinates and
    precision "none". ValueError where a span is empty or outside the text.
    """
    areas = Areas.of(regions.values() if isinstance(regions, Mapping) else regions, nationalities or {})
    each = resolve_each(text, mentions, areas, gazetteer=gazetteer, context_countries=context_countries)
    return [places[0] for places in each]


def resolve_each(
    text: str,
    mentions: Sequence[tuple[int, int]],
    areas: Areas,
    *,
    gazetteer: Gazetteer,
    context_countries: Mapping[str, float] | None = None,
) -> list[tuple[Place, ...]]:
    """Return the places of each span of a document, one at least; see `resolve_places`."""
    for start, end in mentions:
        Span.of(text, start, end)
    table, adjectives = areas.regions, areas.adjectives
    words = words_of(text)
    page = Page(text, words, tuple(known_names(text, words, gazetteer, table)))
    marked = [names_at(page, start, end) for start, end in mentions]
    company = likely_places(page, gazetteer, table)
    names = [*(named for listed in marked for named in listed), *company]
    # "The Malian capital" says a country, but "Malian" is no place that holds another.
    places = [named for named in names if bare_division(named.key[0])[0] not in adjectives]
    layout = Layout.of(page, places, _areas(places, gazetteer, table))
    asked = [_asked(layout, named, adjectives) for named in names]
    towns = [
        asked_for_town(page, named, one)
        for named, one in zip(names, asked, strict=True)
        if named.told in ("site of a town", "site")
    ]
    asked += [town for town in towns if town is not None]
    senses = choose_senses(asked, gazetteer, table, context_countries or {}, adjectives)
    by_span = {(named.start, named.end): _place(layout, named, senses, adjectives) for named in names}
    focus = focus_of(by_span.values())
    by_span = {span: with_focus(place, focus) for span, place in by_span.items()}
    return [
        tuple(by_span[named.start, named.end] for named in listed) or (_unnamed(page, start, end, by_span),)
        for listed, (start, end) in zip(marked, mentions, strict=True)
    ]


def _areas(names: Iterable[Named], gazetteer: Gazetteer, regions: Mapping[str, Region]) -> frozenset[str]:
    """Return the folded names that mean a country or a region."""
    return frozenset(
        named.key[0]
        for named in names
        if named.key[0] in regions
        or any(option.level == "country" for option in gazetteer.find(named.lookup)[:3])
    )


def _asked(layout: Layout, named: Named, adjectives: Mapping[str, str]) -> Asked:
    containers = containers_of(layout, named)
    return Asked(
        named.key,
        named.name,
        named.lookup,
        tuple(one.named.key for one in containers if one.sure),
        tuple(one.named.key for one in containers if not one.sure),
        nationality_of(layout.page, named, layout, adjectives),
    )


def _place(layout: Layout, named: Named, senses: Mapping[Key, Sense], adjectives: Mapping[str, str]) -> Place:
    text = layout.page.text
    relation, offset = relation_before(text, named.start, named.end)
    head = head_of_list(layout, named)
    if relation == "in" and head != named and relation_before(text, head.start, head.end) == ("near", None):
        # "near A and B" is near both.
        relation = "near"
    sense = senses.get(named.key, Sense(None, 0.0, ()))
    place = Place(
        name=named.name,
        within=_within(layout, named, senses),
        relation=relation,
        offset_km=offset,
        score=sense.score,
        reasons=sense.reasons,
        span=Span.of(text, named.start, named.end),
    )
    if named.told == "border":
        return replace(
            place, precision="region", relation=_at_border(relation), score=None, reasons=("a border",)
        )
    if named.told in ("site of a town", "site"):
        return place_site(place, layout, named, senses)
    if sense.option is None:
        return _unknown(place, layout, named, senses, adjectives)
    option = sense.option
    candidate = option.candidate
    precision: PlacePrecision = option.level
    if named.told in ("district", "region") and option.level == "place":
        # The gazetteer has the seat and not the division: the name says that the division is meant.
        precision = named.told
    if candidate is None:
        country = option.countries[0] if len(option.countries) == 1 else None
        wide = place_words().wide_ids.get(named.key[0])
        return replace(place, geoname=wide, country=country, precision=precision)
    pinned = precision == "place"
    return replace(
        place,
        geoname=candidate.geoname if pinned or precision == option.level else None,
        lat=candidate.lat if pinned else None,
        lon=candidate.lon if pinned else None,
        country=candidate.country,
        admin1=candidate.admin1 or (candidate.name if option.level in ("district", "region") else None),
        precision=precision,
    )


def _at_border(relation: Relation) -> Relation:
    return "near" if relation == "in" else relation


def _unknown(
    place: Place, layout: Layout, named: Named, senses: Mapping[Key, Sense], adjectives: Mapping[str, str]
) -> Place:
    """Return a place that the gazetteer lacks: by name alone, in the country of what is said to hold it."""
    precision: PlacePrecision = named.told if named.told in ("district", "region") else "none"
    for container in containers_of(layout, named):
        holder = senses.get(container.named.key)
        if holder is None or holder.option is None or not (container.sure or holder.option.level != "place"):
            continue
        option = holder.option
        if len(option.countries) != 1:
            continue
        admin1 = option.candidate.admin1 if option.candidate else None
        if option.candidate is not None and option.level in ("district", "region"):
            admin1 = admin1 or option.candidate.name
        reasons = (f"stated within {container.named.name}", *place.reasons)
        return replace(
            place, country=option.countries[0], admin1=admin1, precision=precision, reasons=reasons
        )
    country = nationality_of(layout.page, named, layout, adjectives)
    sense = senses.get(named.key)
    if country is None and sense is not None:
        country = sense.country
    return replace(place, country=country, precision=precision)


def _within(layout: Layout, named: Named, senses: Mapping[Key, Sense]) -> tuple[str, ...]:
    """Return the names of the places that hold one by the words of the text, the smallest first."""
    within: list[str] = []
    waiting = [named]
    seen = {named.key[0]}
    while waiting and len(within) < _MOST_WITHIN:
        inner = waiting.pop(0)
        for container in containers_of(layout, inner):
            outer = container.named
            if outer.key[0] in seen or not (container.sure or _agrees(inner, outer, senses)):
                continue
            seen.add(outer.key[0])
            within.append(outer.name)
            waiting.append(outer)
    return tuple(within[:_MOST_WITHIN])


def _agrees(inner: Named, outer: Named, senses: Mapping[Key, Sense]) -> bool:
    """Whether a comma means "in": by the gazetteer, or by what both are where it lacks the inner."""
    holder = senses.get(outer.key)
    if holder is None or holder.option is None or holder.option.level == "place":
        return False
    held = senses.get(inner.key)
    if held is None or held.option is None:
        return outer.told in ("district", "region") or holder.option.level == "country"
    return lies_in(held.option, holder.option)


def _unnamed(page: Page, start: int, end: int, places: Mapping[tuple[int, int], Place]) -> Place:
    """Return the place of a span without a proper name: what it points back to, else its words alone."""
    text = page.text
    while start < end - 1 and not text[start].isalnum():
        start += 1
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    span = Span.of(text, start, end)
    relation, offset = relation_before(text, start, end)
    if (pointer := _POINTER.fullmatch(span.quote)) is not None:
        kind = (pointer["kind"] or "there").lower()
        earlier = [
            place
            for (_, until), place in sorted(places.items())
            if until <= start and place.precision in _POINTED[kind] and place.relation == "in"
        ]
        if earlier:
            reason = f"{span.quote!r} points back to {earlier[-1].name}"
            return replace(
                earlier[-1],
                relation=relation,
                offset_km=offset,
                span=span,
                reasons=(reason, *earlier[-1].reasons),
            )
    name = _without_article(span.quote)
    start += len(span.quote) - len(name)
    return Place(
        name=name,
        relation=relation,
        offset_km=offset,
        score=0.0,
        reasons=("no proper name",),
        span=Span.of(text, start, end),
    )


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest.lstrip() if first.lower() in ("the", "a", "an") and rest.strip() else name
