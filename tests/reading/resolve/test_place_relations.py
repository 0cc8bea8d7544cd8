from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.resolve.place_relations import is_government_use, relation_before


def _relation(text: str, name: str) -> tuple[str, float | None]:
    start = text.rindex(name)
    return relation_before(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name", "relation", "kilometres"),
    [
        ("It fell in Ganja", "Ganja", "in", None),
        ("It fell near the town of Barda", "Barda", "near", None),
        ("A post close to Azerbaijan's Ganja burned", "Ganja", "near", None),
        ("It fell on the outskirts of Tripoli", "Tripoli", "near", None),
        ("In and around Tripoli it was calm", "Tripoli", "in", None),
        ("A post 15 km north of Shusha burned", "Shusha", "north of", 15.0),
        (
            "A post 15 kilometres (nine miles) north-east of the city of Shusha burned",
            "Shusha",
            "northeast of",
            15.0,
        ),
        ("It lies 25km south-west of the capital Kabul", "Kabul", "southwest of", 25.0),
        ("They are nine miles from Gori", "Gori", "near", 14.5),
        ("They are twenty-five miles west of Sana'a", "Sana'a", "west of", 40.2),
        ("They are 1,5 km from Terter", "Terter", "near", 1.5),
        ("They are 1,200 km from Terter", "Terter", "near", 1200.0),
        ("They are a mile east of Kobani", "Kobani", "east of", 1.6),
        ("They are 800 metres from Terter", "Terter", "near", 0.8),
        ("Fighting just north of Mosul", "Mosul", "north of", None),
        ("Fighting in the north of Mali", "Mali", "in", None),
        ("The north of Mali is calm", "Mali", "in", None),
        ("Smoke rose to the north of Mosul", "Mosul", "north of", None),
        ("It fell outside the northern town of Tal Afar", "Tal Afar", "near", None),
        ("It fell north of the Syrian city of Aleppo", "Aleppo", "north of", None),
        ("The front runs between Goris and Lachin", "Goris", "between", None),
        ("The front runs between Goris and Lachin", "Lachin", "between", None),
        ("A mine lay on the road to Shusha", "Shusha", "road to", None),
        ("A mine lay on the road linking Goris to Stepanakert", "Goris", "road to", None),
        ("A mine lay on the road linking Goris to Stepanakert", "Stepanakert", "road to", None),
        ("A mine lay on the Lachin road", "Lachin", "road to", None),
        ("Men crossed the border with Turkey", "Turkey", "near", None),
        ("It was near. Ganja slept", "Ganja", "in", None),
    ],
)
def test_the_words_before_a_name_tell_the_relation(
    text: str, name: str, relation: str, kilometres: float | None
) -> None:
    assert _relation(text, name) == (relation, kilometres)


@given(st.text(max_size=300), st.integers(0, 300))
def test_any_words_give_a_relation(text: str, start: int) -> None:
    start = min(start, len(text))
    relation, kilometres = relation_before(text, start, len(text))
    assert relation
    assert kilometres is None or kilometres >= 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Baku said on Monday that it had waited", "Baku"),
        ("Washington has sent a carrier", "Washington"),
        ("The UN and Ankara strongly condemn it", "Ankara"),
        ("Talks between Baku and Yerevan went on", "Yerevan"),
        ("Talks between Baku and Yerevan went on", "Baku"),
        ("A statement by Ankara followed", "Ankara"),
        ("The truce with Russia held", "Russia"),
        ("Turkey's foreign ministry answered", "Turkey"),
        ("Iran-backed militias moved", "Iran"),
        ("Sanctions on Iran were lifted", "Iran"),
    ],
)
def test_a_capital_or_country_that_acts_is_a_government(text: str, name: str) -> None:
    start = text.rindex(name)
    assert is_government_use(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The road between Baku and Yerevan is closed", "Baku"),
        ("A bomb in Kabul killed a guard", "Kabul"),
        ("Rockets struck Ganja on Sunday", "Ganja"),
        ("Protests in Paris have ended", "Paris"),
        ("A blast at Kabul air base was heard", "Kabul"),
        ("Men crossed the border with Tajikistan", "Tajikistan"),
        ("They left Baghdad.", "Baghdad"),
    ],
)
def test_a_place_where_something_happens_is_no_government(text: str, name: str) -> None:
    start = text.rindex(name)
    assert not is_government_use(text, start, start + len(name))


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_span_is_judged_without_failing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert is_government_use(text, start, end) in (True, False)
