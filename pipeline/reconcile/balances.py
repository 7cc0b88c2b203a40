"""Balances: what is left after each row of a table, and what is committed and left against the budget."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.assemble import Dossier
from pipeline.columns import Column
from pipeline.reconcile.finding import Figure, figure_of, find, holds
from pipeline.reconcile.grids import Grid
from pipeline.records import Check


def check_balances(grid: Grid, dossier: Dossier) -> list[Check]:
    """Return the tested running balances of a table and its committed plus remaining against its budget."""
    spent, left = grid.layout.amount, grid.layout.first("remaining")
    if spent is None:
        return []
    if left is None or not left.has_money:
        found = _committed(grid, spent, None, opening(grid, spent, None))
        return [check for check in found if check.verdict != "inconsistent" or grid.is_whole]
    start = opening(grid, spent, left)
    steps = _steps(grid, spent, left, start or _opening_in_text(grid, spent, left, dossier))
    found = [*steps, *_committed(grid, spent, left if steps else None, start)]
    return [check for check in found if check.verdict != "inconsistent" or grid.is_whole]


def opening(grid: Grid, spent: Column, left: Column | None) -> Figure | None:
    """Return what a table starts from: the figure of its budget line, not the final remainder beside it."""
    rows = grid.rows("budget")
    columns = [spent, *([left] if left else [])]
    budgets = [figure for row in rows for c in columns if (figure := grid.figures[row][c.number]) is not None]
    budgets += [figure for row in rows for figure in grid.figures[row] if figure is not None]
    last = [figure for row in grid.rows("body") if left and (figure := grid.figures[row][left.number]) is not None]
    others = [figure for figure in budgets if not last or figure.value != last[-1].value]
    first = _first_step(grid, spent, left)
    if first:
        for figure in others:
            if holds([figure, first[0].times(-1)], first[1]):
                return figure
    return max(others or budgets, key=lambda figure: figure.value, default=None)


def _first_step(grid: Grid, spent: Column, left: Column | None) -> tuple[Figure, Figure] | None:
    row = next(iter(grid.rows("body")), None)
    if row is None or left is None:
        return None
    amount, balance = grid.figures[row][spent.number], grid.figures[row][left.number]
    return (amount, balance) if amount and balance else None


def _opening_in_text(grid: Grid, spent: Column, left: Column, dossier: Dossier) -> Figure | None:
    """Return the sum of the text that the first row starts from, where the table itself has no line for it."""
    first = _first_step(grid, spent, left)
    for amount in dossier.amounts if first else ():
        if first and amount.table_number is None and amount.value_pence == first[0].value + first[1].value:
            return figure_of(amount)
    return None


def _steps(grid: Grid, spent: Column, left: Column, start: Figure | None) -> list[Check]:
    """Return a check for each row: the balance before it, less its sum, is the balance after it."""
    rows = [row for row in grid.rows("body") if grid.figures[row][left.number] is not None]
    balances = [start, *(grid.figures[row][left.number] for row in rows)]
    found = []
    for (before, after), row in zip(pairwise(balances), rows, strict=True):
        amount = grid.figures[row][spent.number]
        if before is None or after is None or amount is None:
            continue
        subject = f"In {grid.name}, {before.written} less {amount.written} for “{grid.label(row)}”"
        terms = [before, amount.times(-1)]
        found.append(find("running_balance", terms, after, subject=subject, verb="leaves", is_table=True))
    held = sum(check.verdict == "exact" for check in found)
    return found if held and held * 3 >= len(found) else []


def _committed(grid: Grid, spent: Column, left: Column | None, budget: Figure | None) -> list[Check]:
    """Return the check that total and remainder make up the budget, once for each different remainder printed."""
    totals = [grid.figures[row][spent.number] for row in grid.rows("total")]
    total = next((figure for figure in reversed(totals) if figure is not None), None)
    if budget is None or total is None or budget.place == total.place:
        return []
    rests = _remainders(grid, spent, left, budget)
    return [
        find(
            "committed_plus_remaining",
            [total, rest],
            budget,
            subject=f"In {grid.name}, {total.written} committed and {rest.written} remaining",
            is_table=True,
        )
        for rest in {rest.value: rest for rest in reversed(rests)}.values()
    ]


def _remainders(grid: Grid, spent: Column, left: Column | None, budget: Figure) -> Sequence[Figure]:
    """Return the figures that a table gives for what is left over in the end."""
    cells = [(row, spent.number) for row in grid.rows("remainder")]
    if left is not None:
        cells += [(row, left.number) for row in grid.rows("total", "remainder", "budget")]
    figures = [grid.figures[row][column] for row, column in cells]
    return [figure for figure in figures if figure is not None and figure.value != budget.value]
