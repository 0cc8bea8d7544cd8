"""The process that takes articles out of pages: reads pages from standard input, answers on standard output.

Started by `article.py`, and over when that closes its input.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import Any

import msgspec

from onrecord.sources.article import Article, Page, read_frame, write_frame

_MOST_MEMORY = 4_000_000_000


def main() -> None:
    """Answer pages until the input ends."""
    # Whatever a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while (asked := read_frame(sys.stdin.buffer)) is not None:
        answer = _article(msgspec.msgpack.decode(asked, type=Page))
        write_frame(answers, msgspec.msgpack.encode(answer))


def _article(page: Page) -> Article:
    try:
        import trafilatura

        found: Any = trafilatura.bare_extraction(
            page.html,
            url=page.url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a page can be made to fail anywhere inside the parsers
        return Article(failure=type(error).__name__)
    if found is None:
        return Article(version=trafilatura.__version__)
    return Article(
        version=trafilatura.__version__,
        text=found.text,
        title=found.title,
        date=found.date,
        author=found.author,
        sitename=found.sitename,
        url=found.url,
        language=found.language,
    )


def _limit_memory() -> None:
    # Not all systems have it; there the time alone is limited.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main()
