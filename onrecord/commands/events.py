"""`onrecord events`: things that happened, as told, with who tells of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, ListingFormat
from onrecord.commands.terminal import machine_output, results, say_number

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord events", "everything that is told of, in the order of days"),
    ("onrecord events --kind attack --place Kesra", "attacks on a place, each with all who tell of it"),
    ("onrecord events --as-known 2031-05-04 --format jsonl", "for programs: what was known on a day"),
)


@with_filters
def events(
    *,
    filters: Filters,
    format: Annotated[
        ListingFormat, typer.Option("--format", help="To read, or the exchange form for programs.")
    ] = ListingFormat.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List events: what one or several claims tell of as one thing.

    Every figure stands with who gives it. Sources are reports, copies of one report counted once. An event
    is shown where one of its claims fits the filters.
    """
    from onrecord.accounts.store.answers import events_for
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        answer = events_for(book, filters)
    found = answer.rows
    if format is ListingFormat.TABLE:
        from onrecord.commands.account_pages import print_events

        print_events(found, answer.claims, results())
    else:
        from onrecord.export.accounts import write_events

        write_events(found, answer.claims, format.value, machine_output())
    if format is ListingFormat.TABLE or not found:
        say_number(len(found), "event", in_words(filters))
