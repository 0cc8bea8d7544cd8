"""Lands: a nationality is a place only where a word for land follows."""

from onrecord.model.span import Range
from onrecord.reading.resolve.lands import is_nationality, land_of, nationality_of_land
from tests.reading.making import context


def test_a_nationality_before_a_word_for_land_is_its_country() -> None:
    found = context("Shells fell inside Peruvian territory on Monday.")
    stretch = Range(19, 27)
    assert is_nationality(stretch, found)
    land = land_of(stretch, found)
    assert land is not None
    assert (land.name, land.country, land.precision) == ("Peru", "PE", "country")


def test_a_nationality_elsewhere_is_no_place() -> None:
    found = context("Peruvian fire killed five men.")
    assert is_nationality(Range(0, 8), found)
    assert land_of(Range(0, 8), found) is None


def test_the_name_of_a_country_is_no_nationality() -> None:
    assert not is_nationality(Range(9, 13), context("Fire hit Peru on Monday."))


def test_a_nationality_is_cut_out_of_a_stretch_with_its_land() -> None:
    for words in ("Peruvian", "British", "South Korean"):
        found = context(f"Men landed on {words} beaches on Monday.")
        assert nationality_of_land(Range(14, 14 + len(words) + 8), found) == Range(14, 14 + len(words))
        other = context(f"Men landed on {words} ships on Monday.")
        assert nationality_of_land(Range(14, 14 + len(words) + 6), other) == Range(14, 14 + len(words) + 6)
