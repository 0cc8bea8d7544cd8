"""Reads documents in one process or in several, and gives the results in the order of the documents.

Reading depends on the document alone, so any number of workers gives the same; only the parent writes.
"""

from __future__ import annotations

import functools
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from onrecord.model.errors import OnrecordError, ReaderError

_WAITING_PER_WORKER = 4
"""How many documents may wait for a worker, so that a long source is never held in memory whole."""


class Pipeline(Protocol):
    """What reads documents: the pipeline of `onrecord.reading.read`."""

    @property
    def reading(self) -> Reading:
        """Which version and reader it is."""
        ...

    def read(self, document: Document) -> list[Claim]:
        """Return the claims of a document."""
        ...


OpenPipeline = Callable[[], Pipeline]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, and why."""

    reason: str


def default_pipeline() -> Pipeline:
    """Return the pipeline that ships with the package; opened where it is first needed."""
    from onrecord.reading.read import Pipeline

    return Pipeline.default()


def read_in_order(
    items: Iterable[tuple[Item, Document | None]], open_pipeline: OpenPipeline, workers: int
) -> Generator[tuple[Item, list[Claim] | Unread]]:
    """Give each item with the claims of its document, in order; no claims where it has no document.

    `open_pipeline` must be a function of a module, since worker processes open pipelines of their own.
    """
    if workers <= 1:
        for item, document in items:
            yield item, _read(document, open_pipeline) if document else []
        return
    yield from _read_in_workers(items, open_pipeline, workers)


def _read_in_workers(
    items: Iterable[tuple[Item, Document | None]], open_pipeline: OpenPipeline, workers: int
) -> Generator[tuple[Item, list[Claim] | Unread]]:
    # Spawned, not forked: threads of the model's runtime don't survive a fork.
    pool = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_ignore_interrupts
    )
    waiting: deque[tuple[Item, Future[list[Claim] | Unread] | None]] = deque()
    started = 0
    try:
        for item, document in items:
            if document is None:
                waiting.append((item, None))
            elif started < workers:
                # A worker starts with each of the first documents and takes over what is set here.
                with _interrupts_ignored():
                    waiting.append((item, pool.submit(_read, document, open_pipeline)))
                started += 1
            else:
                waiting.append((item, pool.submit(_read, document, open_pipeline)))
            while waiting and (len(waiting) > workers * _WAITING_PER_WORKER or _is_done(waiting[0][1])):
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    except BrokenProcessPool as error:
        raise ReaderError(
            "a worker process ended by itself, perhaps for want of memory; what is finished is kept: "
            "run the same command again with fewer --workers"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _is_done(future: Future[list[Claim] | Unread] | None) -> bool:
    return future is None or future.done()


def _finished(item: Item, future: Future[list[Claim] | Unread] | None) -> tuple[Item, list[Claim] | Unread]:
    return item, future.result() if future else []


def _read(document: Document, open_pipeline: OpenPipeline) -> list[Claim] | Unread:
    pipeline = _opened(open_pipeline)
    try:
        return pipeline.read(document)
    except OnrecordError as error:
        return Unread(str(error))
    except Exception as error:  # one odd document must not end a run over thousands
        return Unread(f"reading failed with {type(error).__name__}: {error}; please report it")


@functools.cache
def _opened(open_pipeline: OpenPipeline) -> Pipeline:
    return open_pipeline()


def _ignore_interrupts() -> None:
    # Ctrl-C goes to all processes of a terminal; the parent alone decides what then happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
