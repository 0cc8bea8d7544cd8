"""JSON Lines: the exchange form whole, one claim a line, with the attributed sentence behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

import msgspec

from onrecord.export.attributed import attributed
from onrecord.model.claim import Claim


@dataclass(frozen=True, slots=True)
class JsonlFormat:
    """The exchange form; reading it back gives the same claims."""

    name: str = "jsonl"
    summary: str = "the exchange form, whole, one claim a line"

    def write(self, claims: Iterable[Claim], out: TextIO) -> int:
        """Write claims and return how many there were."""
        number = 0
        for number, claim in enumerate(claims, 1):  # noqa: B007 (the last number is the count)
            row = {**msgspec.to_builtins(claim), "attributed": attributed(claim)}
            out.write(msgspec.json.encode(row).decode() + "\n")
        return number
