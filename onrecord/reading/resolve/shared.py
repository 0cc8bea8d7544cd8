"""What the acts of one sentence share: it tells one scene, with one attacker, one victim and one place.

Only what is lacking is filled in, and only where coded reports say that it is shared as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.words import Kind
from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.doers import is_active

_ITSELF = re.compile(r"\b(?:since|after|before|when|as|until) (?:it|they) $")
_RUNNING = re.compile(
    r"(?:mak(?:es?|ing)|made|br(?:ings?|inging|ought)|tak(?:es?|ing)|took|rais(?:es?|ed|ing)|push(?:es|ed|ing)?)\b"
)
_LONGEST = 15  # code points of "before they" and what stands before it


def with_shared(acts: Sequence[Act], text: str) -> list[Act]:
    """Return the acts with what those of their sentence lend them.

    An attack without a place takes that of the nearest act ("shells fell on Velm as fighting went on" has the
    fighting there); other kinds are left alone: losses and movements are often told of another place. Losses
    take the attacker of the attack that caused them, an attack the victims of its losses as its target. What
    "it" or "they" did in the same breath ("took Velm after it launched an operation") was done by the actor
    of the act before. A total with which a sentence goes on ("two guards died, which makes seven") counts
    whom the losses before it do.
    """
    by_sentence: dict[int, list[Act]] = {}
    for act in acts:
        by_sentence.setdefault(act.sentence, []).append(act)
    shared = []
    for act in acts:
        others = [other for other in by_sentence[act.sentence] if other is not act]
        act = _with_antecedent(act, others, text)
        if act.kind == "attack":
            if not act.places and (near := _nearest(act, [o for o in others if o.places])):
                act = replace(act, places=near.places)
            act = replace(act, target=act.target or _lent(act, others, "casualties", "target", act.actor))
        elif act.kind == "casualties":
            act = _with_counted(act, others, text)
            act = replace(act, actor=act.actor or _lent(act, others, "attack", "actor", act.target))
        shared.append(act)
    return shared


def _with_antecedent(act: Act, others: Sequence[Act], text: str) -> Act:
    """Return an act whose subject is "it" or "they" with the actor of the act before it in the sentence."""
    start = act.evidence.start
    itself = _ITSELF.search(text, max(0, start - _LONGEST), start)
    if act.kind == "statement" or itself is None or not is_active(text, start):
        return act
    before = [o for o in others if o.evidence.end <= start and o.actor and o.kind != "statement"]
    return replace(act, actor=before[-1].actor) if before else act


def _with_counted(act: Act, others: Sequence[Act], text: str) -> Act:
    """Return losses that sum up those before them with the victims of these, unless it names its own."""
    start, end = act.evidence.start, act.evidence.end
    goes_on = text.endswith((", ", ", which "), 0, start) and _RUNNING.match(text, start)
    if not goes_on or (act.target is not None and start <= act.target.start < end):
        return act
    before = [o for o in others if o.kind == "casualties" and o.evidence.end < start and o.target]
    return replace(act, target=before[-1].target) if before else act


def _lent(act: Act, others: Sequence[Act], kind: Kind, part: str, apart: Mention | None) -> Mention | None:
    """Return the side that the nearest act of a kind has, None where it lies over the act's other side."""
    near = _nearest(act, [other for other in others if other.kind == kind and getattr(other, part)])
    if near is None:
        return None
    lent: Mention = getattr(near, part)
    return None if apart is not None and lent.start < apart.end and lent.end > apart.start else lent


def _nearest(act: Act, others: Sequence[Act]) -> Act | None:
    return min(others, key=lambda other: abs(other.evidence.start - act.evidence.start), default=None)
