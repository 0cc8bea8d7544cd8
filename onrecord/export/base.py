"""What a format of export is: a name, a file suffix and one function that writes claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TextIO

from onrecord.model.claim import Claim


class Format(Protocol):
    """A way to take claims away. It writes them one by one, in the order in which they come."""

    @property
    def name(self) -> str:
        """The name by which `onrecord export` calls it."""
        ...

    @property
    def summary(self) -> str:
        """What it is for, in one line."""
        ...

    def write(self, claims: Iterable[Claim], out: TextIO) -> int:
        """Write claims to a text file opened as UTF-8 with newline="", and return how many there were."""
        ...
