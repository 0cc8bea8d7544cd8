"""What the brief tells of events, tolls, places and disputes; no sentence says more than it cites."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from onrecord.accounts.brief import Brief, make_brief
from onrecord.accounts.brief_lines import accounts_of
from onrecord.examples import example_path
from onrecord.model.claim import Claim
from onrecord.reading.read import Pipeline
from onrecord.sources import Received, open_source
from tests.accounts.grounding import ungrounded
from tests.accounts.telling import claim, dead, number, place, taken
from tests.accounts.test_disputes import ledgers, says, strike

KESRA = place("Kesra")


def told(brief: Brief, title: str) -> list[str]:
    return [s.text for section in brief.sections if section.title == title for s in section.sentences]


def assert_grounded(brief: Brief, claims: list[Claim]) -> None:
    by_id = {each.id: each for each in claims}
    passages = {note.number: note.passage for note in brief.notes}
    for section in brief.sections:
        for sentence in section.sentences:
            cited = [by_id[id_] for id_ in sentence.claims]
            assert not ungrounded(sentence.text, cited, [passages[n] for n in sentence.notes]), sentence.text


@settings(max_examples=100, deadline=None)
@given(ledgers())
def test_accounts_tell_nothing_that_their_claims_do_not_hold(claims: list[Claim]) -> None:
    assert_grounded(make_brief(claims), claims)


def test_the_brief_of_the_example_reports_tells_nothing_that_they_do_not_hold() -> None:
    documents = [found.document for found in open_source(str(example_path())) if isinstance(found, Received)]
    pipeline = Pipeline.default()
    claims = [each for document in documents for each in pipeline.read(document)]
    brief = make_brief(claims, texts={document.id: document.text for document in documents})
    assert_grounded(brief, claims)
    titles = [section.title for section in brief.sections]
    assert {"Running totals", "Places said to have changed hands", "Disputed"} <= set(titles)


def test_a_running_total_is_told_with_what_came_before_and_whether_it_adds_up() -> None:
    claims = [
        dead("2031-05-02", 16, speaker="Ardanian ministry"),
        dead("2031-05-04", 71, measure="new", speaker="Ardanian ministry"),
        dead("2031-05-04", 87, speaker="Ardanian ministry", at=60),
    ]
    (sentence,) = told(make_brief(claims), "Running totals")
    assert sentence == (
        "Ardanian ministry said that a total of 87 people were killed on the side of Ardanian army on "
        "4 May 2031, 71 of them new; before that Ardanian ministry gave 16 on 2 May 2031; the figures add up."
    )
    (odd,) = told(make_brief([claims[0], replace(claims[1], id="x"), _with(claims[2], 99)]), "Running totals")
    assert "a gap is left" in odd


def _with(told_of: Claim, value: int) -> Claim:
    return replace(told_of, counts=(number(value, "killed", "total"),))


def test_a_place_is_told_with_who_says_it_denies_it_and_concedes_it() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania", target="Belmar"),
        taken("2031-05-05", "Kesra", speaker="Belmar", target="Belmar", modality="denied"),
    ]
    brief = make_brief(claims)
    assert told(brief, "Places said to have changed hands") == [
        "Ardania said that Kesra came under the control of Ardania on 4 May 2031; Belmar denied it."
    ]
    assert told(brief, "Disputed") == [
        "It is disputed who holds Kesra: Ardania said that Ardania holds Kesra (last on 4 May 2031); "
        "Belmar denied it (last on 5 May 2031)."
    ]


def test_both_sides_of_a_dispute_stand_in_one_sentence_and_a_denial_is_told_once() -> None:
    brief = make_brief([strike(), says("2031-05-04", "denies it")])
    assert told(brief, "Disputed") == [
        "It is disputed who is responsible for an attack by missile or rocket in Kesra: "
        "Belmar blamed Ardania; Ardania denied it."
    ]
    assert told(brief, "Statements and calls") == []


def test_an_event_that_several_tell_is_one_sentence_that_cites_them_all() -> None:
    shelled: dict[str, Any] = {"mode": "shelling", "actor": "Ardania", "target": "Belmar", "where": (KESRA,)}
    claims = [
        claim("2031-05-04", "attack", document="a", quote="shelled Kesra", **shelled),
        claim("2031-05-04", "attack", document="b", publisher="Coast Radio", quote="shells hit", **shelled),
    ]
    brief = make_brief(claims)
    (sentence,) = told(brief, "Attacks")
    assert sentence == (
        "Harbour Post reported on 4 May 2031 that Ardania attacked Belmar by shelling in Kesra "
        "on 4 May 2031; so did Coast Radio."
    )
    assert len(brief.notes) == 2


def test_a_copy_is_cited_and_not_named() -> None:
    shelled: dict[str, Any] = {"mode": "shelling", "actor": "Ardania", "target": "Belmar", "where": (KESRA,)}
    claims = [
        claim("2031-05-04", "attack", document="a", quote="shelled Kesra", **shelled),
        claim(
            "2031-05-04", "attack", document="b", publisher="Coast Radio", quote="shelled Kesra", **shelled
        ),
    ]
    brief = make_brief(claims, accounts=accounts_of(claims, {"b": "a"}))
    (sentence,) = told(brief, "Attacks")
    assert "Coast Radio" not in sentence
    assert [note.document for note in brief.notes] == ["a", "b"]


def test_what_the_newest_reports_tell_first_stands_first() -> None:
    claims = [strike("2031-05-02"), strike("2031-05-06", where=(place("Tal Amar"),), document="later")]
    brief = make_brief(claims)
    assert brief.sections[0].title == "New on 6 May 2031"
    assert "Tal Amar" in told(brief, "New on 6 May 2031")[0]
    assert make_brief(claims[:1]).sections[0].title == "Attacks"


def test_a_brief_of_a_part_tells_what_others_say_of_the_same() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania", target="Belmar"),
        taken("2031-05-05", "Kesra", speaker="Belmar", target="Belmar", modality="denied"),
    ]
    brief = make_brief(claims[:1], accounts=accounts_of(claims))
    assert brief.claims == 1
    assert "Belmar denied it" in told(brief, "Disputed")[0]
