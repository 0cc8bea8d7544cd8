"""Lists of places are filled in between their marked ends."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.extract.mentions import Mention
from onrecord.reading.resolve.place_lists import with_listed
from onrecord.reading.resolve.shared import with_shared
from tests.reading.making import act, mention, parsed


def listed(text: str, *marked: str) -> list[str]:
    told = act(parsed(text), "taken", kind="control")
    places = tuple(m for words in marked if (m := mention(text, words)) is not None)
    return [text[p.start : p.end] for p in with_listed(replace(told, places=places), text).places]


def test_names_between_marked_ends_are_filled_in() -> None:
    text = "They have taken Velm, Orm, Upper Zell and Tarn in May."
    assert listed(text, "Velm", "Tarn") == ["Velm", "Orm", "Upper Zell", "Tarn"]


def test_a_list_that_ends_in_villages_is_followed_to_its_end() -> None:
    text = "They have taken Velm, Orm and Zell villages of Tarn."
    assert listed(text, "Velm") == ["Velm", "Orm", "Zell"]


def test_the_district_of_a_list_is_no_item() -> None:
    text = "They have taken Velm and Orm villages of Tarn, Zell and Ost villages of Lund."
    assert "Tarn" not in listed(text, "Velm", "Zell")


def test_words_between_two_places_end_a_list() -> None:
    text = "They have taken Velm while Peru held Tarn."
    assert listed(text, "Velm", "Tarn") == ["Velm", "Tarn"]


@given(st.text(alphabet="Ab ,()-and", max_size=80))
def test_any_text_between_two_places_is_looked_at_without_a_crash(middle: str) -> None:
    text = f"taken Velm{middle}Tarn"
    told = act(parsed("taken Velm"), "taken", kind="control")
    ends = (Mention(6, 10), Mention(len(text) - 4, len(text)))
    for place in with_listed(replace(told, places=ends), text).places:
        assert 0 <= place.start < place.end <= len(text)


def test_an_attack_shares_the_place_of_its_sentence_and_losses_do_not() -> None:
    report = parsed("Shells fell on Velm as fighting went on and men died.")
    text = report.document.text
    place = mention(text, "Velm")
    assert place is not None
    fell = replace(act(report, "Shells fell", kind="attack"), places=(place,))
    fighting, died = act(report, "fighting went on", kind="attack"), act(report, "died", kind="casualties")
    assert [a.places for a in with_shared([fell, fighting, died], text)] == [(place,), (place,), ()]


def test_a_long_list_goes_on_district_by_district() -> None:
    text = (
        "They have taken Velm, Orm, Zell and Tarn villages of Kesra, "
        "Pell and Dorn villages of Ostra, Ulm, Vara and"
    )
    assert listed(text, "Velm") == ["Velm", "Orm", "Zell", "Tarn", "Pell", "Dorn", "Ulm", "Vara"]
