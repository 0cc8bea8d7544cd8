from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.model.claim import Side
from onrecord.model.party import Party
from onrecord.reading.resolve.parties import resolve_side
from onrecord.vocabulary.load import load

VOCABULARY = load()

# States whose name, nationality and capital are one plain word, so that phrases differ in nothing else.
PLAIN = [
    party
    for party in VOCABULARY.parties.values()
    if party.kind == "state"
    and len(party.id) == 3
    and party.adjectives
    and party.capital
    and all(name.isalpha() for name in (party.name, party.adjectives[0], party.capital))
]


def resolved(phrase: str) -> tuple[str, tuple[str, ...], str | None]:
    side = resolve_side(phrase, VOCABULARY)
    return side.name, side.parties, side.kind


@pytest.mark.parametrize(
    ("phrase", "name", "parties"),
    [
        ("Azeri forces", "Azerbaijan", ("aze.mil",)),
        ("Baku", "Azerbaijan", ("aze",)),
        ("the government of Myanmar", "Myanmar", ("mmr",)),
        ("IDF soldiers", "Israel", ("isr.mil",)),
        ("Artsakh servicemen", "Artsakh", ("nkr.mil",)),
        ("a Norwegian air strike", "Norway", ("nor",)),
        ("soldiers of the Finnish army", "Finland", ("fin.mil",)),
        ("Finnish 9th Armoured Brigade", "Finland", ("fin.mil",)),
        ("Malaysia's prime minister, Jane Doe", "Malaysia", ("mys",)),
    ],
)
def test_a_state_goes_by_its_plain_name_and_the_id_of_its_part(
    phrase: str, name: str, parties: tuple[str, ...]
) -> None:
    assert resolved(phrase) == (name, parties, "state")


@pytest.mark.parametrize(
    ("phrase", "name", "parties", "kind"),
    [
        ("suspected Abu Sayyaf militants", "Abu Sayyaf", ("abu-sayyaf",), "armed group"),
        ("members of the Taliban", "Taliban", ("taliban",), "armed group"),
        ("the Islamic State's Libyan branch", "Islamic State", ("islamic-state",), "armed group"),
        ("Turkish-backed Syrian National Army", "Syrian National Army", ("sna",), "armed group"),
        ("Doctors Without Borders", "Médecins Sans Frontières", ("msf",), "organization"),
        ("Pro-Russian rebels", "Pro-Russian rebels", ("pro-russian-separatists",), "armed group"),
        ("the Arab coalition", "Arab coalition", ("saudi-led-coalition",), "organization"),
    ],
)
def test_a_group_goes_by_its_usual_name_and_one_that_is_described_by_the_description(
    phrase: str, name: str, parties: tuple[str, ...], kind: str
) -> None:
    assert resolved(phrase) == (name, parties, kind)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("two French journalists", "French journalists", "people"),
        ("Azerbaijani civilians", "Azerbaijani civilians", "people"),
        ("at least 24 Turkish lorry drivers", "Turkish lorry drivers", "people"),
        ("policemen", "police officers", "people"),
        ("a child", "child", "people"),
        ("dozens of gunmen on motorbikes", "gunmen", "armed group"),
        ("several armed men", "armed men", "armed group"),
        ("ethnic Armenians", "ethnic Armenians", "people"),
        ("a Canadian", "Canadian", "people"),
        ("Hezbollah supporters", "Hezbollah supporters", "people"),
        ("Red Cross workers", "Red Cross workers", "people"),
        ("residents of Bergen", "residents of Bergen", "people"),
        ("Iranian-backed militias", "Iranian-backed militias", "armed group"),
        ("women and children", "women and children", "people"),
        ("supporters of Hamas and Fatah", "supporters of Hamas and Fatah", "people"),
        ("Armenian and Georgian civilians", "Armenian and Georgian civilians", "people"),
        ("President Jane Doe", "Jane Doe", "person"),
    ],
)
def test_people_go_by_what_they_are_and_have_no_party(phrase: str, name: str, kind: str) -> None:
    assert resolved(phrase) == (name, (), kind)


def test_a_people_named_as_such_belongs_to_its_party() -> None:
    assert resolved("more than 20 Norwegians") == ("Norwegians", ("nor",), "people")


