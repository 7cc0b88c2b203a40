"""Pointing: MiniLM with a head that points from each sum to the body that pays it, and to the one that is paid.

How well a body suits a sum is a product of what the sum asks for and what the body offers (as in Vinyals and others,
"Pointer Networks", 2015), and what a small layer makes of both; nobody at all is one more choice.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.network import WIDTH, Network

SIDES, KEY = 2, 128
NOWHERE = -1e4  # how well a body suits that is not there


class Pointed(NamedTuple):
    """For each sum the logarithm of how likely nobody, or each mention, is on each side; and what it is."""

    parties: Tensor
    roles: Tensor


class Pointing(nn.Module):
    """The encoder, and what points from sums to bodies."""

    def __init__(self, encoder: Network, roles: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.asks, self.offers = nn.Linear(WIDTH, SIDES * KEY), nn.Linear(WIDTH, SIDES * KEY)
        self.both = nn.Sequential(nn.Linear(2 * WIDTH, KEY), nn.GELU(), nn.Linear(KEY, SIDES))
        self.nobody = nn.Linear(WIDTH, SIDES)
        self.roles = nn.Linear(2 * WIDTH, roles)

    def forward(self, numbers: Tensor, rows: Tensor, sums: Tensor, bodies: Tensor) -> Pointed:
        """Return what is said of sums, each in a row of `numbers` at a place; `bodies` are places too, -1 fills up."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            seen = self.encoder.encode(numbers)
        seen = seen.float()
        asking = self.encoder.dropout(seen[rows, sums])
        there = rows[:, None].expand_as(bodies)
        offering = self.encoder.dropout(seen[there, bodies.clamp(min=0)])
        asked = self.asks(asking).view(-1, 1, SIDES, KEY)
        offered = self.offers(offering).view(sums.shape[0], -1, SIDES, KEY)
        pair = torch.cat([asking[:, None].expand_as(offering), offering], -1)
        suits = (asked * offered).sum(-1) / KEY**0.5 + self.both(pair)
        suits = suits.masked_fill((bodies < 0)[..., None], NOWHERE)
        likely = torch.cat([self.nobody(asking)[:, None], suits], 1).log_softmax(1)
        return Pointed(likely, self.roles(torch.cat([asking, seen[rows, 0]], 1)))


def missed(told: Tensor, wanted: Tensor) -> Tensor:
    """Return by how much the choices miss who is wanted; a body that is named often is met at any of its mentions."""
    return -told.masked_fill(~wanted, NOWHERE).logsumexp(1).mean()
