"""What parse gives: blocks with one role each and the sentences in them. All offsets are code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Document

BlockRole = Literal[
    "header",
    "headline",
    "dateline",
    "caption",
    "paragraph",
    "heading",
    "post",
    "list",
    "credit",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document with one role; end exclusive.

    `author`, `handle` and `posted` (an ISO day) are those of a quoted post, `agency` the credit of a
    caption ("AFP"), `body_end` where the words end and the signature or credit begins.
    """

    role: BlockRole
    start: int
    end: int
    body_end: int
    author: str | None = None
    author_start: int | None = None
    handle: str | None = None
    posted: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: end exclusive, without white space at its edges.

    `block` is the index of its block; `candidate` says whether triage lets it through.
    """

    start: int
    end: int
    block: int
    candidate: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its blocks and sentences, both in the order of the text."""

    document: Document
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
