"""Speed of a large ledger: an invented record of a million claims, filled, its accounts built, then asked.

    python bench/million.py [--claims 1000000] [--ledger million.db] [--write]

Fills the ledger (kept, and used again where it is there), builds its accounts from nothing unless they are
there, asks each question with many filters as the commands do, adds documents one by one with their accounts,
and prints a table. --write puts it into docs/performance.md.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from filling import fill
from invented import READING, make_wars, reports, told_in

from onrecord.accounts.store.answers import control_for, disputes_for, events_for, tolls_for
from onrecord.accounts.store.update import update
from onrecord.ledger import Filters, Ledger

ROOT = Path(__file__).resolve().parents[1]
START, END = "<!-- million -->", "<!-- /million -->"
PAGE = 50
"""As many as a page shows."""
ADDED = 40
MEDIAN, WORST = 100.0, 400.0


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--ledger", type=Path, default=Path("million.db"))
    parser.add_argument("--fill", action="store_true", help="fill the ledger and stop")
    parser.add_argument("--asked", type=int, default=60, help="how many filters each question is asked with")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    if not options.ledger.exists():
        fill(options.ledger, reports(options.claims), READING)
    if options.fill:
        return
    with Ledger(options.ledger, create=False) as ledger:
        lines = measured(ledger, options.asked)
    size = options.ledger.stat().st_size / 1e9
    lines.append(f"\nThe file is {size:.2f} GB (bound 2.5 GB).")
    print("\n".join(lines))
    if options.write:
        page = ROOT / "docs" / "performance.md"
        text = page.read_text(encoding="utf-8")
        before, after = text.split(START)[0], text.split(END)[1]
        page.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


def measured(ledger: Ledger, asked: int) -> list[str]:
    """Return the lines of the report."""
    built = build(ledger)
    claims = ledger.count()
    documents = sum(1 for _ in ledger.documents(limit=None))
    lines = [
        f"A ledger of {claims:,} claims in {documents:,} documents. {built}",
        "",
        "| question | asked | median | 90 in 100 | worst | bound: median, worst |",
        "|---|---|---|---|---|---|",
    ]
    filters = list(itertools.islice(asking(), asked))
    questions: tuple[tuple[str, Callable[[Filters], object]], ...] = (
        ("filtered claims", lambda each: list(ledger.claims(each))),
        ("events", lambda each: events_for(ledger, each)),
        ("tolls", lambda each: tolls_for(ledger, each)),
        ("control", lambda each: control_for(ledger, each)),
        ("disputes", lambda each: disputes_for(ledger, each)),
    )
    for name, ask in questions:
        times = [(timed(partial(ask, each)), each) for each in filters]
        lines.append(row(name, [time_ for time_, _ in times], f"{MEDIAN:.0f} ms, {WORST:.0f} ms"))
        slowest = max(times, key=lambda each: each[0])
        print(f"{name}: slowest with {shown(slowest[1])}", flush=True)
    ids = [claim.id for claim in itertools.islice(ledger.claims(Filters(limit=400)), 0, 400, 7)]
    lines.append(row("a claim by its id", [timed(partial(ledger.claim, i)) for i in ids], "10 ms"))
    lines.append(row("adding a document, with accounts", list(adding(ledger)), "100 ms"))
    return lines


def build(ledger: Ledger) -> str:
    """Build what accounts are not yet built and say how long it took."""
    began, used = time.perf_counter(), time.process_time()
    number = itertools.count()

    def say(left: int) -> None:
        if next(number) % 5 == 0:
            print(f"{left:,} left, {time.perf_counter() - began:.0f} s", flush=True)

    update(ledger, on_step=say)
    took, busy = time.perf_counter() - began, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if took < 1:
        return "Its accounts were there."
    return (
        f"Accounts were built from nothing in {took / 60:.1f} minutes, of which the processor worked "
        f"{busy / 60:.1f} (bound 10), with at most {memory:,.0f} MB."
    )


def asking() -> Iterator[Filters]:
    """Give filters as people set them: a page of a place, a party, a speaker, some days, and combinations."""
    lot = random.Random(5)
    wars = make_wars(lot)
    while True:
        war = lot.choice(wars)
        place, party = lot.choice(war.places), lot.choice(lot.choice(war.sides))
        year, month = lot.randint(2014, 2020), lot.randint(1, 12)
        since, until = f"{year}-{month:02d}-01", f"{year}-{month:02d}-{lot.randint(3, 28):02d}"
        yield Filters(place=place.name, limit=PAGE)
        yield Filters(party=party.id, limit=PAGE)
        yield Filters(country=place.country, kind=("control",), limit=PAGE)
        yield Filters(since=since, until=until, limit=PAGE)
        yield Filters(place=place.name, since=since, limit=PAGE)
        yield Filters(speaker=party.name, kind=("casualties",), limit=PAGE)
        yield Filters(party=party.id, since=since, until=until, limit=PAGE)
        yield Filters(kind=("attack",), mode=("airstrike",), limit=PAGE)
        yield Filters(text="ceasefire", country=place.country, limit=PAGE)
        yield Filters(place=place.name, party=party.name, limit=PAGE)


def adding(ledger: Ledger) -> Iterator[float]:
    """Add documents one by one, each with its accounts brought up to date, and give the times in ms."""
    update(ledger)
    for document, claims in itertools.islice(reports(ADDED * 10, seed=time.time_ns()), ADDED):
        again = replace(document, id=f"n{time.time_ns()}")
        found = told_in(again, claims)

        def add() -> None:
            ledger.add(again, found, READING)  # noqa: B023 (called at once)
            update(ledger)

        yield timed(add)


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def row(name: str, times: list[float], bound: str) -> str:
    """Return a row of the table."""
    found = sorted(times)
    middle, high, worst = found[len(found) // 2], found[len(found) * 9 // 10], found[-1]
    return f"| {name} | {len(found)} | {middle:.1f} ms | {high:.1f} ms | {worst:.1f} ms | {bound} |"


def shown(filters: Filters) -> str:
    """Return the filters that are set."""
    return ", ".join(
        f"{name}={getattr(filters, name)}"
        for name in Filters.__dataclass_fields__
        if getattr(filters, name) not in (None, ())
    )


if __name__ == "__main__":
    main()
