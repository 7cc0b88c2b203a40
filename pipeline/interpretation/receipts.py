"""Receipts: the column of an account that tells what comes in between the payments, beside what is then left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from pipeline.interpretation.cells import read_figure
from pipeline.interpretation.layouts import Column
from pipeline.interpretation.rows import RowKind, Words

FEWEST = 2  # balances that follow, where no header says what comes in


def with_receipts(
    columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]
) -> tuple[Column, ...]:
    """Return the columns; what is received stands beside what is paid and what is left, else it is a sum like others.

    Where the headers are “In | Out | Balance”, the balances tell which is which.
    """
    left = next((column for column in columns if column.part == "remaining"), None)
    body = [words[number] for number, kind in enumerate(rows) if kind == "body"]
    money = [column for column in columns if column.has_money and column.part in ("amount", "received")]
    pairs = permutations(money, 2) if left is not None else ()
    told = [into for out, into in pairs if left is not None and _follows(body, out, into, left)]
    return tuple(
        replace(column, part="received" if column in told[:1] else "amount") if column in money else column
        for column in columns
    )


def _follows(body: Sequence[Words], out: Column, into: Column, left: Column) -> bool:
    """Return whether balances are the one before, less what is paid, and what came in; neither is always nil."""
    cells = [[read_figure(row[column.number], column.unit) for column in (out, into, left)] for row in body]
    steps = [[figure.pence if figure else 0 for figure in row] for row in cells]
    held = sum(before[2] - paid + came == balance for before, (paid, came, balance) in pairwise(steps))
    is_both = any(paid for paid, *_ in steps) and any(came for _, came, _ in steps)
    is_said = into.part == "received" and out.part == "amount" and held > 0
    return is_both and (is_said or (held >= FEWEST and held * 2 >= len(steps) - 1))
