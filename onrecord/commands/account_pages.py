"""Events, tolls, control and disputes for reading in a terminal: a line each, and below it who says what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.accounts.phrases import joined
from onrecord.accounts.told_by import (
    bounds_words,
    check_words,
    control_words,
    figures_of,
    point_words,
    teller_of,
    tellers_of,
)
from onrecord.commands.phrases import ID_LENGTH, place_line, sides_text, when_line
from onrecord.commands.terminal import KIND, QUIET, STRONG, WARNING, dotted, number_of, plain, safe_line
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import Claim

_INDENT = 10
_DOUBTS = frozenset({"disputed", "contested", "gap", "contradicts"})
Block = tuple[Text, list[Text]]


def print_events(events: Iterable[Event], claims: Mapping[str, Claim], console: Console) -> None:
    """Print events: what, when, where and who to whom; below, each figure with who gives it."""
    _print((_event(event, claims) for event in events), console)


def print_tolls(
    tolls: Iterable[Toll], claims: Mapping[str, Claim], last: str | None, console: Console
) -> None:
    """Print tolls: whose losses, told by whom; below, each figure, whether it adds up, and its age."""
    _print((_toll(toll, claims, last) for toll in tolls), console)


def print_control(rows: Iterable[Control], console: Console) -> None:
    """Print who is said to hold each place, with who claims, reports, concedes and denies it."""
    _print((_control(row) for row in rows), console)


def print_disputes(disputes: Iterable[Dispute], console: Console) -> None:
    """Print disputes: what they are about; below, side by side, who says what, and last when."""
    _print((_dispute(dispute) for dispute in disputes), console)


def _print(blocks: Iterable[Block], console: Console) -> None:
    for number, (head, lines) in enumerate(blocks):
        if number:
            console.print()
        console.print(head)
        for line in lines:
            console.print(Padding(line, (0, 0, 0, _INDENT), expand=False))


def _event(event: Event, claims: Mapping[str, Claim]) -> Block:
    kind = Text(event.kind, style=KIND).append(f" {event.mode}" if event.mode else "", style="default")
    where = ", ".join(place_line(place) for place in event.where)
    head = Text(f"{event.id[:ID_LENGTH]}  ", style=QUIET)
    head.append_text(dotted([kind, when_line(event.when), where, sides_text(event)]))
    lines = []
    deaths = bounds_words(event.deaths.low, event.deaths.high) if event.deaths else ""
    if deaths:
        best = event.deaths.best if event.deaths else None
        agreed = f", latest figures agree on {best:,}" if best is not None else ""
        lines.append(Text(f"killed, as told: {deaths}{agreed}", style=STRONG))
    for figure, tellers in figures_of(event, claims).items():
        lines.append(Text.assemble(safe_line(figure), (f"  {safe_line(joined(tellers))}", QUIET)))
    told = f"told by {safe_line(joined(tellers_of(event, claims)))}"
    source = number_of(event.sources, "source")
    first = (event.first.published or "undated")[:10]
    lines.append(dotted([told, source, f"first {first}, {safe_line(event.first.document)}"]))
    return head, lines


def _toll(toll: Toll, claims: Mapping[str, Claim], last: str | None) -> Block:
    whose = {"own": "own count", "enemy": "count by the enemy", "third": "count by others"}[toll.teller]
    group = Text(safe_line(toll.group.name), style=STRONG)
    of = f"{safe_line(toll.group.of)}" if toll.group.of else ""
    scope = f"event {toll.event[:ID_LENGTH]}" if toll.event else "the whole war"
    head = dotted([group, of, Text(safe_line(toll.status), style=KIND), whose, scope])
    lines = []
    for point in toll.points:
        style = WARNING if point.check in _DOUBTS else QUIET
        check = Text(check_words(point), style=style)
        who = plain(teller_of(claims[point.claim.id]))
        claim = Text(point.claim.id[:ID_LENGTH], style=QUIET)
        lines.append(dotted([f"{point.date[:10]}  {point_words(point)}", who, check, claim]))
    lines.append(Text(age_words(toll.latest, last), style=QUIET))
    return head, lines


def age_words(latest: str, last: str | None) -> str:
    """Return how old the last figure of a toll is, seen from the newest report."""
    try:
        days = (dt.date.fromisoformat((last or "")[:10]) - dt.date.fromisoformat(latest[:10])).days
    except ValueError:
        return f"last figure {safe_line(latest)}"
    if days <= 0:
        return f"last figure {latest[:10]}, as new as the newest report"
    return f"last figure {latest[:10]}, {number_of(days, 'day')} before the newest report ({last})"


def _control(row: Control) -> Block:
    status = Text(row.status, style=WARNING if row.status in _DOUBTS else KIND)
    days = f"{row.since or '…'} – {row.until or ''}".rstrip()
    head = dotted([Text(safe_line(row.place.name), style=STRONG), status, days])
    return head, [plain(control_words(row))]


def _dispute(dispute: Dispute) -> Block:
    head = Text(f"{dispute.id[:ID_LENGTH]}  ", style=QUIET)
    what = Text(safe_line(dispute.what), style=STRONG)
    place = safe_line(dispute.place.name) if dispute.place else ""
    kind = Text(f"{dispute.about}: {dispute.type}", style=KIND)
    head.append_text(dotted([kind, what, place, when_line(dispute.when)]))
    return head, list(_sides(dispute))


def _sides(dispute: Dispute) -> Iterator[Text]:
    for side in dispute.sides:
        ids = ", ".join(claim.id[:ID_LENGTH] for claim in side.claims)
        said = f"{safe_line(side.position)}{f', last on {side.last}' if side.last else ''}"
        yield Text.assemble((safe_line(side.speaker), STRONG), ": ", said, (f"  {ids}", QUIET))
    if dispute.conceded:
        yield Text(f"{safe_line(dispute.conceded)} has since conceded", style=KIND)
