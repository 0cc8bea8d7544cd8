from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from onrecord.commands import serve
from tests.commands.conftest import Run
from tests.commands.test_cli import MAIN, program


def test_where_the_extra_is_missing_it_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    result = run("serve")
    assert result.code == 1
    assert "pip install 'onrecord[desk]'" in result.err


def test_a_short_token_is_wrong_use(run: Run) -> None:
    result = run("serve", "--token", "short")
    assert result.code == 2
    assert "8 characters" in result.err


# The library leaves the socket that it could not bind to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_port_that_is_taken_is_told(run: Run, ledger: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.code == 1
    assert "it can't listen at 127.0.0.1" in result.err


@pytest.mark.parametrize(
    ("host", "made", "told"),
    [("127.0.0.1", False, None), ("0.0.0.0", True, "token"), ("192.0.2.1", True, None)],
)
def test_where_others_can_reach_it_a_token_is_made(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, host: str, made: bool, told: str | None
) -> None:
    seen: list[tuple[object, str | None]] = []
    monkeypatch.setattr(
        serve, "_run", lambda app, host, port, token: seen.append((app.state.desk.settings, token))
    )
    assert run("serve", "--host", host).code == 0
    ((settings, token),) = seen
    assert bool(token) is made
    assert settings.token == token  # type: ignore[attr-defined]


def test_a_desk_starts_answers_and_ends(ledger: Path) -> None:
    process = program(MAIN, "serve", "--port", "0", "--ledger", str(ledger))
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = line.split()[4]
        assert httpx.get(address + "claims", timeout=20).status_code == 200
    finally:
        process.terminate()
        assert process.wait(20) in (0, -15, 143)
        process.communicate()


def test_the_command_line_answers_without_the_libraries_of_the_desk() -> None:
    code = "import sys; sys.modules['fastapi'] = sys.modules['uvicorn'] = None\n" + MAIN
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
