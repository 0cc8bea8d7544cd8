"""Measures on GeoWebNews and LGL whether the places of whole texts are found, and put where they are.

    python bench/places.py                 # prints the figures of all sets
    python bench/places.py --errors 40     # and what went wrong, of the half of GeoWebNews that is for tuning
    python bench/places.py --write         # writes the table of docs/places.md and bench/results/places.json

Data lie in the shared folder (ONRECORD_SHARED, else ../shared). One half of GeoWebNews, drawn by a hash of
the document's id, is for tuning; figures count on the other.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from adapters.toponyms import GWN, LGL, Marked, Toponym, geowebnews, lgl
from measure import places_page
from measure.points import Points
from measure.toponyms import FARTHEST_KM, NEAR_KM, Recognition, recognition, resolution, touch

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.lookup import Gazetteer
from onrecord.gazetteer.words import place_words
from onrecord.model.claim import Place
from onrecord.reading.resolve.place_finding import find_place_names
from onrecord.reading.resolve.place_reading import areas_of, read_places
from onrecord.vocabulary.load import load
from onrecord.vocabulary.vocabulary import Vocabulary


@dataclass
class Measured:
    """The counts of a set: `strict` takes every name used for something else as a fault, `lenient` none.

    `linked` counts every noun with an id of GeoNames, whatever it is used for. `errors` are those of toponyms
    with such an id, as in published figures, `unlisted` those of streets and buildings to which coders gave a
    point without one, `narrow` those without parts of the world ("Europe"), which have no spot to be near to,
    `pinned` those of places with coordinates.
    """

    texts: int = 0
    strict: Recognition = field(default_factory=Recognition)
    lenient: Recognition = field(default_factory=Recognition)
    linked: Recognition = field(default_factory=Recognition)
    errors: list[float] = field(default_factory=list)
    unlisted: list[float] = field(default_factory=list)
    narrow: list[float] = field(default_factory=list)
    pinned: list[float] = field(default_factory=list)
    countries: Counter[bool] = field(default_factory=Counter)
    faults: list[tuple[str, str, str]] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--errors", type=int, default=0, help="print that many faults of each sort (tuning half)"
    )
    parser.add_argument("--only", choices=["tuning"], help="measure the tuning half alone")
    parser.add_argument("--write", action="store_true", help="write docs/places.md and the results")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("--write takes all sets")
    vocabulary = load()
    with Gazetteer.open() as gazetteer:
        points = Points(gazetteer, areas_of(vocabulary))
        marked = geowebnews() if GWN.exists() else []
        sets = {
            "GeoWebNews, tuning half": [text for text in marked if text.for_tuning],
            "GeoWebNews, reported half": [text for text in marked if not text.for_tuning],
            "LGL": lgl() if LGL.exists() else [],
        }
        if options.only:
            sets = {name: texts for name, texts in sets.items() if "tuning" in name}
        found = {}
        for name, texts in sets.items():
            measured = measure(texts, vocabulary, gazetteer, points)
            found[name] = {label: round(value, 4) for label, value in figures(measured).items()}
            print_figures(name, measured)
            if options.errors and "tuning" in name:
                print_faults(measured, options.errors)
        points.close()
    if options.write:
        if not all(sets.values()):
            raise SystemExit("not written: some data are not there")
        places_page.write(found)


def measure(
    texts: Sequence[Marked], vocabulary: Vocabulary, gazetteer: Gazetteer, points: Points
) -> Measured:
    """Return the counts of some texts."""
    total = Measured()
    for text in texts:
        places = [place for place in read_places(text.text, vocabulary, gazetteer) if place.span is not None]
        count(total, text, places, points)
        names = find_place_names(text.text, gazetteer, vocabulary.regions)
        linked = [(one.start, one.end) for one in text.toponyms if one.geoname and not one.adjective]
        total.linked += recognition(linked, [(name.start, name.end) for name in names])
    return total


def count(total: Measured, text: Marked, places: Sequence[Place], points: Points) -> None:
    """Add the counts of one text."""
    found = {(place.span.start, place.span.end): place for place in places if place.span is not None}
    coded = {(one.start, one.end): one for one in text.toponyms if one.literal}
    others = [(one.start, one.end) for one in text.toponyms if not one.literal]
    total.texts += 1
    total.strict += recognition(list(coded), list(found))
    total.lenient += recognition(list(coded), list(found), others)
    for span, place in found.items():
        if span not in coded:
            touched = [other for other in coded if touch(span, other)]
            used = any(touch(span, other) for other in others)
            sort = "other span" if touched else "used otherwise" if used else "no toponym"
            total.faults.append((sort, _context(text.text, span), _told(place)))
    for span, one in coded.items():
        touching = (found[other] for other in found if touch(span, other))
        nearest = found[span] if span in found else next(touching, None)
        if nearest is None:
            total.faults.append(("missed", _context(text.text, span), ""))
        elif one.lat is not None:
            _resolved(total, text, span, one, nearest, points)


def _resolved(
    total: Measured, text: Marked, span: tuple[int, int], one: Toponym, place: Place, points: Points
) -> None:
    error = points.error(place, one)
    (total.errors if one.geoname is not None else total.unlisted).append(error)
    if one.geoname is not None and fold(place.name) not in place_words().wide:
        total.narrow.append(error)
    if place.lat is not None:
        total.pinned.append(error)
    country = points.country(one)
    if country is not None:
        total.countries[place.country == country or place.geoname == one.geoname is not None] += 1
    if error > NEAR_KM:
        gold = f"coded {one.lat}, {one.lon} {country} {one.geoname}; {error:.0f} km"
        total.faults.append(("far off", _context(text.text, span), f"{_told(place)}; {gold}"))


def _told(place: Place) -> str:
    return (
        f"{place.precision} {place.lat}, {place.lon} {place.country} {place.score} {'; '.join(place.reasons)}"
    )


def _context(text: str, span: tuple[int, int]) -> str:
    before, after = text[max(0, span[0] - 50) : span[0]], text[span[1] : span[1] + 40]
    return f"{before}[[{text[span[0] : span[1]]}]]{after}".replace("\n", " ")


def figures(measured: Measured) -> dict[str, float]:
    """Return the figures of a set by name."""
    known = measured.countries.total()
    return {
        **measured.strict.shares(),
        **{f"lenient {name}": value for name, value in measured.lenient.shares().items()},
        "linked exact F1": measured.linked.shares()["exact F1"],
        **resolution(measured.errors),
        "within 161 km, of those placed": resolution([e for e in measured.errors if e < FARTHEST_KM])[
            "within 161 km"
        ],
        "within 161 km, no parts of the world": resolution(measured.narrow)["within 161 km"],
        "within 161 km, unlisted too": resolution(measured.errors + measured.unlisted)["within 161 km"],
        "of pins within 161 km": resolution(measured.pinned)["within 161 km"],
        "country right": measured.countries[True] / known if known else 0.0,
    }


def print_figures(name: str, measured: Measured) -> None:
    """Print the figures of a set."""
    counts = measured.strict
    print(f"== {name}: {measured.texts} texts, {counts.coded} toponyms coded, {counts.found} found")
    for label, value in figures(measured).items():
        print(f"   {label:30} {value:.3f}")
    counts_of = (len(measured.errors), len(measured.unlisted), len(measured.pinned))
    print("   resolved {}, unlisted {}, with a pin {}".format(*counts_of))


def print_faults(measured: Measured, most: int) -> None:
    """Print some faults of each sort, and how many there are."""
    sorts = Counter(sort for sort, _, _ in measured.faults)
    for sort, number in sorts.most_common():
        print(f"-- {sort}: {number}")
        for _, context, told in [fault for fault in measured.faults if fault[0] == sort][:most]:
            print(f"   {context}  |  {told}")


if __name__ == "__main__":
    main()
