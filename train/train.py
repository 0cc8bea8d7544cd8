"""Trains the reader on the coded sets and writes its weights as a torch state.

    python train/train.py --out train/runs/NAME [--held 0,5] [--epochs 12] [--seed 0]

Documents of the held-back folds are left out of training and scored after it; with `--held none`
all coded documents are trained on. The recipe and what was tried stand in train/TRIALS.md.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from align import IGNORE, Aligner
from data import load
from evaluate import evaluate
from examples import Example, make_examples
from network import Network, Settings, start_weights
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from onrecord.model.words import KINDS, MODALITIES
from onrecord.reading.extract.labels import (
    ACT_COLUMNS,
    ACT_WIDTH,
    COLUMNS,
    MODE_LABELS,
    POINTERS,
    slices,
)

ROLES = slices(COLUMNS)
VALUES = slices(ACT_COLUMNS)
HEADS = ("acts", "roles", "act_values", "mark", "same_sentence")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held", default="0")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--role-depth", type=int, default=1)
    parser.add_argument("--role-weight", type=float, default=1.0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    tokenizer = read_tokenizer()
    coded = load()
    held = set() if options.held == "none" else {int(fold) for fold in options.held.split(",")}
    examples = [
        example for c in coded if c.fold not in held for example in labelled(make_examples(c, tokenizer), c)
    ]
    settings = Settings(role_depth=options.role_depth, dropout=options.dropout)
    network = Network(settings)
    train(network, examples, options, rng)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out / "state.pt")
    (options.out / "settings.json").write_text(json.dumps(asdict(settings) | {"options": str(options)}))
    if held:
        report = evaluate(network, [c for c in coded if c.fold in held], tokenizer)
        (options.out / "held.json").write_text(json.dumps(report, indent=1))
        print(json.dumps(report, indent=1))


def read_tokenizer() -> Tokenizer:
    """Return the tokenizer of the start weights, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(start_weights() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def labelled(examples: list[Example], coded: Any) -> list[Example]:
    """Give each act of the examples its role labels."""
    aligner = Aligner(coded)
    for example in examples:
        for act in example.acts:
            act["labels"] = aligner.labels(act, example.window)
    return examples


def train(network: Network, examples: list[Example], options: Any, rng: random.Random) -> None:
    """Train in place: AdamW, warm-up over a tenth of the steps, then linear decay."""
    heads = [p for n, p in network.named_parameters() if n.split(".")[0] in HEADS]
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}], weight_decay=0.01
    )
    steps = options.epochs * ((len(examples) + options.batch - 1) // options.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    began = time.time()
    print(f"{len(examples)} windows, {sum(len(e.acts) for e in examples)} acts, {steps} steps", flush=True)
    for epoch in range(options.epochs):
        network.train()
        sums: dict[str, float] = {}
        for group in batches(examples, options.batch, rng):
            losses = batch_losses(network, [examples[i] for i in group])
            loss = losses["acts"] + options.role_weight * sum(v for k, v in losses.items() if k != "acts")
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
        shown = "  ".join(f"{k} {v:.1f}" for k, v in sums.items())
        print(f"epoch {epoch + 1} {time.time() - began:.0f} s  {shown}", flush=True)


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[int]]:
    """Return groups of examples of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].window) + rng.random() * 30)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def batch_losses(network: Network, group: list[Example]) -> dict[str, Tensor]:
    """Return the loss of each head over a group of windows."""
    length = max(len(e.window) for e in group)
    pieces = torch.zeros(len(group), length, dtype=torch.long)
    mask = torch.zeros(len(group), length)
    core = torch.zeros(len(group), length)
    columns = torch.zeros(len(group), length, ACT_WIDTH)
    for row, example in enumerate(group):
        size = len(example.window)
        pieces[row, :size] = torch.tensor(example.window.pieces)
        mask[row, :size] = 1
        core[row, example.window.core : size - 1] = 1
        columns[row, :size] = example.columns
    logits, states = network.encode(pieces, mask)
    entropy = functional.binary_cross_entropy_with_logits(logits, columns, reduction="none").sum(-1)
    losses = {"acts": (entropy * core).sum() / core.sum()}
    acts = [(row, act) for row, example in enumerate(group) for act in example.acts]
    if acts:
        losses |= role_losses(network, group, acts, states, mask)
    return losses


def role_losses(
    network: Network,
    group: list[Example],
    acts: list[tuple[int, dict[str, Any]]],
    states: Tensor,
    mask: Tensor,
) -> dict[str, Tensor]:
    """Return the losses of the role branch, each the mean over the acts that have the label."""
    rows = torch.tensor([row for row, _ in acts])
    marks, same = act_marks(
        [(group[row].window, act["first"], act["last"], act["claim"]["kind"]) for row, act in acts],
        states.shape[1],
    )
    roles, values = network.role(states[rows], mask[rows], marks, same)
    barred = (1 - mask[rows]) * -1e4
    losses: dict[str, Tensor] = {}
    labels = [act["labels"] for _, act in acts]
    for role in POINTERS:
        for side, bound in enumerate(("start", "end")):
            goal = torch.tensor([label[role][side] for label in labels])
            if (goal != IGNORE).any():
                logits = roles[:, :, ROLES[f"{role}_{bound}"]].squeeze(-1) + barred
                losses[f"{role}_{bound}"] = 0.5 * functional.cross_entropy(logits, goal, ignore_index=IGNORE)
    goal = torch.tensor([label["time"] for label in labels])
    if (goal != IGNORE).any():
        logits = roles[:, :, ROLES["time"]].squeeze(-1) + barred
        losses["time"] = functional.cross_entropy(logits, goal, ignore_index=IGNORE)
    losses |= place_and_number_losses(roles, labels, mask[rows])
    modality = torch.tensor([MODALITIES.index(a["claim"].get("modality", "asserted")) for _, a in acts])
    losses["modality"] = functional.cross_entropy(values[:, VALUES["modality"]], modality)
    modes = [f"{a['claim']['kind']}/{a['claim'].get('mode')}" for _, a in acts]
    goal = torch.tensor([MODE_LABELS.index(m) if m in MODE_LABELS else IGNORE for m in modes])
    if (goal != IGNORE).any():
        losses["mode"] = functional.cross_entropy(values[:, VALUES["mode"]], goal, ignore_index=IGNORE)
    return losses


def act_marks(acts: list[tuple[Any, int, int, str]], length: int) -> tuple[Tensor, Tensor]:
    """Return the marks (acts, pieces) and same-sentence flags of (window, first, last, kind)."""
    marks = torch.full((len(acts), length), len(KINDS), dtype=torch.long)
    same = torch.zeros((len(acts), length), dtype=torch.long)
    for number, (window, first, last, kind) in enumerate(acts):
        marks[number, first : last + 1] = KINDS.index(kind)
        for i in range(1, len(window) - 1):
            same[number, i] = int(window.sentences[i] == window.sentences[first])
    return marks, same


def place_and_number_losses(roles: Tensor, labels: list[dict[str, Any]], mask: Tensor) -> dict[str, Tensor]:
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


if __name__ == "__main__":
    main()
