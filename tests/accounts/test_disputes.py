"""What is disputed, who says what, and what is no dispute."""

from dataclasses import replace
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.accounts.denials import says_not_so
from onrecord.accounts.disputes import find_disputes
from onrecord.model.accounts import Dispute
from onrecord.model.claim import About, Claim, Side
from tests.accounts.telling import PARTIES, claim, dead, number, place, plain, swapped, taken, words

KESRA = place("Kesra")


def disputes(*claims: Claim, **more: Any) -> tuple[Dispute, ...]:
    return find_disputes(claims, vocabulary=words(), **more)


def only(*claims: Claim) -> Dispute:
    (found,) = disputes(*claims)
    return found


def positions(dispute: Dispute) -> dict[str, str]:
    return {each.speaker: each.position for each in dispute.sides}


def strike(day: str = "2031-05-04", **more: Any) -> Claim:
    told = {"speaker": "Belmar", "actor": "Ardania", "target": "Belmar", "mode": "missile", "where": (KESRA,)}
    return claim(day, "attack", quote="an Ardanian missile strike on Kesra", **{**told, **more})


def says(day: str, quote: str, speaker: str = "Ardania", sentence: int = 1, **more: Any) -> Claim:
    told = {"modality": "denied", "when": None}
    return claim(day, "statement", quote=quote, speaker=speaker, sentence=sentence, **{**told, **more})


def test_a_bare_denial_is_of_what_the_other_side_said_just_before() -> None:
    found = only(strike(), says("2031-05-04", "denies it"))
    assert (found.about, found.type) == ("responsibility", "denial")
    assert found.what == "who is responsible for an attack by missile or rocket in Kesra"
    assert positions(found) == {"Belmar": "blames Ardania", "Ardania": "denies it"}
    assert [each.last for each in found.sides] == ["2031-05-04", "2031-05-04"]


def test_reports_of_an_act_are_denied_as_a_whole() -> None:
    found = only(strike(), says("2031-05-04", "rejects reports of the strike"))
    assert found.about == "occurrence"
    assert positions(found)["Belmar"] == "says that it took place and blames Ardania"


def test_an_act_that_is_denied_stands_against_those_who_tell_it() -> None:
    denial = strike(speaker="Ardania", modality="denied", sentence=1)
    assert positions(only(strike(), denial)) == {"Belmar": "blames Ardania", "Ardania": "denies it"}


def test_what_a_reading_ties_to_a_claim_denies_that_claim() -> None:
    told = strike()
    denial = says(
        "2031-05-04", "speaks of inventions", sentence=7, about=(About(claim=told.id, relation="denies"),)
    )
    found = only(told, replace(denial, evidence=replace(denial.evidence, quote="denies all of it")))
    assert {ref.id for each in found.sides for ref in each.claims} == {told.id, denial.id}


def test_all_who_blame_the_same_stand_beside_a_denial_each_once() -> None:
    again = strike("2031-05-05", document="post-b", when="2031-05-04")
    found = only(strike(), again, says("2031-05-04", "denies it"))
    assert [(each.speaker, len(each.claims), each.last) for each in found.sides] == [
        ("Belmar", 2, "2031-05-05"),
        ("Ardania", 1, "2031-05-04"),
    ]


def test_whoever_tells_later_that_it_was_his_own_has_conceded() -> None:
    own = strike("2031-05-05", speaker="Ardania", document="post-b")
    found = only(strike(), says("2031-05-04", "denies it"), replace(own, when=strike().when))
    assert found.conceded == "Ardania"
    assert positions(found)["Ardania"] == "denied it, since then concedes it"


def test_an_offer_turned_down_and_a_denial_of_one_s_own_are_no_disputes() -> None:
    assert not disputes(strike(), says("2031-05-04", "rejects the proposal"))
    assert not disputes(strike(), says("2031-05-04", "denies it", speaker="Belmar"))


def test_a_denial_far_from_any_claim_or_of_something_else_is_no_dispute() -> None:
    assert not disputes(strike(), says("2031-05-04", "denies it", sentence=3))
    assert not disputes(strike(), says("2031-05-04", "denies the existence of a treasure"))
    assert not disputes(strike(), says("2031-05-05", "denies it", document="another"))


def test_a_suspect_who_denies_a_charge_does_not_deny_the_arrest() -> None:
    arrest = claim("2031-05-04", "detention", target="Mr Vale", speaker="Ardania", where=(KESRA,))
    assert not disputes(arrest, says("2031-05-04", "denies the charges", speaker="Mr Vale"))


