"""The page of one document: its text with all claims marked and numbered, and the list of them below."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.accounts.sentences import sentence
from onrecord.commands.passages import Mark, marked
from onrecord.commands.phrases import confidence_line, kind_text, short_id
from onrecord.commands.terminal import QUIET, STRONG, dotted, number_of, plain, safe_line
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.span import Range

_STYLE = "black on yellow"


def print_document(document: Document, claims: list[Claim], console: Console) -> None:
    """Print a document with its claims, in the order of the text, as wide as the console."""
    console.print(Text(safe_line(document.title or document.id), style=STRONG))
    source = [document.publisher or "publisher unknown", document.published or "undated", document.id]
    console.print(dotted([plain(part) for part in source]), style=QUIET)
    known = [
        document.url or "",
        f"by {', '.join(document.authors)}" if document.authors else "",
        document.credit or "",
        f"version of {document.version_of}" if document.version_of else "",
    ]
    if any(known):
        console.print(dotted([plain(part) for part in known]), style=QUIET)
    console.print()
    marks = [
        Mark(claim.evidence.start, claim.evidence.end, number, _STYLE)
        for number, claim in enumerate(claims, 1)
    ]
    start = len(document.text) - len(document.text.lstrip())
    whole = Range(start, max(start, len(document.text.rstrip())))
    text = marked(document.text, whole, marks, is_styled=console.is_terminal)
    console.print(Padding(text, (0, 0, 1, 2)))
    console.print(Text(number_of(len(claims), "claim"), style=STRONG))
    console.print(_legend(claims))


def _legend(claims: list[Claim]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True)
    for number, claim in enumerate(claims, 1):
        told = kind_text(claim).append(f"\n{safe_line(sentence(claim))}.", style="default")
        confidence = Text(f"conf. {confidence_line(claim)}\n{short_id(claim)}", style=QUIET)
        table.add_row(str(number), told, confidence)
    return table
