"""Who takes a place that is told as lost: "the loss of Orm to Peru" is a capture by Peru.

A reader takes who loses for who acts, since those who lose stand where those who act stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.sufferers import lost_to, overlap

_LOST = re.compile(r"\b(?:loss(?:es)?|lost|los(?:e|es|ing)|fall(?:s|en|ing)?|fell)\b", re.IGNORECASE)
_LOSS = re.compile(r"\bloss(?:es)?\s+of\b", re.IGNORECASE)


def with_taker(act: Act, context: Context) -> Act:
    """Return the act with the party to whom a place is lost as its actor, and who loses it as its target."""
    words = context.text[act.evidence.start : act.evidence.end]
    if act.kind != "control" or act.mode != "captured" or not _LOST.search(words):
        return act
    taker = lost_to(act, context)
    if taker is None:
        own = act.modality == "denied" or _LOSS.search(words)
        if act.speaker is None or act.actor is None or act.target is None or not own:
            return act
        if context.roots_in(act.speaker) & context.roots_in(act.actor):
            # Whoever speaks of a loss, or denies that a place has fallen, speaks of his own.
            return replace(act, actor=act.target, target=act.actor)
        return act
    loser = next((side for side in (act.target, act.actor) if side and not _same(side, taker, context)), None)
    return replace(act, actor=taker, target=loser)


def _same(one: Mention, other: Mention, context: Context) -> bool:
    return overlap(one, other) or bool(context.roots_in(one) & context.roots_in(other))
