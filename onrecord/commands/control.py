"""`onrecord control`: who is said to hold which place, since when, and who denies it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, ListingFormat, last_day
from onrecord.commands.terminal import machine_output, results, say_number

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord control", "every place, with all who are said to have held it, in turn"),
    ("onrecord control --on 2031-05-04", "who was said to hold what on a day, as said by then"),
    ("onrecord control --place Kesra --format csv", "the history of a place, for a spreadsheet"),
)


@with_filters
def control(
    *,
    filters: Filters,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="The holders of that day, as said by then."),
    ] = None,
    format: Annotated[
        ListingFormat, typer.Option("--format", help="To read, or the exchange form for programs.")
    ] = ListingFormat.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List who is said to hold which place, and since when.

    Each row says who claims, reports, concedes or denies it: what is on record, never who holds a place.
    "contested" is said to be fought over, with the holder as last said.
    """
    from onrecord.accounts.store.answers import control_for
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        answer = control_for(book, filters, last_day(on, "--on") if on else None)
    found = answer.rows
    if format is ListingFormat.TABLE:
        from onrecord.commands.account_pages import print_control

        print_control(found, results())
    else:
        from onrecord.export.accounts import write_control

        write_control(found, format.value, machine_output())
    if format is ListingFormat.TABLE or not found:
        say_number(len(found), "row", in_words(filters))