def test_a_place_whose_holder_is_denied_is_disputed_until_the_loser_concedes() -> None:
    claims = [
        taken("2031-05-04", "Kesra", speaker="Ardania", target="Belmar"),
        taken("2031-05-05", "Kesra", speaker="Belmar", target="Belmar", modality="denied"),
    ]
    found = only(*claims)
    assert (found.about, found.type, found.what) == ("control", "denial", "who holds Kesra")
    assert positions(found) == {"Ardania": "says that Ardania holds Kesra", "Belmar": "denies it"}
    assert found.place is not None
    assert found.place.name == "Kesra"
    assert found.conceded is None
    conceded = only(*claims, taken("2031-05-07", "Kesra", speaker="Belmar", target="Belmar"))
    assert (conceded.conceded, conceded.id) == ("Belmar", found.id)
    assert conceded.sides[1].last == "2031-05-07"


def test_two_who_blame_different_parties_for_one_act_contradict() -> None:
    other = strike(speaker="Cordia", actor="Hill Men", sentence=1, at=9)
    found = only(strike(), other)
    assert (found.about, found.type) == ("responsibility", "contradiction")
    assert positions(found) == {"Belmar": "blames Ardania", "Cordia": "blames Hill Men"}


def test_whoever_claims_an_act_stands_against_those_who_blame_another() -> None:
    told: dict[str, Any] = {"speaker": "Hill Men", "modality": "asserted", "sentence": 0, "at": 60}
    own = says("2031-05-04", "claims responsibility", **told)
    found = only(strike(), own)
    assert (found.about, found.type) == ("responsibility", "contradiction")
    assert positions(found) == {"Belmar": "blames Ardania", "Hill Men": "says that it was its own"}
    denied = only(strike(), says("2031-05-04", "denies it"), own)
    assert positions(denied)["Hill Men"] == "says that it was its own"
    assert not disputes(strike(), replace(own, speaker=strike().actor))


def test_a_part_of_a_party_or_its_ally_is_no_other_culprit() -> None:
    assert not disputes(strike(), strike(speaker="Cordia", actor="Ardanian army", sentence=1))
    assert not disputes(strike(), strike(speaker="Cordia", actor="Dorn Valley", sentence=1))


def both(name: str, *parties: str) -> Side:
    return Side(name=name, parties=parties, kind="state")


def test_two_sides_that_accuse_each_other_stand_against_each_other() -> None:
    breach = claim(
        "2031-05-04",
        "ceasefire",
        mode="violated",
        quote="accuse each other of violating the truce",
        speaker=both("Ardania and Belmar", "ard", "bel"),
    )
    found = only(breach)
    assert (found.about, found.what) == ("responsibility", "who broke a ceasefire")
    assert positions(found) == {"Ardania": "blames Belmar", "Belmar": "blames Ardania"}


def test_sides_without_a_party_that_blame_each_other_are_told_by_their_names() -> None:
    blame = claim(
        "2031-05-04", "attack", quote="blame each other for it", speaker=both("government and rebels")
    )
    assert positions(only(blame)) == {"government": "blames rebels", "rebels": "blames government"}
    assert not disputes(replace(blame, speaker=both("both sides")))


def test_both_sides_are_those_of_the_truce_told_before() -> None:
    truce = claim("2031-05-04", "ceasefire", mode="agreed", actor="Ardania", target="Belmar")
    blame = says("2031-05-04", "accuse each other of breaking it", modality="asserted")
    found = only(truce, replace(blame, speaker=both("both sides")))
    assert positions(found) == {"Ardania": "blames Belmar", "Belmar": "blames Ardania"}
    assert {ref.id for ref in found.sides[0].claims} == {truce.id, blame.id}


def test_a_breach_told_by_two_who_are_not_at_war_is_no_dispute() -> None:
    speaker = both("Ardania and Cordia", "ard", "cor")
    breach = claim("2031-05-04", "ceasefire", mode="violated", quote="broke the truce", speaker=speaker)
    assert not disputes(breach)
    assert disputes(replace(breach, speaker=both("Ardania and Belmar", "ard", "bel")))


def losses(value: int, speaker: str | None, *, at_least: bool = False, **more: Any) -> Claim:
    counts = (number(value, of="soldier", high=None if at_least else value),)
    told: dict[str, Any] = {"mode": "missile", "where": (KESRA,), "target": "Belmari army", **more}
    return claim("2031-05-04", "attack", counts=counts, speaker=speaker, quote="strike", **told)


def test_numbers_that_cannot_both_hold_differ() -> None:
    found = only(losses(12, "Ardania"), losses(30, "Belmar", sentence=1))
    assert (found.about, found.type) == ("count", "difference")
    assert positions(found) == {"Ardania": "12 soldiers killed", "Belmar": "30 soldiers killed"}


