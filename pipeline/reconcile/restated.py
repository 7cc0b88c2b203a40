"""Restated: the same figure in another shape, £330k and £330,000, once for each pair of shapes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assemble import Dossier
from pipeline.reconcile.finding import figure_of, find, verdict_of
from pipeline.records import Amount, Check

# Shapes are compared with as many figures of a document as this; long budget papers repeat few of theirs.
MOST_SHAPES = 400


def check_restated(dossier: Dossier) -> Iterator[Check]:
    """Yield a check for each figure of the text that stands in another shape as well; limits are left out."""
    first: dict[str, Amount] = {}
    for amount in sorted(dossier.amounts, key=lambda amount: (amount.sha256, amount.char_start)):
        if amount.role != "threshold" and amount.table_number is None:
            first.setdefault(shape(amount), amount)
    amounts = list(first.values())[:MOST_SHAPES]
    for number, amount in enumerate(amounts):
        for earlier in amounts[:number]:
            if _is_same(earlier, amount):
                one, other = figure_of(earlier), figure_of(amount)
                yield find("figure_restated", [one], other, subject=f"The figures {one.written}, in another shape,")


def shape(amount: Amount) -> str:
    """Return how a figure is written, whatever its spaces and letter case: "£1.3m" for "£1. 3M"."""
    return "".join(amount.as_written.lower().split())


def _is_same(earlier: Amount, later: Amount) -> bool:
    """Return whether two figures of different shape are one: equal, or one rounded to the other."""
    if earlier.value_pence == later.value_pence:
        return earlier.value_pence > 0
    coarse, fine = sorted((earlier, later), key=lambda a: a.low_pence - a.high_pence)
    if fine.high_pence - fine.low_pence >= coarse.high_pence - coarse.low_pence:
        return False
    known = [a.role for a in (earlier, later) if a.role != "unclear"]
    digits = len("".join(c for c in coarse.as_written if c.isdigit()).strip("0"))
    verdict = verdict_of([figure_of(fine)], figure_of(coarse))[0]
    rounds = coarse.low_pence <= fine.value_pence <= coarse.high_pence
    return verdict == "consistent" and rounds and digits > 1 and len(set(known)) < 2 and earlier.rate == later.rate
