"""Scores a network on held-back coded documents: finding acts, and each role given the gold acts."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import numpy as np
import torch
from align import IGNORE, Aligner
from data import SHARED, Coded
from examples import make_examples
from network import Network, role_inputs
from tokenizers import Tokenizer

from onrecord.model.words import KINDS, MODALITIES
from onrecord.reading.extract.decode import decode_acts
from onrecord.reading.extract.labels import ACT_COLUMNS, COLUMNS, MODE_LABELS, POINTERS, slices

sys.path.insert(0, str(SHARED / "score"))
from score import match

ROLES, VALUES = slices(COLUMNS), slices(ACT_COLUMNS)
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)


def evaluate(network: Network, coded: list[Coded], tokenizer: Tokenizer) -> dict[str, Any]:
    """Return F1 of detection by threshold and group, and the share of right roles on gold acts."""
    network.eval()
    outputs = []
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    with torch.no_grad():
        for c in coded:
            aligner = Aligner(c)
            windows = []
            for example in make_examples(c, tokenizer):
                pieces = torch.tensor([example.window.pieces])
                mask = torch.ones_like(pieces).float()
                logits, states = network.encode(pieces, mask)
                windows.append((example.window, torch.sigmoid(logits)[0].numpy()))
                if not example.acts:
                    continue
                acts = [(0, act) for act in example.acts]
                roles, values = network.role(*role_inputs(acts, states))
                for act, role, value in zip(example.acts, roles.numpy(), values.numpy(), strict=True):
                    size = len(act.part)
                    score_roles(aligner.labels(act), act.claim, role[:size], value, right, given)
            outputs.append((c, windows))
    shares = {k: [round(right[k] / given[k], 3), given[k]] for k in sorted(given)}
    return {"acts": {str(t): score_acts(outputs, t) for t in THRESHOLDS}, "roles on gold acts": shares}


def score_roles(
    labels: dict[str, Any],
    claim: dict[str, Any],
    role: np.ndarray,
    value: np.ndarray,
    right: Counter[str],
    given: Counter[str],
) -> None:
    def tally(name: str, ok: bool) -> None:
        given[name] += 1
        right[name] += ok

    for pointer in POINTERS:
        if labels[pointer][0] == IGNORE:
            continue
        start = int(role[:, ROLES[f"{pointer}_start"]].argmax())
        tally(pointer + (" (none)" if labels[pointer][0] == 0 else ""), abs(start - labels[pointer][0]) <= 1)
    if labels["time"] != IGNORE:
        tally("time", int(role[:, ROLES["time"]].argmax()) == labels["time"])
    if labels["places"] is not None:
        tally("places", set(np.flatnonzero(role[:, ROLES["place"]][:, 0] > 0)) == set(labels["places"]))
    for at, belongs, unit, measure in labels["numbers"]:
        tally("number", (role[at, ROLES["number"]][0] > 0) == belongs)
        if belongs:
            tally("unit", int(role[at, ROLES["unit"]].argmax()) == unit)
            tally("measure", int(role[at, ROLES["measure"]].argmax()) == measure)
    tally(
        "modality", MODALITIES[int(value[VALUES["modality"]].argmax())] == claim.get("modality", "asserted")
    )
    if claim.get("mode"):
        allowed = [i for i, m in enumerate(MODE_LABELS) if m.startswith(claim["kind"] + "/")]
        best = max(allowed, key=lambda i: value[VALUES["mode"]][i])
        tally("mode", MODE_LABELS[best] == f"{claim['kind']}/{claim['mode']}")


def score_acts(outputs: list[Any], threshold: float) -> dict[str, Any]:
    counts: Counter[tuple[str, str]] = Counter()
    for coded, windows in outputs:
        predicted = [
            {"kind": f.kind, "evidence": {"start": w.starts[f.first], "end": w.ends[f.last]}}
            for w, p in windows
            for f in decode_acts(p, w, dict.fromkeys(KINDS, threshold))
        ]
        gold = [{"kind": g["kind"], "anchor": list(g["span"])} for g in coded.claims]
        pairs = match(gold, predicted, coded.parsed.document.text)
        for group in (coded.group, "all"):
            counts[group, "hit"] += len(pairs)
            counts[group, "predicted"] += len(predicted)
            counts[group, "gold"] += len(gold)
            counts[group, "overlap"] += sum(p[0] for p in pairs)
            counts[group, "alarms"] += bool(predicted) and not gold
    return {
        group: {
            "f1": round(
                2 * counts[group, "hit"] / max(1, counts[group, "predicted"] + counts[group, "gold"]), 3
            ),
            "precision": round(counts[group, "hit"] / max(1, counts[group, "predicted"]), 3),
            "recall": round(counts[group, "hit"] / max(1, counts[group, "gold"]), 3),
            "iou": round(counts[group, "overlap"] / max(1, counts[group, "hit"]), 3),
            "alarms": counts[group, "alarms"],
        }
        for group in ("all", "train", "more", "stories", "negatives")
    }