def test_numbers_that_can_both_hold_do_not_differ() -> None:
    assert not disputes(losses(12, "Ardania", at_least=True), losses(30, "Belmar", sentence=1))


def test_a_toll_that_grew_is_no_dispute() -> None:
    early, late = losses(12, None), losses(30, None, document="post-b")
    assert not disputes(early, late)
    later = replace(late, document=replace(late.document, published="2031-05-05"))
    assert not disputes(early, later)
    assert not disputes(dead("2031-05-04", 12), dead("2031-05-08", 30))


def test_a_quote_repeated_and_two_events_are_no_dispute() -> None:
    assert not disputes(strike(), strike(document="copy", publisher="Coast Radio"))
    elsewhere = strike(actor="Hill Men", speaker="Cordia", where=(place("Tal Amar"),), sentence=1)
    assert not disputes(strike(), elsewhere)


def test_totals_of_enemies_for_one_day_differ() -> None:
    own = dead("2031-05-04", 100, speaker="Ardanian ministry")
    claimed = dead("2031-05-04", 900, speaker="Belmari ministry", document="post-b")
    found = only(own, claimed)
    assert (found.about, found.what) == ("count", "how many of Ardanian army were killed")
    assert positions(found) == {
        "Ardanian ministry": "100 killed in all",
        "Belmari ministry": "900 killed in all",
    }


def test_what_a_copy_says_is_said_by_its_origin() -> None:
    told = taken("2031-05-04", "Kesra", document="first")
    copied = taken("2031-05-05", "Kesra", document="second", publisher="Coast Radio")
    denial = taken("2031-05-05", "Kesra", speaker="Belmar", target="Belmar", modality="denied")
    (found,) = disputes(told, copied, denial, origins={"second": "first"})
    assert [each.speaker for each in found.sides] == ["Harbour Post", "Belmar"]
    assert len(found.sides[0].claims) == 2


NAMES = [name for name in PARTIES if name.split()[0] in ("Ardania", "Ardanian", "Belmar", "Belmari")][:6]
QUOTES = ["denies it", "rejects the accusation", "is untrue", "denies the strike", "rejects the offer"]


@st.composite
def ledgers(draw: st.DrawFn) -> list[Claim]:
    made = []
    for n in range(draw(st.integers(2, 7))):
        day, document = f"2031-05-0{draw(st.integers(2, 6))}", draw(st.sampled_from("abc"))
        more: dict[str, Any] = {
            "document": f"post-{document}",
            "sentence": n,
            "speaker": draw(st.sampled_from([*NAMES, None])),
        }
        kind = draw(st.sampled_from(["strike", "denial", "place", "dead"]))
        if kind == "strike":
            made.append(strike(day, **more, actor=draw(st.sampled_from(NAMES))))
        elif kind == "denial":
            speaker = draw(st.sampled_from(NAMES))
            made.append(says(day, draw(st.sampled_from(QUOTES)), **{**more, "speaker": speaker}))
        elif kind == "place":
            modality = draw(st.sampled_from(["asserted", "denied", "possible"]))
            made.append(taken(day, "Kesra", draw(st.sampled_from(NAMES)), modality=modality, **more))
        else:
            made.append(dead(day, draw(st.integers(1, 9)) * 10, draw(st.sampled_from(NAMES)), **more))
    published = {document: f"2031-05-0{n}" for n, document in enumerate("cab", 3)}
    return [replace(c, document=replace(c.document, published=published[c.document.id[-1]])) for c in made]


@settings(max_examples=60, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims: list[Claim], random: Any) -> None:
    shuffled = random.sample(claims, len(claims))
    assert disputes(*shuffled) == disputes(*claims)


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_swapping_the_names_of_two_sides_swaps_them_and_nothing_else(claims: list[Claim]) -> None:
    other = msgspec.json.decode(msgspec.json.encode(swapped(plain(claims))), type=list[Claim])
    assert plain(disputes(*other)) == swapped(plain(disputes(*claims)))


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_every_dispute_has_two_sides_with_claims_of_the_ledger(claims: list[Claim]) -> None:
    ids = {each.id for each in claims}
    for found in disputes(*claims):
        assert len(found.sides) >= 2
        assert len({each.speaker for each in found.sides}) == len(found.sides) or found.about == "control"
        assert all(each.claims and {ref.id for ref in each.claims} <= ids for each in found.sides)


def test_words_deny_or_turn_down() -> None:
    for text in ("it is untrue", "denies this", "says it is not true", "rejected the accusation"):
        assert says_not_so(text)
    for text in ("denies bail to him", "rejects the offer", "denies", "it is true", "refuses to leave"):
        assert not says_not_so(text)
