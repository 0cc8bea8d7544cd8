"""Events: which claims come together, which stay apart, and what an event says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.events import link_events
from onrecord.model.accounts import Event
from onrecord.model.claim import Claim, Side
from tests.accounts.examples import all_claims
from tests.accounts.linking.made import (
    ARDANIA,
    ARMY,
    BELMAR,
    BORDER,
    DOLMA,
    KESRA,
    KESRA_DISTRICT,
    LOWER,
    UPPER,
    about,
    captured,
    count,
    dead,
    on,
    said,
    strike,
)


def together(events: Iterable[Event]) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in event.claims) for event in events}


def one(claims: Iterable[Claim]) -> Event:
    (event,) = link_events(claims)
    return event


def war() -> list[Claim]:
    """Claims of several reports of several happenings, the reports of 4 May first."""
    first = strike("a-1")
    return [
        first,
        dead("a-1", 4),
        said("a-1", "attack", "carrying out the strike", sentence=1, modality="denied", actor=ARDANIA),
        said("a-1", "statement", "claimed the strike", sentence=2, speaker=ARDANIA, about=about(first)),
        strike("b-1", day="2031-05-05", when=on("2031-05-04", basis="expression"), quote="a missile attack"),
        dead("b-1", 21, day="2031-05-05", counts=(count(21, measure="total"),), where=(KESRA,)),
        captured("c-1", DOLMA),
        captured("d-1", DOLMA, day="2031-05-06", mode="lost", modality="denied", speaker=BELMAR),
        captured("e-1", LOWER),
        captured("e-2", UPPER),
        captured("e-3", KESRA_DISTRICT),
        said("f-1", "ceasefire", "agreed a truce", mode="agreed", actor=ARDANIA, target=BELMAR),
        said("f-2", "ceasefire", "a truce was agreed", mode="agreed", actor=BELMAR, target=ARDANIA),
        said("f-3", "ceasefire", "broke the truce", mode="violated", actor=ARDANIA, target=BELMAR),
        dead("g-1", 5, target=ARMY, counts=(count(5, measure="new"),)),
        dead("g-1", 50, at=90, target=ARMY, counts=(count(50, measure="total"),)),
        dead("g-2", 71, day="2031-05-20", target=ARMY, counts=(count(71, measure="total"),)),
        said("h-1", "statement", "must withdraw", modality="demanded"),
        said("h-2", "movement", "pull back", modality="demanded", actor=BELMAR),
        *all_claims(),
    ]


def test_reports_of_one_strike_in_different_documents_are_one_event_with_reasons() -> None:
    event = one([strike("a"), strike("b", quote="a missile attack")])
    assert event.sources == 2
    assert event.claims[0].reasons == ()
    assert {"same place", "same day", "same mode: missile"} <= set(event.claims[1].reasons)


def test_every_claim_that_tells_of_a_happening_stands_in_exactly_one_event() -> None:
    claims = war()
    held = [claim.id for event in link_events(claims) for claim in event.claims]
    telling = [c.id for c in claims if (c.kind != "statement" and c.modality != "demanded") or c.about]
    assert sorted(held) == sorted(telling)


def test_statements_and_demands_make_no_event() -> None:
    assert link_events([said("a", "statement", "condemned it")]) == ()
    assert link_events([said("a", "movement", "must pull back", modality="demanded")]) == ()


def test_a_statement_about_an_attack_stands_in_its_event() -> None:
    attack = strike()
    denial = said("a", "statement", "said it was untrue", sentence=3, modality="denied", about=about(attack))
    event = one([attack, denial])
    assert [claim.reasons for claim in event.claims] == [(), ("denies it",)]
    assert event.kind == "attack"


def test_a_denial_of_a_statement_goes_where_the_statement_goes() -> None:
    attack = strike()
    claim = said("a", "statement", "claimed it", sentence=1, about=about(attack, "claims responsibility"))
    denial = said("a", "statement", "rejected that", sentence=2, about=about(claim))
    assert len(one([denial, claim, attack]).claims) == 3


def test_a_statement_about_two_happenings_stands_with_the_first() -> None:
    first, second = strike(), captured(place=DOLMA, sentence=2)
    denial = said("a", "statement", "denied both", sentence=3, about=about(second) + about(first))
    events = link_events([first, second, denial])
    assert sum(len(event.claims) for event in events) == 3
    assert frozenset({second.id, denial.id}) in together(events)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (strike("b", where=(DOLMA,)), "another town"),
        (strike("b", when=on("2031-05-01", basis="expression")), "another day"),
        (strike("b", mode="clash"), "fighting on the ground"),
        (strike("b", quote="missiles hit the airport", target=BELMAR, mode="shelling"), "another thing hit"),
        (captured("b"), "no attack"),
    ],
)
def test_different_happenings_stay_apart(other: Claim, why: str) -> None:
    school = strike("a", quote="missiles hit a school")
    assert len(link_events([school, other])) == 2, why


def test_two_attacks_of_one_report_with_their_own_dead_stay_apart() -> None:
    claims = [
        strike(quote="missiles hit a school"),
        dead(value=4),
        strike(sentence=1, mode="shooting", quote="gunmen fired on a bus"),
        dead(sentence=1, value=9),
    ]
    events = link_events(claims)
    assert together(events) == {
        frozenset({claims[0].id, claims[1].id}),
        frozenset({claims[2].id, claims[3].id}),
    }


def test_no_chain_of_reports_joins_what_is_certainly_apart() -> None:
    """A report of both towns is alike to each, and yet the towns' events stay two."""
    both = strike("m", where=(KESRA, DOLMA))
    events = link_events([strike("a"), strike("b", where=(DOLMA,)), both])
    assert len(events) == 2


