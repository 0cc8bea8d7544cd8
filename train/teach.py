"""Lets trained runs read uncoded reports and writes down their chances, for a further run to learn from.

    python train/teach.py --run train/runs/A train/runs/B --out train/runs/taught.pt [--threads 1]

Reports are those of the mixed stream and of the whole stories that are neither coded nor measured, nor of
the weeks of the war that is measured: those that pass triage, and every fourth of the others. Of several
runs the mean of their chances is taken. One model that learns from several is as right as they are
together (Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from base import read_tokenizer
from data import fold_of, read_texts, to_document, uncoded
from examples import Example, act_example, windows_of
from network import Network, read_network, role_inputs
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.model.words import KINDS
from onrecord.reading.extract.decode import Found, decode_acts
from onrecord.reading.extract.labels import ACT_COLUMNS, COLUMNS, slices
from onrecord.reading.extract.numbers import find_numbers
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.parse.triage import Triage, default_triage

THRESHOLD = 0.25
OTHERS = 4
ROLES, VALUES = slices(COLUMNS), slices(ACT_COLUMNS)
ONE_PIECE = [name for name in ROLES if name.endswith(("_start", "_end"))] + ["time"]


@dataclass
class Chances:
    """What a teacher gives an act: chances by piece (pieces, ROLE_WIDTH) and of the act (values)."""

    roles: Tensor
    values: Tensor
    numbers: list[int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    networks = [read_network([run]) for run in options.run]
    tokenizer = read_tokenizer()
    rows = []
    with torch.no_grad():
        for parsed in reports():
            for number, window in enumerate(windows_of(parsed, tokenizer)):
                example = teach(networks, Example(window, torch.empty(0)), parsed)
                acts = [
                    (f.first, f.last, f.kind, goal.roles, goal.values, goal.numbers)
                    for f, goal in example.taught
                ]
                rows.append((parsed.document.id, number, example.columns.half(), acts))
    torch.save(rows, options.out)
    print(f"{len(rows)} windows, {sum(len(row[3]) for row in rows)} acts")


def reports() -> Iterator[Parsed]:
    """Give the reports to teach from: those that pass triage, and some of the others."""
    triage = default_triage()
    others = 0
    for parsed in uncoded():
        if not any(s.candidate for s in parse(parsed.document, triage).sentences):
            others += 1
            if others % OTHERS:
                continue
        yield parsed


@dataclass
class _Taught:
    columns: Tensor
    taught: list[tuple[Any, Chances]]


def teach(networks: list[Network], example: Example, parsed: Parsed) -> _Taught:
    """Return the chances that networks give a window and its acts, on average."""
    window = example.window
    pieces = torch.tensor([window.pieces])
    passes = [network.encode(pieces, torch.ones_like(pieces)) for network in networks]
    columns = torch.stack([torch.sigmoid(logits[0]) for logits, _ in passes]).mean(0)
    found = decode_acts(columns.numpy(), window, dict.fromkeys(KINDS, THRESHOLD))
    acts = [(0, act_example(window, f, {})) for f in found]
    if not acts:
        return _Taught(columns, [])
    starts = {n.start for n in find_numbers(parsed.document.text)}
    outputs = []
    for network, (_, states) in zip(networks, passes, strict=True):
        picked, mask, *marked = role_inputs(acts, states)
        roles, values = network.role(picked, mask, *marked)
        outputs.append((_role_chances(roles, mask), _value_chances(values)))
    roles = torch.stack([r for r, _ in outputs]).mean(0)
    values = torch.stack([v for _, v in outputs]).mean(0)
    taught = []
    for row, (f, (_, act)) in enumerate(zip(found, acts, strict=True)):
        own = act.part.sentences[act.found.first]
        numbers = [
            i
            for i in range(1, len(act.part) - 1)
            if act.part.sentences[i] == own and act.part.starts[i] in starts
        ]
        taught.append((f, Chances(roles[row, : len(act.part)].half(), values[row].half(), numbers)))
    return _Taught(columns, taught)


def _role_chances(roles: Tensor, mask: Tensor) -> Tensor:
    chances = torch.zeros_like(roles)
    barred = ((1 - mask) * -1e4).unsqueeze(-1)
    for name, columns in ROLES.items():
        if name in ONE_PIECE:
            chances[:, :, columns] = torch.softmax(roles[:, :, columns] + barred, dim=1)
        elif name in ("place", "number"):
            chances[:, :, columns] = torch.sigmoid(roles[:, :, columns])
        else:
            chances[:, :, columns] = torch.softmax(roles[:, :, columns], dim=2)
    return chances


def _value_chances(values: Tensor) -> Tensor:
    return torch.cat([torch.softmax(values[:, columns], dim=1) for columns in VALUES.values()], dim=1)


def read_taught(file: Path, tokenizer: Tokenizer, held: set[int]) -> list[Example]:
    """Return the examples of a file that this script wrote, but for documents of held-back folds."""
    records = read_texts()
    examples: list[Example] = []
    windows: dict[str, Any] = {}
    for id, number, columns, acts in torch.load(file, weights_only=True):
        if fold_of(id) in held:
            continue
        if id not in windows:
            parsed = parse(to_document(records[id]), Triage.everything())
            windows[id] = windows_of(parsed, tokenizer)
        window = windows[id][number]
        example = Example(window, columns.float(), document=id)
        for first, last, kind, roles, values, numbers in acts:
            act = act_example(window, Found(first, last, kind, 1.0), {})
            act.goal = Chances(roles, values, numbers)
            example.acts.append(act)
        examples.append(example)
    return examples


if __name__ == "__main__":
    main()
