"""Arithmetic: columns and rows that no header names, told by their figures: balances, totals of years, a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.interpretation.cells import read_figure
from pipeline.interpretation.layouts import Column, Layout
from pipeline.interpretation.rows import RowKind, Words


def told_by_figures(
    columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]
) -> tuple[Column, ...]:
    """Return the columns, of which some are told by their figures: what remains, what a row opens with, a total."""
    return _with_total(_with_opening(_with_balance(columns, words, rows), words, rows), words, rows)


def _with_balance(
    columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]
) -> tuple[Column, ...]:
    """Return the columns; where no header says so, one that counts down by the one before it holds what remains."""
    if any(column.part == "remaining" for column in columns):
        return _without_shared_header(columns)
    body = [words[number] for number, kind in enumerate(rows) if kind == "body"]
    money = [column for column in columns if column.has_money]
    for spent, left in pairwise(money):
        cells = [(read_figure(row[spent.number]), read_figure(row[left.number])) for row in body]
        figures = [(a.pence, b.pence) for a, b in cells if a and b]
        held = sum(before[1] - amount == balance for before, (amount, balance) in pairwise(figures))
        if held > 1 and held * 2 >= len(figures) - 1:
            return tuple(replace(c, part="remaining") if c is left else c for c in columns)
    return columns


def _with_opening(
    columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]
) -> tuple[Column, ...]:
    """Return the columns; one that repeats what the row before leaves tells what each row opens with.

    As "Opening | Allocation | Remaining".
    """
    left = next((column for column in columns if column.part == "remaining"), None)
    body = [words[number] for number, kind in enumerate(rows) if kind == "body"]
    money = [column for column in columns if column.has_money and column.part == "amount"]
    for column in money if left and len(money) > 1 else ():
        cells = [(read_figure(row[column.number]), read_figure(row[left.number])) for row in body] if left else []
        figures = [(a.pence, b.pence) for a, b in cells if a and b]
        held = sum(before[1] == opening for before, (opening, _) in pairwise(figures))
        if held > 1 and held * 2 >= len(figures) - 1:
            return tuple(replace(c, part="opening") if c is column else c for c in columns)
    return columns


def _with_total(columns: tuple[Column, ...], words: tuple[Words, ...], rows: tuple[RowKind, ...]) -> tuple[Column, ...]:
    """Return the columns; where no header says so, one that those before it add up to in most rows is the total.

    It is that of the years, or of all the sums before it, as in "On signature | On report | Value".
    """
    money = [column for column in columns if column.has_money and column.part == "amount"]
    years = [column for column in columns if column.has_money and column.first_year]
    if any(column.part == "total" for column in columns):
        return columns
    body = [words[number] for number, kind in enumerate(rows) if kind == "body"]
    for at, column in enumerate(money):
        parts = [year for year in years if year.number < column.number] if len(years) > 1 else money[:at]
        is_after = len(parts) == len(years) if len(years) > 1 else len(parts) > 1
        if is_after and not column.first_year and _is_sum(column, parts, body, is_told=len(years) > 1):
            return tuple(replace(c, part="total") if c is column else c for c in columns)
    return columns


def _is_sum(column: Column, parts: Sequence[Column], body: Sequence[Words], *, is_told: bool) -> bool:
    """Return whether the cells of a column are the sums of others; years need fewer rows to show it."""
    cells = [[read_figure(row[c.number], c.unit) for c in (*parts, column)] for row in body]
    sums = [[figure.pence for figure in row if figure] for row in cells]
    whole = [row for row in sums if len(row) == len(parts) + 1]
    held = sum(sum(row[:-1]) == row[-1] for row in whole)
    fewest, surely = (2, 1) if is_told else (3, 3)
    return held >= fewest and held > (len(whole) - held) * surely


def _without_shared_header(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns; of two under one header, "Total grant   Remaining", the first holds the sums."""
    shared = {a.number for a, b in pairwise(columns) if a.part == b.part == "remaining" and a.label == b.label}
    return tuple(replace(column, part="amount") if column.number in shared else column for column in columns)


def with_budget(layout: Layout) -> tuple[RowKind, ...]:
    """Return the kinds of the rows; a first row from whose sum the second one's is taken is the budget.

    So is one that has no sum but a balance: "Grants allocation" beside what the fund begins with.
    """
    spent, left, body = layout.amount, layout.first("remaining"), layout.numbers("body")
    if spent is None or left is None or len(body) < 2:
        return layout.rows
    rows = [layout.words[row] for row in body[:2]]
    (start, after), (amount, balance) = [[read_figure(row[column.number]) for column in (spent, left)] for row in rows]
    is_opening = after is not None and not rows[0][spent.number] and amount is not None
    is_start = start and amount and balance and start.pence - amount.pence == balance.pence
    is_first = is_start and amount and balance and not (after and after.pence - amount.pence == balance.pence)
    if not (is_opening or is_first):
        return layout.rows
    return (*layout.rows[: body[0]], "budget", *layout.rows[body[0] + 1 :])