def test_a_district_said_to_be_taken_joins_no_villages() -> None:
    claims = [captured("a", LOWER), captured("b", UPPER), captured("c", KESRA_DISTRICT)]
    assert len(link_events(claims)) == 3


def test_a_towns_fall_its_denial_and_its_concession_are_one_event() -> None:
    event = one(
        [
            captured("a"),
            captured("b", day="2031-05-05", mode="lost", modality="denied", speaker=BELMAR),
            captured("c", day="2031-05-06", mode="lost", speaker=BELMAR),
        ]
    )
    assert (event.kind, event.mode, event.sources) == ("control", "captured", 3)


def test_a_truce_and_its_breaking_are_two_events() -> None:
    sides: dict[str, Any] = {"actor": ARDANIA, "target": BELMAR, "where": (BORDER,)}
    agreed = [said(d, "ceasefire", "a truce", mode="agreed", **sides) for d in ("a", "b")]
    broken = said("c", "ceasefire", "broke it", mode="violated", **sides)
    assert sorted(len(event.claims) for event in link_events([*agreed, broken])) == [1, 2]


def test_a_strike_told_again_weeks_later_needs_its_date() -> None:
    later = {"day": "2031-06-20", "quote": "the missile attack"}
    dated = strike("b", when=on("2031-05-04", basis="expression"), **later)
    undated = strike("b", when=None, **later)
    assert len(link_events([strike("a"), dated])) == 1
    assert len(link_events([strike("a"), undated])) == 2


def test_an_event_takes_its_id_from_its_earliest_claim() -> None:
    early, late = (
        strike("z", day="2031-05-04"),
        strike("a", day="2031-05-05", when=on("2031-05-04", basis="expression")),
    )
    undated = replace(strike("0"), document=replace(strike("0").document, published=None))
    event = one([late, undated, early])
    assert event.id == early.id
    assert event.first.document == "z"
    assert [claim.document for claim in event.claims] == ["z", "a", "0"]


