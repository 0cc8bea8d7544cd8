"""`onrecord gazetteer`: what a name of a place may mean and why, and more places for the gazetteer."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from onrecord.commands.options import TextFormat
from onrecord.commands.terminal import (
    GOOD,
    QUIET,
    STRONG,
    machine_output,
    number_of,
    plain,
    results,
    safe_line,
    say,
    say_number,
)

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.reading.resolve.place_candidates import Weighed

EXAMPLES = (
    ("onrecord gazetteer find Tripoli", "what the name may mean, and which is preferred"),
    ("onrecord gazetteer find Tripoli --beside Beirut", "in a report that names Beirut too"),
    ("onrecord gazetteer add AZ.txt", "add the villages, rivers, bridges and bases of a country"),
)
_SHOWN = 10


class Action(StrEnum):
    """What can be done with the gazetteer."""

    FIND = "find"
    ADD = "add"


def gazetteer(
    action: Annotated[
        Action, typer.Argument(metavar="ACTION", help="`find` a name, or `add` a file.", show_default=False)
    ],
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT",
            help="For `find` a name as a report would write it; for `add` a country file of GeoNames.",
            show_default=False,
        ),
    ],
    *,
    beside: Annotated[
        list[str] | None,
        typer.Option(
            "--beside",
            metavar="NAME",
            help="With `find`: another place that the report names, also several times.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="With `find`: show so many.")
    ] = _SHOWN,
    format: Annotated[
        TextFormat, typer.Option("--format", help="With `find`: to read, or for programs.")
    ] = TextFormat.TEXT,
) -> None:
    """Look a place up, or add places.

    `find` shows what a name may mean, likeliest first, how sure the choice is and why, just as reading would
    choose in a report that names nothing else, or the places given with --beside. Below a score of 0.5 a
    claim keeps the name and gets no coordinates. The country is where GeoNames files a place; it takes no
    side.

    `add` takes a country file of GeoNames (such as AZ.txt, from download.geonames.org/export/dump) for the
    places that the shipped gazetteer lacks: villages, mountains, rivers, bridges, airports, crossings, camps
    and bases. It is kept in your data folder and used from the next reading on; a file of the same name is
    replaced. Reports that were read before keep their places until they are read again.
    """
    if action is Action.ADD:
        if beside:
            raise typer.BadParameter("goes with find", param_hint="--beside")
        _add([Path(name) for name in what])
    else:
        _find(" ".join(what), beside or [], limit, format)


def _add(files: list[Path]) -> None:
    from onrecord.gazetteer.added import add_country_file
    from onrecord.gazetteer.build import ensure_index

    for file in files:
        added = add_country_file(file)
        kinds = ", ".join(number_of(number, kind) for kind, number in added.numbers)
        say(f"added {file.name}: {kinds}")
    ensure_index()
    say("the index of places is ready")


def _find(name: str, beside: list[str], limit: int, format: TextFormat) -> None:
    from onrecord.gazetteer.lookup import Gazetteer
    from onrecord.reading.resolve.place_candidates import weigh
    from onrecord.vocabulary.load import load

    with Gazetteer.open() as places:
        found = weigh(name, beside, load(), places)
    if format is TextFormat.JSON:
        import msgspec

        machine_output().write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
        return
    if not found.candidates:
        say(f"nothing is known by the name {name!r}; a claim would keep the name, without coordinates")
        return
    console = results()
    for number, weighed in enumerate(found.candidates[:limit]):
        _print(console, weighed, preferred=number == 0 and found.preferred)
    say_number(len(found.candidates), "candidate")
    if not found.preferred:
        say(f"none is likely enough ({found.verdict}); a claim would keep the name, without coordinates")


def _print(console: Console, weighed: Weighed, *, preferred: bool) -> None:
    mark = Text("✓ ", style=GOOD) if preferred else Text("  ")
    point = "no point" if weighed.lat is None else f"{weighed.lat:.4f}, {weighed.lon:.4f}"
    where = ", ".join(part for part in (weighed.admin2, weighed.admin1, weighed.country) if part)
    head = Text.assemble(
        mark, (safe_line(weighed.name), STRONG), f"  {weighed.what}  ", (safe_line(where), QUIET)
    )
    console.print(head, soft_wrap=True)
    people = f"{weighed.population:,} people" if weighed.population else "people not counted"
    facts = [f"{weighed.score:.2f}", point, people]
    if weighed.geoname is not None:
        facts.append(f"geonames.org/{weighed.geoname}")
    console.print(Text("  " + " · ".join(facts), style=QUIET), soft_wrap=True)
    if preferred and weighed.reasons:
        console.print(Text("  ").append(plain("; ".join(weighed.reasons))), soft_wrap=True)
