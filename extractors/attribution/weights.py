"""Weights: how much each sign of a sum speaks for each role, as `make weights` fitted them to labelled texts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
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


def judged(signs: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> tuple[str, str]:
    """Return the role that the signs of a sum speak for most, and the sign that says most for it; "" where none speaks.

    >>> judged({"before: bought": 1.0, "sums": 0.5}, {"before: bought": {"contract": 2.0}, "sums": {"budget": 1.0}})
    ('contract', 'before: bought')
    >>> judged({"before: ox": 1.0}, {})
    ('', '')
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
    if not totals:
        return "", ""
    role = max(totals, key=lambda role: totals[role])
    return role, max(said, key=lambda name: said[name].get(role, 0.0))
