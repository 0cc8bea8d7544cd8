from __future__ import annotations

from onrecord.model.claim import Place
from onrecord.model.span import Span
from onrecord.reading.resolve.place_focus import REASON, Focus, focus_of, with_focus

_SPAN = Span.of("Quiltham", 0, 8)


def _town(name: str, admin1: str, country: str = "AZ", score: float = 0.9) -> Place:
    return Place(name=name, country=country, admin1=admin1, precision="place", score=score)


def test_names_that_lie_in_one_province_make_it_the_focus() -> None:
    assert focus_of([_town("A", "X"), _town("B", "X")]) == Focus("AZ", "X")


def test_a_name_counts_once_and_one_is_too_few() -> None:
    assert focus_of([_town("A", "X"), _town("a", "X")]) == Focus(None, None)


def test_names_of_several_provinces_give_the_country_alone() -> None:
    assert focus_of([_town("A", "X"), _town("B", "Y"), _town("C", "Z")]) == Focus("AZ", None)


def test_names_of_several_countries_and_unsure_ones_give_nothing() -> None:
    assert focus_of([_town("A", "X"), _town("B", "X", "AM")]) == Focus(None, None)
    assert focus_of([_town("A", "X", score=0.5), _town("B", "X", score=0.5)]) == Focus(None, None)


def test_an_unknown_name_gets_country_and_province_and_no_point() -> None:
    place = with_focus(Place(name="Quiltham", span=_SPAN), Focus("AZ", "X"))
    assert (place.country, place.admin1, place.lat, place.precision) == ("AZ", "X", None, "none")
    assert place.reasons == (REASON,)


def test_what_is_known_already_and_plain_words_stay_as_they_are() -> None:
    known = Place(name="Quiltham", country="AM", span=_SPAN)
    plain = Place(name="the hill", span=_SPAN)
    assert with_focus(known, Focus("AZ", "X")) == known
    assert with_focus(plain, Focus("AZ", "X")) == plain
