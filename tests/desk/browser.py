"""A real browser and a desk that listens, for tests of what a person sees and does."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

# Without these it looks for its maker's hosts at every start.
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW = "install Debian's package chromium (apt-get install chromium), or another Chromium on the path"


def chromium() -> str:
    """Return where Chromium is; the test is skipped where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip(f"there is no Chromium here: {HOW}")


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """Give the address of a desk that answers while the block runs."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    give_up = time.monotonic() + 20
    while not server.started and time.monotonic() < give_up:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def axe() -> str:
    """Return the script that finds what keeps people out; the test is skipped where it is not installed."""
    assets = Path(__file__).parents[2] / "onrecord/desk/assets"
    script = assets / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not here; get it with: cd onrecord/desk/assets && npm ci")
    return script.read_text(encoding="utf-8")
