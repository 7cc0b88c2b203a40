"""Receipts: rows by which money comes in, in the column of what goes: in brackets, or the balance rises by them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.interpretation.columns import NAME
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.tables.grids import Grid

# “Second payment from the funder”, “Receipt”, “Oak Trust – returned”, “Final Instalment”, beside a balance that rises
COMES = re.compile(
    r"\b(?:receipts?|received|returned|refund(?:ed)?|(?:payment|instalment|grant)\sfrom|top-?up"
    r"|(?:first|second|third|fourth|last|final|next)\s(?:payment|instalment|tranche))\b",
    re.IGNORECASE,
)


def receipts(grid: Grid) -> Mapping[int, Figure]:
    """Return what comes in by the rows of a ledger that has no column for it, by their numbers, as a positive figure.

    As "Second instalment | (£9,000)", or "Late money | £9,000" below a balance of £2,000 and beside one of £11,000; an
    award that was added by mistake is none: "Oak Trust | £9,000".
    """
    spent, left = grid.layout.amount, grid.layout.first("remaining")
    found: dict[int, Figure] = {}
    if spent is None or left is None or not left.has_money or grid.layout.first("received"):
        return found
    before: int | None = None
    for row in sorted(grid.rows("budget", "body")):
        label, amount, after = grid.label(row), grid.figures[row][spent.number], grid.figures[row][left.number]
        if amount is not None and grid.layout.rows[row] == "body":
            rise = after.value - before if after is not None and before is not None else 0
            is_added = rise > 0 and (COMES.search(label) or (rise == amount.value and not NAME.match(label)))
            if amount.value < 0 < rise or (is_added and amount.value > 0):
                found[row] = amount if amount.value > 0 else _turned(amount)
        before = after.value if after is not None else before
    return found


def _turned(figure: Figure) -> Figure:
    """Return a figure without its sign."""
    return replace(figure, value=-figure.value, interval=-figure.interval)
