"""Writes a trained state as the model folder that ships: two ONNX graphs in int8, tokenizer, card.

    python train/export.py --run train/runs/NAME --version 1 [--threshold 0.35]

Several runs may be given: their weights are averaged, which is sound only for runs that began from
one state (see train/TRIALS.md). Files are written to onrecord/reading/extract/data/encoder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from base import start_weights
from network import Network, read_network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.model.words import KINDS
from onrecord.reading.extract.labels import OUTSIDE

TARGET = Path(__file__).resolve().parents[1] / "onrecord/reading/extract/data/encoder"

TRAINED_ON = "gold/train, train-stories, train-negatives; train/annotations, train/written; PolNeAR train"


class Acts(nn.Module):
    """The graph of the first pass: pieces (1, n) to act logits and shared states."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        return self.network.encode(pieces, torch.ones_like(pieces))


class Roles(nn.Module):
    """The graph of the role branch: states (acts, n, width), marks and same (acts, n) to logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: Tensor, marks: Tensor, same: Tensor) -> tuple[Tensor, Tensor]:
        return self.network.role(states, torch.ones_like(marks), marks, same, torch.zeros_like(marks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, nargs="+")
    parser.add_argument("--version", required=True)
    parser.add_argument("--cuts", type=Path, help="JSON with thresholds and cuts, from train/tune.py")
    parser.add_argument("--threshold", type=float, default=0.35)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    network = read_network(options.run)
    options.target.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(1000, 2000, (1, 24))
    states = torch.randn(3, 24, 384)
    marks = torch.full((3, 24), OUTSIDE)
    marks[:, 3:6] = 1
    same = torch.ones_like(marks)
    write(
        Acts(network),
        (pieces,),
        ["pieces"],
        ["logits", "states"],
        {"pieces": {1: "n"}, "logits": {1: "n"}, "states": {1: "n"}},
        options.target / "acts.onnx",
    )
    axes = {name: {0: "acts", 1: "n"} for name in ("states", "marks", "same", "roles")} | {
        "values": {0: "acts"}
    }
    write(
        Roles(network),
        (states, marks, same),
        ["states", "marks", "same"],
        ["roles", "values"],
        axes,
        options.target / "roles.onnx",
    )
    shutil.copy(start_weights() / "tokenizer.json", options.target / "tokenizer.json")
    chosen = json.loads(options.cuts.read_text()) if options.cuts else {}
    files = ("acts.onnx", "roles.onnx", "tokenizer.json")
    card = {
        "version": options.version,
        "thresholds": chosen.get("thresholds", dict.fromkeys(KINDS, options.threshold)),
        "cuts": chosen.get("cuts", {}),
        "files": {f: hashlib.sha256((options.target / f).read_bytes()).hexdigest() for f in files},
        "trained_on": TRAINED_ON,
        "stand_ins": True,
    }
    (options.target / "model.json").write_text(json.dumps(card, indent=1) + "\n")
    for file in sorted(options.target.iterdir()):
        print(f"{file.name} {file.stat().st_size / 1e6:.1f} MB")


def write(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    target: Path,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            inputs,
            str(plain),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(plain),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
    onnx.checker.check_model(str(target))


if __name__ == "__main__":
    main()
