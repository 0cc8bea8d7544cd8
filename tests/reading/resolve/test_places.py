from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Place
from onrecord.reading.resolve.place_names import Areas
from onrecord.reading.resolve.places import resolve_each, resolve_places
from tests.gazetteer.small import small_gazetteer


@dataclass(frozen=True)
class Area:
    name: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...] = ()


REGIONS = (
    Area("Nagorno-Karabakh", ("AZ",), ("Artsakh", "Karabakh")),
    Area("Lake Chad Basin", ("NG", "TD"), ("Lake Chad",)),
    Area("South Caucasus", ("AM", "AZ", "GE"), ("Caucasus",)),
)
NATIONALITIES = {"Syrian": "SY", "Nigerian": "NG", "Azerbaijani": "AZ", "American": "US"}


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with small_gazetteer(tmp_path_factory.mktemp("gazetteer")) as opened:
        yield opened


def _resolve(
    gazetteer: Gazetteer, text: str, *marked: str, context: Mapping[str, float] | None = None
) -> list[Place]:
    spans = [(text.index(words), text.index(words) + len(words)) for words in marked]
    places = resolve_places(
        text,
        spans,
        gazetteer=gazetteer,
        regions=REGIONS,
        context_countries=context,
        nationalities=NATIONALITIES,
    )
    for place in places:
        assert place.span is not None
        assert text[place.span.start : place.span.end] == place.span.quote
    return places


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("Shells fell on the city of Shusha.", "the city of Shusha", "Shusha"),
        ("Shells fell on Shusha's market.", "Shusha's", "Shusha"),
        ("Good news from #Shusha today", "#Shusha", "Shusha"),
        ("Fighters moved through northern Mali.", "northern Mali", "Mali"),
        ("Northern Mali saw fighting.", "Northern Mali", "Mali"),
        ("They entered Zangilan District on Sunday.", "Zangilan", "Zangilan District"),
        ("They entered the Zangilan and Jabrayil districts.", "Zangilan", "Zangilan"),
        ("A post in Kidal region was hit.", "Kidal", "Kidal"),
        ("It happened at Kabul International Airport.", "Kabul", "Kabul International Airport"),
        ("Soldiers guard the border with Turkey.", "the border with Turkey", "border with Turkey"),
        ("Soldiers guard the Syria–Turkey border.", "Syria–Turkey border", "Syria–Turkey border"),
        ("Men fled to Lake Chad.", "Chad", "Lake Chad"),
        ("Rockets hit “Ganja”, they said.", "“Ganja”,", "Ganja"),
    ],
)
def test_a_place_has_the_bare_whole_name(gazetteer: Gazetteer, text: str, marked: str, name: str) -> None:
    assert _resolve(gazetteer, text, marked)[0].name == name


def test_a_town_has_its_point_and_divisions_only_their_names(gazetteer: Gazetteer) -> None:
    text = "Fire was opened on Shusha, on Zangilan District, on Azerbaijan and on Karabakh."
    town, district, country, region = _resolve(
        gazetteer, text, "Shusha", "Zangilan District", "Azerbaijan", "Karabakh"
    )
    assert (town.precision, town.geoname, town.lat, town.lon) == ("place", 147105, 39.76006, 46.74989)
    assert (district.precision, district.country, district.lat) == ("district", "AZ", None)
    assert (country.precision, country.country, country.lat) == ("country", "AZ", None)
    assert (region.precision, region.country, region.lat) == ("region", "AZ", None)


def test_a_region_across_countries_has_none(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "Talks on the Caucasus went on.", "Caucasus")[0]
    assert (place.precision, place.country) == ("region", None)


@pytest.mark.parametrize(
    ("text", "marked", "within"),
    [
        ("A market in Barda, Azerbaijan, was hit.", "Barda", ("Azerbaijan",)),
        ("They are in Nagorno-Karabakh's city of Shusha.", "Shusha", ("Nagorno-Karabakh",)),
        ("They reached the Artsakh capital of Stepanakert.", "Stepanakert", ("Artsakh",)),
        ("Homes in Manbij in northern Syria burned.", "Manbij", ("Syria",)),
        ("Homes in Manbij, a town in Aleppo Governorate, burned.", "Manbij", ("Aleppo Governorate",)),
        ("A mosque in Karachi, Sindh, Pakistan, burned.", "Karachi", ("Sindh", "Pakistan")),
        ("They shelled Aleppo, Homs and Hama in Syria.", "Aleppo", ("Syria",)),
        ("They shelled Ganja, Barda and Baku.", "Ganja", ()),
        ("Azerbaijan's shelling of Stepanakert went on.", "Stepanakert", ()),
        ("The embassy of France in Baghdad burned.", "Baghdad", ()),
    ],
)
def test_what_holds_a_place_is_read_from_the_text(
    gazetteer: Gazetteer, text: str, marked: str, within: tuple[str, ...]
) -> None:
    assert _resolve(gazetteer, text, marked)[0].within == within


