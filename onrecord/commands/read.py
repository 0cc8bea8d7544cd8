"""`onrecord read`: reports into the ledger."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from onrecord.commands.errors import FAILED, STOPPED
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, checked_time
from onrecord.commands.terminal import (
    ERROR,
    GOOD,
    QUIET,
    STRONG,
    WARNING,
    complain,
    messages,
    number_of,
    results,
    safe_line,
    say,
)
from onrecord.model.words import KINDS

if TYPE_CHECKING:
    from onrecord.commands.progress import RunProgress
    from onrecord.commands.read_run import Tally

EXAMPLES = (
    ("onrecord read report.txt --published 2031-05-04 --publisher 'Harbour Post'", "one report"),
    ("onrecord read reports/ more.jsonl", "a folder and a file of JSON lines"),
    ("onrecord read https://harbour-post.example/2031/05/04/kesra", "a page of the web"),
    ("cat report.txt | onrecord read -", "standard input"),
    ("onrecord read archive.jsonl --workers 4 --ledger war.db", "a large file, with four processes"),
)
_SHOWN_WARNINGS = 20


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files (text, HTML, JSON lines), folders, http or https URLs, or - for standard input.",
        ),
    ],
    *,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DAY", help="When it was published, where the source does not say."
        ),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option("--publisher", metavar="NAME", help="Who published it, where the source does not say."),
    ] = None,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", metavar="NUMBER", min=1, max=256, help="Processes; any number gives the same result."
        ),
    ] = 1,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs lead to addresses of a private network.")
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Read reports into the ledger.

    The ledger is made where there is none. Documents that this version has read before are passed over, so
    a run that was stopped can be run again.
    What can't be read is named with the reason, and the rest is read all the same (exit code 1). A report
    without a date is read with a warning: what it says of "Monday" stays without a day.
    """
    published = checked_time(published, "--published")
    from onrecord.accounts.store.update import update
    from onrecord.commands.progress import RunProgress, expected_documents
    from onrecord.commands.read_run import ReadRun, Tally
    from onrecord.commands.reading_pool import default_pipeline
    from onrecord.ledger import Ledger
    from onrecord.sources import open_source

    pipeline = default_pipeline()
    opened = partial(open_source, published=published, publisher=publisher, allow_private=allow_private)
    console, tally, started = messages(), Tally(), monotonic()
    with Ledger(ledger) as book:
        try:
            with RunProgress(console, expected_documents(sources)) as progress:
                ReadRun(
                    sources=sources,
                    open_source=opened,
                    ledger=book,
                    open_pipeline=default_pipeline,
                    reading=pipeline.reading,
                    workers=workers,
                    on_failure=lambda reason: progress.say(_line("not read: ", ERROR, reason)),
                    on_warning=_Warnings(progress).show,
                    on_done=progress.advance,
                ).run(tally)
            if tally.read:
                # Later questions would do it first; whoever waits here asks nothing yet.
                update(book)
        except KeyboardInterrupt:
            complain(
                f"stopped; {number_of(tally.read, 'document')} read and kept in {book.name}: "
                "run the same command again to go on"
            )
            raise typer.Exit(STOPPED) from None
        _print_summary(tally, book.name, monotonic() - started)
    if tally.failed:
        say(f"{number_of(tally.failed, 'input')} could not be read; see: onrecord documents --failed")
        raise typer.Exit(FAILED)


class _Warnings:
    """Shows the first warnings of a run; thousands of undated documents need no line each."""

    def __init__(self, progress: RunProgress) -> None:
        self._progress = progress
        self._number = 0

    def show(self, document: str, warning: str) -> None:
        self._number += 1
        if self._number <= _SHOWN_WARNINGS:
            self._progress.say(_line("warning: ", WARNING, f"{document}: {warning}"))
        elif self._number == _SHOWN_WARNINGS + 1:
            self._progress.say(_line("warning: ", WARNING, "more warnings follow that are not shown"))


def _line(head: str, style: str, message: str) -> Text:
    return Text.assemble((head, style), safe_line(message))


def _print_summary(tally: Tally, ledger: str, seconds: float) -> None:
    from onrecord.commands.progress import duration, rate

    console = results()
    speed = f" in {duration(seconds)}" if seconds >= 1 else ""
    if tally.read and seconds >= 1:
        speed += f", {rate(tally.read / seconds)}"
    head = Text.assemble((number_of(tally.read, "document"), STRONG), f" read into {safe_line(ledger)}")
    console.print(head.append(speed, style=QUIET), soft_wrap=True)
    rows = [
        ("already there", tally.there, ""),
        ("without a date", tally.undated, WARNING),
        ("failed", tally.failed, ERROR),
    ]
    for name, number, style in rows:
        if number:
            console.print(Text.assemble((f"  {name:<15}", QUIET), (f"{number:>7,}", style)))
    console.print(Text.assemble(("  claims found   ", QUIET), (f"{tally.claims:>7,}", GOOD)))
    for kind in KINDS:
        if tally.kinds[kind]:
            console.print(Text.assemble((f"    {kind:<13}", QUIET), f"{tally.kinds[kind]:>7,}"))
