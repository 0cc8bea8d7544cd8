import datetime as dt
import os
from pathlib import Path

import pytest

import onrecord
from onrecord.model.errors import VocabularyError
from onrecord.vocabulary.load import OWN_VARIABLE, load

VOCABULARY = load()


def extra(tmp_path: Path, content: str, name: str = "own.toml") -> tuple[Path, ...]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return (path,)


def test_every_state_has_a_name_a_country_and_an_id_of_three_letters() -> None:
    states = [party for party in VOCABULARY.parties.values() if party.kind == "state" and len(party.id) == 3]
    states = [party for party in states if party.id not in VOCABULARY.entities]
    assert len(states) == 197
    assert len({party.country for party in states}) == 197
    assert all(party.id.isalpha() and party.id.islower() and party.parent is None for party in states)
    assert len({party.name for party in states}) == 197


def test_wikidata_ids_are_well_formed_and_each_stands_once() -> None:
    ids = [party.wikidata for party in VOCABULARY.parties.values() if party.wikidata]
    assert len(ids) == len(set(ids))
    assert all(id_[0] == "Q" and id_[1:].isdigit() for id_ in ids)


def test_parts_with_names_of_their_own_belong_to_their_state() -> None:
    parts = [party for party in VOCABULARY.parties.values() if "." in party.id]
    assert parts
    assert all(party.parent == party.id.rpartition(".")[0] for party in parts)


def test_the_same_files_give_the_same_object() -> None:
    assert load() is VOCABULARY


def test_an_own_file_adds_and_replaces_entries(tmp_path: Path) -> None:
    own = load(
        extra(
            tmp_path,
            '[armed_groups]\nblue-column = {name = "Blue Column", aliases = ["Taliban"]}\n'
            '[states]\nfra = {name = "Gallia", country = "FR"}\n',
        )
    )
    assert own.parties["blue-column"].kind == "armed group"
    assert own.parties["fra"].name == "Gallia"
    assert VOCABULARY.parties["fra"].name == "France"
    assert list(own.parties)[-1] != "fra"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[states]\nxaa = {name = "Aland", colour = "red"}\n', "line 2: [states] xaa: unknown key colour"),
        ("[states]\nxaa = {}\n", "missing required field `name`"),
        (
            '[states]\nxaa = {name = "Aland", aliases = ["Isle"]}\n'
            'xbb = {name = "Bland", people = ["isle"]}\n',
            'line 3: [states] xbb: "isle" already means xaa; leave the name to one of them',
        ),
        (
            '[armed_groups]\nfra = {name = "Gauls"}\n',
            "the id stands in another table as France; choose another id",
        ),
        ('[publishers]\nfra = {name = "Gaul Daily"}\n', "the id stands in another table"),
        ('[agencies]\nnavy = {name = "Navy"}\n', "is no part of a listed state"),
        ('[agencies]\n"xyz.nav" = {name = "Navy"}\n', "begin the id with a state's id and a dot"),
        ('[entities]\nisle = {name = "Isle", parent = "atlantis"}\n', "parent atlantis is no party"),
        ('[seats]\nBytown = {party = "xaa"}\n', "xaa is no party"),
        ('[roles]\nking = {part = "throne"}\n', "part throne is unknown; use a suffix of parts.toml"),
        (
            '[regions]\nmu = {name = "Mu", countries = ["FR"], extent = [3, 2, 1, 4], source = "a map"}\n',
            "is no box; give west, south, east and north in degrees",
        ),
        (
            '[regions]\nmu = {name = "Mu", countries = ["FR"], extent = [1, 2, 3, 4]}\n',
            "the extent has no source; add a source, or the divisions",
        ),
        ('[conflicts.c]\nname = "C"\nstart = 2020-02-02\nend = 2020-01-01\n', "before it starts"),
        ('[conflicts.c]\nname = "C"\nstart = "soon"\n', "$.start"),
        (
            '[conflicts.c]\nname = "C"\nstart = 2020-02-02\nregions = ["lemuria"]\n',
            "region lemuria is unknown",
        ),
        (
            '[conflicts.c]\nname = "C"\nstart = 2020-02-02\nsides = [{parties = ["mu"]}]\n',
            "mu is no party; use an id of the party list, or add the party",
        ),
        (
            '[conflicts.c]\nname = "C"\nstart = 2020-02-02\n'
            'sides = [{parties = ["fra"], start = 2019-01-01}]\n',
            "a side starts on 2019-01-01, before the conflict",
        ),
        (
            '[conflicts.c]\nname = "C"\nstart = 2020-02-02\nend = 2020-03-01\n'
            'sides = [{parties = ["fra"], end = 2021-01-01}]\n',
            "a side ends on 2021-01-01, after the conflict",
        ),
        (
            '[conflicts.c]\nname = "C"\nstart = 2020-02-02\ntowns = [{holder = "mu", places = ["X"]}]\n',
            "mu is no party",
        ),
    ],
)
def test_a_fault_in_an_own_file_is_named_with_file_line_and_remedy(
    tmp_path: Path, content: str, words: str
) -> None:
    own = extra(tmp_path, content)
    with pytest.raises(VocabularyError) as caught:
        load(own)
    assert words in str(caught.value)
    assert f"{own[0]}, line " in str(caught.value)


