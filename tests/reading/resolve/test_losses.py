"""A place that is told as lost is taken by whom it is lost to."""

from __future__ import annotations

from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.losses import with_taker
from tests.reading.making import act, context


def shown(mention: Mention | None, found: Context) -> str | None:
    return None if mention is None else found.text[mention.start : mention.end]


def sides(told: Act, found: Context) -> tuple[str | None, str | None]:
    taken = with_taker(told, found)
    return shown(taken.actor, found), shown(taken.target, found)


def test_whom_a_place_is_lost_to_takes_it() -> None:
    found = context("Peru confirmed the loss of Velm to Chadian forces.")
    told = act(
        found.parsed,
        "the loss of Velm",
        kind="control",
        mode="captured",
        actor="Peru",
        target="Chadian forces",
    )
    assert sides(told, found) == ("Chadian forces", "Peru")


def test_whoever_speaks_of_a_loss_speaks_of_his_own() -> None:
    found = context("Peru's leaders deny the loss of the town that Chad says it took.")
    told = act(
        found.parsed,
        "the loss of the town",
        kind="control",
        mode="captured",
        speaker="Peru's leaders",
        actor="Peru",
        target="Chad",
    )
    assert sides(told, found) == ("Chad", "Peru")


def test_whoever_denies_that_a_place_has_fallen_is_who_would_have_lost_it() -> None:
    found = context("Chad claims the town. Peru denies that Velm has fallen.")
    told = act(
        found.parsed,
        "Velm has fallen",
        kind="control",
        mode="captured",
        modality="denied",
        speaker="Peru",
        actor="Peru",
        target="Chad",
    )
    assert sides(told, found) == ("Chad", "Peru")
    claimed = act(
        found.parsed,
        "Velm has fallen",
        kind="control",
        mode="captured",
        speaker="Chad",
        actor="Chad",
        target="Peru",
    )
    assert with_taker(claimed, found) == claimed


def test_a_capture_stays_as_it_was_read() -> None:
    found = context("Peru said it had taken Velm from Chad, which lost forty men.")
    told = act(found.parsed, "had taken Velm", kind="control", mode="captured", actor="Peru", target="Chad")
    assert with_taker(told, found) == told
    lost = act(found.parsed, "lost forty men", kind="casualties", actor="Peru", target="Chad")
    assert with_taker(lost, found) == lost
