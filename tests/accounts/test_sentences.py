from dataclasses import replace

import pytest

from onrecord.accounts.sentences import clause, sentence, statement
from onrecord.model.claim import Side, Teller
from onrecord.model.words import KINDS, MODALITIES, MODES
from tests.accounts.examples import (
    ARDANIA,
    BELMAR,
    KESRA,
    PLACES,
    TRUCE,
    UNDATED,
    claim,
    count,
    kesra_claims,
    on,
    truce_claims,
    undated_claims,
)

A = Side(name="Ardania", **ARDANIA)
B = Side(name="Belmar", **BELMAR)
FORCE = claim(KESRA, "attack", "Shells hit the port", mode="airstrike", actor=A, target=B)


def test_the_example_reports_are_told_in_neutral_words() -> None:
    assert [sentence(claim) for claim in (*kesra_claims(), *truce_claims(), *undated_claims())] == [
        "Ardania said, as reported on 4 May 2031, that Ardania held Kesra",
        "Lena Moss said that Ardania took control of 3 more villages (named: Kesra) from Belmar on "
        "4 May 2031",
        "Lena Moss said, as reported on 4 May 2031: “We will not leave Kesra”",
        "Belmar denied, as reported on 4 May 2031, that Belmar lost control of Kesra",
        "The health ministry said that at least 12 soldiers were killed and 30 soldiers "
        "wounded on the side of "
        "Belmar near Kesra on 3 May 2031",
        "The health ministry said, as reported on 4 May 2031, that a total of 1,221 military personnel were "
        "killed on the side of Belmar",
        "Harbour Post reported on 4 May 2031 that shelling took place in Tal Amar on 2 May 2031",
        "Harbour Post reported on 4 May 2031 that “dozens” of civilians were displaced in Tal Amar "
        "on 2 May 2031",
        "Harbour Post reported on 4 May 2031 that 3 journalists were detained by Belmar",
        "United Nations said that a ceasefire between Ardania and Belmar was agreed or put into effect on "
        "5 May 2031",
        "Belmar, in the words of Morning Wire on 6 May 2031: “the withdrawal of the army that "
        "had invaded its "
        "northern districts” (a demand)",
        "Residents, quoted by Coast Radio, said that Belmar may have carried out shelling in Kesra "
        "on 5 May 2031",
        "Morning Wire reported on 6 May 2031: “Hundreds marched in Port Sel”",
        "Document note-7f3a91 reported in an undated report that rebels took control of 2 hills "
        "east of Kesra",
    ]


@pytest.mark.parametrize(
    ("modality", "told"),
    [
        ("asserted", "Belmar said, as reported on 4 May 2031, that Ardania attacked Belmar from the air"),
        ("denied", "Belmar denied, as reported on 4 May 2031, that Ardania attacked Belmar from the air"),
        (
            "possible",
            "Belmar said, as reported on 4 May 2031, that Ardania may have attacked Belmar from the air",
        ),
        ("planned", "Belmar said, as reported on 4 May 2031, that Ardania would attack Belmar from the air"),
        (
            "demanded",
            "Belmar said, as reported on 4 May 2031, that Ardania should attack Belmar from the air",
        ),
    ],
)
def test_the_verb_follows_the_modality(modality: str, told: str) -> None:
    assert sentence(replace(FORCE, speaker=B, modality=modality)) == told  # type: ignore[arg-type]


def test_a_denial_without_a_speaker_is_quoted() -> None:
    told = sentence(replace(FORCE, modality="denied"))
    assert told == "Harbour Post reported on 4 May 2031, of Ardania: “Shells hit the port” (a denial)"


@pytest.mark.parametrize(
    ("mode", "sides", "told"),
    [
        ("captured", "ab", "Ardania took control of Kesra from Belmar"),
        ("captured", "b", "control of Kesra was taken from Belmar"),
        ("captured", "", "control of Kesra was taken"),
        ("held", "ab", "Ardania held Kesra against Belmar"),
        ("lost", "ab", "Belmar lost control of Kesra to Ardania"),
        ("lost", "a", "control of Kesra passed to Ardania"),
        ("contested", "ab", "control of Kesra was contested between Ardania and Belmar"),
        ("besieged", "ab", "Ardania surrounded Kesra, with Belmar on the other side"),
        ("withdrew", "a", "Ardania withdrew from Kesra"),
        ("transferred", "ab", "control of Kesra was handed over by Belmar to Ardania"),
        ("held", "b", None),
        (None, "ab", None),
    ],
)
def test_control_is_told_by_its_mode(mode: str | None, sides: str, told: str | None) -> None:
    made = claim(
        KESRA,
        "control",
        "holds Kesra",
        mode=mode,
        where=(PLACES["Kesra"],),
        actor=A if "a" in sides else None,
        target=B if "b" in sides else None,
    )
    assert clause(made) == told


