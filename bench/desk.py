"""How fast the desk answers, and whether it holds with many readers at once, on a ledger that is given.

`python bench/desk.py LEDGER [--browser] [--write]` starts `onrecord serve` on loopback and asks for pages, at
many addresses, so that most are asked for the first time: alone, which gives the server's time,
then with 50 readers at once. With `--browser`, Chromium opens the table: how long until its first row can be
walked to by key. Prints a table; exit code 1 where an answer failed.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
START, END = "<!-- desk -->", "<!-- /desk -->"
ALONE, READERS, SECONDS = 20, 50, 20.0
MEDIAN, HIGH = 150.0, 400.0
"""What is asked for, milliseconds: at the median, at the 95th percentile."""
USABLE = 1.5
"""What is asked for, seconds: until the table can be used in Chromium."""
_WORDS = ("killed", "captured", "said", "soldiers", "ceasefire", "village", "troops", "shelled")
# Until the first row of the table is there and a key walks to it.
_WALKS = """() => {
  const row = document.querySelector("tr[data-row]");
  if (!row || document.readyState === "loading") return false;
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  return document.activeElement === row;
}"""


def main() -> None:
    """Measure, and print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("ledger")
    asked.add_argument("--readers", type=int, default=READERS)
    asked.add_argument("--seconds", type=float, default=SECONDS)
    asked.add_argument("--browser", action="store_true", help="open the table in Chromium too")
    asked.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = asked.parse_args()
    command = [sys.executable, "-c", "from onrecord.commands.cli import main; main()"]
    lines: list[str] = []

    def say(line: str) -> None:
        lines.append(line)
        print(line, flush=True)

    desk = subprocess.Popen(
        [*command, "serve", "--port", "0", "--ledger", given.ledger], stderr=subprocess.PIPE, text=True
    )
    try:
        assert desk.stderr is not None
        line = desk.stderr.readline()
        if not line.startswith("the desk is at "):
            sys.exit(line)
        address = line.split()[4]
        pages, size = asyncio.run(_pages(address))
        say(size)
        say("")
        say("| page | asked | first | median | 95 in 100 | kB |")
        say("|---|---|---|---|---|---|")
        asyncio.run(_alone(address, pages, say))
        failed = asyncio.run(_together(address, pages, given.readers, given.seconds, say))
        if given.browser:
            say(_usable(address))
    finally:
        desk.terminate()
        desk.wait()
    if given.write:
        page = ROOT / "docs" / "performance.md"
        text = page.read_text(encoding="utf-8")
        before, after = text.split(START)[0], text.split(END)[1]
        page.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")
    sys.exit(1 if failed else 0)


async def _pages(address: str) -> tuple[dict[str, Sequence[str]], str]:
    """Return the pages to ask for by name, with addresses that are asked for in turn, and what is held."""
    async with httpx.AsyncClient(base_url=address, timeout=300) as client:
        claims = [each["id"] for each in (await client.get("/api/claims?limit=40")).json()["items"]]
        listed = (await client.get("/api/documents?limit=40")).json()
        about = (await client.get("/about")).text
        facets = (await client.get("/api/facets")).json()["facets"]
    held = re.search(r"</code>: ([\d,]+ documents?, [\d,]+ claims?, [\d,]+ publishers?)", about)
    named = {name: [each["value"] for each in values] for name, values in facets.items()}
    days = [
        {"since": f"{year}-{month:02}-01", "until": f"{year}-{month:02}-28"}
        for year in range(2015, 2021)
        for month in (3, 6, 9, 12)
    ]

    def narrowed(path: str, asked: Iterable[dict[str, str]]) -> list[str]:
        return [str(httpx.URL(path, params=each)) for each in asked]

    places = [{"place": place} for place in named["place"]]
    parties = [{"party": party} for party in named["party"]]
    return {
        "/": ["/"],
        "/claims": ["/claims"],
        "/claims, page by page": [f"/claims?page={page}" for page in range(1, 30)],
        "/claims, far down": [f"/claims?after={claim}" for claim in claims],
        "/claims, by kind": narrowed("/claims", ({"kind": kind} for kind in named["kind"])),
        "/claims, by place": narrowed("/claims", places),
        "/claims, by party": narrowed("/claims", parties),
        "/claims, by speaker": narrowed("/claims", ({"speaker": f'"{each}"'} for each in named["speaker"])),
        "/claims, by publisher": narrowed("/claims", ({"publisher": each} for each in named["publisher"])),
        "/claims, by month": narrowed("/claims", days),
        "/claims, by year": narrowed(
            "/claims", ({"since": f"{year}-01-01", "until": f"{year}-12-31"} for year in range(2015, 2021))
        ),
        "/claims, by words": narrowed("/claims", ({"text": word} for word in _WORDS)),
        "/claims, kind and place": narrowed("/claims", ({"kind": "attack"} | place for place in places)),
        "/claims/ID": [f"/claims/{id}" for id in claims],
        "/documents": [f"/documents?page={page}" for page in range(1, 30)],
        "/documents/ID": [f"/documents/{each['document']['id']}" for each in listed["items"]],
        "/events": [f"/events?page={page}" for page in range(1, 30)],
        "/events, narrowed": narrowed("/events", [*places, *parties, *days]),
        "/tolls": [f"/tolls?page={page}" for page in range(1, 30)],
        "/tolls, narrowed": narrowed("/tolls", [*places, *parties, *days]),
        "/control": [f"/control?page={page}" for page in range(1, 30)],
        "/control, narrowed": narrowed("/control", [*places, *parties, *days]),
        "/disputes": [f"/disputes?page={page}" for page in range(1, 30)],
        "/disputes, narrowed": narrowed("/disputes", [*places, *parties, *days]),
        "/sources": ["/sources"],
        "/about": ["/about"],
        "/add": ["/add"],
        "/api/claims": [f"/api/claims?limit=100&after={claim}" for claim in claims],
    }, f"A ledger of {held[1] if held else '?'}."


