"""Claims for reading in a terminal: a table where there is room, else one claim below the other.

Column widths come from the width of the terminal alone, so that a listing of any length is printed as it
comes, in small batches, and looks the same from its first row to its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.commands.phrases import (
    confidence_line,
    counts_line,
    kind_text,
    short_id,
    sides_text,
    source_line,
    speaker_text,
    when_line,
    where_line,
)
from onrecord.commands.terminal import NARROW, QUIET, clipped, dotted, plain
from onrecord.model.claim import Claim

_BATCH = 200
# Columns of fixed width, and how the rest of the terminal is shared among the others.
_FIXED = {"when": 10, "kind": 12, "id": 8, "conf.": 5}
_SHARES = {"speaker": 15, "what": 27, "actor → target": 17, "counts": 15, "where": 13, "source": 13}
_ORDER = ("when", "kind", "speaker", "what", "actor → target", "counts", "where", "source", "conf.", "id")
# One column is the padding of a cell, one the divider.
_GAP = 2
_LONGEST_CELL = 4  # lines
_INDENT = 10


def print_claims(claims: Iterable[Claim], console: Console) -> int:
    """Print claims as they come, as wide as the console, and return how many there were."""
    show = _print_table if console.width >= NARROW else _print_list
    number = 0
    for batch in _batches(claims):
        show(batch, console, is_first=number == 0)
        number += len(batch)
    return number


def _batches(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    remaining = iter(claims)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def column_widths(width: int) -> dict[str, int]:
    """Return the width of each column of a table that fills `width` columns of a terminal."""
    room = width - sum(_FIXED.values()) - _GAP * (len(_ORDER) - 1)
    total = sum(_SHARES.values())
    widths = {name: room * share // total for name, share in _SHARES.items()}
    widths["what"] += room - sum(widths.values())
    return {name: {**_FIXED, **widths}[name] for name in _ORDER}


def _print_table(claims: list[Claim], console: Console, *, is_first: bool) -> None:
    widths = column_widths(console.width)
    table = Table(
        box=box.SIMPLE_HEAD,
        show_header=is_first,
        show_edge=False,
        pad_edge=False,
        leading=1,
        padding=(0, 1, 0, 0),
        header_style=QUIET,
        border_style=QUIET,
    )
    for name, width in widths.items():
        table.add_column(name, width=width, overflow="fold", justify="right" if name == "conf." else "left")
    for claim in claims:
        table.add_row(*_cells(claim, widths))
    if not is_first:
        console.print()
    console.print(table)


def _cells(claim: Claim, widths: dict[str, int]) -> list[Text]:
    def cell(name: str, text: str) -> Text:
        return Text(clipped(text, widths[name] * _LONGEST_CELL))

    return [
        plain(when_line(claim.when) or "–"),
        kind_text(claim),
        speaker_text(claim),
        cell("what", f"“{claim.evidence.quote}”"),
        sides_text(claim),
        cell("counts", counts_line(claim)),
        cell("where", where_line(claim)),
        cell("source", source_line(claim.document)),
        Text(confidence_line(claim), style=QUIET),
        Text(short_id(claim), style=QUIET),
    ]


def _print_list(claims: list[Claim], console: Console, *, is_first: bool) -> None:
    for number, claim in enumerate(claims):
        if number or not is_first:
            console.print()
        head, *lines = _entry(claim, console.width)
        console.print(head)
        for line in lines:
            console.print(Padding(line, (0, 0, 0, _INDENT), expand=False))


def _entry(claim: Claim, width: int) -> Iterator[Text]:
    """Give the lines of one claim: id, kind and confidence; who says it; the words; what they hold."""
    head = Text.assemble((f"{short_id(claim)}  ", QUIET))
    head.append_text(dotted([kind_text(claim), plain(when_line(claim.when))]))
    confidence = f"conf. {confidence_line(claim)}"
    head.append(" " * max(2, width - head.cell_len - len(confidence)))
    head.append(confidence, style=QUIET)
    yield head
    document = claim.document
    source = dotted([source_line(document), (document.published or "undated")[:10]], ", ")
    yield dotted([speaker_text(claim), source])
    yield Text(clipped(f"“{claim.evidence.quote}”", (width - _INDENT) * _LONGEST_CELL))
    told = dotted([sides_text(claim), counts_line(claim), where_line(claim)])
    if told.plain:
        yield told
