"""Writes a brief out: as Markdown, as an HTML page that stands alone, as JSON.

All words from outside are escaped: they can't become markup, links or scripts, nor turn the reading order.
"""

from __future__ import annotations

import html
import re
from collections.abc import Set
from importlib.resources import files

import msgspec

from onrecord.accounts.brief import Brief, Note, Sentence
from onrecord.accounts.phrases import day_words, joined
from onrecord.accounts.plain import one_line, visible

CAVEAT = (
    "What the sources of this period are on record as saying. A program read the reports; it does not judge "
    "who is right, and it makes mistakes: check the passages."
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&])")
# What begins a list, a heading or a rule only at the start of a line.
_LINE_START = re.compile(r"^(\s*)([-+=#]|\d+[.)])")


def brief_title(brief: Brief) -> str:
    """Return the heading of a brief: the days that it covers."""
    start, end = brief.period.start, brief.period.end
    if start is None or end is None or start == end:
        return f"Brief: {day_words(start or end or '')}" if start or end else "Brief"
    return f"Brief: {day_words(start)} to {day_words(end)}"


def to_markdown(brief: Brief) -> str:
    """Return a brief as Markdown with footnotes (`[^1]`), which most renderers link."""
    lines = [
        f"# {escape_markdown(brief_title(brief))}",
        "",
        f"*{CAVEAT}*",
        "",
        escape_markdown(_basis(brief)),
    ]
    for section in brief.sections:
        lines += ["", f"## {section.title}", ""]
        for sentence in section.sentences:
            references = "".join(f"[^{number}]" for number in sentence.notes)
            lines.append(f"- {escape_markdown(sentence.text)} {references}")
    if brief.notes:
        lines += ["", "## Notes", ""]
        for note in brief.notes:
            source = f"{escape_markdown(_source(note))}{_markdown_link(note.url)}"
            lines.append(
                f"[^{note.number}]: {source}: “{_marked_markdown(note)}” Claim `{_bare(note.claim)}`."
            )
    return "\n".join(lines) + "\n"


def to_html(brief: Brief) -> str:
    """Return a brief as an HTML page with its style inside; it loads nothing."""
    title = html.escape(brief_title(brief))
    style = (files("onrecord.accounts") / "data" / "brief.css").read_text(encoding="utf-8")
    body = [
        f"<h1>{title}</h1>",
        f'<p class="about">{html.escape(CAVEAT)}<br>{html.escape(_basis(brief))}</p>',
    ]
    cited: set[int] = set()
    for section in brief.sections:
        body += [f"<section>\n<h2>{html.escape(section.title)}</h2>\n<ul>"]
        for sentence in section.sentences:
            body.append(_html_sentence(sentence, cited))
            cited.update(sentence.notes)
        body += ["</ul>\n</section>"]
    if brief.notes:
        body += ['<section class="notes">\n<h2>Notes</h2>\n<ol>']
        body += [_html_note(note) for note in brief.notes]
        body += ["</ol>\n</section>"]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def to_json(brief: Brief) -> str:
    """Return a brief as indented JSON (`onrecord.brief/1`)."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"


def escape_markdown(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _LINE_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", one_line(text)))


def _basis(brief: Brief) -> str:
    """Return on how much a brief rests, and what it was narrowed to."""
    if not brief.claims:
        narrowed = f" for {joined(brief.scope)}" if brief.scope else ""
        return one_line(f"The ledger holds no claims{narrowed}.")
    claims = f"{brief.claims:,} {'claim' if brief.claims == 1 else 'claims'}"
    documents = f"{brief.documents:,} {'document' if brief.documents == 1 else 'documents'}"
    shown = list(brief.publishers[:12])
    if len(brief.publishers) > len(shown):
        shown.append(f"{len(brief.publishers) - len(shown):,} more")
    narrowed = f" Narrowed to: {joined(brief.scope)}." if brief.scope else ""
    return one_line(f"From {claims} in {documents}: {joined(shown)}.{narrowed}")


def _source(note: Note) -> str:
    """Return who published a document, when, and which it is."""
    parts = [
        note.publisher or "publisher unknown",
        day_words(note.published) if note.published else "undated",
        f"“{note.title}”" if note.title else f"document {note.document}",
    ]
    return ", ".join(one_line(part) for part in parts)


def _around(note: Note) -> tuple[str, str, str]:
    """Return the passage of a note in three: before the evidence, the evidence, behind it."""
    quote = one_line(note.quote)
    before, found, after = note.passage.partition(quote)
    return (before, found, after) if found else (note.passage, "", "")


def _marked_markdown(note: Note) -> str:
    before, quote, after = (_MARKDOWN.sub(r"\\\1", visible(part)) for part in _around(note))
    # Strong emphasis can't begin or end with a space.
    inner = f"**{quote}**" if quote and (before or after) else quote
    return f"{before}{inner}{after}"


def _markdown_link(url: str | None) -> str:
    if not _is_web(url):
        return ""
    return f" (<{re.sub(r'[<>]', '', _bare(url or ''))}>)"


def _html_sentence(sentence: Sentence, cited: Set[int]) -> str:
    """Return a sentence; a note leads back to where it is first cited."""
    ids = {number: "" if number in cited else f' id="from-{number}"' for number in sentence.notes}
    references = "".join(
        f'<sup><a href="#note-{number}"{at}>[{number}]</a></sup>' for number, at in ids.items()
    )
    return f"<li>{html.escape(one_line(sentence.text))} {references}</li>"


def _html_note(note: Note) -> str:
    source = html.escape(_source(note))
    if _is_web(note.url):
        address = html.escape(_bare(note.url or ""), quote=True)
        source = f'<a href="{address}" rel="noopener noreferrer nofollow">{source}</a>'
    before, quote, after = (html.escape(visible(part)) for part in _around(note))
    marked = f"<mark>{quote}</mark>" if quote else ""
    return (
        f'<li id="note-{note.number}" value="{note.number}">{source}'
        f"<blockquote>{before}{marked}{after}</blockquote>"
        f'Claim <code>{html.escape(one_line(note.claim))}</code> <a href="#from-{note.number}">↩</a></li>'
    )


def _is_web(url: str | None) -> bool:
    """Say whether an address may become a link: only those of the web, never scripts."""
    return bool(url and re.match(r"https?://[^\s]+$", url, re.IGNORECASE))


def _bare(text: str) -> str:
    """Return an id or address without characters that have no place in one."""
    return re.sub(r"[\s`\x00-\x20]", "", visible(text))
