"""The one place where an error becomes a line and an exit code.

0 done; 1 something failed, the rest is kept; 2 wrong use; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable

import typer

from onrecord.commands.terminal import complain, drop_stdout
from onrecord.model.errors import OnrecordError

DONE = 0
FAILED = 1
WRONG_USE = 2
STOPPED = 130


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose expected errors are one clear line on stderr and an exit code.

    A reader that closes its end of a pipe (`| head`) has had enough: that is no error.
    """

    @functools.wraps(command)
    def run(*arguments: object, **options: object) -> None:
        try:
            command(*arguments, **options)
            sys.stdout.flush()
        except OnrecordError as error:
            complain(str(error))
            raise typer.Exit(FAILED) from error
        except BrokenPipeError as error:
            drop_stdout()
            raise typer.Exit(DONE) from error
        except KeyboardInterrupt as error:
            complain("stopped")
            raise typer.Exit(STOPPED) from error
        except OSError as error:
            complain(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
            raise typer.Exit(FAILED) from error

    return run
