"""`onrecord claims`: what sources are on record as saying, narrowed by filters."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption
from onrecord.commands.terminal import machine_output, number_of, results, say

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord claims", "all claims, in the order of publication"),
    ("onrecord claims --kind casualties --place Kesra", "the dead and wounded of a place"),
    ("onrecord claims --party bel --modality denied", "what a party denies, and who denies what of it"),
    ("onrecord claims --since 2031-05-02 --until 2031-05-04", "what is said to have happened on these days"),
    ("onrecord claims --text '\"northern districts\"'", "claims whose sentence holds a phrase"),
    ("onrecord claims --as-known 2031-05-04 --format jsonl", "for programs: what was known on a day"),
)


class ClaimFormat(StrEnum):
    """How claims are shown."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


@with_filters
def claims(
    *,
    filters: Filters,
    format: Annotated[
        ClaimFormat,
        typer.Option("--format", help="A table to read, or the exchange form for programs."),
    ] = ClaimFormat.TABLE,
    reading: Annotated[
        str | None,
        typer.Option(
            "--reading",
            metavar="NAME",
            help="Not the current reading of each document but an older one: its version, reader or number.",
        ),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List claims: who says what, and in which words.

    "conf." is the reading confidence: how sure the program is of its reading, never how true the claim is.
    """
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        found = book.claims(filters, reading=reading)
        if format is ClaimFormat.TABLE:
            from onrecord.commands.claim_table import print_claims

            number = print_claims(found, results())
        else:
            from onrecord.export.plain import write_claims

            number = write_claims(found, format.value, machine_output())
    if format is ClaimFormat.TABLE or number == 0:
        narrowed = f" ({', '.join(in_words(filters))})" if in_words(filters) else ""
        say(f"{number_of(number, 'claim')}{narrowed}" if number else f"no claims{narrowed}")
