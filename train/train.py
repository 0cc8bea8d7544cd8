"""Trains the reader on the coded sets and writes its weights as a torch state.

    python train/train.py --out train/runs/NAME [--held 0,5] [--epochs 12] [--seed 0] [--taught FILE]

Documents of the held-back folds are left out of training and scored after it; with `--held none`
all coded documents are trained on. --taught adds uncoded reports with the chances that earlier runs
give them (train/teach.py). The recipe and what was tried stand in train/TRIALS.md.
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
from align import Aligner
from base import read_tokenizer
from data import load
from evaluate import evaluate
from examples import ActExample, Example, make_examples
from losses import gold_losses, taught_losses
from network import Network, Settings, role_inputs, take
from said import said_examples
from swap import swapped
from teach import read_taught
from torch import Tensor
from torch.nn import functional
from written import written

from onrecord.reading.extract.labels import ACT_WIDTH, KIND_COLUMNS, SAID_COLUMNS

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
    parser.add_argument("--taught", type=Path, help="reports with a teacher's chances, from train/teach.py")
    parser.add_argument("--taught-weight", type=float, default=1.0)
    parser.add_argument("--swapped", type=int, default=0, help="copies of each report with other names")
    parser.add_argument("--written", type=int, default=0, help="copies of each invented report, names drawn")
    parser.add_argument(
        "--said", type=float, default=0.0, help="share of PolNeAR's windows seen in each epoch"
    )
    parser.add_argument("--start", type=Path, help="a run to go on from, in place of the start weights")
    parser.add_argument("--base", default="minilm", choices=("minilm", "mpnet"))
    parser.add_argument(
        "--half", action="store_true", help="multiply in bfloat16: twice as fast where the processor can"
    )
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    tokenizer = read_tokenizer()
    coded = load()
    held = set() if options.held == "none" else {int(fold) for fold in options.held.split(",")}
    used = [c for c in coded if c.fold not in held]
    copies = [c for _ in range(options.swapped) for c in swapped(used, rng)]
    places = sorted({place for c in used for claim in c.claims for place in claim.get("where") or []})
    copies += [c for _ in range(options.written) for c in written(rng, places)]
    examples = [e for c in (*used, *copies) for e in labelled(make_examples(c, tokenizer), c)]
    settings = Settings(role_depth=options.role_depth, dropout=options.dropout, base=options.base)
    network = Network(settings)
    if options.start:
        take(network, torch.load(options.start / "state.pt", weights_only=True))
    taught = read_taught(options.taught, tokenizer, held) if options.taught else []
    said = said_examples(tokenizer, held) if options.said else []
    train(network, examples, taught, said, options, rng)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out / "state.pt")
    (options.out / "settings.json").write_text(json.dumps(asdict(settings) | {"options": str(options)}))
    if held:
        report = evaluate(network, [c for c in coded if c.fold in held], tokenizer)
        (options.out / "held.json").write_text(json.dumps(report, indent=1))
        print(json.dumps(report, indent=1))


def labelled(examples: list[Example], coded: Any) -> list[Example]:
    """Give each act of the examples its role labels."""
    aligner = Aligner(coded)
    for example in examples:
        for act in example.acts:
            act.goal = aligner.labels(act)
    return examples


def train(
    network: Network,
    examples: list[Example],
    taught: list[Example],
    said: list[Example],
    options: Any,
    rng: random.Random,
) -> None:
    """Train in place: AdamW, warm-up over a tenth of the steps, then linear decay."""
    heads = [p for n, p in network.named_parameters() if n.split(".")[0] in HEADS]
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    rates = [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
    sizes = (len(examples), len(taught), round(options.said * len(said)))
    per_epoch = sum((size + options.batch - 1) // options.batch for size in sizes)
    steps = options.epochs * per_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    began = time.time()
    for some in (examples, taught, said):
        print(f"{len(some)} windows, {sum(len(e.acts) for e in some)} acts; {steps} steps in all", flush=True)
    for epoch in range(options.epochs):
        network.train()
        sums: dict[str, float] = {}
        for group, weight in order(examples, taught, rng.sample(said, sizes[2]), options, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.half):
                losses = batch_losses(network, group)
            loss = losses["acts"] + options.role_weight * sum(v for k, v in losses.items() if k != "acts")
            loss = weight * loss
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
        shown = "  ".join(f"{k} {v:.1f}" for k, v in sums.items())
        print(f"epoch {epoch + 1} {time.time() - began:.0f} s  {shown}", flush=True)


def order(
    examples: list[Example],
    taught: list[Example],
    said: list[Example],
    options: Any,
    rng: random.Random,
) -> list[tuple[list[Example], float]]:
    """Return the batches of an epoch with the weight of their loss, of all sources mixed."""
    mixed = [(group, 1.0) for group in batches(examples, options.batch, rng)]
    mixed += [(group, 1.0) for group in batches(said, options.batch, rng)]
    mixed += [(group, options.taught_weight) for group in batches(taught, options.batch, rng)]
    rng.shuffle(mixed)
    return mixed


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Return groups of examples of like length."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].window) + rng.random() * 30)
    return [[examples[i] for i in order[at : at + size]] for at in range(0, len(order), size)]


def batch_losses(network: Network, group: list[Example]) -> dict[str, Tensor]:
    """Return the loss of each head over a group of windows."""
    length = max(len(e.window) for e in group)
    pieces = torch.zeros(len(group), length, dtype=torch.long)
    mask = torch.zeros(len(group), length)
    core = torch.zeros(len(group), length)
    columns = torch.zeros(len(group), length, ACT_WIDTH)
    known = torch.zeros(ACT_WIDTH)
    known[SAID_COLUMNS if group[0].said else KIND_COLUMNS] = 1
    for row, example in enumerate(group):
        size = len(example.window)
        pieces[row, :size] = torch.tensor(example.window.pieces)
        mask[row, :size] = 1
        core[row, example.window.core : size - 1] = 1
        columns[row, :size] = example.columns
    logits, states = network.encode(pieces, mask)
    entropy = functional.binary_cross_entropy_with_logits(logits.float(), columns, reduction="none")
    entropy = (entropy * known).sum(-1)
    losses = {"acts": (entropy * core).sum() / core.sum()}
    acts = [(row, act) for row, example in enumerate(group) for act in example.acts]
    if acts:
        losses |= role_losses(network, acts, states)
    return losses


def role_losses(network: Network, acts: list[tuple[int, ActExample]], states: Tensor) -> dict[str, Tensor]:
    """Return the losses of the role branch, by coded labels or by the chances of a teacher."""
    picked, mask, *marked = role_inputs(acts, states)
    roles, values = (logits.float() for logits in network.role(picked, mask, *marked))
    if isinstance(acts[0][1].goal, dict):
        return gold_losses(roles, values, mask, [act for _, act in acts])
    return taught_losses(roles, values, mask, [act.goal for _, act in acts])


if __name__ == "__main__":
    main()
