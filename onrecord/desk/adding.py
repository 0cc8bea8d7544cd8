"""Adding to the ledger from the desk: sendings wait in a line and are read one after the other in a thread.

Each document is kept with its claims as soon as it is read, so that a desk that is killed loses only what it
had not read yet. Addresses go through the guarded fetcher and never to a private network.
"""

from __future__ import annotations

import queue
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from onrecord.ledger import Ledger
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from onrecord.model.errors import OnrecordError, SourceError
from onrecord.sources import Received, open_source
from onrecord.sources.open import open_bytes

MOST_WAITING = 100
_MOST_KEPT = 200
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_BROKEN = "it could not be read (a fault of the program)"


class Pipeline(Protocol):
    """What reads documents: the pipeline of `onrecord.reading.read`."""

    @property
    def reading(self) -> Reading:
        """Which version and reader it is."""
        ...

    def read(self, document: Document) -> list[Claim]:
        """Return the claims of a document."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One thing that was sent: a text or file with its bytes, or the address of a page."""

    name: str
    raw: bytes | None = None
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a document: how many claims, or why it was not read; `note` says what to know of it."""

    name: str
    document: str | None = None
    title: str | None = None
    claims: int = 0
    problem: str | None = None
    note: str | None = None


@dataclass(slots=True, kw_only=True)
class Job:
    """A sending and how far it is: `current` is what is being read, `done` how many things are finished."""

    id: str
    sent: tuple[Sent, ...]
    state: Literal["waiting", "reading", "done"] = "waiting"
    done: int = 0
    current: str | None = None
    outcomes: list[Outcome] = field(default_factory=list)


class Adder:
    """Reads what is sent into a ledger, one sending after the other, in a thread of its own."""

    def __init__(
        self,
        ledger: Ledger,
        open_pipeline: Callable[[], Pipeline],
        max_bytes: int,
        *,
        on_done: Callable[[], None] = lambda: None,
    ) -> None:
        self._on_done = on_done
        self._ledger, self._open_pipeline, self._max_bytes = ledger, open_pipeline, max_bytes
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: queue.Queue[Job] = queue.Queue(MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._pipeline: Pipeline | None = None

    def add(self, sent: Sequence[Sent]) -> Job | None:
        """Put a sending into the line, and return it; None where the line is full."""
        job = Job(id=secrets.token_urlsafe(9), sent=tuple(sent))
        with self._lock:
            try:
                self._waiting.put_nowait(job)
            except queue.Full:
                return None
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="onrecord-adding", daemon=True)
                self._thread.start()
        return job

    def job(self, id: str) -> Job | None:
        """Return a sending by its id; None where it is not known, or too long ago."""
        return self._jobs.get(id)

    def _work(self) -> None:
        while True:
            self._run(self._waiting.get())
            self._on_done()

    def _run(self, job: Job) -> None:
        job.state = "reading"
        for sent in job.sent:
            job.current = sent.name
            try:
                for arrival in self._opened(sent):
                    job.outcomes.append(self._outcome(sent, arrival))
            except Exception as error:
                # A fault in one report must not end the thread that reads all others.
                reason = str(error) if isinstance(error, OnrecordError) else _BROKEN
                job.outcomes.append(Outcome(name=sent.name, problem=reason))
            job.done += 1
        job.current, job.state = None, "done"

    def _opened(self, sent: Sent) -> Iterator[Received | SourceError]:
        if sent.raw is not None:
            return open_bytes(
                sent.name,
                sent.raw,
                published=sent.published,
                publisher=sent.publisher,
                max_bytes=self._max_bytes,
            )
        if not _WEB.fullmatch(sent.name):
            # Whatever is no address of the web would be opened as a file of this machine.
            raise SourceError(f"{sent.name}: it is no web address; write it as https://host/page")
        return open_source(
            sent.name, published=sent.published, publisher=sent.publisher, max_bytes=self._max_bytes
        )

    def _outcome(self, sent: Sent, arrival: Received | SourceError) -> Outcome:
        if isinstance(arrival, SourceError):
            return Outcome(name=sent.name, problem=str(arrival))
        document = arrival.document
        if self._pipeline is None:
            self._pipeline = self._open_pipeline()
        notes = list(arrival.warnings)
        if self._ledger.has_reading(document.id, self._pipeline.reading):
            found = self._ledger.readings(document.id)[-1].claims
            notes.insert(0, "it was there already")
        else:
            claims = self._pipeline.read(document)
            self._ledger.add(document, claims, self._pipeline.reading, raw=arrival.raw)
            found = len(claims)
        return Outcome(
            name=sent.name,
            document=document.id,
            title=document.title,
            claims=found,
            note="; ".join(notes) or None,
        )
