"""Weights: how much each sign of a sum speaks for each role, as `make weights` fitted them to labelled texts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path

FITTED = Path(__file__).with_name("role_weights.csv")
SIGN = "sign"


@cache
def role_weights(table: Path = FITTED) -> dict[str, dict[str, float]]:
    """Return for each sign its weight for each role that it speaks for or against."""
    with table.open(encoding="utf-8", newline="") as lines:
        return {
            row[SIGN]: {role: float(weight) for role, weight in row.items() if role != SIGN and weight}
            for row in csv.DictReader(lines)
        }


def judged(signs: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[float, str]]:
    """Return for each role the logarithm of how likely it is, and the sign that says most for it; {} if none speaks.

    >>> weights = {"before: bought": {"contract": 2.0}, "sums": {"budget": 1.0}}
    >>> found = judged({"before: bought": 1.0, "sums": 0.5}, weights)
    >>> {role: (round(likely, 2), sign) for role, (likely, sign) in found.items()}
    {'contract': (-0.2, 'before: bought'), 'budget': (-1.7, 'sums')}
    >>> judged({"before: ox": 1.0}, {})
    {}
    """
    said = {
        name: {role: value * weight for role, weight in weights[name].items()}
        for name, value in signs.items()
        if name in weights
    }
    totals: dict[str, float] = defaultdict(float)
    for spoken in said.values():
        for role, weight in spoken.items():
            totals[role] += weight
    whole = log(sum(map(exp, totals.values()))) if totals else 0.0
    return {
        role: (total - whole, max(said, key=lambda name: said[name].get(role, 0.0))) for role, total in totals.items()
    }