async def _alone(address: str, pages: dict[str, Sequence[str]], say: Callable[[str], None]) -> None:
    everything: list[float] = []
    async with httpx.AsyncClient(base_url=address, timeout=300) as client:
        for name, addresses in pages.items():
            times, size = [], 0
            for turn in range(ALONE):
                began = time.perf_counter()
                answer = await client.get(addresses[turn % len(addresses)])
                times.append((time.perf_counter() - began) * 1000)
                size = len(answer.content)
            everything += times
            middle, high = statistics.median(times), _high(times)
            mark = " (missed)" if middle > MEDIAN or high > HIGH else ""
            row = (name, f"{min(ALONE, len(addresses))}", f"{times[0]:.0f} ms", f"{middle:.0f} ms")
            say(f"| {' | '.join(row)} | {high:.0f} ms{mark} | {size / 1000:.0f} |")
    middle, high = statistics.median(everything), _high(everything)
    say(f"| all | | | {middle:.0f} ms | {high:.0f} ms | |")


def _high(times: Sequence[float]) -> float:
    return sorted(times)[math.ceil(len(times) * 0.95) - 1]


async def _together(
    address: str,
    pages: dict[str, Sequence[str]],
    readers: int,
    seconds: float,
    say: Callable[[str], None],
) -> int:
    every = [each for addresses in pages.values() for each in addresses]
    times: list[float] = []
    failed: dict[str, int] = defaultdict(int)
    until = time.perf_counter() + seconds

    async def reader(number: int) -> None:
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:
            turn = number * 7
            while time.perf_counter() < until:
                began = time.perf_counter()
                try:
                    code = str((await client.get(every[turn % len(every)])).status_code)
                except httpx.HTTPError as error:
                    code = type(error).__name__
                if code != "200":
                    failed[code] += 1
                times.append((time.perf_counter() - began) * 1000)
                turn += 1

    await asyncio.gather(*(reader(number) for number in range(readers)))
    say("")
    say(
        f"{readers} readers at once, {seconds:.0f} s: {len(times)} answers, "
        f"{len(times) / seconds:.0f} a second, "
        f"median {statistics.median(times):.0f} ms, 95 % {_high(times):.0f} ms, "
        f"failed {sum(failed.values())} {dict(failed) or ''}"
    )
    return sum(failed.values())


def _usable(address: str) -> str:
    """Return how long Chromium takes until the table can be walked through by key, each time anew."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        return "There is no Chromium here; install Debian's package chromium."
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for path in ("/claims", "/claims?kind=control", "/claims?page=7"):
            for _ in range(4):
                context = browser.new_context(base_url=address)
                page = context.new_page()
                began = time.perf_counter()
                page.goto(path, wait_until="commit")
                page.wait_for_function(_WALKS, timeout=60_000)
                times.append(time.perf_counter() - began)
                context.close()
        browser.close()
    middle, worst = statistics.median(times), max(times)
    return (
        f"The table in Chromium, nothing kept: its first row can be walked to by key after {middle:.2f} s at "
        f"the median, {worst:.2f} s at worst of {len(times)} (bound {USABLE} s)."
    )


if __name__ == "__main__":
    main()
