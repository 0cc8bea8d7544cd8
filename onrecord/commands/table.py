"""`onrecord table`: counts by place, month, party and the like, each event once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, ListingFormat
from onrecord.commands.terminal import QUIET, machine_output, plain, results, say_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from onrecord.accounts.table import Bounds, TableRow
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord table --by place,month", "what is told of each place in each month"),
    ("onrecord table --by party --kind attack", "attacks by those who take part in them"),
    ("onrecord table --by unit,publisher", "what each paper counts"),
    ("onrecord table --by month --format csv --hxl > months.csv", "for humanitarian tools"),
)
_FIGURES = ("events", "claims", "sources", "killed", "wounded", "displaced", "damage")


@with_filters
def table(
    *,
    filters: Filters,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="KEYS",
            help="place, country, year, month, day, party, kind, mode, unit, speaker, publisher; by commas.",
        ),
    ] = "month",
    hxl: Annotated[
        bool, typer.Option("--hxl", help="In CSV, a row of HXL hashtags below the headings.")
    ] = False,
    format: Annotated[
        ListingFormat, typer.Option("--format", help="A table to read, or one for programs.")
    ] = ListingFormat.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Count events, their dead, wounded and displaced.

    Made from events: one that five reports tell of counts once, with its lowest and its highest figure;
    figures are added over events, never over tellings. Running totals of a war are left to `onrecord tolls`.
    An event in two places counts in the rows of both. "12+" is at least 12, "≤12" up to 12.
    """
    from onrecord.accounts.record import events_of, read_record
    from onrecord.accounts.table import make_table
    from onrecord.ledger import Ledger

    keys = _checked(by)
    if hxl and format is not ListingFormat.CSV:
        raise typer.BadParameter("HXL hashtags stand in CSV; add --format csv", param_hint="--hxl")
    with Ledger(ledger, create=False) as book:
        record = read_record(book, filters)
    rows = make_table(events_of(record), record.claims, keys, origins=record.origins)
    if format is ListingFormat.TABLE:
        _print(rows, keys, results())
    else:
        from onrecord.export.table import write_table

        write_table(rows, keys, format.value, machine_output(), hxl=hxl)
    if format is ListingFormat.TABLE or not rows:
        say_number(len(rows), "row", in_words(filters))


def _checked(by: str) -> tuple[str, ...]:
    from onrecord.accounts.table import KEYS

    keys = tuple(dict.fromkeys(part.strip().lower() for part in by.split(",")))
    unknown = [key for key in keys if key not in KEYS]
    if unknown:
        raise typer.BadParameter(
            f"a table can't be made by {unknown[0]!r}; there are: {', '.join(KEYS)}", param_hint="--by"
        )
    return keys


_LEAST = 10  # characters of a key column


def _print(rows: Sequence[TableRow], by: Sequence[str], console: Console) -> None:
    if not rows:
        return
    shown = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
        collapse_padding=True,
        header_style=QUIET,
        border_style=QUIET,
    )
    figures = [
        name
        for name in (*_FIGURES, *(("counted",) if "unit" in by else ()))
        if any(_figure(getattr(row, name)) not in ("", "0") for row in rows)
    ]
    for name in by:
        shown.add_column(name, overflow="fold", min_width=_LEAST)
    for name in figures:
        shown.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        keys = [plain(key) if key is not None else Text("not told", style=QUIET) for key in row.keys]
        shown.add_row(*keys, *(Text(_figure(getattr(row, name))) for name in figures))
    console.print(shown)


def _figure(value: int | Bounds) -> str:
    from onrecord.accounts.phrases import number_words

    if isinstance(value, int):
        return f"{value:,}"
    low, high = (None if end is None else number_words(end) for end in (value.low, value.high))
    if high is None:
        return f"{low}+" if low else ""
    if low is None:
        return f"≤{high}"
    return low if low == high else f"{low}–{high}"
