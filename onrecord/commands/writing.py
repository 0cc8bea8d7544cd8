"""Where commands write what other programs read: stdout, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.commands.terminal import machine_output


@contextmanager
def opened_output(path: Path | None) -> Iterator[TextIO]:
    """Give a text stream in UTF-8 to write to: stdout, or a file put in place once all is written."""
    if path is None:
        yield machine_output()
        return
    if path.exists() and not path.is_file():
        # A device or pipe, such as /dev/stdout, takes what comes.
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        # A temporary file is for its owner alone; a result has the rights of any new file.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
