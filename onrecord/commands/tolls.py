"""`onrecord tolls`: running counts by one side about one group, and whether they add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, ListingFormat
from onrecord.commands.terminal import machine_output, results, say_number

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord tolls", "all running counts: killed, wounded, displaced, villages, tanks …"),
    ("onrecord tolls --party bel", "the losses of a party, by its own count and by that of others"),
    ("onrecord tolls --as-known 2031-05-04 --format csv", "as known on a day, a figure a row"),
)


@with_filters
def tolls(
    *,
    filters: Filters,
    format: Annotated[
        ListingFormat, typer.Option("--format", help="To read, or the exchange form for programs.")
    ] = ListingFormat.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List running tolls: one teller's totals about one group.

    Each figure is checked: whether the last total and what is new make this one. A party's own losses and
    those that its enemy claims stand apart. --party asks for the group that is counted. The age of the last
    figure is told, seen from the newest report.
    """
    from onrecord.accounts.store.answers import tolls_for
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        answer = tolls_for(book, filters)
    found = answer.rows
    if format is ListingFormat.TABLE:
        from onrecord.commands.account_pages import print_tolls

        print_tolls(found, answer.claims, answer.last, results())
    else:
        from onrecord.export.accounts import write_tolls

        write_tolls(found, answer.claims, format.value, machine_output())
    if format is ListingFormat.TABLE or not found:
        say_number(len(found), "toll", in_words(filters))
