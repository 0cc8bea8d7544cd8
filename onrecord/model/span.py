"""Where something stands in a document's stored text (W3C TextPosition and TextQuote selectors)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A stretch of the stored text: Unicode code points, start inclusive, end exclusive."""

    start: int
    end: int

    def overlap(self, other: Range) -> int:
        """Return how many code points both share; 0 where they are apart."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range together with the very characters that stand in it."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of `text` from `start` to `end`; ValueError where it is empty or outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}-{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    @property
    def range(self) -> Range:
        """The span without its quote."""
        return Range(self.start, self.end)
