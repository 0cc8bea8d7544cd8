"""One run of `onrecord read`: sources in, the ledger filled, what happened counted.

Documents are written in the order of the input and each with all its claims at once, so that a run that
is stopped keeps what it finished and can be run again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.commands.reading_pool import OpenPipeline, Unread, read_in_order
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from onrecord.model.errors import LedgerError, SourceError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.sources import Received


@dataclass(slots=True)
class Tally:
    """What a run came to; `kinds` counts the claims found by kind."""

    read: int = 0
    there: int = 0
    failed: int = 0
    undated: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def claims(self) -> int:
        """How many claims were found."""
        return self.kinds.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRun:
    """What a run needs: the sources and how to open one, the ledger, the pipeline, where messages go."""

    sources: Sequence[str]
    open_source: Callable[[str], Iterator[Received | SourceError]]
    ledger: Ledger
    open_pipeline: OpenPipeline
    reading: Reading
    workers: int
    on_failure: Callable[[str], None]
    on_warning: Callable[[str, str], None]
    on_done: Callable[[], None]

    def run(self, tally: Tally) -> None:
        """Read all sources; `tally` holds what is finished, also where the run is interrupted."""
        failed_before = {failure.source for failure in self.ledger.failures()}
        # Closed at once when the run is interrupted, so that waiting documents are given up.
        with closing(read_in_order(self._arrivals(), self.open_pipeline, self.workers)) as results:
            for arrival, found in results:
                if isinstance(arrival, SourceError):
                    self._fail(tally, *_source_and_reason(arrival))
                elif isinstance(found, Unread):
                    self._fail(tally, arrival.document.id, found.reason)
                else:
                    self._keep(tally, arrival, found)
                    if arrival.document.id in failed_before:
                        self.ledger.recover(arrival.document.id)
                self.on_done()

    def _arrivals(self) -> Iterator[tuple[Received | SourceError, Document | None]]:
        """Give what comes out of the sources, with the document only where it has yet to be read."""
        seen: set[str] = set()
        for source in self.sources:
            for arrival in self.open_source(source):
                if isinstance(arrival, SourceError):
                    yield arrival, None
                    continue
                document = arrival.document
                is_there = document.id in seen or self.ledger.has_reading(document.id, self.reading)
                seen.add(document.id)
                yield arrival, None if is_there else document

    def _keep(self, tally: Tally, arrival: Received, found: list[Claim]) -> None:
        document = arrival.document
        try:
            is_new = self.ledger.add(document, found, self.reading, raw=arrival.raw)
        except LedgerError as error:
            self._fail(tally, document.id, str(error))
            return
        if not is_new:
            tally.there += 1
            return
        tally.read += 1
        tally.kinds.update(claim.kind for claim in found)
        tally.undated += document.published is None
        for warning in arrival.warnings:
            self.on_warning(document.id, warning)

    def _fail(self, tally: Tally, source: str, reason: str) -> None:
        tally.failed += 1
        self.on_failure(reason if reason.startswith(source) else f"{source}: {reason}")
        self.ledger.fail(source, reason)


def _source_and_reason(error: SourceError) -> tuple[str, str]:
    """Return the input that an error is about, which its message begins with, and the message."""
    message = str(error)
    return message.partition(": ")[0], message
