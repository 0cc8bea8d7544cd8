from dataclasses import replace

from onrecord.accounts.repeats import merged
from onrecord.model.claim import Claim, Side
from tests.accounts.examples import ARDANIA, BELMAR, KESRA, PLACES, TRUCE, claim, count, on

A = Side(name="Ardania", **ARDANIA)
B = Side(name="Belmar", **BELMAR)
HEADLINE = claim(KESRA, "control", "holds Kesra", mode="captured", speaker=A, where=(PLACES["Kesra"],))
BODY = replace(
    claim(KESRA, "control", "Kesra had been lost", mode="captured", speaker=A, where=(PLACES["Kesra"],)),
    actor=A,
    target=B,
    when=on("2031-05-04"),
)


def ids(groups: list[tuple[Claim, ...]]) -> list[tuple[str, ...]]:
    return [tuple(claim.id for claim in group) for group in groups]


def test_a_headline_and_its_paragraph_are_one_told_by_the_one_that_tells_more() -> None:
    assert ids(merged([HEADLINE, BODY])) == [(BODY.id, HEADLINE.id)]


def test_claims_of_two_documents_stay_apart() -> None:
    there = claim(
        TRUCE, "control", "may have shelled Kesra", mode="captured", speaker=A, where=(PLACES["Kesra"],)
    )
    assert len(merged([HEADLINE, there])) == 2


def test_another_speaker_modality_place_day_or_number_is_another_claim() -> None:
    others = [
        replace(BODY, speaker=B),
        replace(BODY, modality="denied"),
        replace(BODY, where=(PLACES["Tal Amar"],)),
        replace(BODY, when=on("2031-05-03")),
        replace(BODY, counts=(count(3, "village"),)),
        replace(BODY, actor=B),
    ]
    for other in others:
        assert len(merged([BODY, replace(other, id="other")])) == 2


def test_claims_that_share_only_their_kind_stay_apart() -> None:
    bare = claim(KESRA, "attack", "Shells hit the port", mode="clash")
    dated = claim(KESRA, "attack", "holds Kesra", mode="clash", when=on("2031-05-03"))
    assert len(merged([bare, dated])) == 2


def test_the_same_numbers_are_the_same_report() -> None:
    dead = (count(12, "killed"),)
    first = claim(KESRA, "casualties", "holds Kesra", counts=dead)
    second = claim(KESRA, "casualties", "Shells hit the port", counts=dead, target=B)
    assert ids(merged([first, second])) == [(second.id, first.id)]


def test_statements_are_the_same_only_in_the_same_words() -> None:
    one = claim(KESRA, "statement", "holds Kesra", speaker=A)
    other = claim(KESRA, "statement", "Shells hit the port", speaker=A)
    assert len(merged([one, other])) == 2
    assert len(merged([one, replace(one, id="again")])) == 1
