"""What the acts of one sentence share: it tells one scene, with one attacker, one victim and one place.

Only what is lacking is filled in, and only where coded reports say that it is shared as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.words import Kind
from onrecord.reading.extract.mentions import Act, Mention


def with_shared(acts: Sequence[Act]) -> list[Act]:
    """Return the acts with what those of their sentence lend them.

    An attack without a place takes that of the nearest act ("shells fell on Velm as fighting went on" has the
    fighting there); other kinds are left alone: losses and movements are often told of another place. Losses
    take the attacker of the attack that caused them, an attack the victims of its losses as its target.
    """
    by_sentence: dict[int, list[Act]] = {}
    for act in acts:
        by_sentence.setdefault(act.sentence, []).append(act)
    shared = []
    for act in acts:
        others = [other for other in by_sentence[act.sentence] if other is not act]
        if act.kind == "attack":
            if not act.places and (near := _nearest(act, [o for o in others if o.places])):
                act = replace(act, places=near.places)
            act = replace(act, target=act.target or _lent(act, others, "casualties", "target", act.actor))
        elif act.kind == "casualties":
            act = replace(act, actor=act.actor or _lent(act, others, "attack", "actor", act.target))
        shared.append(act)
    return shared


def _lent(act: Act, others: Sequence[Act], kind: Kind, part: str, apart: Mention | None) -> Mention | None:
    """Return the side that the nearest act of a kind has, None where it lies over the act's other side."""
    near = _nearest(act, [other for other in others if other.kind == kind and getattr(other, part)])
    if near is None:
        return None
    lent: Mention = getattr(near, part)
    return None if apart is not None and lent.start < apart.end and lent.end > apart.start else lent


def _nearest(act: Act, others: Sequence[Act]) -> Act | None:
    return min(others, key=lambda other: abs(other.evidence.start - act.evidence.start), default=None)
