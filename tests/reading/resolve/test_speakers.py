import pytest

from onrecord.reading.resolve.parties import resolve_side
from onrecord.vocabulary.load import load

VOCABULARY = load()


@pytest.mark.parametrize(
    ("phrase", "name", "parties", "role"),
    [
        ("President Jane Doe", "Jane Doe", (), "President"),
        ("Norwegian President Jane Doe", "Jane Doe", ("nor",), "President"),
        ("Norway's Defense Minister Jane van Doe", "Jane van Doe", ("nor.mod",), "Defense Minister"),
        ("Jane Doe, the president of Norway,", "Jane Doe", ("nor",), "president"),
        ("US Secretary of State Jane Doe", "Jane Doe", ("usa.mfa",), "Secretary of State"),
        ("UN Secretary-General Jane Doe", "Jane Doe", ("un",), "Secretary-General"),
        ("Lt. Gen. John Al-Doe", "John Al-Doe", (), "Lt. Gen."),
        ("Norwegian Foreign Ministry spokesman John Doe", "John Doe", ("nor.mfa",), "spokesman"),
        ("Jane Doe, head of the White Helmets", "Jane Doe", ("white-helmets",), "head"),
        ("Jane Doe, spokeswoman for the Finnish Interior Ministry", "Jane Doe", ("fin.moi",), "spokeswoman"),
        ("Pope Linus", "Pope Linus", (), "Pope"),
        ("Mr Doe", "Doe", (), None),
        ("Doe", "Doe", (), None),
        ("Finnish shopkeeper John Doe", "John Doe", (), None),
        ("Han Ki-moon", "Han Ki-moon", (), None),
        ("Jordan Smith", "Jordan Smith", (), None),
    ],
)
def test_a_person_keeps_the_name_and_hands_the_title_to_the_role(
    phrase: str, name: str, parties: tuple[str, ...], role: str | None
) -> None:
    side = resolve_side(phrase, VOCABULARY, as_speaker=True)
    assert (side.name, side.parties, side.kind, side.role) == (name, parties, "person", role)


@pytest.mark.parametrize(
    ("phrase", "name", "parties", "kind"),
    [
        ("Norway's Ministry of Defence", "Norway's Ministry of Defence", ("nor.mod",), "organization"),
        (
            "the self-declared defence ministry of the Karabakh region",
            "defence ministry of the Karabakh region",
            ("nkr.mod",),
            "organization",
        ),
        ("the Norwegian Armed Forces", "Norwegian Armed Forces", ("nor.mil",), "armed group"),
        ("Oslo", "Oslo", ("nor",), "state"),
        ("Reuters", "Reuters", ("reuters",), "media"),
        ("state media", "state media", (), "media"),
        ("Norway and the Netherlands", "Norway and the Netherlands", ("nor", "nld"), "state"),
        (
            "the National Salt Corporation",
            "National Salt Corporation",
            ("national-salt-corporation",),
            "organization",
        ),
        ("the Red Column (RC)", "Red Column", (), "person"),
        ("protesters", "protesters", (), "people"),
        ("the rebels", "rebels", (), "armed group"),
        ("Norwegians", "Norwegians", ("nor",), "people"),
        ("Norwegian activists", "Norwegian activists", (), "people"),
    ],
)
def test_a_body_keeps_the_fullest_name_in_the_phrase(
    phrase: str, name: str, parties: tuple[str, ...], kind: str
) -> None:
    side = resolve_side(phrase, VOCABULARY, as_speaker=True)
    assert (side.name, side.parties, side.kind, side.role) == (name, parties, kind, None)


@pytest.mark.parametrize(
    ("phrase", "name", "parties"),
    [
        ("a witness", "witness", ()),
        ("local officials", "local officials", ()),
        ("two judicial sources", "two judicial sources", ()),
        ("Finnish officials", "Finnish officials", ("fin",)),
        ("a Taliban spokesman", "Taliban spokesman", ("taliban",)),
        (
            "officials from the region of Nagorno-Karabakh",
            "officials from the region of Nagorno-Karabakh",
            ("nkr",),
        ),
        ("the mayor of Bergen", "mayor of Bergen", ()),
        ("a spokesman for rebel leader John Doe", "spokesman for rebel leader John Doe", ()),
        ("residents who had fled", "residents", ()),
        ("he", "he", ()),
    ],
)
def test_a_teller_without_a_name_is_unnamed(phrase: str, name: str, parties: tuple[str, ...]) -> None:
    side = resolve_side(phrase, VOCABULARY, as_speaker=True)
    assert (side.name, side.parties, side.kind) == (name, parties, "unnamed")


def test_a_title_that_ends_a_name_is_part_of_it() -> None:
    side = resolve_side("Hun Sen", VOCABULARY, as_speaker=True)
    assert (side.name, side.role) == ("Hun Sen", None)


@pytest.mark.parametrize(
    ("phrase", "name", "parties"),
    [
        ("The Guardian", "The Guardian", ("guardian",)),
        ("The Associated Press", "Associated Press", ("ap",)),
        ("The Guardian Angels Movement", "Guardian Angels Movement", ("guardian-angels-movement",)),
    ],
)
def test_an_article_stays_where_the_name_is_none_without_it(
    phrase: str, name: str, parties: tuple[str, ...]
) -> None:
    side = resolve_side(phrase, VOCABULARY, as_speaker=True)
    assert (side.name, side.parties) == (name, parties)