def test_counted_places_are_told_with_their_names_or_the_region_they_lie_in() -> None:
    made = claim(KESRA, "control", "holds Kesra", mode="captured", actor=A, counts=(count(2, "village"),))
    named = replace(made, where=(PLACES["Kesra"], PLACES["Tal Amar"]))
    assert clause(named) == "Ardania took control of 2 villages (named: Kesra and Tal Amar)"
    region = replace(PLACES["Kesra"], name="North", precision="region")
    assert clause(replace(made, where=(region,))) == "Ardania took control of 2 villages in North"


def test_casualties_without_numbers_are_casualties() -> None:
    made = claim(KESRA, "casualties", "holds Kesra", target=B, actor=A)
    assert clause(made) == "casualties were caused on the side of Belmar by Ardania"
    assert (
        clause(replace(made, modality="possible", actor=None, target=None))
        == "there may have been casualties"
    )


def test_a_person_is_among_those_harmed() -> None:
    moss = claim(KESRA, "casualties", "holds Kesra", target=Side(name="Lena Moss", kind="person"))
    assert clause(moss) == "there were casualties with Lena Moss among them"


def test_what_is_measured_and_not_counted_is_not_damaged() -> None:
    made = claim(KESRA, "damage", "holds Kesra", counts=(count(5, "percent"),))
    assert clause(made) is None
    two = replace(made, counts=(count(5, "percent"), count(2, "home")))
    assert clause(two) == "2 homes were damaged or destroyed (given in number: 5 percent)"


def test_a_place_is_not_taken_from_itself() -> None:
    made = claim(KESRA, "control", "holds Kesra", mode="captured", actor=A, where=(PLACES["Kesra"],))
    assert clause(replace(made, target=Side(name="Kesra"))) == "Ardania took control of Kesra"


def test_a_publisher_that_is_named_as_speaker_tells_it_in_its_own_voice() -> None:
    named = replace(FORCE, speaker=Side(name="Harbour Post", kind="media"))
    assert sentence(named) == sentence(FORCE)
    assert sentence(replace(named, via=(Teller(name="Coast Radio"),))) != sentence(FORCE)


def test_one_person_was_killed_and_two_were() -> None:
    one = claim(KESRA, "casualties", "holds Kesra", counts=(count(1, "killed"), count(2, "missing")))
    assert clause(one) == "1 person was killed and 2 people missing"
    home = claim(KESRA, "damage", "holds Kesra", counts=(count(1, "home"),), actor=A)
    assert clause(home) == "1 home was damaged or destroyed by Ardania"
    homes = replace(home, counts=(count(1, "home"), count(2, "vehicle")))
    assert clause(homes) == "1 home and 2 vehicles were damaged or destroyed by Ardania"


def test_numbers_that_no_template_holds_are_given_behind() -> None:
    made = replace(FORCE, counts=(count(3, "rocket"),), where=(PLACES["Kesra"],))
    assert clause(made) == "Ardania attacked Belmar from the air (given in number: 3 rockets) in Kesra"


def test_the_day_of_the_report_stands_in_for_a_day_that_is_only_assumed() -> None:
    assumed = replace(FORCE, speaker=B, when=on("2031-05-04", basis="document date"))
    assert sentence(assumed) == (
        "Belmar said, as reported on 4 May 2031, that Ardania attacked Belmar from the air"
    )
    post = replace(FORCE, speaker=B, when=on("2031-05-03", basis="post date"), manner="post")
    assert (
        sentence(post) == "Belmar wrote, in a post of 3 May 2031, that Ardania attacked Belmar from the air"
    )
    undated = claim(UNDATED, "movement", "took two hills", speaker=B)
    assert sentence(undated) == "Belmar, in the words of document note-7f3a91, undated: “took two hills”"


def test_a_chain_of_tellers_is_told_from_the_origin_outwards() -> None:
    chain = (Teller(name="Coast Radio", kind="media"), Teller(name="a witness", kind="unnamed"))
    told = sentence(replace(FORCE, speaker=B, via=chain))
    assert told.startswith(
        "Belmar, quoted by a witness, quoted by Coast Radio, said, as reported on 4 May 2031,"
    )


def test_a_quotation_names_the_actor_that_its_words_leave_out() -> None:
    made = claim(TRUCE, "movement", "agreed a ceasefire", actor=A)
    assert sentence(made) == "Morning Wire reported on 6 May 2031, of Ardania: “agreed a ceasefire”"
    own = replace(made, speaker=A)
    assert sentence(own) == "Ardania, in the words of Morning Wire on 6 May 2031: “agreed a ceasefire”"


def test_very_long_evidence_is_cut() -> None:
    made = claim(KESRA, "statement", KESRA.text.strip())
    assert len(sentence(made)) < 400


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_mode_and_modality_makes_a_sentence(kind: str) -> None:
    for mode in (None, *MODES.get(kind, ())):  # type: ignore[call-overload]
        for modality in MODALITIES:
            for actor, target in ((None, None), (A, None), (None, B), (A, B)):
                sides = {"actor": actor, "target": target}
                made = replace(FORCE, **{"kind": kind, "mode": mode, "modality": modality, **sides})
                told = sentence(made)
                assert told
                assert told[0] == told[0].upper()
                assert not set("{}[]|") & set(told)
                assert "  " not in told
                assert statement(made)
