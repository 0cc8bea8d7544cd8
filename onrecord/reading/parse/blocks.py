"""Blocks: a text is cut at its line breaks, and each piece gets the role that its form gives away.

First thing done to a document; sentences are then looked for inside the blocks.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from onrecord.reading.parse.parsed import Block, BlockRole

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "(?:" + "|".join(f"{m}|{m[:3]}\\.?" for m in _MONTHS) + "|Sept\\.?)"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2})"
)

# "— Ilham Aliyev (@presidentaz) November 9, 2020": how embedded posts print their author and day.
_SIGNATURE = re.compile(
    rf"[—–-]{{1,2}}\s*(?P<author>[^\n()@]{{1,80}}?)\s*\((?P<handle>@\w{{1,30}})\)\s*(?P<date>{_DATE})?\s*$"
)
_CAPTION_CREDIT = re.compile(
    r"\s*(?:[(\[](?P<agency>[A-Z][\w.&'/ -]{1,60})[)\]]"
    r"|(?:Photo|Image|Picture)(?:graph)?(?: credit| by)?:? (?P<photo>[^\n]{2,60}))\s*$"
)
_CREDIT = re.compile(
    r"(?:Source|Sources|Credit|Reporting by|Additional reporting|Writing by|Editing by"
    r"|With (?:inputs?|agencies)|Compiled (?:by|from)|©|\(c\) )\b",
    re.IGNORECASE,
)
_HEADER = re.compile(
    rf"(?:date\s+{_DATE}|published\s*(?:on|:)|updated\s*(?:on|:)|last (?:updated|modified)"
    rf"|by [A-Z]\w+ [A-Z]\w+$|{_DATE}\s*$|(?:\w+day,? )?{_DATE}\b)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<dateline>[A-Z][A-Z'’. -]{2,40}(?:[,/] ?[A-Z][A-Za-z'’. -]{1,30}){0,2}"
    rf"(?:,? {_MONTH} \d{{1,2}}(?:,? \d{{4}})?)?(?: \([A-Z][\w /]{{1,30}}\))?\s*[—–-]{{1,2}})\s+(?=[A-Z\"“])"
)
_BULLET = re.compile(r"[-*•‣▪·–]\s+|\(?\d{1,2}[.)]\s+")
_FINAL = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_LINE = re.compile(r"[^\n]+")
_HEADING_LENGTH = 90
_HEADLINE_LENGTH = 160
_HARD_WRAP = 90  # longest line of a text whose lines were broken by width, not by paragraph


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order; together they cover all that is not white space."""
    pieces = _pieces(text)
    blocks: list[Block] = []
    for index, (start, end) in enumerate(pieces):
        is_last = index == len(pieces) - 1
        block = _block(text, start, end, before=blocks, is_last=is_last)
        if block.role == "paragraph" and (found := _DATELINE.match(text, start, end)):
            cut = found.end("dateline")
            blocks.append(Block(role="dateline", start=start, end=cut, body_end=cut))
            start = found.end()
            block = Block(role="paragraph", start=start, end=end, body_end=end)
        blocks.append(block)
    return tuple(blocks)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return the stretches between line breaks, those of hard-wrapped paragraphs joined."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m[0].isspace()]
    lines = [
        (start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
        for start, end in lines
    ]
    wrapped = bool(lines) and max(end - start for start, end in lines) <= _HARD_WRAP
    pieces: list[tuple[int, int]] = []
    for start, end in lines:
        joins = (
            wrapped
            and bool(pieces)
            and text.count("\n", pieces[-1][1], start) == 1
            and not _BULLET.match(text, start)
            and not _HEADER.match(text, *pieces[-1])
            and not (_FINAL.search(text[slice(*pieces[-1])]) and _is_short(pieces[-1], text))
            and _last_line_is_full(text, pieces[-1])
        )
        if joins:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces


def _is_short(piece: tuple[int, int], text: str) -> bool:
    line = text[slice(*piece)].rsplit("\n", 1)[-1]
    return len(line) < _HARD_WRAP * 2 // 3


def _last_line_is_full(text: str, piece: tuple[int, int]) -> bool:
    """Tell whether the last line runs so far that the next line may go on with it."""
    line = text[slice(*piece)].rsplit("\n", 1)[-1]
    return len(line) > _HARD_WRAP // 2


def _block(text: str, start: int, end: int, *, before: list[Block], is_last: bool) -> Block:
    piece = text[start:end]
    plain = Block(role="paragraph", start=start, end=end, body_end=end)
    if post := find_signature(text, start, end):
        return replace(
            plain,
            role="post",
            body_end=post.body_end,
            author=post.author,
            author_start=post.author_start,
            handle=post.handle,
            posted=post.posted,
        )
    opening = all(b.role == "header" for b in before)
    if opening and len(piece) < 120 and not _FINAL.search(piece) and _HEADER.match(piece):
        return replace(plain, role="header")
    if _CREDIT.match(piece) and len(piece) < 200:
        return replace(plain, role="credit")
    if (credit := _CAPTION_CREDIT.search(piece)) and not opening | is_last and len(piece) < 400:
        agency = credit["agency"] or credit["photo"]
        return replace(plain, role="caption", body_end=start + credit.start(), agency=agency)
    if _BULLET.match(piece):
        return replace(plain, role="list")
    if not _FINAL.search(piece) and not is_last and piece[-1] not in ",;:—–\"'”’":
        role: BlockRole
        if not any(b.role in ("headline", "paragraph") for b in before):
            role = "headline" if len(piece) <= _HEADLINE_LENGTH else "paragraph"
        else:
            role = "heading" if len(piece) <= _HEADING_LENGTH else "paragraph"
        return replace(plain, role=role)
    return plain


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a quoted post, and when (an ISO day); `body_end` is where its words end."""

    body_end: int
    author: str
    author_start: int
    handle: str
    posted: str | None


def find_signature(text: str, start: int, end: int) -> Signature | None:
    """Return the signature of a quoted post at the end of a stretch of text, None where there is none."""
    found = _SIGNATURE.search(text[max(start, end - 220) : end])
    if not found:
        return None
    offset = max(start, end - 220)
    # Flags and other symbols beside a name are no part of it.
    author = re.sub(r"[^\w .'’-]+", " ", found["author"]).strip()
    if not author:
        return None
    body_end = offset + found.start()
    body_end -= len(text[start:body_end]) - len(text[start:body_end].rstrip())
    return Signature(
        body_end=body_end,
        author=author,
        author_start=text.index(author, offset + found.start("author"))
        if author in text[offset:end]
        else offset + found.start("author"),
        handle=found["handle"],
        posted=_iso(found["date"]),
    )


def _iso(date: str | None) -> str | None:
    if not date:
        return None
    try:
        if re.match(r"\d{4}-", date):
            return dt.date.fromisoformat(date).isoformat()
        numbers = re.findall(r"\d+", date)
        name = re.search(_MONTH, date)
        month = [m[:3] for m in _MONTHS].index(name[0][:3]) + 1 if name else 0
        return dt.date(int(numbers[-1]), month, int(numbers[0])).isoformat()
    except ValueError:
        return None
