"""What a reader is: the part that marks mentions, behind one small protocol."""

from __future__ import annotations

from typing import Protocol

from onrecord.reading.extract.mentions import Mentions
from onrecord.reading.parse.parsed import Parsed


class Reader(Protocol):
    """Marks the acts of a parsed document. The same document always gives the same mentions."""

    @property
    def name(self) -> str:
        """The name under which the reader is registered, with the version of its model."""
        ...

    def extract(self, parsed: Parsed) -> Mentions:
        """Return the acts told in the candidate sentences of a document."""
        ...
