"""What all pages of a desk share: its ledger, its accounts, its settings, what is being added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from onrecord.desk.adding import Adder
from onrecord.desk.allowance import Allowance
from onrecord.desk.records import Records
from onrecord.desk.settings import Settings
from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk at work."""

    ledger: Ledger
    records: Records
    settings: Settings
    adder: Adder
    additions: Allowance


def desk_of(request: Request) -> Desk:
    """Return the desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
"""The desk, as a parameter of a page."""