def test_a_later_report_that_joins_two_events_leaves_the_younger_id_in_formerly() -> None:
    """The first two have too little in common; the third has the place of one and the count of the other."""
    first = strike("a", target=None, mode="other", quote="blasts in the town")
    second = dead("b", 33, actor=ARDANIA, target=BELMAR)
    dated = {"day": "2031-05-05", "when": on("2031-05-04", basis="expression")}
    third = [strike("c", **dated), dead("c", 33, **dated)]
    assert len(link_events([first, second])) == 2
    event = one([first, second, *third])
    assert event.id == first.id
    assert event.formerly == (second.id,)


def test_headline_and_body_are_one_source_and_so_are_copies() -> None:
    claims = [
        strike("a"),
        strike("a", sentence=2, quote="the missiles that hit the town"),
        strike("b", quote="a missile attack"),
        strike("copy"),
    ]
    assert one(claims).sources == 3
    assert one_with_origins(claims, {"copy": "a"}).sources == 2


def one_with_origins(claims: Iterable[Claim], origins: dict[str, str]) -> Event:
    (event,) = link_events(claims, origins)
    return event


def test_what_a_copy_tells_stands_with_its_original_even_where_little_else_ties_them() -> None:
    bare = [said(d, "damage", "homes burned", when=None) for d in ("a", "b")]
    assert len(link_events(bare)) == 2
    event = one_with_origins(bare, {"b": "a"})
    assert event.claims[1].reasons == ("copy of the same report",)


def test_copies_change_no_event_but_for_their_claims() -> None:
    claims = war()
    copies = [
        replace(c, id=f"{c.id}x", about=(), document=replace(c.document, id=f"{c.document.id}-x"))
        for c in claims
        if not c.about
    ]
    origins = {copy.document.id: copy.document.id.removesuffix("-x") for copy in copies}
    plain, copied = link_events(claims), link_events([*claims, *copies], origins)
    assert [(e.id, e.sources, e.deaths) for e in plain] == [(e.id, e.sources, e.deaths) for e in copied]


def test_a_reviewer_can_undo_a_link_and_make_one() -> None:
    a, b, c = strike("a"), strike("b"), captured("c", DOLMA)
    assert len(link_events([a, b], kept_apart=[(b.id, a.id)])) == 2
    event = link_events([a, c], together=[(a.id, c.id)])
    assert len(event) == 1
    assert event[0].claims[1].reasons == ("joined by a reviewer",)
    inside = strike("a", sentence=1, quote="the missiles that hit the town")
    assert len(link_events([a, inside])) == 1
    assert len(link_events([a, inside], kept_apart=[(a.id, inside.id)])) == 2


def test_claims_without_place_sides_and_days_are_events_of_their_own() -> None:
    bare = [said(d, "attack", "an attack", day=None) for d in ("a", "b")]
    assert len(link_events(bare)) == 2
    assert link_events([]) == ()


def test_events_come_in_order_of_day_the_undated_last() -> None:
    events = link_events([strike("a", when=None), captured("b", DOLMA), captured("c", when=on("2031-04-01"))])
    assert [event.when and event.when.start for event in events] == ["2031-04-01", "2031-05-04", None]


@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(random: object) -> None:
    claims = war()
    expected = link_events(claims)
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert link_events(claims) == expected


def test_swapping_the_sides_swaps_them_in_the_events_and_changes_nothing_else() -> None:
    claims = war()
    assert link_events(map(swapped, claims)) == tuple(map(swapped_event, link_events(claims)))


SWAP = {"ard": "bel", "bel": "ard", "ard.mil": "bel.mil", "bel.mil": "ard.mil"}


def other(side: Side | None) -> Side | None:
    if side is None:
        return None
    name = side.name.replace("Ardania", "#").replace("Belmar", "Ardania").replace("#", "Belmar")
    return replace(side, name=name, parties=tuple(SWAP.get(party, party) for party in side.parties))


def swapped(claim: Claim) -> Claim:
    return replace(claim, actor=other(claim.actor), target=other(claim.target), speaker=other(claim.speaker))


def swapped_event(event: Event) -> Event:
    return replace(event, actor=other(event.actor), target=other(event.target))