def test_each_village_of_a_list_lies_in_the_district_after_it(gazetteer: Gazetteer) -> None:
    text = (
        "The army took Əlibəyli, Horadiz and Yuxarı Güzdək villages of Fuzuli, "
        "Narınclar and Köhnə Qışlaq villages of Jabrayil, a statement reads."
    )
    villages = ("Əlibəyli", "Horadiz", "Yuxarı Güzdək", "Narınclar", "Köhnə Qışlaq")
    places = _resolve(gazetteer, text, *villages, "Fuzuli", "Jabrayil")
    assert [place.within for place in places[:5]] == [("Fuzuli",)] * 3 + [("Jabrayil",)] * 2
    assert [place.precision for place in places] == [
        "none",
        "place",
        "none",
        "none",
        "none",
        "district",
        "district",
    ]
    assert {(place.country, place.admin1) for place in places[:3]} == {("AZ", "Fuzuli District")}
    assert all(place.lat is None for place in places if place.precision != "place")


def test_a_village_that_nobody_lists_keeps_its_name_and_gets_no_point(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "Smoke rose over Qaravəlli.", "Qaravəlli")[0]
    assert (place.name, place.precision, place.lat, place.country) == ("Qaravəlli", "none", None, None)
    assert place.reasons == ("not in the gazetteer",)


def test_a_district_that_nobody_lists_is_still_a_district(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "Rain fell in Hadrut District of Nagorno-Karabakh.", "Hadrut")[0]
    assert (place.name, place.precision, place.country) == ("Hadrut District", "district", "AZ")


@pytest.mark.parametrize(
    ("text", "marked", "country"),
    [
        ("Rebels in Syria shelled Palmyra and Homs.", "Palmyra", "SY"),
        ("The governors of Texas and Georgia met in Palmyra and Atlanta.", "Palmyra", "US"),
        ("Shells fell on Barda and Ganja.", "Barda", "AZ"),
        ("Ministers met in Paris.", "Paris", "FR"),
        ("A storm crossed Paris, Texas, on Monday.", "Paris", "US"),
        ("Tbilisi is the capital of Georgia.", "Georgia", "GE"),
        ("The governors of Texas, Georgia and Illinois met in Atlanta.", "Georgia", "US"),
        ("Ships left Tripoli.", "Tripoli", "LY"),
        ("Ships left Tripoli, Lebanon.", "Tripoli", "LB"),
        ("The Syrian town of Palmyra fell.", "Palmyra", "SY"),
        ("A convoy left Goris for Lachin.", "Goris", "AM"),
    ],
)
def test_a_name_means_what_fits_its_company(
    gazetteer: Gazetteer, text: str, marked: str, country: str
) -> None:
    assert _resolve(gazetteer, text, marked)[0].country == country


def test_parties_of_the_document_speak_for_their_countries(gazetteer: Gazetteer) -> None:
    text = "Forces entered Palmyra on Friday."
    assert _resolve(gazetteer, text, "Palmyra", context={"SY": 1.0})[0].country == "SY"
    assert _resolve(gazetteer, text, "Palmyra", context={"US": 1.0})[0].country != "SY"


def test_too_many_of_a_name_leave_it_without_a_point(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "A blast shook Springfield.", "Springfield")[0]
    assert (place.precision, place.lat, place.country) == ("none", None, "US")
    assert place.score is not None
    assert place.score < 0.5
    assert place.reasons == ("too uncertain: 3 of this name", "nearly all of them in US")


def test_a_place_says_why_it_means_what_it_does(gazetteer: Gazetteer) -> None:
    text = "From Barda to Ganja, all of Azerbaijan heard it; Stepanakert did too."
    barda, stepanakert = _resolve(gazetteer, text, "Barda", "Stepanakert")
    assert barda.reasons == ("within 70 km of Stepanakert", "the largest of 2")
    assert "another name of Khankendi" in stepanakert.reasons


def test_a_site_is_found_by_the_town_that_the_text_names(gazetteer: Gazetteer) -> None:
    text = "Blasts hit Kabul International Airport, the Sunrise Mall in eastern Baghdad and Mosul Dam."
    airport, mall, dam = _resolve(gazetteer, text, "Kabul International Airport", "Sunrise Mall", "Mosul Dam")
    assert (airport.geoname, airport.reasons[0]) == (1138958, "named after Kabul")
    assert (mall.geoname, mall.within, mall.reasons) == (98182, ("Baghdad",), ("stated within Baghdad",))
    assert (dam.lat, dam.precision, dam.country) == (None, "none", "IQ")


