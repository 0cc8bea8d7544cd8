"""What tests of sources ask again and again: the documents of a source, or its errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.model.errors import SourceError
from onrecord.sources import Received, open_source

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Shelling near the border | Border Times</title>
<meta property="og:site_name" content="Border Times">
<meta property="og:title" content="Shelling near the border">
<meta property="article:published_time" content="2021-03-02T23:30:00+04:00">
<link rel="canonical" href="https://border-times.example/shelling">
<meta name="author" content="Ann Writer; Ben Penn">
</head><body><nav>Home | News</nav><article><h1>Shelling near the border</h1>
<p>The ministry of defence said on Monday that two villages near the border were shelled overnight and
that eight people were hurt in the attack, three of them badly.</p>
<p>A spokesperson for the other side denied the report and said that its forces had kept to the truce
since Friday. “We have not fired,” the spokesperson told reporters in the café of the ministry.</p>
<p>Residents fled to the next town, where the council opened a school for them.</p>
</article><footer>© 2019 Border Times</footer></body></html>
"""


def documents(source: str | Path, **given: Any) -> list[Received]:
    found = list(open_source(str(source), **given))
    for one in found:
        assert isinstance(one, Received), one
    return [one for one in found if isinstance(one, Received)]


def errors(source: str | Path, **given: Any) -> list[str]:
    found = list(open_source(str(source), **given))
    for one in found:
        assert isinstance(one, SourceError), one
    return [str(one) for one in found]
