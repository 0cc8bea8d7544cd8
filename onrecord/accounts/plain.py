"""Text from outside made plain: what would steer a terminal, a page or the eye becomes visible.

Every page, table and message that shows words of a report passes them through here.
"""

from __future__ import annotations

import re

# Marks of direction and of width that ordinary Arabic, Hebrew or Persian text holds and nobody sees:
# they go. The zero-width joiners (U+200C, U+200D) shape letters and emoji, and stay.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u061c\u2060\ufeff\u00ad]")
# What acts: C0 and C1 controls (ANSI sequences begin with them), overrides, embeddings and isolates of
# direction, line and paragraph separators, interlinear marks, tag characters, lone surrogates.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """Return text in which control, ANSI and bidi characters are spelled out (`\\x1b`); lines stay lines."""
    text = text.replace("\r\n", "\n")
    return _ACTING.sub(_spell_out, _UNSEEN.sub("", text))


def one_line(text: str) -> str:
    """Return visible text on one line, each run of white space a single space."""
    return visible(_SPACE.sub(" ", text)).strip()


def shortened(text: str, length: int) -> str:
    """Return text of at most `length` characters, cut at a word where one ends near, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 0)]
    head, space, _ = cut.rpartition(" ")
    kept = head if space and len(head) >= 2 * length // 3 else cut
    return kept.rstrip(" ,;:–—-") + "…"


def _spell_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
