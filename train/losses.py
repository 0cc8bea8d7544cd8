"""Losses of the role branch: against coded labels, and against the chances that a teacher gives."""

from __future__ import annotations

from typing import Any

import torch
from align import IGNORE
from examples import ActExample
from teach import Chances
from torch import Tensor
from torch.nn import functional

from onrecord.model.words import MODALITIES
from onrecord.reading.extract.labels import ACT_COLUMNS, COLUMNS, MODE_LABELS, POINTERS, SAID, slices

ROLES = slices(COLUMNS)
VALUES = slices(ACT_COLUMNS)
POINTING = (*(f"{role}_{bound}" for role in POINTERS for bound in ("start", "end")), "time")
"""Columns that choose one piece of the window."""
SHARE = {name: 1.0 if name == "time" else 0.5 for name in POINTING}


def gold_losses(roles: Tensor, values: Tensor, mask: Tensor, acts: list[ActExample]) -> dict[str, Tensor]:
    """Return the losses against coded labels, each the mean over the acts that have the label."""
    barred = (1 - mask) * -1e4
    losses: dict[str, Tensor] = {}
    labels = [act.goal for act in acts]
    for name in POINTING:
        role, _, bound = name.partition("_")
        at = [label[role][bound == "end"] if bound else label[role] for label in labels]
        goal = torch.tensor(at)
        if (goal != IGNORE).any():
            logits = roles[:, :, ROLES[name]].squeeze(-1) + barred
            losses[name] = SHARE[name] * functional.cross_entropy(logits, goal, ignore_index=IGNORE)
    losses |= _place_and_number_losses(roles, labels, mask)
    modality = torch.tensor([_modality(act) for act in acts])
    if (modality != IGNORE).any():
        losses["modality"] = functional.cross_entropy(
            values[:, VALUES["modality"]], modality, ignore_index=IGNORE
        )
    modes = [f"{act.claim['kind']}/{act.claim.get('mode')}" for act in acts]
    goal = torch.tensor([MODE_LABELS.index(m) if m in MODE_LABELS else IGNORE for m in modes])
    if (goal != IGNORE).any():
        losses["mode"] = functional.cross_entropy(values[:, VALUES["mode"]], goal, ignore_index=IGNORE)
    return losses


def _modality(act: ActExample) -> int:
    if act.claim["kind"] == SAID:
        return IGNORE
    return MODALITIES.index(act.claim.get("modality", "asserted"))


def _place_and_number_losses(roles: Tensor, labels: list[dict[str, Any]], mask: Tensor) -> dict[str, Tensor]:
    losses: dict[str, Tensor] = {}
    goal = torch.zeros(len(labels), roles.shape[1])
    weight = mask.clone()
    for row, label in enumerate(labels):
        if label["places"] is None:
            weight[row] = 0
        else:
            goal[row, label["places"]] = 1
    if weight.sum() > 0:
        entropy = functional.binary_cross_entropy_with_logits(
            roles[:, :, ROLES["place"]].squeeze(-1), goal, reduction="none"
        )
        losses["place"] = 10 * (entropy * weight).sum() / weight.sum()
    numbers = [(row, *number) for row, label in enumerate(labels) for number in label["numbers"]]
    if numbers:
        rows, at, belongs, unit, measure = (torch.tensor(x) for x in zip(*numbers, strict=True))
        picked = roles[rows, at]
        losses["number"] = functional.binary_cross_entropy_with_logits(
            picked[:, ROLES["number"]].squeeze(-1), belongs.float()
        )
        for name, goal in (("unit", unit), ("measure", measure)):
            if (goal != IGNORE).any():
                losses[name] = functional.cross_entropy(picked[:, ROLES[name]], goal, ignore_index=IGNORE)
    return losses


def taught_losses(roles: Tensor, values: Tensor, mask: Tensor, chances: list[Chances]) -> dict[str, Tensor]:
    """Return the losses against the chances that a teacher gives to every piece."""
    length = roles.shape[1]
    role_chances = torch.stack(
        [functional.pad(c.roles.float(), (0, 0, 0, length - len(c.roles))) for c in chances]
    )
    value_chances = torch.stack([c.values.float() for c in chances])
    barred = (1 - mask) * -1e4
    losses: dict[str, Tensor] = {}
    for name in POINTING:
        logits = roles[:, :, ROLES[name]].squeeze(-1) + barred
        losses[name] = SHARE[name] * _soft(logits, role_chances[:, :, ROLES[name]].squeeze(-1))
    entropy = functional.binary_cross_entropy_with_logits(
        roles[:, :, ROLES["place"]].squeeze(-1),
        role_chances[:, :, ROLES["place"]].squeeze(-1).clamp(0, 1),
        reduction="none",
    )
    losses["place"] = 10 * (entropy * mask).sum() / mask.sum()
    numbers = [(row, at) for row, c in enumerate(chances) for at in c.numbers]
    if numbers:
        rows, at = (torch.tensor(x) for x in zip(*numbers, strict=True))
        picked, goal = roles[rows, at], role_chances[rows, at]
        losses["number"] = functional.binary_cross_entropy_with_logits(
            picked[:, ROLES["number"]], goal[:, ROLES["number"]].clamp(0, 1)
        )
        for name in ("unit", "measure"):
            losses[name] = _soft(picked[:, ROLES[name]], goal[:, ROLES[name]])
    for name, columns in VALUES.items():
        losses[name] = _soft(values[:, columns], value_chances[:, columns])
    return losses


def _soft(logits: Tensor, chances: Tensor) -> Tensor:
    """Return the mean cross-entropy of rows of logits against rows of chances."""
    return -(chances * functional.log_softmax(logits, dim=-1)).sum(-1).mean()
