"""What a data set says of itself, so that the bench can run it, print it and tell others how to get it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from measure.tally import Tally

from onrecord.reading.read import Pipeline

Role = Literal["measured", "training"]
"""`measured`: never trained on. `training`: trained or tuned on, so its figures say nothing of other text."""


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """A data set: `measure` reads it with a pipeline, `texts` yields its documents as (id, text)."""

    name: str
    role: Role
    title: str
    about: str
    licence: str
    source: str
    path: Path
    measure: Callable[[Pipeline], list[Tally]]
    texts: Callable[[], Iterator[tuple[str, str]]]

    @property
    def is_there(self) -> bool:
        """Whether its data are on this machine."""
        return self.path.exists()
