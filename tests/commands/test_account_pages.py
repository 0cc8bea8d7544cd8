"""How accounts are printed, where the example reports have none of the kind."""

import io
from typing import Any

import pytest

from onrecord.commands.account_pages import age_words, print_control, print_disputes
from onrecord.commands.terminal import Screen
from onrecord.model.accounts import ClaimRef, Control, ControlPlace, Dispute, DisputeSide, Saying
from onrecord.model.claim import Side

SIDES = (
    DisputeSide(
        speaker="Ardania",
        position="it holds Kesra",
        claims=(ClaimRef(id="0123456789abcdef", document="a"),),
        last="2031-05-04",
    ),
    DisputeSide(speaker="[red]Belmar", position="it has not lost \x1b[2J Kesra", claims=()),
)


def dispute(**values: Any) -> Dispute:
    kinds: dict[str, Any] = {"about": "control", "type": "contradiction", "what": "who holds Kesra"}
    place = ControlPlace(name="Kesra")
    return Dispute(**{**kinds, "id": "d1", "place": place, "when": None, "sides": SIDES, **values})


def printed(show: Any, rows: Any) -> str:
    out = io.StringIO()
    show(rows, Screen(file=out, width=80, highlight=False, markup=False, emoji=False))
    return out.getvalue()


def test_a_dispute_stands_side_by_side_with_who_last_said_what() -> None:
    assert printed(print_disputes, [dispute(conceded="Belmar")]).splitlines() == [
        "d1  control: contradiction · who holds Kesra · Kesra",
        "          Ardania: it holds Kesra, last on 2031-05-04  01234567",
        "          [red]Belmar: it has not lost \\x1b[2J Kesra",
        "          Belmar has since conceded",
    ]


def test_control_of_a_past_holder_has_its_last_day() -> None:
    row = Control(
        place=ControlPlace(name="Kesra"),
        holder=Side(name="Ardania"),
        since=None,
        until="2031-05-05",
        status="contested",
        as_of="2031-05-06",
        claimed_by=(Saying(speaker="Ardania", claims=()),),
    )
    assert printed(print_control, [row]).splitlines() == [
        "Kesra · contested · … – 2031-05-05",
        "          contested, last said to be held by Ardania until 2031-05-05 (claimed",
        "          by Ardania)",
    ]


@pytest.mark.parametrize(
    ("latest", "last", "told"),
    [
        ("2031-05-04", "2031-05-06", "last figure 2031-05-04, 2 days before the newest report (2031-05-06)"),
        ("2031-05-06", "2031-05-06", "last figure 2031-05-06, as new as the newest report"),
        ("2031-05-06", None, "last figure 2031-05-06"),
        ("unknown", "2031-05-06", "last figure unknown"),
    ],
)
def test_the_age_of_the_last_figure(latest: str, last: str | None, told: str) -> None:
    assert age_words(latest, last) == told
