"""`onrecord disputes`: accounts that contradict, deny or differ, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, ListingFormat
from onrecord.commands.terminal import machine_output, results, say_number

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord disputes", "who contradicts whom, side by side"),
    ("onrecord disputes --place Kesra", "what is disputed about a place"),
    ("onrecord disputes --as-known 2031-05-04 --format jsonl", "for programs: what was disputed on a day"),
)


@with_filters
def disputes(
    *,
    filters: Filters,
    format: Annotated[
        ListingFormat, typer.Option("--format", help="To read, or the exchange form for programs.")
    ] = ListingFormat.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List accounts that contradict, deny or differ, side by side.

    Each side is shown with who says it, in which claims, and when last; and who has since conceded. A toll
    that grew, two events, or words repeated are no disputes.
    """
    from onrecord.accounts.store.answers import disputes_for
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        answer = disputes_for(book, filters)
    found = answer.rows
    if format is ListingFormat.TABLE:
        from onrecord.commands.account_pages import print_disputes

        print_disputes(found, results())
    else:
        from onrecord.export.accounts import write_disputes

        write_disputes(found, format.value, machine_output())
    if format is ListingFormat.TABLE or not found:
        say_number(len(found), "dispute", in_words(filters))