def test_sides_of_a_conflict_stand_in_alphabetical_order() -> None:
    for conflict in VOCABULARY.conflicts.values():
        assert [side.parties[0] for side in conflict.sides] == sorted(
            side.parties[0] for side in conflict.sides
        )
        for side in conflict.sides:
            assert list(side.parties) == sorted(side.parties), conflict.id


def test_no_party_stands_on_two_sides_of_a_conflict_on_one_day() -> None:
    for conflict in VOCABULARY.conflicts.values():
        for day in (conflict.start, conflict.end or dt.date(2025, 1, 1)):
            parties = [
                party
                for side in conflict.sides
                if (side.start or conflict.start) <= day <= (side.end or conflict.end or dt.date.max)
                for party in side.parties
            ]
            assert len(parties) == len(set(parties)), conflict.id


def test_regions_of_the_wars_of_the_world_are_known_and_many_have_an_extent() -> None:
    by_name = {name: row for row in VOCABULARY.regions for name in (row.name, *row.aliases)}
    for name in ("Nagorno-Karabakh", "Donbas", "Gaza Strip", "Darfur", "Kashmir", "West Bank", "Kivu"):
        assert by_name[name].extent is not None, name
    # Nothing that GeoNames has as a division bounds the Sahel.
    assert by_name["Sahel"].extent is None


def test_countries_of_regions_and_conflicts_are_codes_of_two_capitals() -> None:
    codes = {row.id: row.countries for row in VOCABULARY.regions}
    codes |= {row.id: row.countries for row in VOCABULARY.conflicts.values()}
    assert all(len(code) == 2 and code.isupper() for found in codes.values() for code in found)


def test_no_data_file_names_a_loaded_word_as_its_own_neutral_name() -> None:
    loaded = {form for word in VOCABULARY.wording for form in (word.phrase, *word.forms)}
    assert not [word.phrase for word in VOCABULARY.wording if word.neutral in loaded]


GROUP = '[armed_groups]\nblue-column = {name = "Blue Column"}\n'


def test_files_and_folders_that_the_variable_names_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "b.toml").write_text(GROUP.replace("Blue Column", "Blue Front"), encoding="utf-8")
    (folder / "a.toml").write_text(GROUP, encoding="utf-8")
    (folder / "notes.txt").write_text("no data", encoding="utf-8")
    (one,) = extra(tmp_path, '[armed_groups]\nred-column = {name = "Red Column"}\n')
    monkeypatch.setenv(OWN_VARIABLE, f"{folder}{os.pathsep}{one}")
    own = load()
    assert own.parties["blue-column"].name == "Blue Front"  # the later file of a folder wins
    assert own.parties["red-column"].name == "Red Column"
    monkeypatch.delenv(OWN_VARIABLE)
    assert load() is VOCABULARY


def test_a_report_is_read_with_the_users_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Fighters of the Zerwan Column shelled the village of Velm on Monday, killing two soldiers."
    (own,) = extra(tmp_path, '[armed_groups]\nzerwan-column = {name = "Zerwan Column"}\n')
    monkeypatch.setenv(OWN_VARIABLE, str(own))
    actors = {claim.actor.parties for claim in onrecord.read(text, published="2031-05-05") if claim.actor}
    assert ("zerwan-column",) in actors


@pytest.mark.parametrize("named", ["missing.toml", "empty"])
def test_what_the_variable_names_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv(OWN_VARIABLE, str(tmp_path / named))
    with pytest.raises(VocabularyError, match=rf"ONRECORD_VOCABULARY: .*{named} is no file or folder"):
        load()
