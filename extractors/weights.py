"""Weights: how much each sign speaks for each answer, as `make weights` fitted them to labelled texts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path

SIGN = "sign"


@cache
def fitted(table: Path) -> dict[str, dict[str, float]]:
    """Return for each sign of a table its weight for each answer that it speaks for or against."""
    with table.open(encoding="utf-8", newline="") as lines:
        return {
            row[SIGN]: {answer: float(weight) for answer, weight in row.items() if answer != SIGN and weight}
            for row in csv.DictReader(lines)
        }


def judged(signs: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[float, str]]:
    """Return for each answer the logarithm of how likely it is, and the sign that says most for it; {} if none speaks.

    >>> weights = {"before: bought": {"contract": 2.0}, "sums": {"budget": 1.0}}
    >>> found = judged({"before: bought": 1.0, "sums": 0.5}, weights)
    >>> {role: (round(likely, 2), sign) for role, (likely, sign) in found.items()}
    {'contract': (-0.2, 'before: bought'), 'budget': (-1.7, 'sums')}
    >>> judged({"before: ox": 1.0}, {})
    {}
    """
    said = {
        name: {answer: value * weight for answer, weight in weights[name].items()}
        for name, value in signs.items()
        if name in weights
    }
    totals: dict[str, float] = defaultdict(float)
    for spoken in said.values():
        for answer, weight in spoken.items():
            totals[answer] += weight
    whole = log(sum(map(exp, totals.values()))) if totals else 0.0
    return {
        answer: (total - whole, max(said, key=lambda name: said[name].get(answer, 0.0)))
        for answer, total in totals.items()
    }
