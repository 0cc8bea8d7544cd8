"""Fills the parts of docs/commands.md and docs/exports.md that the program prints.

Run `python -m tests.commands.pages` to write them; a test fails where they are not as this would write them.
Between `<!-- options: NAME -->` and `<!-- end -->` stands a table of a command's options, after
`<!-- columns -->` one of the columns of CSV. In blocks of `console` each line that begins with `$ onrecord`
is run on a ledger of the example reports, with its output below.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any
from unittest import mock

import typer.main

from onrecord.accounts import record
from onrecord.commands import read, reading_pool
from onrecord.commands.cli import app, main
from onrecord.export.csv import COLUMNS
from onrecord.ledger import Ledger
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from tests.accounts.examples import (
    KESRA,
    READING,
    TRUCE,
    UNDATED,
    kesra_claims,
    truce_claims,
    undated_claims,
)
from tests.accounts.telling import words as invented

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("commands.md", "exports.md")
CLAIMS = {KESRA.id: kesra_claims(), TRUCE.id: truce_claims(), UNDATED.id: undated_claims()}
WIRE_COPY = replace(
    KESRA,
    id="coast-radio-2031-05-05",
    publisher="Coast Radio",
    published="2031-05-05",
    title="Kesra taken, minister says",
    text=KESRA.text.replace("at Tal Amar", "").replace("soldiers were", "soldiers reportedly were"),
)
_COLUMNS = "100"
# What happens today happens on a day of the example war, so that the pages don't change every day.
_TODAY = re.compile(r"^20[23]\d-\d\d-\d\d(?=  \S+: there is no such)")
_PART = re.compile(r"(<!-- (options|columns):? ?([\w ]*) -->\n).*?(<!-- end -->)", re.DOTALL)
_CONSOLE = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)


class ExamplePipeline:
    """Gives the claims of the example reports, so that the pages don't change with every model."""

    reading: Reading = READING

    def read(self, document: Document) -> list[Claim]:
        return CLAIMS[document.id]


def example_pipeline() -> ExamplePipeline:
    return ExamplePipeline()


def refreshed(page: str) -> str:
    """Return a page with its tables and the output of its examples as the program now has them."""
    page = _PART.sub(lambda found: found[1] + _table(found[2], found[3]) + found[4], page)
    with _demonstration():
        return _CONSOLE.sub(lambda found: found[1] + _console(found[2]) + found[3], page)


def commands() -> dict[str, Any]:
    """Return the commands of the program by name, as the library of the command line holds them."""
    program: Any = typer.main.get_command(app)
    return dict(program.commands)


def is_filter(parameter: Any) -> bool:
    """Say whether an option is one of the filters that all listings share."""
    return bool(getattr(parameter, "rich_help_panel", None))


def _table(kind: str, name: str) -> str:
    if kind == "columns":
        rows = [f"| `{column}` | {meaning} |" for column, meaning in COLUMNS.items()]
        return "\n".join(["| column | what it holds |", "|---|---|", *rows]) + "\n"
    if name == "filters":
        parameters = [p for p in commands()["claims"].params if is_filter(p)]
    else:
        parameters = [p for p in commands()[name].params if not is_filter(p)]
    rows = [f"| {_names(parameter)} | {_meaning(parameter)} |" for parameter in parameters]
    return "\n".join(["| option | what it does |", "|---|---|", *rows]) + "\n"


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    value = f" {parameter.metavar}".replace("|", "\\|") if parameter.metavar else ""
    names = [*parameter.opts, *parameter.secondary_opts]
    return ", ".join(f"`{name}{value}`" for name in names)


def _meaning(parameter: Any) -> str:
    told: str = parameter.help.replace("|", "\\|")
    if isinstance(parameter.default, StrEnum):
        told += f" One of: {', '.join(f'`{each.value}`' for each in type(parameter.default))}."
    if parameter.default not in (None, False):
        told += f" Without it: `{getattr(parameter.default, 'value', parameter.default)}`"
        told += f", or what `{parameter.envvar}` says." if getattr(parameter, "envvar", None) else "."
    return told


def _console(block: str) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{_output(line.removeprefix('$ onrecord '))}" for line in lines)


def _output(command: str) -> str:
    """Return what a command prints; behind `| head -N` only its first lines."""
    command, _, head = command.partition(" | head -")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        main(shlex.split(command))
    lines = out.getvalue().splitlines()[: int(head) if head else None]
    return "\n".join(_TODAY.sub("2031-05-07", line).rstrip() for line in lines) + "\n"


@contextlib.contextmanager
def _demonstration() -> Iterator[None]:
    """Run commands in a folder with the example reports and a ledger that holds them."""
    before = Path.cwd()
    settings = {"COLUMNS": _COLUMNS, "ONRECORD_LEDGER": "onrecord.db", "NO_COLOR": "1"}
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, settings),
        mock.patch.object(reading_pool, "default_pipeline", example_pipeline),
        mock.patch.object(read, "monotonic", return_value=0.0),
        mock.patch.object(record, "load", invented),
    ):
        os.environ.pop("FORCE_COLOR", None)
        try:
            os.chdir(folder)
            _write_reports(Path(folder))
            with Ledger("onrecord.db") as book:
                for document in (KESRA, TRUCE, UNDATED):
                    book.add(document, CLAIMS[document.id], READING, raw=document.text.encode())
            with Ledger("wire.db") as book:
                for document in (KESRA, WIRE_COPY):
                    book.add(document, [], READING)
            yield
        finally:
            os.chdir(before)


def _write_reports(folder: Path) -> None:
    import msgspec

    lines = [msgspec.json.encode(document) + b"\n" for document in (KESRA, TRUCE)]
    (folder / "reports.jsonl").write_bytes(b"".join(lines))
    note = {"id": UNDATED.id, "text": UNDATED.text}
    (folder / "note.json").write_bytes(msgspec.json.encode(note))


if __name__ == "__main__":
    for name in PAGES:
        path = DOCS / name
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
