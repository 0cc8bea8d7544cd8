"""`onrecord doctor`: whether all is in place, and how to get what is not."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from onrecord.commands.errors import FAILED
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, TextFormat
from onrecord.commands.terminal import (
    ERROR,
    GOOD,
    QUIET,
    STRONG,
    WARNING,
    machine_output,
    number_of,
    results,
    safe_line,
    say,
)

EXAMPLES = (
    ("onrecord doctor", "look at everything that reading needs"),
    ("onrecord doctor --ledger war.db --format json", "for programs, with a ledger of another name"),
)
_MARKS = {"ok": ("✓", GOOD), "note": ("·", WARNING), "missing": ("✗", ERROR)}


def doctor(
    *,
    format: Annotated[
        TextFormat, typer.Option("--format", help="To read, or for programs.")
    ] = TextFormat.TEXT,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Check the installation.

    Looks at Python, packages, models, vocabulary, places and the ledger. Says what is missing and how to get
    it; exit code 1 where something needed is missing. Nothing is changed and nothing is fetched.
    """
    from onrecord.commands.checks import all_checks
    from onrecord.commands.version import version

    if format is TextFormat.JSON:
        import msgspec

        checks = list(all_checks(ledger))
        is_well = all(check.state != "missing" for check in checks)
        report = {"version": version(), "ok": is_well, "checks": checks}
        machine_output().write(msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n")
        if not is_well:
            raise typer.Exit(FAILED)
        return
    console, missing = results(), 0
    console.print(Text(f"onrecord {version()}", style=STRONG))
    for check in all_checks(ledger):
        mark, style = _MARKS[check.state]
        line = Text.assemble((f"{mark} ", style), (f"{check.name:<11}", STRONG), safe_line(check.detail))
        console.print(line, soft_wrap=True)
        if check.remedy:
            remedy = Text.assemble(("→ ", QUIET), safe_line(check.remedy))
            console.print(Padding(remedy, (0, 0, 0, 13), expand=False))
        missing += check.state == "missing"
    if missing:
        say(f"{number_of(missing, 'thing')} needed for reading {'is' if missing == 1 else 'are'} missing")
        raise typer.Exit(FAILED)
