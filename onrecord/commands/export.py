"""`onrecord export`: claims in the forms that other tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, OutOption
from onrecord.commands.terminal import number_of, say
from onrecord.commands.writing import opened_output

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord export csv --out claims.csv", "everything, for a spreadsheet"),
    ("onrecord export geojson --kind attack --since 2031-05 --out attacks.geojson", "points for a map"),
    (
        "onrecord export jsonl --conflict karabakh-2020 | gzip > claims.jsonl.gz",
        "the exchange form, compressed",
    ),
)


def _format_names() -> list[str]:
    from onrecord.export.registry import FORMATS

    return list(FORMATS)


@with_filters
def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="csv, jsonl or geojson.", autocompletion=_format_names, show_default=False
        ),
    ],
    *,
    filters: Filters,
    out: OutOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Export claims for other tools.

    Every row carries `attributed`, a sentence that begins with who says it and who reported that. In CSV
    no cell runs as a formula. In GeoJSON only places known to the point are drawn; claims without one
    are there with a null geometry, so that nothing is lost.
    """
    from onrecord.export.registry import FORMATS
    from onrecord.ledger import Ledger

    if format not in FORMATS:
        raise typer.BadParameter(
            f"no format is called {format!r}; there are: {', '.join(FORMATS)}", param_hint="FORMAT"
        )
    with Ledger(ledger, create=False) as book, opened_output(out) as stream:
        number = FORMATS[format].write(book.claims(filters), stream)
    narrowed = f" ({', '.join(in_words(filters))})" if in_words(filters) else ""
    if out is not None or number == 0:
        where = f" written to {out}" if out else ""
        say(f"{number_of(number, 'claim') if number else 'no claims'}{where}{narrowed}")
