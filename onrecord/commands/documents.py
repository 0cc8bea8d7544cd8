"""`onrecord documents`: what has been read, and what could not be."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.cells import set_cell_size
from rich.text import Text

from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption
from onrecord.commands.terminal import (
    NARROW,
    QUIET,
    clipped,
    dotted,
    machine_output,
    number_of,
    plain,
    results,
    safe_line,
    say,
)

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.ledger import DocumentRow, Failure
    from onrecord.model.copies import Copy

EXAMPLES = (
    ("onrecord documents", "what the ledger holds, in the order of publication"),
    ("onrecord documents --failed", "what could not be read, and why"),
    ("onrecord documents --format jsonl", "for programs, one document a line"),
)
_FIXED = {"published": 10, "words": 6, "claims": 6, "readings": 8}
_NUMBERS = ("words", "claims", "readings")
_HEADER = {
    name: name for name in ("published", "id", "publisher", "title", "words", "claims", "readings")
}  # fmt: skip
_GAP = 2
_LONGEST_ID = 32
_INDENT = 12
_KINDS_OF_COPY = {
    "exact": "exact copy of",
    "near": "near copy of",
    "partial": "shares a part with",
    "correction": "later version of",
}


class ListFormat(StrEnum):
    """How documents are shown."""

    TABLE = "table"
    JSONL = "jsonl"


def documents(
    *,
    failed: Annotated[
        bool, typer.Option("--failed", help="Instead, the sources that could not be read, with the reasons.")
    ] = False,
    format: Annotated[
        ListFormat, typer.Option("--format", help="A table to read, or JSON lines for programs.")
    ] = ListFormat.TABLE,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="NUMBER", min=1, help="At most so many.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List what has been read, and what could not be.

    Each document is shown with its length in words and the number of claims that its current reading found.
    One that repeats an earlier document says which: copies count as one source.
    """
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        if failed:
            number = _show_failures(book.failures()[:limit], format)
            noun = "source that could not be read", "sources that could not be read"
        else:
            rows = book.documents(limit=limit)
            number = _print_lines(rows) if format is ListFormat.JSONL else _print_table(rows, results())
            noun = "document", "documents"
    if format is ListFormat.TABLE or number == 0:
        say(number_of(number, *noun) if number else f"no {noun[1]}")


def _print_lines(rows: Iterable[DocumentRow | Failure]) -> int:
    import msgspec

    out, number = machine_output(), 0
    for number, row in enumerate(rows, 1):  # noqa: B007 (the last number is the count)
        out.write(msgspec.json.encode(row).decode() + "\n")
    return number


def _print_table(rows: Iterable[DocumentRow], console: Console) -> int:
    """Print documents as they come: one line each where there is room, else two."""
    is_wide, number = console.width >= NARROW, 0
    for number, row in enumerate(rows, 1):
        if number == 1 and is_wide:
            console.print(_line(_HEADER, console.width), style=QUIET)
        if is_wide:
            console.print(_line(_cells(row), console.width))
        else:
            _print_entry(row, console)
        if row.copy is not None:
            console.print(Text(f"{'':<{_INDENT}}{copy_line(row.copy)}", style=QUIET), soft_wrap=True)
    return number


def copy_line(copy: Copy) -> str:
    """Return what a document repeats: "exact copy of harbour-post-2031-05-04"."""
    how = _KINDS_OF_COPY[copy.kind]
    share = "" if copy.kind in ("exact", "correction") else f", {copy.similarity:.0%} of the words"
    first = f"; {safe_line(copy.origin)} said it first" if copy.origin != copy.of else ""
    return f"{how} {safe_line(copy.of)}{share}{first}"


def _cells(row: DocumentRow) -> dict[str, str]:
    document = row.document
    return {
        "published": (document.published or "undated")[:10],
        "id": document.id,
        "publisher": document.publisher or "",
        "title": document.title or "",
        "words": f"{row.words:,}",
        "claims": f"{row.claims:,}",
        "readings": f"{row.readings:,}",
    }


def _line(cells: dict[str, str], width: int) -> Text:
    room = width - sum(_FIXED.values()) - _GAP * (len(_HEADER) - 1)
    widths = {"id": min(_LONGEST_ID, room // 3), "publisher": room // 4} | _FIXED
    widths["title"] = room - widths["id"] - widths["publisher"]
    parts = [
        Text(f"{cells[name]:>{widths[name]}}") if name in _NUMBERS else _padded(cells[name], widths[name])
        for name in _HEADER
    ]
    return Text(" " * _GAP).join(parts)


def _print_entry(row: DocumentRow, console: Console) -> None:
    document, indent = row.document, _INDENT
    size = dotted([number_of(row.claims, "claim"), number_of(row.words, "word")])
    told = dotted([plain(part) for part in (document.publisher, document.title) if part]) or Text("no title")
    told.truncate(console.width - indent - size.cell_len - 2, overflow="ellipsis", pad=True)
    console.print(
        Text.assemble(f"{(document.published or 'undated')[:10]:<{indent}}", told, "  ").append_text(size)
    )
    console.print(Text(f"{'':<{indent}}{safe_line(document.id)}", style=QUIET), soft_wrap=True)


def _padded(text: str, width: int) -> Text:
    return Text(set_cell_size(clipped(text, width), width))


def _show_failures(failures: list[Failure], format: ListFormat) -> int:
    if format is ListFormat.JSONL:
        return _print_lines(failures)
    console = results()
    for failure in failures:
        is_named = failure.message.startswith(failure.source)
        reason = failure.message if is_named else f"{failure.source}: {failure.message}"
        console.print(Text.assemble((f"{failure.when[:10]}  ", QUIET), safe_line(reason)), soft_wrap=True)
    return len(failures)
