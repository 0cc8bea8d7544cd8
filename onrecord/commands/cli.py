"""The `onrecord` program: gathers the commands, one file each, and runs the one that is asked for.

Commands import what is heavy when they run, so that help and completion answer at once.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich.markup import escape

from onrecord.commands import (
    brief,
    claims,
    control,
    disputes,
    doctor,
    documents,
    events,
    export,
    gazetteer,
    read,
    serve,
    show,
    table,
    tolls,
)
from onrecord.commands.errors import guarded

HELP = """A ledger of who says what happened in a war.

onrecord reads news reports of armed conflict and keeps what each source is on record as saying: who says
that what happened to whom, where, when and how many, each claim tied to the words it was read from.
It never says what is true; it says who says so.
"""
START = (
    ("onrecord doctor", "see whether all is in place"),
    ("onrecord read reports/ --publisher 'Harbour Post'", "read a folder of reports"),
    ("onrecord claims --kind casualties --since 2031-05", "list what they say"),
    ("onrecord show 04f965cc", "see a claim in its passage"),
    ("onrecord brief --place Kesra > kesra.md", "write a cited account"),
)

COMMANDS: tuple[tuple[Callable[..., None], tuple[tuple[str, str], ...]], ...] = (
    (read.read, read.EXAMPLES),
    (claims.claims, claims.EXAMPLES),
    (show.show, show.EXAMPLES),
    (documents.documents, documents.EXAMPLES),
    (events.events, events.EXAMPLES),
    (tolls.tolls, tolls.EXAMPLES),
    (control.control, control.EXAMPLES),
    (disputes.disputes, disputes.EXAMPLES),
    (table.table, table.EXAMPLES),
    (brief.brief, brief.EXAMPLES),
    (export.export, export.EXAMPLES),
    (serve.serve, serve.EXAMPLES),
    (gazetteer.gazetteer, gazetteer.EXAMPLES),
    (doctor.doctor, doctor.EXAMPLES),
)
"""Each command with its examples: a command line and what it does."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program with the arguments of the command line, and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a character gets it spelled out instead of an error.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    app(args=None if arguments is None else list(arguments), prog_name="onrecord")


def examples(lines: Sequence[tuple[str, str]]) -> str:
    """Return examples as the last part of a help page: each command line below what it does."""
    shown = [f"[dim]# {escape(purpose)}[/dim]\n{escape(line)}" for line, purpose in lines]
    return "[bold]Examples[/bold]\n\n" + "\n\n".join(shown)


def paragraphs(text: str) -> str:
    """Return text with each paragraph on one line, so that help is broken to the terminal's width alone."""
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))


def _gathered() -> typer.Typer:
    program = typer.Typer(
        help=paragraphs(HELP),
        epilog=examples(START),
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback()(_program)
    for command, lines in COMMANDS:
        help_text = paragraphs(command.__doc__ or "")
        program.command(help=help_text, epilog=examples(lines))(guarded(command))
    return program


def _show_version(wanted: bool) -> None:
    if wanted:
        from onrecord.commands.version import version

        typer.echo(f"onrecord {version()}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass


app = _gathered()
