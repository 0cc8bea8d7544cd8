"""Has the article taken out of a page by a process of its own, which can be ended. Serves `html.py`.

Parsers of HTML take very long over some pages of a few megabytes (trafilatura 2.3 over a minute for
100,000 paragraphs with empty lines, libxml2 2.14 for 100,000 attributes of one element), and the C code
among them can't be interrupted. The process is started with the first page and serves all that follow.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from functools import cache
from typing import IO

import msgspec

from onrecord.model.errors import SourceError

PAGE_SECONDS = 60.0
"""How long one page may take; an ordinary one takes some 50 ms."""

_LENGTH_BYTES = 8


class Page(msgspec.Struct):
    """What the process is asked: a page as text, and where it came from."""

    html: str
    url: str | None


class Article(msgspec.Struct):
    """What it answers, as trafilatura gives it; `failure` names an error instead."""

    version: str = ""
    text: str | None = None
    title: str | None = None
    date: str | None = None
    author: str | None = None
    sitename: str | None = None
    url: str | None = None
    language: str | None = None
    failure: str | None = None


def extract_article(html: str, url: str | None, *, seconds: float = PAGE_SECONDS) -> Article:
    """Return what trafilatura finds in a page; SourceError where it fails or takes too long."""
    article = _process(os.getpid()).ask(Page(html=html, url=url), seconds)
    if article is None:
        raise SourceError("the page can't be taken apart, or not in time; save its text and read that")
    if article.failure is not None:
        raise SourceError(f"the page can't be taken apart ({article.failure}); save its text and read that")
    return article


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write bytes so that `read_frame` can tell where they end."""
    stream.write(len(content).to_bytes(_LENGTH_BYTES) + content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the bytes of one `write_frame`; None where the stream ended before their end."""
    length = int.from_bytes(stream.read(_LENGTH_BYTES))
    content = stream.read(length)
    return content if length and len(content) == length else None


class _Process:
    """The process, started when it is first asked and again after it had to be ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, page: Page, seconds: float) -> Article | None:
        """Return the answer for a page, None where there was none in time."""
        with self._lock:
            running = self._started()
            timer = threading.Timer(seconds, running.kill)
            timer.daemon = True
            timer.start()
            try:
                write_frame(_there(running.stdin), msgspec.msgpack.encode(page))
                answer = read_frame(_there(running.stdout))
            except OSError:
                answer = None
            finally:
                timer.cancel()
            if answer is None:
                self.end()
                return None
            return msgspec.msgpack.decode(answer, type=Article)

    def end(self) -> None:
        """End the process; nothing happens where none runs."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            # Its pipes are closed too; what was not yet written to it is lost, as is meant.
            try:
                running.__exit__(None, None, None)
            except BrokenPipeError:
                running.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._running is None:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "onrecord.sources.article_process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)},
            )
        return self._running


@cache
def _process(_of: int) -> _Process:
    # One for each process of ours: after a fork two would write into one pipe.
    process = _Process()
    atexit.register(process.end)
    return process


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise BrokenPipeError("the process has no pipe")
    return pipe
