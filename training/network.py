"""Network: MiniLM with two heads, in PyTorch: what a sum is, and which words around name who pays and who is paid.

The second head is there for training alone: who learns whom money goes to learns better what the money is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, INNER, HEADS, LAYERS, LONGEST = 384, 1536, 12, 6, 512
DROPOUT = 0.1
# Our names of a layer's parts, and those of the published weights.
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "done": "output.LayerNorm",
}


class Seen(NamedTuple):
    """What the network says of some sums: each role, and for each piece whether it names who pays, and who is paid."""

    roles: Tensor
    parties: Tensor


class Layer(nn.Module):
    """One layer of a transformer (Vaswani and others, 2017), normalised behind each half, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.done = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, seen: Tensor, mask: Tensor) -> Tensor:
        """Return what the layer makes of each piece."""
        sums, longest, _ = seen.shape
        asked, offered, told = (
            part(seen).view(sums, longest, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = asked @ offered.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask
        heard = (weights.softmax(-1).to(told.dtype) @ told).transpose(1, 2).reshape(sums, longest, WIDTH)
        seen = self.attended(seen + self.dropout(self.out(heard)))
        return self.done(seen + self.dropout(self.narrow(functional.gelu(self.widen(seen)))))


class Network(nn.Module):
    """The encoder and its heads; `mark` is the number of the piece on both sides of a sum."""

    def __init__(self, known: int, roles: int, mark: int) -> None:
        super().__init__()
        self.mark = mark
        self.pieces, self.places = nn.Embedding(known, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.start = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.roles, self.parties = nn.Linear(2 * WIDTH, roles), nn.Linear(2 * WIDTH, 2)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, numbers: Tensor) -> Seen:
        """Return what is said of sums, each a row of the numbers of its pieces; 0 fills a row up."""
        seen = self.encode(numbers)
        marks = (numbers == self.mark).float()[..., None]
        figure = (seen * marks).sum(1) / marks.sum(1)
        whole = self.dropout(torch.cat([figure, seen[:, 0]], 1))
        each = self.dropout(torch.cat([seen, figure[:, None].expand_as(seen)], 2))
        return Seen(self.roles(whole), self.parties(each))

    def encode(self, numbers: Tensor) -> Tensor:
        """Return what the layers make of each piece of some rows."""
        seen = self.pieces(numbers) + self.places(torch.arange(numbers.shape[1]))
        seen = self.dropout(self.start(seen))
        mask = (numbers == 0)[:, None, None, :] * -1e9
        for layer in self.layers:
            seen = layer(seen, mask)
        return seen

    def begin(self, published: Mapping[str, Tensor], rows: Sequence[int]) -> None:
        """Take over the published weights of MiniLM, and of its vocabulary these rows."""
        weights: dict[str, Any] = {}
        words, kinds = "embeddings.word_embeddings.weight", "embeddings.token_type_embeddings.weight"
        weights["pieces.weight"] = published[words][list(rows)] + published[kinds][0]
        weights["places.weight"] = published["embeddings.position_embeddings.weight"]
        names = {"start": "embeddings.LayerNorm"}
        for number in range(LAYERS):
            names |= {f"layers.{number}.{ours}": f"encoder.layer.{number}.{theirs}" for ours, theirs in PARTS.items()}
        for ours, theirs in names.items():
            weights |= {f"{ours}.{kind}": published[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
        heads = {name: weight for name, weight in self.state_dict().items() if name.startswith(("roles", "parties"))}
        self.load_state_dict(weights | heads)  # raises where a weight is missing, or one is unknown