@pytest.mark.parametrize(
    ("phrase", "name", "parties"),
    [
        ("Armenia and Artsakh", "Armenia and Artsakh", ("arm", "nkr")),
        ("Syria, Russia and Iran", "Syria, Russia and Iran", ("syr", "rus", "irn")),
        ("Sweden or Norway", "Sweden or Norway", ("swe", "nor")),
        ("Swedish and Norwegian troops", "Sweden and Norway", ("swe.mil", "nor.mil")),
        ("Norway and Norwegian troops", "Norway", ("nor",)),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina", ("bih",)),
    ],
)
def test_several_on_one_side_are_joined(phrase: str, name: str, parties: tuple[str, ...]) -> None:
    assert resolved(phrase)[:2] == (name, parties)


def test_a_name_that_is_not_listed_gets_a_slug_and_a_description_none() -> None:
    assert resolved("the Grey River Brigade") == (
        "Grey River Brigade",
        ("grey-river-brigade",),
        "armed group",
    )
    assert resolved("Kurdish fighters") == ("Kurdish fighters", ("kurdish-fighters",), "armed group")
    assert resolved("Islamist fighters") == ("Islamist fighters", (), "armed group")
    assert resolved("the rebels") == ("rebels", (), "armed group")
    assert resolved("the Interior Ministry") == ("Interior Ministry", (), "organization")


def test_another_body_that_begins_with_a_state_is_not_the_state() -> None:
    assert resolved("Malaysia Airlines") == ("Malaysia Airlines", ("malaysia-airlines",), "organization")


@pytest.mark.parametrize("phrase", ["", " ", "the", "“”", "a", "9", ", and"])
def test_an_empty_phrase_does_no_harm(phrase: str) -> None:
    for as_speaker in (False, True):
        assert resolve_side(phrase, VOCABULARY, as_speaker=as_speaker).parties == ()


@given(st.text(max_size=400), st.booleans())
def test_any_text_gives_a_side(phrase: str, as_speaker: bool) -> None:
    side = resolve_side(phrase, VOCABULARY, as_speaker=as_speaker)
    assert side.span is None
    assert side == resolve_side(phrase, VOCABULARY, as_speaker=as_speaker)


TEMPLATES = [
    "{name}",
    "{adjective} forces",
    "the {adjective} army",
    "{name}'s foreign ministry",
    "{capital}",
    "{adjective} civilians",
    "two {adjective} journalists",
    "{adjective} rebels",
    "{adjective}-backed militias",
    "the government of {name}",
    "a {adjective} air strike on the town",
    "{adjective} President Jane Doe",
    "Jane Doe, {adjective} defence minister",
    "a spokesman for the {adjective} defence ministry",
    "{adjective} and UN officials",
    "pro-{adjective} fighters",
    "{adjective} Kurdish fighters",
    "Hezbollah and {name}",
]


def swapped(side: Side, one: Party, other: Party) -> Side:
    names = {
        one.name: other.name,
        one.adjectives[0]: other.adjectives[0],
        one.capital or "": other.capital or "",
    }
    name = side.name
    for old, new in sorted(names.items(), key=lambda pair: -len(pair[0])):
        if old in name:
            name = name.replace(old, new)
            break
    slugs = {one.adjectives[0].casefold(): other.adjectives[0].casefold()}
    return replace(
        side,
        name=name,
        parties=tuple(
            ".".join((other.id, *party.split(".")[1:]))
            if party.split(".")[0] == one.id
            else "-".join(slugs.get(word, word) for word in party.split("-"))
            for party in side.parties
        ),
    )


@given(st.sampled_from(TEMPLATES), st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.booleans())
def test_two_states_change_places_and_nothing_else_changes(
    template: str, one: Party, other: Party, as_speaker: bool
) -> None:
    def side(party: Party) -> Side:
        phrase = template.format(name=party.name, adjective=party.adjectives[0], capital=party.capital)
        return resolve_side(phrase, VOCABULARY, as_speaker=as_speaker)

    # Where the list knows a group by such a phrase, it is that group.
    listed = {party.split(".")[0] for state in (one, other) for party in side(state).parties}
    assume(listed & VOCABULARY.parties.keys() <= {one.id, other.id, "un", "hezbollah"})
    assert side(other) == swapped(side(one), one, other)


def test_there_are_enough_states_to_swap() -> None:
    assert len(PLAIN) >= 120
    assert {"arm", "aze", "isr", "rus", "ukr"} <= {party.id for party in PLAIN}
