"""The trained reader as a torch module: a pretrained encoder with an act head and a role branch.

All layers but the last `role_depth` are shared. The act branch goes on as pretrained; the role
branch starts as a copy of the same layers and sees, added to each word piece, a mark of the act.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from pathlib import Path

import torch
from base import parts_of_layer, read_base
from examples import ActExample
from torch import Tensor, nn
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from onrecord.reading.extract.encoder import mark_acts
from onrecord.reading.extract.labels import ACT_COLUMNS, ACT_WIDTH, MARKS, OUTSIDE, ROLE_WIDTH


class Layer(nn.Module):
    """One layer (post-norm), with its weights taken from a transformers layer."""

    def __init__(self, source: nn.Module, heads: int, dropout: float) -> None:
        super().__init__()
        parts = parts_of_layer(source)
        self.query, self.key, self.value = parts.query, parts.key, parts.value
        self.out, self.norm1 = parts.out, parts.norm1
        self.up, self.down, self.norm2 = parts.up, parts.down, parts.norm2
        self.heads = heads
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Take (batch, pieces, width) and what is added to attention, (batch, heads, pieces, pieces)."""
        batch, pieces, width = x.shape
        shape = (batch, pieces, self.heads, width // self.heads)
        q, k, v = (f(x).reshape(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


@dataclass
class Settings:
    """What shapes the network."""

    role_depth: int = 1
    dropout: float = 0.1
    freeze_embeddings: bool = True
    base: str = "minilm"


class Network(nn.Module):
    """Acts on every word piece; roles for each act."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        base = read_base(settings.base)
        width = base.words.embedding_dim
        self.words, self.positions, self.norm, self.bias = base.words, base.positions, base.norm, base.bias
        self.register_buffer("segment", base.segment)
        self.register_buffer("ids", base.ids, persistent=False)
        if settings.freeze_embeddings:
            self.words.weight.requires_grad_(False)
            self.positions.weight.requires_grad_(False)
        layers = [Layer(layer, base.heads, settings.dropout) for layer in base.layers]
        cut = len(layers) - settings.role_depth
        self.shared = nn.ModuleList(layers[:cut])
        self.act_layers = nn.ModuleList(layers[cut:])
        self.role_layers = nn.ModuleList(copy.deepcopy(layers[cut:]))
        self.dropout = nn.Dropout(settings.dropout)
        self.acts = nn.Linear(width, ACT_WIDTH)
        self.mark = nn.Embedding(len(MARKS) + 1, width)  # one more: outside the act
        self.same_sentence = nn.Embedding(2, width)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.normal_(self.same_sentence.weight, std=0.02)
        self.roles = nn.Linear(width, ROLE_WIDTH)
        self.act_values = nn.Linear(2 * width, sum(ACT_COLUMNS.values()))

    def mask(self, pieces_mask: Tensor, places: Tensor) -> Tensor:
        """Return what is added to attention: a bar to padding, and MPNet's bias by distance.

        `pieces_mask` (batch, pieces) holds ones and zeros, `places` (batch or 1, pieces) where each stands.
        """
        barred = (1.0 - pieces_mask.float())[:, None, None, :] * -1e4
        if self.bias is None:
            return barred
        apart = places[:, None, :] - places[:, :, None]
        buckets = MPNetEncoder.relative_position_bucket(apart)
        return barred + self.bias(buckets).permute(0, 3, 1, 2)

    def encode(self, pieces: Tensor, pieces_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of acts (batch, pieces, ACT_WIDTH) and the shared states (batch, pieces, width)."""
        positions = self.positions.weight[: pieces.shape[1]]
        if self.ids is not None:
            pieces = self.ids[pieces]
        x = self.dropout(self.norm(self.words(pieces) + positions + self.segment))
        mask = self.mask(pieces_mask, torch.arange(pieces.shape[1])[None])
        for layer in self.shared:
            x = layer(x, mask)
        states = x
        for layer in self.act_layers:
            x = layer(x, mask)
        return self.acts(self.dropout(x)), states

    def role(
        self, states: Tensor, pieces_mask: Tensor, marks: Tensor, same: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return logits of roles (acts, pieces, ROLE_WIDTH) and of the act's own values (acts, values).

        `states` (acts, pieces, width) are those of each act's window; `marks` (acts, pieces) hold the
        mark of the kind inside the act and OUTSIDE outside; `same` 1 in the act's sentence; `places` the
        piece of the window that each is.
        """
        x = states + self.mark(marks) + self.same_sentence(same)
        mask = self.mask(pieces_mask, places)
        for layer in self.role_layers:
            x = layer(x, mask)
        x = self.dropout(x)
        inside = (marks != OUTSIDE).float().unsqueeze(-1)
        pooled = (x * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        return self.roles(x), self.act_values(torch.cat([pooled, x[:, 0]], dim=-1))


def read_network(runs: list[Path]) -> Network:
    """Return the network of a run, or the mean of the weights of several."""
    settings = json.loads((runs[0] / "settings.json").read_text())
    network = Network(Settings(**{k: v for k, v in settings.items() if k != "options"}))
    states = [torch.load(run / "state.pt", weights_only=True) for run in runs]
    take(network, {k: sum(s[k] for s in states) / len(states) for k in states[0]})
    return network.eval()


def take(network: Network, state: dict[str, Tensor]) -> None:
    """Give a network the weights of a state; rows that the state does not have yet stay as they are."""
    own = network.state_dict()
    for name, values in state.items():
        if values.dim() == 0 or len(values) == len(own[name]):
            own[name] = values
        else:
            own[name][: len(values)] = values
    network.load_state_dict(own)


def role_inputs(acts: list[tuple[int, ActExample]], states: Tensor) -> tuple[Tensor, ...]:
    """Return states, mask, marks, same-sentence flags and places for acts, given with their window's row.

    `states` are those of whole windows; of each act's window the pieces around it are picked.
    """
    length = max(len(act.part) for _, act in acts)
    kept = torch.zeros(len(acts), length, dtype=torch.long)
    mask = torch.zeros(len(acts), length)
    marks = torch.full((len(acts), length), OUTSIDE, dtype=torch.long)
    same = torch.zeros(len(acts), length, dtype=torch.long)
    for number, (_, act) in enumerate(acts):
        size = len(act.part)
        kept[number, :size] = torch.tensor(act.kept)
        mask[number, :size] = 1
        own_marks, own_same = mark_acts([act.found], act.part)
        marks[number, :size] = torch.from_numpy(own_marks[0])
        same[number, :size] = torch.from_numpy(own_same[0])
    rows = torch.tensor([row for row, _ in acts])
    return states[rows.unsqueeze(1), kept], mask, marks, same, kept
