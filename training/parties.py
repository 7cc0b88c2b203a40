"""Parties: fits the network that says who pays each sum and who is paid, and writes it for `extractors.encoder`.

    python -m training.scenes build/scenes.json tests/labelled/read DIR …
    python -m training.parties build/scenes.json MODEL 60

MODEL is as for `training.encoder`, and so is what it needs; the last word is for how many minutes it may learn, on two
cores that do nothing else. It learns from `passages/`, mostly, and from labelled texts. It is tied to the vocabulary
that `training.encoder` writes: after that, it must be fitted anew.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from extractors.encoder.marks import FREE
from extractors.encoder.pieces import UNKNOWN, vocabulary
from training.network import Network
from training.passages import Passage, loads, passages
from training.pointing import Pointing, missed
from training.shown import Shown, several, shown

TARGET = Path(__file__).parents[1] / "extractors" / "encoder" / "parties.onnx"
ROLES = [
    *("accepted", "awarded", "balance", "budget", "context"),
    *("contract", "income", "settlement", "spent", "threshold"),
]
LABELLED = 0.25  # share of what is shown that is a labelled text
MOST = 5_000  # pieces of a batch
AHEAD = 600  # passages that are drawn at once, so that those of a batch are alike in length
RATE, RATE_OF_HEADS, RATE_OF_MARKS = 1.5e-4, 1e-3, 1e-3
WARM = 0.06  # share of the time in which the rate rises
ROLE = 0.6  # what a role counts beside a party
SMOOTH = 0.05  # a label may be wrong
BLOCK = 64  # weights with one scale, of four bits each
MINUTE = 60.0


def main(scenes: Path, model: Path, minutes: float) -> None:
    """Fit the network for some minutes, and write it."""
    torch.manual_seed(0)
    known = vocabulary()
    published = {piece: row for row, piece in enumerate((model / "vocab.txt").read_text("utf-8").split("\n"))}
    encoder = Network(len(known), len(ROLES), known["[MASK]"])
    encoder.begin(load_file(model / "model.safetensors"), [published[piece] for piece in known])
    network = Pointing(encoder, len(ROLES))
    fit(network, list(passages()), list(loads(scenes.read_text("utf-8"))), minutes * MINUTE)
    write(network)


def fit(network: Pointing, short: Sequence[Passage], long: Sequence[Passage], seconds: float) -> None:
    """Let the network learn."""
    optimizer = _optimizer(network)
    rates = [group["lr"] for group in optimizer.param_groups]
    began = time.monotonic()
    network.train()
    for batch in _batches(short, long, Random(0)):
        share = (time.monotonic() - began) / seconds
        if share >= 1:
            return
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, share / WARM + 0.02) * (1 - share)
        optimizer.zero_grad()
        _missed(network, batch).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()


def _optimizer(network: Pointing) -> torch.optim.Optimizer:
    """Return what moves the weights: of the vocabulary the marks alone, which no text has taught anything."""
    marks = network.encoder.pieces.weight
    is_mark = torch.tensor([[float(piece.startswith(FREE))] for piece in vocabulary()])
    marks.register_hook(lambda slope: slope * is_mark)
    network.encoder.places.weight.requires_grad = False
    layers = [*network.encoder.layers.parameters(), *network.encoder.start.parameters()]
    heads = [
        weight
        for part in (network.asks, network.offers, network.both, network.nobody, network.roles)
        for weight in part.parameters()
    ]
    groups = [
        {"params": layers, "lr": RATE, "weight_decay": 0.01},
        {"params": heads, "lr": RATE_OF_HEADS, "weight_decay": 0.01},
        {"params": [marks], "lr": RATE_OF_MARKS, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups)


def _batches(short: Sequence[Passage], long: Sequence[Passage], chance: Random) -> Iterator[list[Shown]]:
    """Yield batches of passages with sums, without end."""
    while True:
        drawn = (
            shown(chance.choice(long) if long and chance.random() < LABELLED else several(short, chance), chance)
            for _ in range(AHEAD)
        )
        batches: list[list[Shown]] = [[]]
        for each in sorted((one for one in drawn if one.sums), key=lambda one: len(one.pieces)):
            if len(each.pieces) * (len(batches[-1]) + 1) > MOST:
                batches.append([])
            batches[-1].append(each)
        chance.shuffle(batches)
        yield from batches


def _missed(network: Pointing, batch: Sequence[Shown]) -> Tensor:
    """Return by how much the network misses who pays and is paid, and what the sums are."""
    known = vocabulary()
    numbers = _filled([[known.get(piece, known[UNKNOWN]) for piece in one.pieces] for one in batch], 0)
    asked = [(row, at, told) for row, one in enumerate(batch) for at, told in one.sums]
    rows, sums = torch.tensor([row for row, _, _ in asked]), torch.tensor([at for _, at, _ in asked])
    bodies = _filled([[at for _, at in batch[row].bodies] for row, _, _ in asked], -1)
    pointed = network(numbers, rows, sums, bodies)
    total = torch.zeros(())
    for side, who in enumerate(("payer", "payee")):
        wanted = torch.zeros(len(asked), bodies.shape[1] + 1, dtype=torch.bool)
        for number, (row, _, told) in enumerate(asked):
            here = [at for at, (key, _) in enumerate(batch[row].bodies, 1) if key == getattr(told, who)]
            wanted[number, here or [0]] = True  # who is not shown is nobody
        total = total + missed(pointed.parties[..., side], wanted)
    told_of = [number for number, (_, _, told) in enumerate(asked) if told.role in ROLES]
    if told_of:
        roles = torch.tensor([ROLES.index(asked[number][2].role or "") for number in told_of])
        total = total + ROLE * functional.cross_entropy(pointed.roles[told_of], roles, label_smoothing=SMOOTH)
    return total


def _filled(rows: Sequence[Sequence[int]], filling: int) -> Tensor:
    longest = max(1, *map(len, rows)) if rows else 1
    return torch.tensor([[*row, *[filling] * (longest - len(row))] for row in rows])


class _Parties(nn.Module):
    """The network as it is shipped: for one paper, with the same bodies for all its sums."""

    def __init__(self, network: Pointing) -> None:
        super().__init__()
        self.network = network

    def forward(self, numbers: Tensor, sums: Tensor, bodies: Tensor) -> Tensor:
        rows = torch.zeros_like(sums)
        return self.network(numbers, rows, sums, bodies[None].expand(sums.shape[0], -1)).parties


def write(network: Pointing, target: Path = TARGET) -> None:
    """Write the network with four bits for each weight."""
    network.eval()
    known = vocabulary()
    numbers = torch.tensor([[known["[CLS]"], known["£"], known["[SEP]"], known["£"]]])
    whole = target.with_suffix(".whole.onnx")
    torch.onnx.export(
        _Parties(network),
        (numbers, torch.tensor([1, 3]), torch.tensor([1, 2, 3])),
        whole,
        input_names=["pieces", "sums", "bodies"],
        output_names=["parties"],
        dynamic_axes={"pieces": {1: "length"}, "sums": {0: "asked"}, "bodies": {0: "named"}},
        dynamo=False,
    )
    config = DefaultWeightOnlyQuantConfig(BLOCK, is_symmetric=True, op_types_to_quantize=("MatMul", "Gather"))
    packer = MatMulNBitsQuantizer(onnx.load(whole), algo_config=config)
    packer.process()
    onnx.save(packer.model.model, target)
    whole.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