def test_a_site_named_after_somebody_gets_no_point(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "He was taken to Washington Hospital in Nigeria.", "Washington Hospital")[0]
    assert place.lat is None or place.country == "US"
    assert _resolve(gazetteer, "They met at Lindqvist Hospital.", "Lindqvist Hospital")[0].lat is None


@pytest.mark.parametrize(
    ("pointer", "name"), [("the city", "Ganja"), ("there", "Ganja"), ("the country", "Mali")]
)
def test_the_city_is_the_one_named_before(gazetteer: Gazetteer, pointer: str, name: str) -> None:
    text = f"Flights left Mali for Ganja. Nobody was hurt in it, and in {pointer} it was calm."
    place = _resolve(gazetteer, text, pointer)[0]
    assert place.name == name
    assert place.span is not None
    assert place.span.quote == pointer


def test_words_that_name_nothing_stay_words(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "They met at the gas plant.", "the gas plant")[0]
    assert (place.name, place.precision, place.lat) == ("gas plant", "none", None)


def test_the_relation_is_kept_beside_the_named_place(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "A drone fell 15 km north-east of the town of Shusha.", "Shusha")[0]
    assert (place.relation, place.offset_km, place.name, place.geoname) == (
        "northeast of",
        15.0,
        "Shusha",
        147105,
    )


def test_both_names_of_a_list_are_near(gazetteer: Gazetteer) -> None:
    places = _resolve(gazetteer, "Gunmen camp near Mosul and Erbil.", "Mosul", "Erbil")
    assert [place.relation for place in places] == ["near", "near"]


def test_a_span_that_lists_places_gives_all_of_them(gazetteer: Gazetteer) -> None:
    text = "They hold Ganja, Barda and Terter."
    span = (text.index("Ganja"), text.index("."))
    each = resolve_each(text, [span], Areas.of(REGIONS, {}), gazetteer=gazetteer)
    assert [place.name for place in each[0]] == ["Ganja", "Barda", "Terter"]
    assert resolve_places(text, [span], gazetteer=gazetteer)[0].name == "Ganja"


def test_a_nationality_is_a_country_and_no_town(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "A Syrian village burned.", "Syrian")[0]
    assert (place.country, place.precision, place.lat) == ("SY", "country", None)


def test_continents_are_areas_without_a_country(gazetteer: Gazetteer) -> None:
    place = _resolve(gazetteer, "Armies across Africa met.", "Africa")[0]
    assert (place.precision, place.country, place.lat) == ("region", None, None)


def test_the_regions_of_the_vocabulary_come_as_a_mapping_too(gazetteer: Gazetteer) -> None:
    table = {str(number): region for number, region in enumerate(REGIONS)}
    assert resolve_places("Artsakh", [(0, 7)], gazetteer=gazetteer, regions=table)[0].precision == "region"


def test_the_same_text_gives_the_same_places(gazetteer: Gazetteer) -> None:
    text = "Between Goris, Lachin, Paris, Palmyra and Springfield, all of Syria and Georgia heard of Barda."
    marked = ("Goris", "Lachin", "Paris", "Palmyra", "Springfield", "Barda")
    assert _resolve(gazetteer, text, *marked) == _resolve(gazetteer, text, *marked)


def test_a_span_outside_the_text_is_refused(gazetteer: Gazetteer) -> None:
    for span in ((0, 0), (2, 1), (0, 99), (-1, 3)):
        with pytest.raises(ValueError, match="no span"):
            resolve_places("Shusha", [span], gazetteer=gazetteer)


_WORDS = st.sampled_from(
    [
        "Shusha",
        "Aleppo",
        "the",
        "village",
        "villages",
        "of",
        "in",
        "and",
        ",",
        "district",
        "District",
        "'s",
        "#",
        "Syria",
        "near",
        "15",
        "km",
        "north",
        "between",
        "Əlibəyli",
        "al-",
        "Kabul",
        "Airport",
        "border",
        "–",
        "US",
        "(",
        ".",
        "Mall",
    ]
)


@given(st.lists(_WORDS, min_size=1, max_size=25), st.data())
def test_every_span_of_any_text_gets_one_place_from_its_own_characters(
    gazetteer: Gazetteer, parts: list[str], data: st.DataObject
) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (place,) = resolve_places(text, [(start, end)], gazetteer=gazetteer, regions=REGIONS)
    assert place.span is not None
    assert text[place.span.start : place.span.end] == place.span.quote
    assert (place.lat is None) == (place.lon is None)
    assert place.precision == "place" or place.lat is None


@given(st.text(min_size=1, max_size=80), st.data())
def test_no_text_makes_it_fail(gazetteer: Gazetteer, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert len(resolve_places(text, [(start, end)], gazetteer=gazetteer, regions=REGIONS)) == 1
