"""A desk in a process of its own, for tests that kill it: `python -m tests.desk.standing LEDGER`.

Its reader finds a claim in every text at once; it prints its address when it listens.
"""

from __future__ import annotations

import socket
import sys

import uvicorn

from onrecord.desk.app import create_app
from onrecord.desk.settings import Settings
from tests.commands.fakes import fake_pipeline


def main(ledger: str) -> None:
    """Serve the desk of a ledger until the process ends."""
    app = create_app(ledger, Settings(additions=10_000), open_pipeline=fake_pipeline)
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listening])


if __name__ == "__main__":
    main(sys.argv[1])
