"""The progress of a run on stderr: a bar with rate and time left in a terminal, else now and then a line."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from onrecord.commands.terminal import QUIET, number_of

_LINE_EVERY = 30.0
"""Seconds between two lines where stderr is no terminal."""
_COUNTED_SUFFIXES = (".jsonl", ".ndjson")
_PIECE = 1 << 20


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Return documents a second and the time that is left."""
        speed = task.finished_speed or task.speed
        if not speed:
            return Text("", style=QUIET)
        left = f" · {duration(task.time_remaining)} left" if task.time_remaining and task.total else ""
        return Text(f"{rate(speed)}{left}", style=QUIET)


class RunProgress:
    """Counts documents on a console; `total` is None where it can't be told beforehand."""

    def __init__(self, console: Console, total: int | None) -> None:
        self._console = console
        self._done = 0
        self._started = self._last = time.monotonic()
        self._bar: Progress | None = None
        if console.is_terminal:
            self._bar = Progress(
                TextColumn("Reading"),
                BarColumn(bar_width=None, complete_style="cyan", finished_style="green"),
                MofNCompleteColumn(),
                _Rate(),
                console=console,
                transient=True,
                speed_estimate_period=60.0,
            )
            self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """Count one more document."""
        self._done += 1
        now = time.monotonic()
        if self._bar:
            self._bar.advance(self._task)
        elif now - self._last >= _LINE_EVERY:
            self._last = now
            speed = self._done / (now - self._started)
            self._console.print(f"{number_of(self._done, 'document')} done, {rate(speed)}")

    def say(self, message: Text) -> None:
        """Print a line above the bar."""
        self._console.print(message, soft_wrap=True)


def rate(documents_per_second: float) -> str:
    """Return a rate in words: "12.3 documents/s"; by the minute where it is slow."""
    if documents_per_second < 1:
        return f"{documents_per_second * 60:.1f} documents/min"
    digits = 0 if documents_per_second >= 100 else 1
    return f"{documents_per_second:,.{digits}f} documents/s"


def duration(seconds: float | None) -> str:
    """Return a time span in words: "42 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds or 0)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def expected_documents(sources: Sequence[str]) -> int | None:
    """Return how many documents sources are likely to hold; None where that can't be told without reading.

    Only for the bar: files count one, files of JSON lines their lines, folders what is below them.
    """
    total = 0
    for source in sources:
        path = Path(source)
        try:
            if path.is_dir():
                total += sum(_lines(file) for file in path.rglob("*") if file.is_file())
            elif path.is_file():
                total += _lines(path)
            elif source == "-" or "://" in source:
                return None
            else:
                total += 1
        except (OSError, ValueError):
            return None
    return total


def _lines(path: Path) -> int:
    if path.suffix.lower() not in _COUNTED_SUFFIXES:
        return 1
    with path.open("rb") as file:
        return max(1, sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b"")))
