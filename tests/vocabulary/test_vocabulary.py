import datetime as dt

from onrecord.vocabulary.load import load

VOCABULARY = load()


def test_a_part_of_a_state_is_composed_from_its_id() -> None:
    part = VOCABULARY.party("fra.mod")
    assert part is not None
    assert (part.name, part.kind, part.parent, part.country) == (
        "Ministry of Defence of France",
        "organization",
        "fra",
        "FR",
    )
    assert VOCABULARY.party("fra.rebels") is None
    assert VOCABULARY.party("fra.nothing") is None
    assert VOCABULARY.party("nowhere") is None


def test_a_publisher_is_found_by_name_alias_or_domain() -> None:
    found = [VOCABULARY.publisher(name) for name in ("BBC", "bbc news", "www.bbc.co.uk")]
    assert {publisher.id if publisher else None for publisher in found} == {"bbc"}
    assert VOCABULARY.publisher("Village Gazette") is None


def test_a_noun_is_counted_as_its_unit_or_as_itself() -> None:
    assert [VOCABULARY.unit(noun) for noun in ("Helicopters", "house", "km", "kite")] == [
        "aircraft",
        "home",
        "kilometre",
        "kite",
    ]


def test_groups_of_people_are_told_from_things() -> None:
    assert all(
        map(VOCABULARY.is_group, ("soldier", "Soldiers", "police officer", "Norwegian", "kurd", "pilgrims"))
    )
    assert not any(map(VOCABULARY.is_group, ("tank", "village", "bridge")))


def test_who_holds_a_town_depends_on_the_day() -> None:
    days = (dt.date(2014, 6, 9), dt.date(2014, 6, 10), dt.date(2017, 7, 10), dt.date(2030, 1, 1))
    assert [VOCABULARY.holder_of("Mosul", day) for day in days] == [None, "islamic-state", "irq", None]
    assert VOCABULARY.holder_of("mosul", None) is None
    assert VOCABULARY.holder_of("Nowhere", days[0]) is None


def test_on_the_day_of_a_change_the_newer_holder_counts() -> None:
    assert VOCABULARY.holder_of("Kherson", dt.date(2022, 11, 11)) == "ukr"


def test_a_party_is_on_the_side_of_its_days_and_a_part_on_that_of_its_state() -> None:
    conflict = VOCABULARY.conflicts["gaza-2023"]
    side = conflict.side_of("isr.mil", dt.date(2023, 11, 1))
    assert side is not None
    assert side.parties == ("isr",)
    assert conflict.side_of("hezbollah", dt.date(2023, 10, 7)) is None
    assert conflict.side_of("hezbollah", dt.date(2023, 10, 8)) is not None
    assert conflict.side_of("fra") is None


def test_titles_are_found_whole_and_in_either_spelling() -> None:
    text = "the Deputy Defense Minister and Gen. Doe"
    assert [match[0] for match in VOCABULARY.role_pattern.finditer(text)] == [
        "Deputy Defense Minister",
        "Gen.",
    ]


def test_a_loaded_word_is_not_loaded_within_a_name() -> None:
    text = "The Liberation Front said it liberated the hill from the regime during the ceasefire regime."
    found = [match["loaded"] for match in VOCABULARY.loaded_pattern.finditer(text)]
    assert [word for word in found if word] == ["liberated", "regime"]
    assert [VOCABULARY.neutral(word) for word in ("Liberated", "regime", "hill")] == [
        "took control of",
        "government",
        None,
    ]
