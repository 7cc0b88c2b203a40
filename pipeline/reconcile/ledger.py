"""Ledger: a budget that is spent row by row, whether its table was seen as one or only its figures, side by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Document
from pipeline.layouts import Column
from pipeline.reconcile.figures import ALIGNED, OCR, Figure, figure_of, grade_in, holds
from pipeline.reconcile.grids import Grid
from pipeline.reconcile.qualified import is_qualified
from pipeline.records import Amount

# The words in front of the figures of a row that say what it is.
BUDGET = re.compile(r"\b(?:budget|opening|brought forward|available|allocation)\b[^£]{0,20}$", re.IGNORECASE)
TOTAL = re.compile(r"\b(?i:totals?)(?:\s[a-z]{2,15}){0,3}[\s:.=]{0,4}$")
# Figures of one row stand side by side; the next row's stand no farther off than this many characters.
BESIDE, NEXT_ROW = 2, 600
FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a ledger: its first words (none in a text that was not seen as a table), its sum, and what is left."""

    label: str
    amount: Figure | None
    balance: Figure | None
    number: int = 0

    @property
    def called(self) -> str:
        """Return what to call the row in a sentence."""
        return f"“{self.label}”" if self.label else f"row {self.number}"


@dataclass(frozen=True)
class Ledger:
    """A budget, its rows, their total and what is left; `is_whole` where nothing of it can have been overlooked.

    `is_counted` tells that its rows are numbered from 1 without a gap, so that at least none of them was;
    `is_continued` that they are counted on from the table before, whose last balance it starts from.
    """

    name: str
    budget: Figure | None
    entries: tuple[Entry, ...]
    total: Figure | None
    remainders: tuple[Figure, ...]
    is_whole: bool
    is_counted: bool = False
    is_continued: bool = False

    @property
    def spent(self) -> int:
        """Return what the rows add up to, in pence."""
        return sum(entry.amount.value for entry in self.entries if entry.amount is not None)

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
    spent, left = grid.layout.amount, grid.layout.first("remaining")
    if spent is None:
        return None
    left = left if left is not None and left.has_money else None
    entries = tuple(
        Entry(grid.label(row), cells[spent.number], cells[left.number] if left else None, row + 1)
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
    return Ledger(grid.name, budget, entries, total, kept, grid.is_whole, first == 1, is_continued=first > 1)


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


def in_text(document: Document, amounts: Sequence[Amount], grids: Sequence[Grid]) -> Iterator[Ledger]:
    """Yield the ledgers whose figures stand side by side in the text, or in tables that were not read whole.

    Their arithmetic must prove them: of the balances after each row most must follow from the one before.
    """
    whole = [grid.layout.table.span for grid in grids if grid.is_whole]
    loose = [a for a in amounts if not any(span.start <= a.char_start < span.end for span in whole)]
    for rows in _regions(document, _side_by_side(document, loose)):
        ledger = _ledger(document, rows, loose)
        if ledger is not None:
            yield ledger


def _side_by_side(document: Document, amounts: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """Return the last two figures of each run of figures that have nothing between them: a sum and what it leaves."""
    runs: list[list[Amount]] = []
    for amount in amounts:
        before = runs[-1][-1] if runs else None
        between = document.text[before.char_end : amount.char_start] if before else ""
        if before and len(between) <= BESIDE and not between.strip() and "\n" not in between:
            runs[-1].append(amount)
        else:
            runs.append([amount])
    return [(run[-2], run[-1]) for run in runs if len(run) > 1]


def _regions(document: Document, rows: Sequence[tuple[Amount, Amount]]) -> Iterator[list[tuple[Amount, Amount]]]:
    region: list[tuple[Amount, Amount]] = []
    for row in rows:
        if region and (row[0].char_start - region[-1][1].char_end > NEXT_ROW or _is_total(document, region[-1])):
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _says(document: Document, row: tuple[Amount, Amount], pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(document.text[max(0, row[0].char_start - 40) : row[0].char_start]))


def _is_total(document: Document, row: tuple[Amount, Amount]) -> bool:
    return _says(document, row, TOTAL) and not _says(document, row, BUDGET)


def _ledger(document: Document, region: Sequence[tuple[Amount, Amount]], loose: Sequence[Amount]) -> Ledger | None:
    grade = OCR if grade_in(document) == OCR else ALIGNED
    rows = [(figure_of(amount, grade), figure_of(balance, grade)) for amount, balance in region]
    first = rows[0] if _says(document, region[0], BUDGET) else None
    last = rows[-1] if len(region) > 1 and _is_total(document, region[-1]) else None
    body = rows[1 if first else 0 : len(rows) - 1 if last else len(rows)]
    balances = [*([first[0]] if first else []), *(row[1] for row in body)]
    spent = [row[0] for row in body[0 if first else 1 :]]
    steps = [
        before.value - a.value == after.value for (before, after), a in zip(pairwise(balances), spent, strict=True)
    ]
    held = sum(steps)
    if len(body) < FEWEST_ROWS or held < 2 or held * 2 < len(steps) or _has_strays(region, loose):
        return None
    entries = tuple(Entry("", *row, number) for number, row in enumerate(body, 1))
    remainders = tuple(row[1] for row in (last, first) if row is not None)
    budget, total = first[0] if first else None, last[0] if last else None
    return Ledger(
        "the table of grants",
        budget,
        entries,
        total,
        remainders,
        is_whole=bool(first and last) and not _has_strays(region, loose),
    )


def _has_strays(region: Sequence[tuple[Amount, Amount]], loose: Sequence[Amount]) -> bool:
    """Return whether a sum stands among the rows and in none of them: a row that a page's header runs into."""
    own = {amount.char_start for row in region for amount in row}
    start, end = region[0][0].char_start, region[-1][1].char_end
    return any(start < amount.char_start < end and amount.char_start not in own for amount in loose)
