"""Ledger: a budget that is spent row by row, and the one that a table is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.interpretation.layouts import Column
from pipeline.reconcile.figures import Figure, holds
from pipeline.reconcile.tables.grids import Grid
from pipeline.reconcile.tables.qualified import is_qualified
from pipeline.reconcile.tables.receipts import receipts


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a ledger: its first words (none in a text that was not seen as a table), its sum, and what is left.

    `received` is what comes in by it, in an account that tells that beside what is paid.
    """

    label: str
    amount: Figure | None
    balance: Figure | None
    number: int = 0
    received: Figure | None = None

    @property
    def called(self) -> str:
        """Return what to call the row in a sentence."""
        return f"“{self.label}”" if self.label else f"row {self.number}"

    @property
    def moves(self) -> list[Figure]:
        """Return by what the row moves the balance: its sum, taken away, and what comes in, where that is not nil."""
        paid = [self.amount.times(-1)] if self.amount is not None else []
        came = [self.received] if self.received is not None and self.received.value else []
        return came if came and self.amount is not None and not self.amount.value else [*paid, *came]


@dataclass(frozen=True)
class Ledger:
    """A budget, its rows, their total and what is left; `is_whole` where nothing of it can have been overlooked.

    `is_counted` tells that its rows are numbered from 1 without a gap, so that at least none of them was;
    `is_continued` that they are counted on from the table before, whose last balance it starts from;
    `is_mixed` that what comes in stands among what goes, so that its total may be of both.
    """

    name: str
    budget: Figure | None
    entries: tuple[Entry, ...]
    total: Figure | None
    remainders: tuple[Figure, ...]
    is_whole: bool
    is_counted: bool = False
    is_continued: bool = False
    is_mixed: bool = False

    @property
    def spent(self) -> int:
        """Return what the rows add up to, in pence."""
        return sum(entry.amount.value for entry in self.entries if entry.amount is not None)

    @property
    def received(self) -> list[Figure]:
        """Return what comes in between its rows."""
        return [entry.received for entry in self.entries if entry.received is not None and entry.received.value]

    def lists(self, totals: Collection[int]) -> bool:
        """Return whether each of its rows is one of these totals, in pence: it sums up several tables of grants."""
        amounts = [entry.amount for entry in self.entries]
        return len(amounts) > 1 and all(amount is not None and amount.value in totals for amount in amounts)

    @property
    def is_proven(self) -> bool:
        """Return whether its rows make up its total to the penny, so that none was overlooked or misread."""
        return self.total is not None and len(self.entries) > 1 and self.spent == self.total.value

    @property
    def figures(self) -> set[int]:
        """Return the values that stand in it, in pence."""
        rows = [figure for entry in self.entries for figure in (entry.amount, entry.balance)]
        return {figure.value for figure in (self.budget, self.total, *self.remainders, *rows) if figure is not None}


def of_grid(grid: Grid) -> Ledger | None:
    """Return the ledger that a table is, or None where it has no column of sums."""
    spent, left, came = grid.layout.amount, grid.layout.first("remaining"), grid.layout.first("received")
    if spent is None:
        return None
    left, mixed = left if left is not None and left.has_money else None, receipts(grid)
    entries = tuple(
        Entry(
            grid.label(row),
            None if row in mixed else cells[spent.number],
            cells[left.number] if left else None,
            row + 1,
            cells[came.number] if came else mixed.get(row),
        )
        for row, cells in enumerate(grid.figures)
        if grid.layout.rows[row] == "body" and row != grid.bare_top
    )
    totals = list(_totals(grid, spent, entries))
    budget = _budget(grid, spent, left, entries)
    # "Balance carried forward | 56,018 | 43,982": beside what is left stands the total.
    rests = [(row, spent) for row in grid.rows("remainder") if left is None or grid.figures[row][left.number] is None]
    rests += [(row, left) for row in _rows_of_rests(grid, spent) if left is not None]
    remainders = [figure for row, column in rests if (figure := grid.figures[row][column.number]) is not None]
    kept = tuple(figure for figure in remainders if budget is None or figure.value != budget.value)
    first = grid.counted_from or 0
    total = totals[-1] if totals else None
    is_on = first > 1
    return Ledger(grid.name, budget, entries, total, kept, grid.is_whole, first == 1, is_on, is_mixed=bool(mixed))


def _totals(grid: Grid, spent: Column, entries: Sequence[Entry]) -> Iterator[Figure]:
    """Yield the totals of a table, without those that its rows need not make up and do not.

    “Less offers” in a statement of a fund is what is taken of it, and has no rows to make it up.
    """
    value = sum(entry.amount.value for entry in entries if entry.amount is not None)
    for row in grid.rows("total"):
        figure = grid.figures[row][spent.number]
        is_told = grid.is_statement or (figure is not None and figure.value == value)
        if figure is not None and (is_told or not is_qualified(grid, row, spent)):
            yield figure


def _rows_of_rests(grid: Grid, spent: Column) -> list[int]:
    """Return the rows beside whose sum may stand what is left: of two totals those that have a sum."""
    totals = grid.rows("total")
    summed = [row for row in totals if grid.figures[row][spent.number] is not None] or totals
    return [*summed, *grid.rows("remainder", "budget")]


def _budget(grid: Grid, spent: Column, left: Column | None, entries: Sequence[Entry]) -> Figure | None:
    """Return what a table starts from: the figure of its budget line, not the final remainder beside it."""
    money = [column.number for column in grid.layout.columns if column.has_money]
    columns = [spent.number, *([left.number] if left else []), *money]
    cells = [(row, column) for row in grid.rows("budget") for column in columns]
    budgets: list[Figure] = [figure for row, column in cells if (figure := grid.figures[row][column]) is not None]
    balances = [entry.balance for entry in entries if entry.balance is not None]
    others = [figure for figure in budgets if not balances or figure.value != balances[-1].value]
    first = entries[0] if entries else None
    if first and first.amount and first.balance:
        for figure in others:
            if holds([figure, first.amount.times(-1)], first.balance):
                return figure
    return max(others or budgets, key=lambda figure: figure.value, default=None)
