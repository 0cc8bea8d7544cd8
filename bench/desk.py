"""How fast the desk answers, and whether it holds with many readers at once, on a ledger that is given.

`python bench/desk.py LEDGER` starts `onrecord serve` on loopback and asks for every page: first alone, which
gives the server's time, then with 50 readers at once. Prints a table; exit code 1 where an answer failed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence

import httpx

ALONE, READERS, SECONDS = 15, 50, 20.0
MEDIAN, HIGH = 150.0, 400.0
"""What is asked for, milliseconds: at the median, at the 95th percentile."""


def main() -> None:
    """Measure, and print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("ledger")
    asked.add_argument("--readers", type=int, default=READERS)
    asked.add_argument("--seconds", type=float, default=SECONDS)
    given = asked.parse_args()
    command = [sys.executable, "-c", "from onrecord.commands.cli import main; main()"]
    desk = subprocess.Popen(
        [*command, "serve", "--port", "0", "--ledger", given.ledger], stderr=subprocess.PIPE, text=True
    )
    try:
        assert desk.stderr is not None
        line = desk.stderr.readline()
        if not line.startswith("the desk is at "):
            sys.exit(line)
        address = line.split()[4]
        pages = asyncio.run(_pages(address))
        print(f"{'page':<34}{'first':>8}{'median':>9}{'95 %':>8}{'kB':>7}   ms, one reader")
        asyncio.run(_alone(address, pages))
        failed = asyncio.run(_together(address, pages, given.readers, given.seconds))
    finally:
        desk.terminate()
        desk.wait()
    sys.exit(1 if failed else 0)


async def _pages(address: str) -> dict[str, Sequence[str]]:
    """Return the pages to ask for by name, each with addresses that are asked for in turn."""
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        claims = [each["id"] for each in (await client.get("/api/claims?limit=40")).json()["items"]]
        documents = [
            each["document"]["id"] for each in (await client.get("/api/documents?limit=40")).json()["items"]
        ]
        spread = (await client.get("/api/facets")).json()["facets"]
    kinds = [each["value"] for each in spread["kind"]]
    places = [each["value"] for each in spread["place"]]
    return {
        "/": ["/"],
        "/claims": ["/claims"],
        "/claims, page by page": [f"/claims?page={page}" for page in range(1, 30)],
        "/claims, by kind": [f"/claims?kind={kind}" for kind in kinds],
        "/claims, by place": [str(httpx.URL("/claims", params={"place": place})) for place in places],
        "/claims, by words": [f"/claims?text={word}" for word in ("killed", "captured", "said", "missile")],
        "/claims/ID": [f"/claims/{id}" for id in claims],
        "/documents": ["/documents", "/documents?page=2"],
        "/documents/ID": [f"/documents/{id}" for id in documents],
        "/events": ["/events"],
        "/tolls": ["/tolls"],
        "/control": ["/control"],
        "/disputes": ["/disputes"],
        "/sources": ["/sources"],
        "/about": ["/about"],
        "/api/claims": ["/api/claims?limit=100"],
    }


async def _alone(address: str, pages: dict[str, Sequence[str]]) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        for name, addresses in pages.items():
            times, size = [], 0
            for turn in range(ALONE):
                began = time.perf_counter()
                answer = await client.get(addresses[turn % len(addresses)])
                times.append((time.perf_counter() - began) * 1000)
                size = len(answer.content)
            later = times[1:]
            middle, high = statistics.median(later), sorted(later)[int(len(later) * 0.95)]
            mark = " *" if middle > MEDIAN or high > HIGH else ""
            print(f"{name:<34}{times[0]:>8.0f}{middle:>9.0f}{high:>8.0f}{size / 1000:>7.0f}{mark}")


async def _together(address: str, pages: dict[str, Sequence[str]], readers: int, seconds: float) -> int:
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
    ordered = sorted(times)
    print(
        f"\n{readers} readers at once, {seconds:.0f} s: {len(times)} answers, "
        f"{len(times) / seconds:.0f} a second, "
        f"median {statistics.median(ordered):.0f} ms, 95 % {ordered[int(len(ordered) * 0.95)]:.0f} ms, "
        f"failed {sum(failed.values())} {dict(failed) or ''}"
    )
    return sum(failed.values())


if __name__ == "__main__":
    main()
