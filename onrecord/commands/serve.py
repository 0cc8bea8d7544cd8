"""`onrecord serve`: the desk, a local web application."""

from __future__ import annotations

import importlib.util
import secrets
from typing import Annotated

import typer

from onrecord.commands.errors import FAILED
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption
from onrecord.commands.terminal import complain, say

EXAMPLES = (
    ("onrecord serve --ledger war.db", "open the desk at http://127.0.0.1:8800/"),
    ("onrecord serve --port 9000", "at another port"),
    (
        "onrecord serve --host 0.0.0.0 --name desk.example",
        "for others of a network too; the token that lets add is printed",
    ),
)
NEEDED = ("fastapi", "jinja2", "uvicorn", "python_multipart")
_SHORTEST_TOKEN = 8
# IPPROTO_TCP and TCP_NODELAY, the same on all systems; the module that names them is left to the fetcher.
_TCP, _NO_DELAY = 6, 1


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; this machine alone by default.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65_535, help="At which port.")
    ] = 8800,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="NAME", help="A host name by which it may be asked for, also several."
        ),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="ONRECORD_TOKEN",
            metavar="TEXT",
            help="What must be given before anything is added; made and printed where others can reach it.",
        ),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Open the desk, a local web application.

    At the desk a person finds, reads and checks the record: claims with their passages, documents with their
    claims marked, events, tolls, control, disputes and sources. It needs the extra `desk`; nothing leaves the
    machine. On an address that others can reach, adding needs a token. Ctrl-C ends it.
    """
    missing = [each for each in NEEDED if importlib.util.find_spec(each) is None]
    if missing:
        complain(f"the desk needs {', '.join(missing)}; get it with: pip install 'onrecord[desk]'")
        raise typer.Exit(FAILED)
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise typer.BadParameter(f"a token needs {_SHORTEST_TOKEN} characters or more", param_hint="--token")
    from onrecord.desk.app import create_app
    from onrecord.desk.settings import Settings, is_loopback

    is_made = token is None and not is_loopback(host)
    if is_made:
        token = secrets.token_urlsafe(18)
    settings = Settings(host=host, names=tuple(name or ()), token=token)
    app = create_app(ledger, settings)
    _run(app, host, port, token if is_made else None)


def _run(app: object, host: str, port: int, token: str | None) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        host=host,
        port=port,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    try:
        listening = config.bind_socket()
    except SystemExit as stop:
        # The library logs the reason and exits; here it becomes one line.
        reason = getattr(stop.__context__, "strerror", None) or "it is refused"
        complain(f"it can't listen at {host} port {port} ({reason}); give another --host or --port")
        raise typer.Exit(FAILED) from stop
    # Answers leave at once; without it each waits 40 ms for the asker to say that its beginning came.
    listening.setsockopt(_TCP, _NO_DELAY, 1)
    # Whoever asks as soon as the address is told waits, and is not turned away.
    listening.listen(config.backlog)
    where = f"[{host}]" if ":" in host else host
    say(f"the desk is at http://{where}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
    if token is not None:
        say(f"the token that lets add: {token}")
    uvicorn.Server(config).run(sockets=[listening])
