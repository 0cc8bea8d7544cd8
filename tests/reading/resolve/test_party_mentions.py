import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.resolve.party_mentions import PartyMention, find_parties
from onrecord.vocabulary.load import load

VOCABULARY = load()


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(text[m.start : m.end], m.parties, m.form) for m in find_parties(text, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("talks in Norway ended", ("Norway", ("nor",), "name")),
        ("a Norwegian ship", ("Norwegian", ("nor",), "adjective")),
        ("three Norwegians", ("Norwegians", ("nor",), "people")),
        ("Oslo said so", ("Oslo", ("nor",), "capital")),
        ("Norwegian troops", ("Norwegian troops", ("nor.mil",), "part")),
        ("Norway's Defense Ministry", ("Norway's Defense Ministry", ("nor.mod",), "part")),
        ("Norwegian elite government forces", ("Norwegian elite government forces", ("nor.mil",), "part")),
        ("the Ministry of Defence of Norway", ("Ministry of Defence of Norway", ("nor.mod",), "part")),
        ("the government of the Philippines", ("government of the Philippines", ("phl",), "part")),
        ("Norwegian officials", ("Norwegian officials", ("nor",), "part")),
        ("Norwegian children", ("Norwegian children", ("nor",), "people")),
        ("Norwegian rebels", ("Norwegian rebels", ("norwegian-rebels",), "group")),
        ("one Norwegian rebel", ("Norwegian rebel", ("norwegian-rebels",), "group")),
        (
            "Norwegian Islamist rebel groups",
            ("Norwegian Islamist rebel groups", ("norwegian-islamist-rebel-groups",), "group"),
        ),
        ("members of Norway", ("Norway", ("nor",), "name")),
        ("the Norwegian embassy", ("Norwegian embassy", ("nor.emb",), "part")),
        ("the Oslo embassy", ("Oslo", ("nor",), "capital")),
        ("the Pentagon", ("Pentagon", ("usa.mod",), "part")),
        ("Houthi fighters", ("Houthi fighters", ("houthis",), "group")),
        ("UN officials", ("UN officials", ("un",), "group")),
        ("told Reuters", ("Reuters", ("reuters",), "group")),
        ("Artsakh servicemen", ("Artsakh servicemen", ("nkr.mil",), "part")),
        ("the Peruvian Security Council", ("Peruvian Security Council", ("per.nsc",), "part")),
        ("the Security Council of Peru", ("Security Council of Peru", ("per.nsc",), "part")),
        ("the Security Council", ("Security Council", ("unsc",), "group")),
        ("the British Royal Navy", ("British Royal Navy", ("gbr.mil",), "part")),
        ("United States Africa Command", ("United States Africa Command", ("usa.mil",), "part")),
        ("a Darfur rebel", ("Darfur rebel", ("darfur-rebels",), "group")),
        ("Chilean Peruvians", ("Peruvians", ("per",), "people")),
    ],
)
def test_a_party_is_found_in_the_form_that_names_it(
    text: str, mention: tuple[str, tuple[str, ...], str]
) -> None:
    assert found(text) == [mention]


def test_a_mention_carries_the_plain_name_the_kind_and_the_noun() -> None:
    assert find_parties("Finnish  border guards", VOCABULARY) == [
        PartyMention(0, 22, ("fin.bor",), "Finland", "armed group", "part", "border guards")
    ]
    assert find_parties("Finland's authorities", VOCABULARY)[0].whole


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Cote d'Ivoire", ("civ",)),
        ("Côte d’Ivoire", ("civ",)),
        ("Al Qaida", ("al-qaeda",)),
        ("the U.S.", ("usa",)),
        ("Médecins sans frontières", ("msf",)),
        ("Kataib Hezbollah", ("kataib-hezbollah",)),
        ("Kata’ib Hezbollah", ("kataib-hezbollah",)),
        ("South\nKorea", ("kor",)),
        ("#StandWithFinland", ("fin",)),
        ("Democratic Republic of Congo", ("cod",)),
        ("Guinea-Bissau", ("gnb",)),
    ],
)
def test_spelling_with_or_without_marks_is_one_name(text: str, parties: tuple[str, ...]) -> None:
    assert [mention.parties for mention in find_parties(text, VOCABULARY)] == [parties]


@pytest.mark.parametrize(
    "text",
    [
        "they told us so",
        "roast turkey",
        "it is so",
        "WHO IS TO BLAME FOR THIS\n",
        "Jordan Smith spoke",
        "Jamal al-Masri and Ali al-Iraqi",
        "fine china",
        "the polish on it",
    ],
)
def test_a_word_or_a_persons_name_is_no_party(text: str) -> None:
    assert found(text) == []


def test_a_given_name_before_an_office_or_a_part_is_the_state() -> None:
    assert [parties for _, parties, _ in found("Jordan Prime Minister; Jordan Army; Jordan")] == [
        ("jor",),
        ("jor.mil",),
        ("jor",),
    ]


def test_a_part_noun_in_the_next_sentence_belongs_to_nobody() -> None:
    assert found("He left Norway. Troops followed.") == [("Norway", ("nor",), "name")]
    assert found("He left Norway\n\ntroops followed.") == [("Norway", ("nor",), "name")]


def test_the_longest_name_wins() -> None:
    assert found("Islamic State in the Greater Sahara")[0][1] == ("is-greater-sahara",)
    assert found("Kurdistan Region of Iraq") == [("Kurdistan Region of Iraq", ("krg",), "name")]


@given(st.text(max_size=150))
def test_mentions_are_in_order_and_within_the_text(text: str) -> None:
    end = 0
    for mention in find_parties(text, VOCABULARY):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.parties
        end = mention.end


def test_every_listed_name_is_found_again_and_means_its_party() -> None:
    for party in VOCABULARY.parties.values():
        capital = (party.capital,) if party.capital else ()
        for name in (party.name, *party.aliases, *party.adjectives, *party.people, *capital):
            mentions = find_parties(f"x {name} x", VOCABULARY)
            assert [(m.start, m.end, m.parties) for m in mentions] == [(2, 2 + len(name), (party.id,))], name


@pytest.mark.parametrize(
    "land", ["Latin American states", "South America", "Native American land", "New Mexico", "American Samoa"]
)
def test_the_name_of_another_land_names_no_state(land: str) -> None:
    assert find_parties(f"Envoys of {land} met.", load()) == []
    assert find_parties(f"{land} is where American troops met.", load())[0].parties == ("usa.mil",)


@pytest.mark.parametrize(
    "waters", ["the Persian Gulf", "the South China Sea", "the Sea of Japan", "the Gulf of Oman"]
)
def test_the_name_of_a_sea_names_no_state(waters: str) -> None:
    assert find_parties(f"Ships sail through {waters} today.", load()) == []


@pytest.mark.parametrize("text", ["ethnic Chileans", "ethnic Chilean men", "the National Security Council"])
def test_descent_and_a_council_of_a_state_left_unsaid_name_no_party(text: str) -> None:
    assert found(text) == []
